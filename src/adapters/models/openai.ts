// A language model behind any OpenAI-compatible endpoint (POST …/chat/completions), streamed.
import { PlannerError } from '../../core/error.ts';
import type { FactRequest, LanguageModel, Message, ModelPart, ModelRequest } from '../../core/ports.ts';
import { say } from '../../documents/sentence.ts';
import { inTime, systemWait, TimeLimitError, type Wait } from '../node/time.ts';
import { estimateTokens } from './estimate.ts';
import { EndpointFailure, failureOf, networkFailure, silence, type Endpoint } from './openaiFailure.ts';
import { ReplyReader } from './openaiReply.ts';

export interface OpenAiOptions {
  /** Such as `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey?: string | undefined;
  /** In tokens. The endpoint does not tell; a small model's by default. */
  readonly maxInputTokens?: number | undefined;
  readonly fetch?: typeof fetch;
  /** For time limits and between attempts. */
  readonly wait?: Wait;
  /** A number from 0 to 1, so that many who were refused at once do not come back at once. */
  readonly random?: () => number;
}

/** How long the endpoint may say nothing, before a reply and within it. In milliseconds. */
export const idleLimit = 180_000;
/** The same, once the reply is complete and only its end is missing. In milliseconds. */
export const closingLimit = 3_000;
/** An endpoint that wants to be left alone for longer is not asked again. In milliseconds. */
export const longestWait = 60_000;

/**
 * Asks the endpoint; a request that fails before its first part is repeated where that may help.
 * Throws `usage` where the base URL is none, and `model.denied` where the key cannot be one.
 */
export function createOpenAiModel(options: OpenAiOptions): LanguageModel {
  const endpoint = endpointOf(options);
  const line: Line = {
    fetch: options.fetch ?? fetch,
    wait: options.wait ?? systemWait,
    random: options.random ?? Math.random,
  };
  let hasTools = true;
  return {
    name: `${endpoint.host}/${endpoint.model}`,
    maxInputTokens: options.maxInputTokens ?? 32_000,
    countTokens: (text) => Promise.resolve(estimateTokens(text)),
    async *ask(request, signal) {
      for (let failures = 0; !signal.aborted;) {
        const forced = hasTools && request.fact !== undefined;
        let begun = false;
        try {
          for await (const part of attempt(endpoint, line, request, forced, signal)) {
            begun = true;
            yield part;
          }
          return;
        } catch (error) {
          if (signal.aborted) return;
          if (!(error instanceof EndpointFailure)) throw error;
          if (begun) throw error.error;
          if (error.refusesTools) hasTools = false;
          else if (!(await mayRepeat(error, failures++, line, signal))) throw error.error;
        }
      }
    },
  };
}

/** What a request goes over. */
type Line = Required<Pick<OpenAiOptions, 'fetch' | 'wait' | 'random'>>;

function endpointOf({ baseUrl, model, apiKey }: OpenAiOptions): Endpoint {
  const key = apiKey?.trim() || undefined;
  // A header takes nothing else, and its refusal would repeat the key.
  if (key && !/^[\x21-\x7e]+$/.test(key)) {
    throw new PlannerError('model.denied', say('The key in PLANNER_API_KEY has characters that no key has.'), [
      say('Copy the key once more.'),
    ]);
  }
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new PlannerError('usage', say('{0} is not the URL of an endpoint.', baseUrl.replace(/\/\/[^/]*@/, '//…@')), [
      say('Give one such as {0}; the key comes from PLANNER_API_KEY.', 'https://api.openai.com/v1'),
    ]);
  }
  const path = url.pathname.replace(/\/+$/, '');
  url.pathname = path.endsWith('/chat/completions') ? path : `${path}/chat/completions`;
  return { host: url.host, url: url.href, model, apiKey: key };
}

/** One request. Yields what comes of its reply; a reply that is cut ends with that part. Throws an EndpointFailure. */
async function* attempt(
  endpoint: Endpoint,
  line: Line,
  request: ModelRequest,
  forced: boolean,
  signal: AbortSignal,
): AsyncGenerator<ModelPart> {
  const hangUp = new AbortController();
  const both = AbortSignal.any([signal, hangUp.signal]);
  try {
    const response = await connect(endpoint, line, request, forced, both);
    const reply = new ReplyReader(endpoint, forced);
    let begun = false;
    for await (const piece of pieces(response, () => (reply.finished ? closingLimit : idleLimit), endpoint, line)) {
      if (piece instanceof EndpointFailure) {
        // A line that breaks within a reply cuts it. One that falls silent, or never began, is a failure.
        if (reply.finished || (begun && piece.retries > 0)) break;
        throw piece;
      }
      for (const part of reply.push(piece)) {
        begun = true;
        yield part;
      }
      if (reply.closed) break;
    }
    if (!signal.aborted) yield* reply.end();
  } finally {
    hangUp.abort();
  }
}

async function connect(
  endpoint: Endpoint,
  line: Line,
  request: ModelRequest,
  forced: boolean,
  signal: AbortSignal,
): Promise<Response> {
  const sent = line.fetch(endpoint.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream, application/json',
      ...(endpoint.apiKey ? { authorization: `Bearer ${endpoint.apiKey}` } : {}),
    },
    body: JSON.stringify(bodyOf(endpoint.model, request, forced)),
    signal,
  });
  const response = await heard(sent, idleLimit, endpoint, line);
  if (response.ok) return response;
  let body = '';
  for await (const piece of pieces(response, () => closingLimit, endpoint, line)) {
    if (piece instanceof EndpointFailure || body.length > 50_000) break;
    body += piece;
  }
  throw failureOf(endpoint, { status: response.status, body, retryAfter: retryAfterOf(response.headers), forced });
}

function bodyOf(model: string, { messages, fact }: ModelRequest, forced: boolean): object {
  const body = { model, stream: true };
  if (!fact) return { ...body, messages: messages.map(spoken) };
  if (!forced) return { ...body, messages: withSchema(messages, fact).map(spoken) };
  const { name, description, schema } = fact;
  return {
    ...body,
    messages: messages.map(spoken),
    tools: [{ type: 'function', function: { name, description, parameters: schema } }],
    tool_choice: { type: 'function', function: { name } },
  };
}

function spoken({ role, text }: Message): object {
  return { role, content: text };
}

/** Says in the last message what a tool's declaration would have said: many models want the roles to alternate. */
function withSchema(messages: readonly Message[], { name, description, schema }: FactRequest): readonly Message[] {
  const wish = `Reply with one JSON value and nothing else. It is “${name}”: ${description}\nIts JSON Schema: ${JSON.stringify(schema)}`;
  const last = messages.at(-1);
  if (last?.role !== 'user') return [...messages, { role: 'user', text: wish }];
  return [...messages.slice(0, -1), { role: 'user', text: `${last.text}\n\n${wish}` }];
}

/** The body as text, piece by piece; a failure on the way is the last piece. */
async function* pieces(
  response: Response,
  limit: () => number,
  endpoint: Endpoint,
  line: Line,
): AsyncGenerator<string | EndpointFailure> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  while (reader) {
    let next: Awaited<ReturnType<typeof reader.read>>;
    try {
      next = await heard(reader.read(), limit(), endpoint, line);
    } catch (error) {
      yield error instanceof EndpointFailure ? error : networkFailure(endpoint, error);
      return;
    }
    if (next.done) return;
    yield decoder.decode(next.value, { stream: true });
  }
}

/** Throws an EndpointFailure where `work` fails or takes longer than `limit`, in milliseconds. */
async function heard<T>(work: Promise<T>, limit: number, endpoint: Endpoint, line: Line): Promise<T> {
  try {
    return await inTime(work, limit, line.wait);
  } catch (error) {
    throw error instanceof TimeLimitError ? silence(endpoint, limit) : networkFailure(endpoint, error);
  }
}

/** Waits before the next attempt, longer each time. Yields `false` where there shall be none. */
async function mayRepeat(
  failure: EndpointFailure,
  failures: number,
  line: Line,
  signal: AbortSignal,
): Promise<boolean> {
  const { retries, retryAfter } = failure;
  if (failures >= retries || (retryAfter ?? 0) > longestWait) return false;
  const step = 500 * 2 ** failures;
  await line.wait(retryAfter ?? step / 2 + (line.random() * step) / 2, signal).catch(() => undefined);
  return true;
}

/** In milliseconds, from a number of seconds or a date. */
function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const duration = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(duration) ? Math.max(0, duration) : undefined;
}
