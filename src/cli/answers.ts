// Reads answers from JSON, by a question's id, its text, or the heading of its section.
import * as z from 'zod/mini';
import { PlannerError } from '../core/error.ts';
import { read } from '../core/fact.ts';
import type { Answer, LedgerEntry } from '../core/questions.ts';
import { say } from '../documents/sentence.ts';

/** Answers by question: text, or `null` to skip. */
export type GivenAnswers = ReadonlyMap<string, string | null>;

const shape = z.union([
  z.record(z.string(), z.union([z.string(), z.null()])),
  z.object({ answers: z.array(z.object({ question: z.string(), answer: z.union([z.string(), z.null()]) })) }),
]);

/** Reads `{"Q1": "text", "Q2": null}` or `{"answers": [{"question": "Q1", "answer": "text"}]}`. Throws `usage`. */
export function parseAnswers(text: string, file: string): GivenAnswers {
  try {
    const value = read(shape, JSON.parse(text.replace(/^\ufeff/, '')));
    if ('answers' in value && Array.isArray(value.answers)) {
      return new Map(value.answers.map(({ question, answer }) => [question, answer]));
    }
    return new Map(Object.entries(value as Readonly<Record<string, string | null>>));
  } catch (error) {
    throw new PlannerError(
      'usage',
      say('The answers in {0} cannot be read: {1}', file, error instanceof Error ? error.message : String(error)),
      [say('Write {0}.', '{"Q1": "text", "Q2": null}')],
      error,
    );
  }
}

/** The given answers that fit one of the open questions. */
export function answersFor(open: readonly LedgerEntry[], given: GivenAnswers): readonly Answer[] {
  return open.flatMap((entry): readonly Answer[] => {
    const key = [...given.keys()].find((name) => fits(name, entry));
    if (key === undefined) return [];
    const text = given.get(key);
    if (text === null || text === undefined) return [{ kind: 'skip', question: entry.id }];
    return [
      /^not sure$/i.test(text) ? { kind: 'unsure', question: entry.id } : { kind: 'text', question: entry.id, text },
    ];
  });
}

function fits(name: string, entry: LedgerEntry): boolean {
  const folded = (text: string): string => text.trim().toLowerCase();
  return [entry.id, entry.question, ...(entry.section ? [entry.section] : [])].some(
    (key) => folded(key) === folded(name),
  );
}
