// Writes the comment that says that a finding is meant.
import type { MarkdownDocument } from './document.ts';
import type { TextEdit } from './finding.ts';
import { rangeOf } from './markdown.ts';
import { bomLength, cleanLine, startOfLine } from './text.ts';

/**
 * The edit that ignores a rule for the block at `offset`: a comment before the block; of a heading before its section,
 * which it then covers. The reason becomes one line that cannot end the comment.
 */
export function ignoreEdit(document: MarkdownDocument, offset: number, rule: string, reason: string): TextEdit {
  const { text, eol, root } = document;
  const blocks = root.children.map(rangeOf);
  // Front matter must stay first.
  const first = root.children[0]?.type === 'yaml' ? 1 : 0;
  const at = blocks.findLastIndex(({ start }) => start <= offset);
  const block = blocks[Math.max(first, at)];
  const start = block === undefined ? text.length : Math.max(startOfLine(text, block.start), bomLength(text));
  const said = cleanLine(reason).replace(/-->?/g, '–').trim();
  const comment = `<!-- planner-ignore ${rule}: ${said} -->`;
  const before = start > 0 && block === undefined && !/[\r\n]$/.test(text.slice(0, start)) ? eol + eol : '';
  return { start, end: start, text: `${before}${comment}${eol}${eol}` };
}
