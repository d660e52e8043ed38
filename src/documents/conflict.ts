// The marks that a merge leaves where two texts are in conflict.
import type { MarkdownDocument } from './document.ts';

/** A conflict with all its marks; a mark without the others stands for itself. */
export interface Conflict {
  /** The first mark, without its line ending. */
  readonly mark: string;
  readonly start: number;
  /** After the last mark. */
  readonly end: number;
}

/** The conflicts of a text, in their order. */
export function conflictsIn(text: string): readonly Conflict[] {
  const found: { mark: string; start: number; end: number }[] = [];
  let open: (typeof found)[number] | undefined;
  for (const { index, 0: mark } of text.matchAll(/^(?:<{7}|\|{7}|>{7}) \S[^\r\n]*/gm)) {
    const end = index + mark.length;
    if (open !== undefined && !mark.startsWith('<')) {
      open.end = end;
      if (mark.startsWith('>')) open = undefined;
      continue;
    }
    const conflict = { mark, start: index, end };
    found.push(conflict);
    open = mark.startsWith('<') ? conflict : undefined;
  }
  return found;
}

/**
 * The conflicts of a document. A code block with all of a conflict in it shows what one looks like; a conflict of the
 * document cuts the block.
 */
export function conflictsOf({ text, fences }: MarkdownDocument): readonly Conflict[] {
  return conflictsIn(text).filter(
    ({ start, end }) =>
      !fences.some(({ closed, textStart, textEnd }) => closed && textStart <= start && end <= textEnd),
  );
}
