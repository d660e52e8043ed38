// What a brief costs: requests, tokens, and the share of the time that is Planner's own.
// The simulated model gives its first token after 500 ms and then 80 tokens a second; its time passes on a clock of its own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { continueRun, openQuestions, readRun, startRun } from '../../src/app/runs.ts';
import type { LanguageModel, ModelPart, ModelRequest } from '../../src/core/ports.ts';
import { placesOf } from '../../src/core/prompt.ts';
import { workflows } from '../../src/workflows/index.ts';
import { createCheckers } from '../../src/adapters/checkers/checkers.ts';
import { briefModel } from '../fakes/briefModel.ts';
import { eventsOf, fakeHost } from '../fakes/host.ts';
import { row, type Row } from './report.ts';

const firstToken = 500;
const tokensPerSecond = 80;
const charactersPerToken = 4;

/** Counts the time that a real model would take, without taking it. */
class SimulatedModel implements LanguageModel {
  readonly name = 'bench/simulated';
  readonly maxInputTokens = 64_000;
  /** In milliseconds. */
  waited = 0;
  readonly #inner = briefModel({}, { pieceSize: charactersPerToken });

  async *ask(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelPart> {
    this.waited += firstToken;
    for await (const part of this.#inner.ask(request, signal)) {
      const text = part.kind === 'text' ? part.text : JSON.stringify(part);
      this.waited += (text.length / charactersPerToken / tokensPerSecond) * 1000;
      yield part;
    }
  }

  async countTokens(text: string): Promise<number> {
    return Math.ceil(text.length / charactersPerToken);
  }
}

/** The rows of this part of the report. */
export async function measureRun(): Promise<readonly Row[]> {
  const idea = readFileSync(join(import.meta.dirname, '../fixtures/sample-workspace/idea.md'), 'utf8');
  const never = new AbortController().signal;
  const model = new SimulatedModel();
  const host = fakeHost(model, { checkers: createCheckers() });
  // The first run loads the libraries; what is measured is the second.
  await eventsOf(startRun(host, 'brief', { text: idea, references: [] }, never));
  model.waited = 0;
  const started = performance.now();
  await eventsOf(startRun(host, 'brief', { text: `${idea} Again.`, references: [] }, never));
  const folder = openQuestions(await readRun(host, 'run-2'))[0];
  if (folder) {
    const answers = [{ kind: 'text' as const, question: folder.id, text: 'Make another' }];
    await eventsOf(continueRun(host, 'run-2', { kind: 'answers', answers }, never));
  }
  const answers = openQuestions(await readRun(host, 'run-2')).map(({ id }) => ({
    kind: 'text' as const,
    question: id,
    text: 'Said',
  }));
  await eventsOf(continueRun(host, 'run-2', { kind: 'answers', answers }, never));
  const own = performance.now() - started;
  const { meter } = await readRun(host, 'run-2');
  const overheads = workflows.flatMap((workflow) =>
    Object.values(workflow.prompts).map((prompt) => fixedTokens(prompt.text, placesOf(prompt))),
  );
  return [
    row('requests for a brief with two answers', meter.requests, 'at most', 6),
    row('input tokens for it', meter.inputTokens),
    row('output tokens for it', meter.outputTokens),
    row('largest fixed part of a prompt, tokens', Math.max(...overheads), 'at most', 2000),
    row('Planner’s own share of the run, %', (own / (own + model.waited)) * 100, 'at most', 2),
  ];
}

function fixedTokens(text: string, places: readonly string[]): number {
  const own = places.reduce((rest, name) => rest.replaceAll(`{{${name}}}`, ''), text);
  return Math.ceil(own.length / charactersPerToken);
}
