// Learns what needs no model: who plans, and when.
import { say } from '../../documents/sentence.ts';
import type { RunContext, StepRunner } from '../context.ts';
import { PlannerError } from '../error.ts';
import type { Source } from '../workflow.ts';

export const gather: StepRunner<'gather'> = async function* (step, context) {
  if (!context.state().idea?.text.trim() && !context.state().idea?.references.length) {
    throw new PlannerError('idea.missing', context.workflow.opening);
  }
  for (const source of step.sources) {
    const value = await read[source](context);
    if (value === undefined) continue;
    yield { kind: 'factLearned', name: source, value };
  }
  if (step.sources.includes('author') && context.state().facts['author'] === undefined) {
    yield { kind: 'noted', note: say('No author is known: neither the setting planner.author nor git names one.') };
  }
  return 'done';
};

const read: { readonly [K in Source]: (context: RunContext) => Promise<string | undefined> | string | undefined } = {
  author: ({ ports }) => ports.settings.author?.trim() || ports.git.userName(),
  today: ({ ports }) => localDate(ports.clock.now()),
};

/** The calendar day where the user is, as ISO 8601 writes it. */
function localDate(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
