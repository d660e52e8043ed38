// Reads what a request was made from: facts are data, and what is missing or of another kind counts as empty.
import { isRecord } from '../../../documents/json.ts';
import type { Wanted } from './draft/draft.ts';
import type { Source } from './extract/outline.ts';
import type { Asked } from './gaps/gaps.ts';
import type { Answered } from './revise/revise.ts';

/** The values of a request, by name. */
export type Given = Readonly<Record<string, unknown>>;

/** The idea, and what came with it. */
export function source(facts: Given): Source {
  const language = text(facts, 'language');
  const references = list(facts, 'references', (value) =>
    isRecord(value) ? { name: text(value, 'name'), text: text(value, 'text') } : undefined,
  );
  return { idea: text(facts, 'idea'), references, ...(language ? { language } : {}) };
}

/** A section that is to be written. */
export function asWanted(value: unknown): Wanted | undefined {
  return isRecord(value) && typeof value['heading'] === 'string'
    ? { heading: value['heading'], optional: value['optional'] === true, container: value['container'] === true }
    : undefined;
}

/** A question that was asked. */
export function asAsked(value: unknown): Asked | undefined {
  return isRecord(value) ? { section: text(value, 'section'), question: text(value, 'question') } : undefined;
}

/** An answer, with its question. */
export function asAnswered(value: unknown): Answered | undefined {
  if (!isRecord(value)) return undefined;
  return {
    section: text(value, 'section'),
    question: text(value, 'question'),
    answer: text(value, 'answer'),
    unsure: value['unsure'] === true,
  };
}

/** A text as it is. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The items of a list that can be read. */
export function list<T>(facts: Given, name: string, read: (value: unknown) => T | undefined): readonly T[] {
  const values = facts[name];
  return Array.isArray(values)
    ? values.map((value: unknown) => read(value)).filter((value) => value !== undefined)
    : [];
}

/** A text; empty where there is none. */
export function text(facts: Given, name: string): string {
  const value = facts[name];
  return typeof value === 'string' ? value : '';
}
