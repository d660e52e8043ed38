// What is offered above the chat input after a turn, and what a turn leaves in the chat's history. Pure.
import type { Summary } from '../app/summary.ts';
import { say, type Sentence } from '../documents/sentence.ts';
import { readRunPointer, type RunPointer } from './commands.ts';
import { short } from './markdown.ts';
import { quickAnswers } from './questions/text.ts';

/** A suggestion above the input: what it says, and what it sends. */
export interface FollowUp {
  readonly prompt: string;
  readonly label?: string;
  readonly command?: string;
}

/** What a turn keeps in `ChatResult.metadata`: plain JSON that comes back with the history. */
export interface TurnMemory {
  readonly run?: RunPointer;
  readonly followUps: readonly FollowUp[];
}

/** The follow-ups of a turn: answers to what is asked, the way on after a stop, what comes next. */
export function followUpsOf(
  summary: Pick<Summary, 'status' | 'open' | 'complete' | 'next'>,
  workflows: readonly { readonly id: string; readonly title: Sentence }[],
  tell: (sentence: Sentence) => string,
): readonly FollowUp[] {
  const [question] = summary.open;
  if (summary.status === 'cancelled' || summary.status === 'failed') return [{ prompt: tell(say('Continue')) }];
  if (question) {
    return quickAnswers(question, tell).map((answer) => ({ prompt: answer, label: short(answer, 60) }));
  }
  if (!summary.complete) return [];
  return summary.next.flatMap((step): readonly FollowUp[] => {
    if (step.kind !== 'workflow') return [];
    const workflow = workflows.find(({ id }) => id === step.workflow);
    return workflow ? [{ prompt: '', command: workflow.id, label: tell(say('Next: {0}', workflow.title)) }] : [];
  });
}

/** Reads what a turn left. Metadata of other versions reads as empty. */
export function readMemory(metadata: unknown): TurnMemory {
  const memory = record(record(metadata)?.['planner']);
  const run = readRunPointer(memory?.['run']);
  const followUps = Array.isArray(memory?.['followUps']) ? memory['followUps'].flatMap(readFollowUp) : [];
  return { ...(run ? { run } : {}), followUps };
}

/** Wraps what a turn leaves, so that it is found again beside the metadata of others. */
export function keepMemory(memory: TurnMemory): Readonly<Record<string, unknown>> {
  return { planner: memory };
}

function readFollowUp(value: unknown): readonly FollowUp[] {
  const { prompt, label, command } = record(value) ?? {};
  if (typeof prompt !== 'string') return [];
  return [
    {
      prompt,
      ...(typeof label === 'string' ? { label } : {}),
      ...(typeof command === 'string' ? { command } : {}),
    },
  ];
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : undefined;
}
