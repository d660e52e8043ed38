// A language model that the user has in VS Code: messages out, text and facts in, failures in our words.
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { FactRequest, LanguageModel, Message, ModelPart, ModelRequest } from '../../core/ports.ts';
import { say } from '../../documents/sentence.ts';
import { estimateTokens } from './estimate.ts';
import { failureOf, isCancellation, refusesTools } from './vscodeFailure.ts';

export interface EditorModelOptions {
  /** Waits, in milliseconds; rejects when `signal` aborts. */
  readonly wait?: (duration: number, signal: AbortSignal) => Promise<void>;
}

/** How long a model may take to count tokens before it is estimated. In milliseconds. */
export const countLimit = 3_000;

/** What is assumed of a model that does not say how much it takes. In tokens. */
export const assumedInputTokens = 8_000;

/**
 * Asks `chatModel`. A fact is asked for by a forced tool call; a model that does not do that gets the schema in words,
 * and is not asked to again in this window.
 */
export function createEditorModel(
  chatModel: vscode.LanguageModelChat,
  options: EditorModelOptions = {},
): LanguageModel {
  const name = nameOf(chatModel);
  return {
    name,
    maxInputTokens: chatModel.maxInputTokens > 0 ? chatModel.maxInputTokens : assumedInputTokens,
    countTokens: createCounter(chatModel, options.wait ?? ((ms, signal) => setTimeout(ms, undefined, { signal }))),
    async *ask(request, signal) {
      try {
        if (request.fact && !withoutTools.has(name)) yield* askByTool(chatModel, request, request.fact, signal);
        else yield* send(chatModel, messagesOf(request, request.fact), {}, signal);
      } catch (error) {
        // Who cancelled knows it; a request that VS Code cancelled by itself just ended.
        if (signal.aborted || isCancellation(error)) return;
        throw failureOf(chatModel.name || name, error);
      }
    },
  };
}

/** The name of a model in settings, logs and the choice of the palette: `<vendor>/<id>`. */
export function nameOf(model: Pick<vscode.LanguageModelChat, 'vendor' | 'id'>): string {
  return `${model.vendor}/${model.id}`;
}

/** Names of the models that call no tools, as far as this window has seen. */
const withoutTools = new Set<string>();

/** Asks for a fact by a forced tool call, and in words where that does not work. Text is held back until the end. */
async function* askByTool(
  chatModel: vscode.LanguageModelChat,
  request: ModelRequest,
  fact: FactRequest,
  signal: AbortSignal,
): AsyncGenerator<ModelPart> {
  const tool = { name: toolName(fact.name), description: fact.description, inputSchema: fact.schema };
  let text = '';
  try {
    const forced = { tools: [tool], toolMode: vscode.LanguageModelChatToolMode.Required };
    for await (const part of send(chatModel, messagesOf(request), forced, signal)) {
      if (part.kind === 'fact') {
        yield part;
        return;
      }
      if (part.kind === 'text') text += part.text;
    }
  } catch (error) {
    if (text || signal.aborted || !refusesTools(error)) throw error;
    withoutTools.add(nameOf(chatModel));
  }
  if (signal.aborted) return;
  if (text) withoutTools.add(nameOf(chatModel));
  if (text.includes('{')) yield { kind: 'text', text };
  else if (withoutTools.has(nameOf(chatModel))) yield* send(chatModel, messagesOf(request, fact), {}, signal);
}

/** One request. Ends when the reply ends, or at once when `signal` aborts; a reply that is not read on is cancelled. */
async function* send(
  chatModel: vscode.LanguageModelChat,
  messages: vscode.LanguageModelChatMessage[],
  options: vscode.LanguageModelChatRequestOptions,
  signal: AbortSignal,
): AsyncGenerator<ModelPart> {
  if (signal.aborted) return;
  const cancellation = new vscode.CancellationTokenSource();
  let abort = (): void => undefined;
  const aborted = new Promise<undefined>((resolve) => (abort = () => resolve(undefined)));
  signal.addEventListener('abort', abort, { once: true });
  let open = true;
  try {
    const sent = chatModel.sendRequest(messages, { ...options, justification: justification() }, cancellation.token);
    const response = await Promise.race([sent, aborted]);
    const parts = response?.stream[Symbol.asyncIterator]();
    while (parts) {
      // A provider that does not listen to its token would keep us waiting.
      const next = await Promise.race([parts.next(), aborted]);
      if (next === undefined) return;
      if (next.done) break;
      yield* partOf(next.value);
    }
    open = false;
  } finally {
    signal.removeEventListener('abort', abort);
    if (open) cancellation.cancel();
    cancellation.dispose();
  }
}

/** Models send parts of other kinds too, such as their thoughts or what the request cost. */
function partOf(part: unknown): readonly ModelPart[] {
  if (part instanceof vscode.LanguageModelTextPart) return part.value ? [{ kind: 'text', text: part.value }] : [];
  if (part instanceof vscode.LanguageModelToolCallPart) return [{ kind: 'fact', value: part.input }];
  return [];
}

/** `spelled`: the fact to ask for in words. */
function messagesOf({ messages }: ModelRequest, spelled?: FactRequest): vscode.LanguageModelChatMessage[] {
  const all: readonly Message[] = spelled ? [...messages, inWords(spelled)] : messages;
  return all.map(({ role, text }) =>
    role === 'user' ? vscode.LanguageModelChatMessage.User(text) : vscode.LanguageModelChatMessage.Assistant(text),
  );
}

/** What the declaration of the tool would have said. */
function inWords({ name, description, schema }: FactRequest): Message {
  const wanted = `Answer with nothing but one JSON value, “${name}”: ${description}`;
  return { role: 'user', text: `${wanted}\nIt must satisfy this JSON Schema:\n${JSON.stringify(schema)}` };
}

/** Providers take letters, digits, `_` and `-` only. */
function toolName(name: string): string {
  return name.replace(/[^\w-]/g, '_').slice(0, 64);
}

/** Shown where VS Code asks the user whether Planner may use a model. */
function justification(): string {
  const { text } = say('Planner drafts and revises your plan with it.');
  return vscode.l10n.t(text);
}

/** Texts that are shorter are estimated: a count is a request to another process. In characters. */
const leastCounted = 400;
const mostRemembered = 32;
const mostCharactersPerToken = 10;

/** Counts by the model, each text once; estimates where it cannot. Never fails. */
function createCounter(
  chatModel: vscode.LanguageModelChat,
  wait: (duration: number, signal: AbortSignal) => Promise<void>,
): (text: string) => Promise<number> {
  const counted = new Map<string, Promise<number>>();
  let able = true;
  const ask = async (text: string): Promise<number> => {
    const timer = new AbortController();
    try {
      const late = wait(countLimit, timer.signal).then(() => undefined);
      const count = await Promise.race([chatModel.countTokens(text), late]);
      if (typeof count !== 'number' || !(count > 0)) throw new Error('no count');
      // A provider that does not count at all says the same of every text.
      return Math.max(count, Math.ceil(text.length / mostCharactersPerToken));
    } catch {
      able = false;
      return estimateTokens(text);
    } finally {
      timer.abort();
    }
  };
  return (text) => {
    if (!able || text.length < leastCounted) return Promise.resolve(estimateTokens(text));
    const known = counted.get(text) ?? ask(text);
    counted.delete(text);
    counted.set(text, known);
    for (const oldest of counted.keys()) {
      if (counted.size <= mostRemembered) break;
      counted.delete(oldest);
    }
    return known;
  };
}
