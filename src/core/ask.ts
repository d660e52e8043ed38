// The only caller of the model: text as a stream, or a fact that satisfies its schema.
import { jsonrepair } from 'jsonrepair';
import { hash } from '../documents/hash.ts';
import { say } from '../documents/sentence.ts';
import { PlannerError } from './error.ts';
import type { LanguageModel, Message, ModelPart, ModelRequest } from './ports.ts';
import { renderPrompt, type RenderedPrompt } from './prompt.ts';
import type { RunEventBody } from './run.ts';
import type { Fact, Prompt } from './workflow.ts';

/** What a request is made of. */
export interface Question {
  /** `<workflow>/<prompt>`. */
  readonly id: string;
  readonly prompt: Prompt;
  /** Values of the prompt's places, as text. */
  readonly values: Readonly<Record<string, string>>;
  /** The same as data, for models that go by rules. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** What of the user's is in it, for the audit log. */
  readonly sent: readonly string[];
  /** Id of the artifact that it is for, where it is for one. */
  readonly artifact?: string;
}

/** Longer replies are cut: no section of a plan needs as much, and a model may never stop. In characters. */
export const longestReply = 120_000;

/**
 * Asks for text. Yields the pieces as `text`, and events; the `modelAsked` at the end tells whether the reply was cut.
 * Throws a PlannerError; `model.empty` where nothing came.
 */
export async function* askText(
  model: LanguageModel,
  question: Question,
  now: () => Date,
  signal: AbortSignal,
): AsyncGenerator<RunEventBody | { readonly kind: 'text'; readonly text: string }, void> {
  const rendered = await renderPrompt(question.prompt, question.values, model);
  yield* notes(question, rendered);
  const request: ModelRequest = { id: question.id, facts: question.facts, messages: [user(rendered.text)] };
  const meter = new Meter(model, question, rendered, now);
  const stop = new AbortController();
  let length = 0;
  let isCut = false;
  try {
    for await (const part of partsOf(model, request, signal, stop)) {
      if (part.kind === 'cut') {
        isCut = true;
        continue;
      }
      const text = part.kind === 'text' ? part.text : JSON.stringify(part.value);
      if (!text) continue;
      length += text.length;
      meter.add(text);
      yield { kind: 'text', text };
      if (length > longestReply) break;
    }
  } catch (error) {
    if (wasSent(error)) yield await meter.event(signal.aborted ? 'stopped' : 'failed');
    throw error;
  } finally {
    // Whoever stops reading in the middle stops the model too.
    stop.abort();
  }
  if (signal.aborted) yield await meter.event('stopped');
  signal.throwIfAborted();
  yield await meter.event(isCut || length > longestReply ? 'cut' : 'complete');
  if (length === 0) throw empty(model);
  if (length > longestReply) {
    yield {
      kind: 'noted',
      note: say('{0} did not stop writing; what came after {1} characters was left out.', model.name, longestReply),
    };
  }
}

/**
 * Asks for a fact: by a forced tool call where the model has tools, else as JSON, which is repaired.
 * A value that does not satisfy the schema is asked for once more, with what is wrong.
 * Returns the value. Throws a PlannerError; `model.unusable` where no reply satisfied the schema.
 */
export async function* askFact(
  model: LanguageModel,
  question: Question,
  fact: Fact,
  known: Readonly<Record<string, unknown>>,
  now: () => Date,
  signal: AbortSignal,
): AsyncGenerator<RunEventBody, unknown> {
  const asked = { name: fact.name, description: fact.description, schema: fact.schema };
  const rendered = await renderPrompt(question.prompt, question.values, model, JSON.stringify(asked));
  yield* notes(question, rendered);
  const messages: Message[] = [user(rendered.text)];
  let problem = '';
  for (let attempt = 0; attempt < 2; attempt++) {
    const request: ModelRequest = {
      id: question.id,
      facts: question.facts,
      messages,
      fact: asked,
    };
    const meter = new Meter(model, question, rendered, now);
    let reply: Reply;
    try {
      reply = await collect(model, request, signal, meter);
    } catch (error) {
      if (wasSent(error)) yield await meter.event(signal.aborted ? 'stopped' : 'failed');
      throw error;
    }
    if (signal.aborted) yield await meter.event('stopped');
    signal.throwIfAborted();
    yield await meter.event('complete');
    try {
      return fact.parse(reply.value ?? parseJson(reply.text), known);
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
    const said = reply.value === undefined ? reply.text : JSON.stringify(reply.value);
    messages.push(...(await correction(model, rendered.tokens, said, problem)));
  }
  throw new PlannerError(
    'model.unusable',
    say(
      '{0} did not give a usable “{1}”: {2}',
      model.name,
      fact.name,
      /[.!?。]$/.test(problem) ? problem : `${problem}.`,
    ),
    [say('Resume the run to ask again, or choose another model.')],
  );
}

/** The reply and what is wrong with it, as far as both fit beside the prompt. */
async function correction(
  model: LanguageModel,
  taken: number,
  said: string,
  problem: string,
): Promise<readonly Message[]> {
  const left = model.maxInputTokens - taken;
  for (let length = 4000; ; length = Math.floor(length / 2)) {
    const shown = length < 40 ? '…' : said.slice(0, length).toWellFormed() || '(empty)';
    const wrong = problem.slice(0, Math.max(200, length)).toWellFormed();
    const again = `That reply cannot be used: ${wrong}\nReply once more with the whole value as JSON, and nothing else.`;
    if (length < 40 || (await model.countTokens(`${shown}\n${again}`)) <= left) {
      return [{ role: 'assistant', text: shown }, user(again)];
    }
  }
}

interface Reply {
  readonly text: string;
  readonly value?: unknown;
}

/** A request that the cap of the run did not let go costs nothing. */
function wasSent(error: unknown): boolean {
  return !PlannerError.is(error, 'budget.reached');
}

async function collect(model: LanguageModel, request: ModelRequest, signal: AbortSignal, meter: Meter): Promise<Reply> {
  let text = '';
  const stop = new AbortController();
  try {
    for await (const part of partsOf(model, request, signal, stop)) {
      if (part.kind === 'cut') continue;
      if (part.kind === 'fact') {
        meter.add(JSON.stringify(part.value) ?? '');
        return { text, value: part.value };
      }
      meter.add(part.text);
      text += part.text;
      if (text.length > longestReply) break;
    }
  } finally {
    stop.abort();
  }
  return { text };
}

/** The parts of a reply until it ends or is stopped: a model that does not hear the signal is not waited for. */
async function* partsOf(
  model: LanguageModel,
  request: ModelRequest,
  signal: AbortSignal,
  stop: AbortController,
): AsyncGenerator<ModelPart> {
  signal.throwIfAborted();
  const both = AbortSignal.any([signal, stop.signal]);
  const stopped = new Promise<'stopped'>((resolve) =>
    both.addEventListener('abort', () => resolve('stopped'), { once: true }),
  );
  const parts = model.ask(request, both)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const part = parts.next();
      const next = await Promise.race([part, stopped]);
      if (next === 'stopped' || both.aborted) {
        // Whatever it still says, also that it failed, is of no interest.
        part.catch(() => undefined);
        return;
      }
      if (next.done) return;
      yield next.value;
    }
  } finally {
    void Promise.resolve(parts.return?.()).catch(() => undefined);
  }
}

/** Reads the JSON in a reply that may have words or a fence around it, or be cut. Throws where there is none. */
export function parseJson(text: string): unknown {
  const fenced = /```(?:json)?[^\n`]*\n([\s\S]*?)(?:\n```|$)/.exec(text)?.[1];
  const source = (fenced ?? text).trim();
  const start = source.search(/[{[]/);
  if (start < 0) throw new Error('there is no JSON in it');
  const whole = source.slice(start);
  const end = Math.max(whole.lastIndexOf('}'), whole.lastIndexOf(']'));
  for (const candidate of [whole, end > 0 ? whole.slice(0, end + 1) : whole]) {
    try {
      return JSON.parse(candidate) as unknown;
    } catch {
      continue;
    }
  }
  const repaired = JSON.parse(jsonrepair(end > 0 ? whole.slice(0, end + 1) : whole)) as unknown;
  if (typeof repaired !== 'object' || repaired === null) throw new Error('there is no JSON object in it');
  return repaired;
}

function* notes(question: Question, rendered: RenderedPrompt): Generator<RunEventBody> {
  if (rendered.shortened.length === 0) return;
  yield {
    kind: 'noted',
    note: say(
      'Too long for the model, so a part was left out of the request “{0}”: {1}',
      question.id,
      rendered.shortened.join(', '),
    ),
  };
}

function user(text: string): Message {
  return { role: 'user', text };
}

function empty(model: LanguageModel): PlannerError {
  return new PlannerError('model.empty', say('{0} answered with nothing.', model.name), [
    say('Resume the run to ask again, or choose another model.'),
  ]);
}

/** Times one request and counts its tokens. */
class Meter {
  #text = '';
  #firstPart: number | undefined;
  readonly #started: number;
  readonly #model: LanguageModel;
  readonly #question: Question;
  readonly #rendered: RenderedPrompt;
  readonly #now: () => Date;

  constructor(model: LanguageModel, question: Question, rendered: RenderedPrompt, now: () => Date) {
    this.#model = model;
    this.#question = question;
    this.#rendered = rendered;
    this.#now = now;
    this.#started = now().getTime();
  }

  add(text: string): void {
    this.#firstPart ??= this.#now().getTime() - this.#started;
    this.#text += text;
  }

  async event(outcome: 'complete' | 'cut' | 'failed' | 'stopped'): Promise<RunEventBody> {
    const duration = this.#now().getTime() - this.#started;
    return {
      kind: 'modelAsked',
      prompt: this.#question.id,
      ...(this.#question.artifact === undefined ? {} : { artifact: this.#question.artifact }),
      model: this.#model.name,
      inputTokens: this.#rendered.tokens,
      outputTokens: this.#text ? await this.#model.countTokens(this.#text) : 0,
      duration,
      ...(this.#firstPart === undefined ? {} : { firstPart: this.#firstPart }),
      hash: hash(this.#rendered.text),
      sent: this.#question.sent,
      outcome,
    };
  }
}
