// The chunks of a document that is parsed already: its text is not parsed a second time for its blocks.
import type { MarkdownDocument } from '../document.ts';
import { copyMoved } from '../pieces.ts';
import { cutsOf, labelsOf } from '../reparse.ts';
import { bomLength } from '../text.ts';
import { countLines, isTooDeep, keyOf, type Chunk, type CutText } from './chunks.ts';

/**
 * The chunks as `cutChunks` would find them, or smaller ones. Chunks that stand in `before` are taken from there.
 * Yields nothing where only the text tells: labels may be defined in another chunk, what is nested too deeply is source.
 */
export function cutDocument(document: MarkdownDocument, before: CutText | undefined): CutText | undefined {
  const { root, text } = document;
  if (labelsOf(root, text).size > 0 || isTooDeep(text)) return undefined;
  const known = new Map(before?.chunks.map((chunk) => [keyOf(chunk), chunk]));
  const first = { index: 0, offset: bomLength(text), line: 1 };
  const starts = [first, ...cutsOf(document).filter(({ offset }) => offset > first.offset)];
  const chunks = starts.map((start, at): Chunk => {
    const next = starts[at + 1];
    const piece = { text: text.slice(start.offset, next?.offset), last: next === undefined };
    const key = keyOf(piece);
    const found = known.get(key);
    if (found) return found;
    const shift = { offset: -start.offset, line: 1 - start.line };
    // Copies: the nodes of a chunk are changed when its blocks are made, those of a document never are.
    const nodes = root.children.slice(start.index, next?.index).map((node) => copyMoved(node, shift));
    const made = { ...piece, lines: countLines(piece.text), nodes };
    known.set(key, made);
    return made;
  });
  return { text: text.slice(first.offset), chunks };
}
