// What the tests of the offline brief share: the ideas, and its answers as data.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTemplate } from '../../../../src/documents/template.ts';
import { outlineFact, type Outline } from '../../../../src/workflows/brief/facts.ts';
import { draftOffline } from '../../../../src/workflows/brief/offline/offline.ts';
import template from '../../../../src/workflows/brief/template.md';

export const sections = parseTemplate(template).sections.filter(({ heading }) => !heading.startsWith('6.'));

/** The text of one of the ideas beside this file. */
export function ideaOf(name: string): string {
  return readFileSync(join(import.meta.dirname, 'ideas', `${name}.md`), 'utf8');
}

/** The outline as a run learns it: drafted, and read by the fact. */
export function extract(idea: string, given: Record<string, unknown> = {}): Outline {
  const value = draftOffline({ id: 'brief/extract', facts: { idea, references: [], ...given } });
  return outlineFact.parse(value, { idea }) as Outline;
}

export function draft(idea: string, outline: Outline = extract(idea)): string {
  return String(draftOffline({ id: 'brief/draft', facts: { idea, outline, sections, language: outline.language } }));
}

/** The body of one section of a reply, by its number. */
export function bodyIn(reply: string, number: string): string | undefined {
  const parts = reply.split(/^## /m).slice(1);
  const found = parts.find((part) => part.startsWith(`${number}. `));
  return found?.slice(found.indexOf('\n')).trim();
}

export interface Asked {
  readonly section: string;
  readonly question: string;
  readonly why: string;
  readonly suggestions: readonly { readonly label: string }[];
}

export function gaps(idea: string, document: string, ledger: readonly object[] = [], limit = 5): readonly Asked[] {
  const outline = extract(idea);
  const facts = { idea, outline, document, ledger, limit, language: outline.language };
  const value = draftOffline({ id: 'brief/gaps', facts });
  return (value as { readonly questions: readonly Asked[] }).questions;
}

export function revise(
  idea: string,
  document: string,
  answers: readonly {
    readonly section: string;
    readonly question: string;
    readonly answer: string;
    unsure?: boolean;
  }[],
  wishes: readonly string[] = [],
  open: readonly { readonly id: string; readonly section: string; readonly question: string }[] = [],
): string {
  const outline = extract(idea);
  const facts = { idea, outline, document, answers, wishes, open, sections, language: outline.language };
  return String(draftOffline({ id: 'brief/revise', facts }));
}
