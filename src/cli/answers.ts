// Reads answers from JSON, by a question's id, its text, or the heading of its section.
import * as z from 'zod/mini';
import { PlannerError } from '../core/error.ts';
import { read } from '../core/fact.ts';
import type { Answer, LedgerEntry } from '../core/questions.ts';
import { say } from '../documents/sentence.ts';

/** Answers by question: text, `null` to skip, `{"unsure": true}` where the user is not sure. */
export type GivenAnswers = ReadonlyMap<string, GivenAnswer>;

type GivenAnswer = string | null | { readonly unsure: true };

const answer = z.union([z.string(), z.null(), z.object({ unsure: z.literal(true) })]);
const list = z.object({ answers: z.array(z.object({ question: z.string(), answer })) });
const byQuestion = z.record(z.string(), answer);

/** Reads `{"Q1": "text", "Q2": null, "Q3": {"unsure": true}}` or `{"answers": [{"question": "Q1", "answer": "text"}]}`. Throws `usage`. */
export function parseAnswers(text: string, file: string): GivenAnswers {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (typeof value === 'object' && value !== null && 'answers' in value && Array.isArray(value.answers)) {
      return new Map(read(list, value).answers.map((given) => [given.question, given.answer]));
    }
    return new Map(Object.entries(read(byQuestion, value)));
  } catch (error) {
    throw new PlannerError(
      'usage',
      say('The answers in {0} cannot be read: {1}', file, error instanceof Error ? error.message : String(error)),
      [say('Write {0}.', '{"Q1": "text", "Q2": null, "Q3": {"unsure": true}}')],
      error,
    );
  }
}

/** The given answers that fit one of the open questions. */
export function answersFor(open: readonly LedgerEntry[], given: GivenAnswers): readonly Answer[] {
  return open.flatMap((entry): readonly Answer[] => {
    const key = [...given.keys()].find((name) => fits(name, entry));
    if (key === undefined) return [];
    const said = given.get(key);
    if (said === null || said === undefined) return [{ kind: 'skip', question: entry.id }];
    if (typeof said !== 'string' || /^not sure[.!]?$/i.test(said.trim()))
      return [{ kind: 'unsure', question: entry.id }];
    // Words that say nothing are no answer.
    return said.trim() === '' ? [] : [{ kind: 'text', question: entry.id, text: said }];
  });
}

function fits(name: string, entry: LedgerEntry): boolean {
  const folded = (text: string): string => text.trim().toLowerCase();
  return [entry.id, entry.question, ...(entry.section ? [entry.section] : [])].some(
    (key) => folded(key) === folded(name),
  );
}
