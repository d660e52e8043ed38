// A language model of the editor that follows a script and remembers what it was sent.
import type * as vscode from 'vscode';
import { LanguageModelError, LanguageModelTextPart, LanguageModelToolCallPart } from './vscodeTypes.ts';

/** One reply: parts in their order; an error is thrown in its place; `wait` never ends unless cancelled. */
export type Reply = readonly (string | { readonly call: object } | { readonly other: unknown } | Error | 'wait')[];

export interface FakeChatModel extends vscode.LanguageModelChat {
  readonly requests: {
    readonly messages: readonly string[];
    readonly options: vscode.LanguageModelChatRequestOptions;
    readonly token: vscode.CancellationToken;
  }[];
  /** Texts that it was asked to count. */
  readonly counted: string[];
}

export interface FakeChatModelOptions {
  readonly id?: string;
  readonly vendor?: string;
  readonly maxInputTokens?: number;
  readonly replies?: readonly Reply[];
  /** Thrown by `sendRequest` itself. */
  readonly refusal?: Error;
  readonly countTokens?: (text: string) => Promise<number>;
}

let made = 0;

/** Answers the requests in their order, and fails when it is asked more often. */
export function createChatModel(options: FakeChatModelOptions = {}): FakeChatModel {
  const replies = [...(options.replies ?? [])];
  const model: FakeChatModel = {
    requests: [],
    counted: [],
    name: 'Fake One',
    id: options.id ?? `fake-${++made}`,
    vendor: options.vendor ?? 'fakelm',
    family: 'fake',
    version: '1',
    maxInputTokens: options.maxInputTokens ?? 100_000,
    sendRequest(messages, given, token) {
      if (options.refusal) throw options.refusal;
      if (!token) throw new Error('a request without a token cannot be cancelled');
      const texts = messages.map(({ role, content }) => `${role}: ${content.map(valueOf).join('')}`);
      model.requests.push({ messages: texts, options: given ?? {}, token });
      const reply = replies.shift();
      if (!reply) throw new LanguageModelError('the script has no further reply', 'Unknown');
      return Promise.resolve({ stream: streamOf(reply), text: textsOf() });
    },
    countTokens(text) {
      if (typeof text !== 'string') throw new Error('only texts are counted');
      model.counted.push(text);
      return (options.countTokens ?? ((counted) => Promise.resolve(Math.ceil(counted.length / 4))))(text);
    },
  };
  return model;
}

async function* streamOf(reply: Reply): AsyncGenerator<unknown> {
  for (const part of reply) {
    if (part instanceof Error) throw part;
    if (part === 'wait') await new Promise(() => undefined);
    else if (typeof part === 'string') yield new LanguageModelTextPart(part);
    else if ('call' in part) yield new LanguageModelToolCallPart('1', 'tool', part.call);
    else yield part.other;
  }
}

async function* textsOf(): AsyncGenerator<string> {
  throw new Error('the stream is read, not the text');
}

function valueOf(part: unknown): string {
  return typeof part === 'object' && part !== null && 'value' in part ? String(part.value) : '';
}
