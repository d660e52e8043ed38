// What is offered above the chat input after a turn, and what a turn leaves in the chat's history. Pure.
import type { Summary } from '../../app/runs/summary.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { readRunPointer, type RunPointer } from '../commands.ts';
import { short } from './markdown.ts';
import { quickAnswers } from '../questions/text.ts';

/** A suggestion above the input: what it says, and what it sends. */
export interface FollowUp {
  readonly prompt: string;
  readonly label?: string;
}

/** What a turn keeps in `ChatResult.metadata`: plain JSON that comes back with the history. */
export interface TurnMemory {
  readonly run?: RunPointer;
  readonly followUps: readonly FollowUp[];
}

/**
 * The follow-ups of a turn: answers to what is asked, and the way on after a stop, of which VS Code shows nothing else.
 * What has a button in the answer, such as what comes next, is not offered a second time.
 */
export function followUpsOf(
  { status, open }: Pick<Summary, 'status' | 'open'>,
  tell: (sentence: Sentence) => string,
): readonly FollowUp[] {
  const [question] = open;
  if (status === 'cancelled') return [{ prompt: tell(say('Continue')) }];
  if (status === 'failed' || !question) return [];
  return quickAnswers(question, tell).map((answer) => ({ prompt: answer, label: short(answer, 60) }));
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
  const { prompt, label } = record(value) ?? {};
  if (typeof prompt !== 'string' || prompt === '') return [];
  return [{ prompt, ...(typeof label === 'string' ? { label } : {}) }];
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : undefined;
}
