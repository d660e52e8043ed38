// Learns what needs no model: who plans, and when.
import { say } from '../../documents/sentence.ts';
import type { Part, RunContext, StepRunner } from '../context.ts';
import { PlannerError } from '../error.ts';
import type { Answer } from '../questions.ts';
import { readRepository } from '../repository.ts';
import type { Source } from '../workflow.ts';

export const gather: StepRunner<'gather'> = async function* (step, context, signal) {
  if (!context.state().idea?.text.trim() && !context.state().idea?.references.length) {
    throw new PlannerError('idea.missing', context.workflow.opening);
  }
  for (const source of step.sources) {
    const value = await read[source](context, signal);
    if (value === undefined) continue;
    yield { kind: 'factLearned', name: source, value };
  }
  if (step.sources.includes('author') && context.state().facts['author'] === undefined) {
    yield { kind: 'noted', note: say('No author is known: neither the setting planner.author nor git names one.') };
  }
  yield* carryOver(context);
  return 'done';
};

/** What was asked and said about the document that the run starts from. */
async function* carryOver({ state }: RunContext): Part<void> {
  const origin = state().start?.origin;
  if (origin !== undefined) yield { kind: 'factLearned', name: 'origin', value: origin };
  const ledger = state().start?.ledger ?? [];
  if (ledger.length === 0 || state().ledger.length > 0) return;
  const questions = ledger.map(({ id, section, question, why, suggestions }) => ({
    id,
    section,
    question,
    why,
    suggestions,
  }));
  const answers = ledger.map((entry): Answer => {
    if (entry.state === 'answered') return { kind: 'text', question: entry.id, text: entry.answer ?? '' };
    return { kind: entry.state === 'unsure' ? 'unsure' : 'skip', question: entry.id };
  });
  yield { kind: 'questionsAsked', questions };
  yield { kind: 'questionsAnswered', answers, by: 'document' };
  yield { kind: 'answersApplied', questions: questions.map(({ id }) => id) };
}

type Reader = (context: RunContext, signal: AbortSignal) => Promise<unknown> | string | undefined;

const read: { readonly [K in Source]: Reader } = {
  author: ({ ports }) => ports.settings.author?.trim() || ports.git.userName(),
  today: ({ ports }) => localDate(ports.clock.now()),
  repository: ({ ports }, signal) => readRepository(ports, signal),
};

/** The calendar day where the user is, as ISO 8601 writes it. */
export function localDate(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
