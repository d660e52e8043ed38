// The entities of a data model: its headings, the boxes of its ER diagrams, the tables that it creates.
import type { MarkdownDocument } from '../document.ts';
import { plainLine } from './definition.ts';
import type { NamedEntity } from './spec.ts';
import { readable, spanOf } from './readable.ts';
import { remember } from './remember.ts';

export interface Entity extends NamedEntity {
  readonly form: 'heading' | 'diagram' | 'table';
}

/** Headings of a data model that name no entity. */
const general =
  /^(?:overview|summary|introduction|notes?|entit(?:y|ies)|core entities|(?:entity )?relationships?|entity definitions?|(?:key )?invariants?|indexes|index summary|migrations?|validation(?: rules)?|state transitions?|enums?|constraints?|schema.*|interfaces?.*|example.*|references?|diagram|purpose|fields|attributes|.*diagram|.*overview|.*strategy|.*summary)$/i;

/** Reads the entities of a document, once. */
export const readEntities = remember((document: MarkdownDocument): readonly Entity[] => {
  const source = readable(document);
  const found: Entity[] = [];
  for (const section of source.document.sections) {
    const name = plainLine(section.title)
      .replace(
        /^(?:\d+(?:\.\d+)*[.)]?|entity(?: \d+)?|table|entidad|\u5b9e\u4f53|\u30a8\u30f3\u30c6\u30a3\u30c6\u30a3)\s*[:.]?\s+/i,
        '',
      )
      .replace(/\s+[-\u2013\u2014(:].*$/, '')
      .trim();
    if (section.depth < 2 || name === '' || general.test(name) || name.split(' ').length > 4) continue;
    found.push({ name, form: 'heading', span: spanOf(source, section.start, section.headingEnd) });
  }
  for (const fence of source.document.fences) {
    const span = spanOf(source, fence.start, fence.end);
    const isDiagram = /^\s*(?:%%.*\n\s*)*erDiagram\b/.test(fence.text);
    const names = isDiagram
      ? [
          ...fence.text.matchAll(/^\s*([A-Za-z][\w-]*)(?=\s*\{|\s+[|}][|o])/gm),
          ...fence.text.matchAll(/[|o][|{]\s+([A-Za-z][\w-]*)\s*:/g),
        ]
      : [...fence.text.matchAll(/\bCREATE TABLE (?:IF NOT EXISTS )?["`]?(?:\w+\.)?(\w+)/gi)];
    for (const name of new Set(names.map((match) => match[1] ?? ''))) {
      found.push({ name, form: isDiagram ? 'diagram' : 'table', span });
    }
  }
  return found;
});

/** The same for `UserProfile`, `user_profiles` and `User Profiles`. */
export function entityKey(name: string): string {
  const folded = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return folded.length > 3
    ? folded
        .replace(/ies$/, 'y')
        .replace(/(?<=[sxz]|ch|sh)es$/, '')
        .replace(/(?<!s)s$/, '')
    : folded;
}
