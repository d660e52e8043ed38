// The marks of code blocks, and where they are glued to text.
import type { Fence, MarkdownDocument } from '../../documents/document.ts';

/** The marks that opened a block, such as three backticks. */
export function marksOf(document: MarkdownDocument, fence: Fence): string {
  return /^(?:`{3,}|~{3,})/.exec(document.text.slice(fence.start, fence.textStart))?.[0] ?? '```';
}

/** Whether a block is closed by marks that were meant for the next one. In Markdown in Markdown such marks are content. */
export function runsOn(document: MarkdownDocument, fence: Fence): boolean {
  if (!fence.closed || /^(?:markdown|md|mdx)$/i.test(fence.language)) return false;
  return new RegExp(`^ {0,3}${marksOf(document, fence)}[ \\t]*[A-Za-z][\\w+#.-]*[ \\t]*$`, 'm').test(fence.text);
}

/**
 * Where the marks stand that should have closed a block and have text before or behind them on their line. Only where
 * the block runs on: it is not closed, or it has swallowed the start of another block.
 */
export function gluedMarks(document: MarkdownDocument, fence: Fence): number | undefined {
  const marks = marksOf(document, fence);
  const text = document.text.slice(fence.textStart, fence.textEnd);
  const lines = [...text.matchAll(/[^\r\n]+/g)].map((match) => ({ at: match.index, line: match[0] }));
  const found = lines.find(({ line }) => gluedColumn(line, marks) !== undefined);
  if (found === undefined) return undefined;
  const swallowed = lines.some(({ at, line }) => at > found.at && line.trim().startsWith(marks));
  if (fence.closed && !swallowed) return undefined;
  return fence.textStart + found.at + (gluedColumn(found.line, marks) ?? 0);
}

/** `A --> B` and the marks behind it; or the marks and several words behind them. */
function gluedColumn(line: string, marks: string): number | undefined {
  const indent = line.length - line.trimStart().length;
  if (!line.startsWith(marks, indent)) {
    const at = line.lastIndexOf(marks);
    // `(no ``` only)` speaks of marks.
    if (/\([^()]*$/.test(line.slice(0, Math.max(0, at))) && line.includes(')', at)) return undefined;
    return at > 0 && line.slice(0, at).replaceAll(marks, '').includes('`') === false ? at : undefined;
  }
  return /^\S*[ \t]+\S+[ \t]+\S/.test(line.slice(indent + marks.length)) ? indent : undefined;
}
