// What a brief costs: requests, tokens, and the share of the time that is Planner's own.
// That share is measured on recorded replies of a real model, at the pace of a real model (simulatedModel.ts).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { continueRun, openQuestions, readRun, startRun } from '../../src/app/runs/runs.ts';
import { placesOf } from '../../src/core/prompt.ts';
import type { RunState } from '../../src/core/run.ts';
import { workflows } from '../../src/workflows/index.ts';
import { createCheckers } from '../../src/adapters/checkers/checkers.ts';
import { briefModel } from '../fakes/briefModel.ts';
import { eventsOf, fakeHost } from '../fakes/host.ts';
import { RecordedModel } from '../scenarios/recordedModel.ts';
import { play } from '../scenarios/scenario.ts';
import { median, row, type Row } from './report.ts';
import { SimulatedModel } from './simulatedModel.ts';

const charactersPerToken = 4;
const scenarios = join(import.meta.dirname, '../scenarios/brief');
/** How often each scenario is played; the median counts. */
const times = 5;

interface Played {
  /** The thread's work in milliseconds. It never waits: files, journals and the model are in memory. */
  readonly own: number;
  /** What the model would have taken, in milliseconds. */
  readonly waited: number;
}

/** The rows of this part of the report. */
export async function measureRun(): Promise<readonly Row[]> {
  // The first one loads what is loaded when it is needed, as in a window that has just opened.
  const first = await playOnce('with-code');
  const { meter } = await twoAnswers();
  const shares: { readonly name: string; readonly share: number }[] = [];
  for (const name of readdirSync(scenarios).sort()) shares.push({ name, share: await usualShare(name) });
  const highest = shares.reduce((one, other) => (other.share > one.share ? other : one));
  const overheads = workflows.flatMap((workflow) =>
    Object.values(workflow.prompts).map((prompt) => fixedTokens(prompt.text, placesOf(prompt))),
  );
  return [
    row('requests for a brief with two answers', meter.requests, 'at most', 6),
    row('input tokens for it', meter.inputTokens),
    row('output tokens for it', meter.outputTokens),
    row('largest fixed part of a prompt, tokens', Math.max(...overheads), 'at most', 2000),
    row('Planner’s own share of the first run in a window, %', shareOf(first), 'at most', 2),
    row(`the same later, median of ${shares.length} recorded runs, %`, median(shares.map(({ share }) => share))),
    row(`the highest of them, “${highest.name}”, %`, highest.share, 'at most', 2),
  ];
}

async function usualShare(name: string): Promise<number> {
  const shares: number[] = [];
  for (let time = 0; time < times; time += 1) shares.push(shareOf(await playOnce(name)));
  return median(shares);
}

async function playOnce(name: string): Promise<Played> {
  const folder = join(scenarios, name);
  const model = new SimulatedModel(new RecordedModel(folder));
  const before = work();
  await play(folder, model);
  return { own: work() - before, waited: model.waited };
}

/** What this thread has worked so far, in milliseconds: other work on the machine does not count. */
function work(): number {
  // Before Node 23.9 only the work of all threads is known, which is more.
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}

function shareOf({ own, waited }: Played): number {
  return (own / (own + waited)) * 100;
}

/** A run with an answer to each of two questions, by a model that answers sensibly. */
async function twoAnswers(): Promise<RunState> {
  const idea = readFileSync(join(import.meta.dirname, '../fixtures/sample-workspace/idea.md'), 'utf8');
  const never = new AbortController().signal;
  const host = fakeHost(briefModel(), { checkers: createCheckers() });
  await eventsOf(startRun(host, 'brief', { text: idea, references: [] }, never));
  const answers = openQuestions(await readRun(host, 'run-1')).map(({ id }) => ({
    kind: 'text' as const,
    question: id,
    text: 'Said',
  }));
  if (answers.length !== 2) throw new Error(`There are ${answers.length} questions, not two.`);
  await eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers }, never));
  return readRun(host, 'run-1');
}

function fixedTokens(text: string, places: readonly string[]): number {
  const own = places.reduce((rest, name) => rest.replaceAll(`{{${name}}}`, ''), text);
  return Math.ceil(own.length / charactersPerToken);
}
