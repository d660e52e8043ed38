// A language model that answers from a list, by ask id and ordinal, and can fail in every way a real one does.
import { setImmediate } from 'node:timers/promises';
import { PlannerError, type ErrorKind } from '../../src/core/error.ts';
import type { LanguageModel, ModelPart, ModelRequest } from '../../src/core/ports.ts';
import { say } from '../../src/documents/sentence.ts';

export type ScriptedReply =
  /** Streamed in small pieces. A cut reply is a shorter string, a refusal or garbage is what it says, empty is `''`. */
  | string
  | { readonly kind: 'fact'; readonly value: unknown }
  | { readonly kind: 'parts'; readonly parts: readonly ModelPart[] }
  /** Fails, before the first part or after some text. */
  | { readonly kind: 'fails'; readonly error: Error; readonly after?: string }
  /** Repeats the text until it is cancelled. */
  | { readonly kind: 'endless'; readonly text: string }
  /** Says nothing until it is cancelled. */
  | { readonly kind: 'hangs' }
  /** Decides when it is asked. */
  | ((request: ModelRequest) => ScriptedReply);

/** Replies by ask id, in the order they are asked for. */
export type Script = Readonly<Record<string, readonly ScriptedReply[]>>;

export interface ScriptedOptions {
  readonly name?: string;
  readonly maxInputTokens?: number;
  /** In characters. */
  readonly pieceSize?: number;
}

/** Asked more often than scripted, it throws a plain `Error` that names the id: a mistake of the test or the code. */
export class ScriptedModel implements LanguageModel {
  readonly name: string;
  readonly maxInputTokens: number;
  /** All requests so far. */
  readonly requests: ModelRequest[] = [];
  readonly #script: Script;
  readonly #pieceSize: number;

  constructor(
    script: Script,
    { name = 'test/scripted', maxInputTokens = 100_000, pieceSize = 16 }: ScriptedOptions = {},
  ) {
    this.#script = script;
    this.name = name;
    this.maxInputTokens = maxInputTokens;
    this.#pieceSize = pieceSize;
  }

  async *ask(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelPart> {
    const ordinal = this.askedFor(request.id).length;
    this.requests.push(structuredClone(request));
    let reply = this.#script[request.id]?.[ordinal];
    if (reply === undefined) throw new Error(`no scripted reply for ${request.id}, request ${ordinal + 1}`);
    while (typeof reply === 'function') reply = reply(request);
    for await (const part of play(reply, this.#pieceSize, signal)) {
      if (signal.aborted) return;
      yield part;
    }
  }

  countTokens(text: string): Promise<number> {
    return Promise.resolve(Math.ceil(text.length / 4));
  }

  /** The requests of one id, in order. */
  askedFor(id: string): readonly ModelRequest[] {
    return this.requests.filter((request) => request.id === id);
  }

  /** Scripted replies that were never asked for, as `id: how many`. */
  unused(): readonly string[] {
    return Object.entries(this.#script)
      .map(([id, replies]) => ({ id, left: replies.length - this.askedFor(id).length }))
      .filter(({ left }) => left > 0)
      .map(({ id, left }) => `${id}: ${left}`);
  }
}

/** A failure of a kind, such as `model.rateLimit`, before the first part or after some text. */
export function failing(kind: ErrorKind, after?: string): ScriptedReply {
  const error = new PlannerError(kind, say('The scripted model failed ({0}).', kind), [say('Try again.')]);
  return { kind: 'fails', error, ...(after === undefined ? {} : { after }) };
}

async function* play(
  reply: Exclude<ScriptedReply, (request: ModelRequest) => ScriptedReply>,
  pieceSize: number,
  signal: AbortSignal,
): AsyncGenerator<ModelPart> {
  if (typeof reply === 'string') {
    yield* pieces(reply, pieceSize);
  } else if (reply.kind === 'fact') {
    yield reply;
  } else if (reply.kind === 'parts') {
    yield* reply.parts;
  } else if (reply.kind === 'fails') {
    yield* pieces(reply.after ?? '', pieceSize);
    throw reply.error;
  } else if (reply.kind === 'endless') {
    while (!signal.aborted) {
      yield { kind: 'text', text: reply.text };
      await setImmediate();
    }
  } else if (!signal.aborted) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }
}

function* pieces(text: string, size: number): Generator<ModelPart> {
  for (let start = 0; start < text.length; start += size) {
    yield { kind: 'text', text: text.slice(start, start + size) };
  }
}
