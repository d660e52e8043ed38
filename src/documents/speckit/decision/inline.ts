// Texts of a decision as they stand in its document: one line of Markdown that stays where it is put.
import { fillPlaces } from '../../template.ts';
import { plainLine } from '../definition.ts';
import { foldedText } from '../readable.ts';

/** The mark of a decision that nobody has confirmed. */
export const provisionalWords = 'PROVISIONAL DECISION';

/** A text as one line that cannot break out of its place, and that is not taken for the mark. */
export function inline(text: string): string {
  const line = fillPlaces('x {{text}}', { text }).slice(2);
  return line.replace(/PROVISIONAL(\s+)DECISION/g, 'provisional$1decision').trim();
}

/** Reads back what `inline` wrote. */
export function plain(source: string): string {
  return plainLine(source).replace(/\\</g, '<');
}

/** A text as it comes back from the document: what is read is folded, a full-width six is a six. */
export function asRead(text: string): string {
  return plain(foldedText(inline(text)));
}
