// Runs of the workflow that makes artifacts by their graph, and what may be done to them.
import type { FakeHost } from './host.ts';
import { eventsOf } from './host.ts';
import type { Saying } from './graphModel.ts';
import { folder, given } from './produceWorkflow.ts';
import { continueRun, readRun, startRun } from '../../src/app/runs/runs.ts';
import type { RunEvent, RunInput, RunState } from '../../src/core/run.ts';

export const never = new AbortController().signal;

/** Says what is given, and leaves the rest to `say` and to the model. */
export function knowing(say: Saying = () => undefined): Saying {
  return (request, number) => {
    if (request.fact?.name === 'given') return given;
    if (request.fact?.name === 'feature') return given.feature;
    return say(request, number);
  };
}

export async function start(host: FakeHost): Promise<RunState> {
  await eventsOf(startRun(host, 'producing', { text: 'Lend books', references: [] }, never));
  return readRun(host, 'run-1');
}

export async function goOn(host: FakeHost, input: RunInput = { kind: 'continue' }): Promise<RunState> {
  await eventsOf(continueRun(host, 'run-1', input, never));
  return readRun(host, 'run-1');
}

/** The facts change, as they do when a text is read again or a decision is taken anew. */
export async function change(host: FakeHost, texts: Readonly<Record<string, string>>): Promise<void> {
  const value = { ...given, texts: { ...given.texts, ...texts } };
  const event: RunEvent = { kind: 'factLearned', name: 'given', value, at: '2026-11-25T10:00:00.000Z' };
  await host.journals.append('run-1', event);
}

export function textOf(host: FakeHost, name: string): string {
  return host.files.texts.get(`${folder}/${name}`) ?? '';
}

/** The user edits a file. */
export function edit(host: FakeHost, name: string, before: string | RegExp, after: string): void {
  const text = textOf(host, name);
  const edited = text.replace(before, after);
  if (edited === text) throw new Error(`${name} has no ${String(before)}`);
  host.files.texts.set(`${folder}/${name}`, edited);
}
