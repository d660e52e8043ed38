// What the rules about lists share: a section holds a list, or says that it is not known yet.
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import type { Sentence } from '../../documents/sentence.ts';
import { blocksOf, isComment, isUndetermined, itemsOf, sectionOf } from '../blocks.ts';
import { headingRange, report } from '../finding.ts';

/** A finding where a section is there and holds other text than a list. */
export function needsList(
  document: MarkdownDocument,
  id: string,
  heading: string,
  message: Sentence,
): readonly Finding[] {
  const section = sectionOf(document, heading);
  if (section === undefined || itemsOf(document, section).length > 0) return [];
  const blocks = blocksOf(document, section).filter((block) => !isComment(block));
  const text = blocks.map((block) => toString(block)).join(' ');
  // An empty section is the matter of `structure/empty-section`.
  if (blocks.length === 0 || isUndetermined(text)) return [];
  return [report(document, id, 'error', headingRange(section), message)];
}
