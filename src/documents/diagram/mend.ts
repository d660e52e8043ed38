// Repairs of a diagram where it stands in a document: in lists and quotations, with any line endings, and where the marks
// that should end its block stand behind its last line.
import type { Fence, MarkdownDocument } from '../document.ts';
import type { TextEdit } from '../finding.ts';
import { repairDiagram, sameGraph } from './repair.ts';
import { unifyLines } from './statements.ts';
import { sameTokens } from './tokens.ts';

/** A repaired diagram and what makes it of the broken one. */
export interface Mending {
  /** The text of the block as it will be. The checker must accept it. */
  readonly text: string;
  /** Edits of the document. What stands around the diagram stays. */
  readonly edits: readonly TextEdit[];
}

/**
 * What may be done about a broken diagram, the most cautious first: each shows the same nodes and links. None where the
 * lines of the block cannot be told from what stands before them.
 */
export function mendingsOf(document: MarkdownDocument, fence: Fence): readonly Mending[] {
  const lines = linesOf(document, fence);
  if (lines === undefined) return [];
  const glued = gluedEnd(document, fence, lines);
  if (glued === undefined)
    return repairsOf(fence.text).map((repaired) => ({
      text: [...linesIn(repaired), ...blankEnd(lines).map(({ text }) => text)].join('\n'),
      edits: editsOf(document, lines, repaired),
    }));
  const diagram = lines
    .slice(0, glued.line + 1)
    .map(({ text }, index) => (index === glued.line ? text.slice(0, glued.at).trimEnd() : text));
  const text = diagram.join('\n');
  const inner = lines
    .slice(0, glued.line + 1)
    .map((line, index) => ({ ...line, text: diagram[index] ?? '', end: line.start + (diagram[index] ?? '').length }));
  return [text, ...repairsOf(text)].map((repaired) => ({
    text: repaired.trimEnd(),
    edits: [...editsOf(document, inner, repaired), ...glued.edits],
  }));
}

/** Repairs that lose no word: what stands behind inner marks may be prose. */
function repairsOf(text: string): readonly string[] {
  return repairDiagram(text).filter((repaired) => sameGraph(text, repaired) && sameTokens(text, repaired));
}

/** A line of the block: what the block shows of it, where that stands in the document, and what stands before it. */
interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly prefix: string;
}

function linesOf(document: MarkdownDocument, fence: Fence): readonly Line[] | undefined {
  const shown = unifyLines(fence.text).split('\n');
  const lines: Line[] = [];
  let at = document.text.lastIndexOf('\n', fence.textStart - 1) + 1;
  for (const text of shown) {
    const end = endOfLine(document.text, at);
    const source = document.text.slice(at, end);
    if (end > fence.textEnd || !source.endsWith(text)) return undefined;
    const prefix = source.slice(0, source.length - text.length);
    if (!/^[ \t>]*$/.test(prefix)) return undefined;
    lines.push({ text, start: end - text.length, end, prefix });
    at = document.text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  return lines;
}

function endOfLine(text: string, from: number): number {
  const found = /[\r\n]/g;
  found.lastIndex = from;
  return found.exec(text)?.index ?? text.length;
}

/** Replaces the lines that differ; the first and last ones that do not stay as they are. */
function editsOf(document: MarkdownDocument, lines: readonly Line[], repaired: string): readonly TextEdit[] {
  const wanted = linesIn(repaired);
  const had = lines.slice(0, lines.length - blankEnd(lines).length);
  let head = 0;
  while (head < Math.min(had.length, wanted.length) && had[head]?.text === wanted[head]) head++;
  let tail = 0;
  while (tail < Math.min(had.length, wanted.length) - head && had.at(-1 - tail)?.text === wanted.at(-1 - tail)) tail++;
  if (head === had.length && head === wanted.length) return [];
  const prefix = (had.find(({ text }) => text.trim() !== '') ?? had[0])?.prefix ?? '';
  const added = wanted.slice(head, wanted.length - tail);
  const [first, last] = [had[head], had[had.length - tail - 1]];
  // Lines are only added: behind the one before them.
  if (first === undefined || last === undefined || head > had.length - tail - 1) {
    const before = had[head - 1];
    const at = before?.end ?? had[0]?.start ?? 0;
    const text = added.map((line) => document.eol + prefix + line).join('');
    // Above the first line, what stands before that is already there.
    const above = added.map((line) => line + document.eol + prefix).join('');
    return [{ start: at, end: at, text: before === undefined ? above : text }];
  }
  if (added.length === 0) {
    // The line break behind or before goes with the lines.
    const next = had[had.length - tail];
    if (next !== undefined) return [{ start: first.start, end: next.start, text: '' }];
    return [{ start: had[head - 1]?.end ?? first.start, end: last.end, text: '' }];
  }
  const text = added.map((line, index) => (index === 0 ? line : prefix + line)).join(document.eol);
  return [{ start: first.start, end: last.end, text }];
}

/** The lines of a repaired diagram, without those that only end it. */
function linesIn(repaired: string): readonly string[] {
  return unifyLines(repaired).replace(/\n+$/, '').split('\n');
}

/** The blank lines at the end of a block: they stay. What looks blank and is not, such as a byte order mark, is text. */
function blankEnd(lines: readonly Line[]): readonly Line[] {
  const last = lines.findLastIndex(({ text }) => !/^[ \t]*$/.test(text));
  return lines.slice(Math.max(1, last + 1));
}

/** Marks that should end the block and stand behind a statement: they go on a line of their own, and so does what follows. */
function gluedEnd(document: MarkdownDocument, fence: Fence, lines: readonly Line[]) {
  const marks = /^[ \t>]*(?:[-*+]|\d+[.)])?[ \t>]*(`{3,}|~{3,})/.exec(
    document.text.slice(document.text.lastIndexOf('\n', fence.start - 1) + 1),
  )?.[1];
  if (marks === undefined) return undefined;
  const line = lines.findIndex(({ text }) => text.includes(marks) && !text.trimStart().startsWith(marks));
  const found = lines[line];
  if (found === undefined) return undefined;
  const at = found.text.indexOf(marks);
  const rest = found.text.slice(at + marks.length);
  if (rest.startsWith(marks.charAt(0))) return undefined;
  const start = found.start + found.text.slice(0, at).trimEnd().length;
  const from = found.start + at + marks.length;
  const after = lines.slice(line + 1).map(({ text }) => text);
  // The block was ended twice: the marks on a line of their own suffice.
  if (fence.closed && [rest, ...after].every((text) => text.trim() === '')) {
    return { line, at, edits: [{ start, end: found.end, text: '' }] };
  }
  const edits: TextEdit[] = [{ start, end: found.start + at, text: document.eol + found.prefix }];
  const blank = /^\s*/.exec(rest)?.[0].length ?? 0;
  if (rest.trim() !== '') edits.push({ start: from, end: from + blank, text: document.eol + found.prefix });
  // What ended the block until now may have been meant as the start or the end of another one; else it ends nothing.
  const isOfAnother =
    after.some((text) => text.trimStart().startsWith(marks)) || document.fences.some(({ closed }) => !closed);
  if (fence.closed && !isOfAnother) edits.push({ start: fence.textEnd, end: fence.end, text: '' });
  return { line, at, edits };
}
