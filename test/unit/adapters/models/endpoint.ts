// A model in front of the test endpoint, for tests.
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import {
  closingLimit,
  createOpenAiModel,
  idleLimit,
  type OpenAiOptions,
} from '../../../../src/adapters/models/openai.ts';
import { PlannerError, type ErrorKind } from '../../../../src/core/error.ts';
import type { LanguageModel, ModelPart, ModelRequest } from '../../../../src/core/ports.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { startOpenAiServer, type OpenAiServer, type ServerReply } from '../../../fakes/openAiServer.ts';

export const request: ModelRequest = {
  id: 'brief/draft',
  facts: {},
  messages: [
    { role: 'user', text: 'Idea' },
    { role: 'assistant', text: 'Hm' },
    { role: 'user', text: 'Go on' },
  ],
};
export const fact = { name: 'outline', description: 'The core of it.', schema: { type: 'object' } };
export const key = 'sk-very-secret-1234567890';

export interface Setup {
  readonly model: LanguageModel;
  readonly server: OpenAiServer;
  /** Waits before a request was repeated, in milliseconds. */
  readonly waits: number[];
}

/** Waits before a repeated request are noted and over at once; time limits never end unless `late` names them. */
export async function setup(
  t: TestContext,
  replies: Parameters<typeof startOpenAiServer>[0],
  options: Partial<OpenAiOptions> & { readonly late?: number } = {},
): Promise<Setup> {
  const server = await startOpenAiServer(replies);
  t.after(() => server.close());
  const waits: number[] = [];
  const wait = (duration: number, signal: AbortSignal): Promise<void> => {
    const limit = duration === idleLimit || duration === closingLimit;
    if (!limit) waits.push(duration);
    if (!limit || duration === options.late) return Promise.resolve();
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
  };
  const model = createOpenAiModel({
    baseUrl: server.baseUrl,
    model: 'small',
    apiKey: key,
    wait,
    random: () => 1,
    ...options,
  });
  return { model, server, waits };
}

export async function ask(
  model: LanguageModel,
  asked = request,
  signal = new AbortController().signal,
): Promise<ModelPart[]> {
  const parts: ModelPart[] = [];
  for await (const part of model.ask(asked, signal)) parts.push(part);
  return parts;
}

export function textOf(parts: readonly ModelPart[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

/** The failure of a request, with all that the user would read. The key is never in it. */
export async function failed(model: LanguageModel, kind: ErrorKind, asked = request): Promise<string> {
  let words = '';
  await assert.rejects(ask(model, asked), (error) => {
    assert.ok(PlannerError.is(error), String(error));
    assert.equal(error.kind, kind);
    words = [error.sentence, ...error.next].map(english).join('\n');
    assert.ok(error.next.length > 0);
    return true;
  });
  assert.ok(!words.includes(key), words);
  return words;
}

export const fine: ServerReply = { kind: 'text', text: 'Hello, 世界 🎉!' };
