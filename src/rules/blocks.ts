// What stands in a section, as blocks of the parsed document.
import type { List, ListItem, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { shownOf } from '../documents/comments.ts';
import type { MarkdownDocument, Section } from '../documents/document.ts';
import { headingName, sameHeading } from '../documents/heading.ts';
import { rangeOf } from '../documents/markdown.ts';
import { countBefore } from '../documents/sorted.ts';

/** The section with the words of a heading; unlike `findSection`, its number alone does not make it that section. */
export function sectionOf(document: MarkdownDocument, heading: string): Section | undefined {
  const wanted = headingName(heading);
  return document.sections.find(({ title, depth }) => depth > 1 && sameHeading(headingName(title), wanted));
}

/** The blocks of a section's own text. */
export function blocksOf(document: MarkdownDocument, section: Section): readonly RootContent[] {
  const places = placesOf(document);
  const first = countBefore(places, section.headingEnd);
  const behind = countBefore(places, section.bodyEnd + 1);
  return places.slice(first, behind).flatMap(({ node, end }) => (end <= section.bodyEnd ? [node] : []));
}

/** The blocks of the document with their places, found once. */
function placesOf(document: MarkdownDocument): readonly Place[] {
  const found = known.get(document) ?? document.root.children.map((node) => ({ node, ...rangeOf(node) }));
  known.set(document, found);
  return found;
}

interface Place {
  readonly node: RootContent;
  readonly start: number;
  readonly end: number;
}

const known = new WeakMap<MarkdownDocument, readonly Place[]>();

/** The items of all lists at the top level of a section. */
export function itemsOf(document: MarkdownDocument, section: Section): readonly ListItem[] {
  const lists = blocksOf(document, section).filter((node): node is List => node.type === 'list');
  return lists.flatMap((list) => list.children);
}

/** The text of an item's first paragraph, without its nested lists. */
export function itemText(item: ListItem): string {
  const first = item.children.find((child) => child.type === 'paragraph');
  return first === undefined ? '' : toString(first).trim();
}

/** Whether a block holds nothing that is shown: a comment. */
export function isComment(node: RootContent): boolean {
  return node.type === 'html' && shownOf(node.value) === '';
}

/** Whether a text says that nothing is known or there is nothing: it stands in place of a list. */
export function isUndetermined(text: string): boolean {
  return /^[\s*_`]*(?:to be determined|tbd|none|n\/a|not applicable)\b/i.test(text);
}
