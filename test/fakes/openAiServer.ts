// A small OpenAI-compatible endpoint on this computer, with every fault of a real one.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';

export type ServerReply =
  /** A whole streamed reply. */
  | { readonly kind: 'text'; readonly text: string; readonly finish?: string }
  /** A whole streamed tool call. `value` may be text that is no JSON. */
  | { readonly kind: 'fact'; readonly value: unknown; readonly finish?: string }
  /** Ends without a word, in the middle of an event; `reset` breaks the connection as well. */
  | { readonly kind: 'cut'; readonly text: string; readonly reset?: boolean }
  /** Repeats the text until the client leaves. */
  | { readonly kind: 'endless'; readonly text: string }
  /** Falls silent, before or after some text. */
  | { readonly kind: 'silent'; readonly text?: string }
  /** Anything else, in the given pieces. */
  | {
      readonly kind: 'raw';
      readonly status?: number;
      readonly type?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly pieces: readonly (string | Uint8Array)[];
    };

export interface ServedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: ChatBody;
  /** Settles when the connection of the reply is gone, served or not. */
  readonly gone: Promise<unknown>;
}

/** What a client sends, as far as tests look at it. */
export interface ChatBody {
  readonly model: string;
  readonly stream: boolean;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly tools?: readonly { readonly function: { readonly name: string } }[];
  readonly tool_choice?: unknown;
}

export interface OpenAiServer {
  /** With `/v1`. */
  readonly baseUrl: string;
  readonly requests: readonly ServedRequest[];
  close(): Promise<void>;
}

/** Answers the requests by a list, or by what they are; a request beyond the list gets status 500. */
export async function startOpenAiServer(
  replies: readonly ServerReply[] | ((request: ServedRequest, ordinal: number) => ServerReply),
): Promise<OpenAiServer> {
  const requests: ServedRequest[] = [];
  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy());
  });
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = request;
    const body = (await json(request)) as ChatBody;
    const served = { method, path: url, headers, body, gone: once(response, 'close') };
    const ordinal = requests.push(served) - 1;
    const reply = typeof replies === 'function' ? replies(served, ordinal) : replies[ordinal];
    await play(reply ?? failure(500, 'no scripted reply'), response);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A refusal as endpoints word it. */
export function failure(
  status: number,
  message: string,
  details: { readonly code?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): ServerReply {
  const { code, headers = {} } = details;
  const body = JSON.stringify({ error: { message, type: 'error', ...(code ? { code } : {}) } });
  return { kind: 'raw', status, type: 'application/json', headers, pieces: [body] };
}

/** One event of a streamed reply. */
export function streamed(delta: object, finish?: string): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish ?? null }] })}\n\n`;
}

async function play(reply: ServerReply, response: ServerResponse): Promise<void> {
  if (reply.kind === 'raw') {
    response.writeHead(reply.status ?? 200, { 'content-type': reply.type ?? 'text/event-stream', ...reply.headers });
    for (const piece of reply.pieces) await write(response, piece);
    response.end();
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  if (reply.kind === 'fact') {
    for (const event of calling(reply.value)) await write(response, event);
    response.end(`${streamed({}, reply.finish ?? 'tool_calls')}data: [DONE]\n\n`);
    return;
  }
  do {
    for (const text of (reply.text ?? '').match(/[\s\S]{1,7}/g) ?? [])
      await write(response, streamed({ content: text }));
  } while (reply.kind === 'endless' && !response.destroyed);
  if (reply.kind === 'text') response.end(`${streamed({}, reply.finish ?? 'stop')}data: [DONE]\n\n`);
  if (reply.kind === 'cut') {
    await write(response, 'data: {"choi');
    if (reply.reset) response.destroy();
    else response.end();
  }
}

/** A tool call, its input in pieces. */
function calling(value: unknown): readonly string[] {
  const input = typeof value === 'string' ? value : JSON.stringify(value);
  const first = { index: 0, id: 'call_1', type: 'function', function: { name: 'fact', arguments: '' } };
  const pieces = input.match(/[\s\S]{1,9}/g) ?? [];
  return [
    streamed({ role: 'assistant', content: null, tool_calls: [first] }),
    ...pieces.map((words) => streamed({ tool_calls: [{ index: 0, function: { arguments: words } }] })),
  ];
}

/** Pieces are sent apart, so that the client meets every boundary. */
async function write(response: ServerResponse, piece: string | Uint8Array): Promise<void> {
  if (response.destroyed) return;
  await new Promise<void>((resolve) => {
    response.once('close', resolve);
    response.write(piece, () => {
      response.off('close', resolve);
      resolve();
    });
  });
  await setImmediate();
}
