// The language model of a test: the test says what it answers, holds it back, breaks it, and sees what it was asked.
import { appendFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { within } from './wait.ts';

/** A model as VS Code's picker shows it. */
export interface FakeModelInfo {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly version: string;
  readonly maxInputTokens: number;
  readonly maxOutputTokens: number;
  readonly capabilities: { readonly toolCalling?: boolean; readonly imageInput?: boolean };
  /** VS Code 1.110 offers only models that say so. It is no stable API; later versions do without. */
  readonly isUserSelectable?: boolean;
}

/**
 * Two models with tools, and one without, which VS Code does not offer in the chat. All take
 * long input. VS Code picks the first by name.
 */
export const modelWithTools: FakeModelInfo = describe('fake-tools', 'Fake Model', true);
export const otherModel: FakeModelInfo = describe('fake-other', 'Other Fake Model', true);
export const modelWithoutTools: FakeModelInfo = describe('fake-plain', 'Plain Fake Model', false);

/** What the model was asked. */
export interface FakeRequest {
  readonly model: string;
  readonly messages: readonly FakeMessage[];
  readonly tools: readonly { readonly name: string; readonly description: string; readonly inputSchema?: unknown }[];
  readonly toolMode: 'auto' | 'required';
  readonly options: Readonly<Record<string, unknown>>;
}

export interface FakeMessage {
  readonly role: 'user' | 'assistant';
  readonly parts: readonly (
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'tool'; readonly id: string; readonly name: string; readonly input: unknown }
    | { readonly kind: 'result'; readonly id: string; readonly text: string }
    | { readonly kind: 'other' }
  )[];
}

/**
 * What the model does next. A reply that just ends without text is an empty one; after some text, one that was cut.
 * VS Code drops a text that a fault follows at once: put a gate between them where the text matters.
 */
export type ReplyPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tool'; readonly name: string; readonly input: unknown }
  | {
      readonly kind: 'fault';
      readonly code: 'blocked' | 'noPermissions' | 'notFound' | 'error';
      readonly message: string;
    }
  | { readonly kind: 'gate'; readonly gate: Gate }
  /** Says nothing more until the request is cancelled. */
  | { readonly kind: 'hang' };

/** A whole reply; a text is streamed word by word. */
export type Reply = string | readonly ReplyPart[];

/** Holds a reply back at one place until the test opens it. */
export class Gate {
  readonly opened: Promise<void>;
  readonly open: () => void;
  readonly reach: () => void;
  readonly #reached: Promise<void>;

  constructor() {
    const reached = Promise.withResolvers<void>();
    const opened = Promise.withResolvers<void>();
    this.#reached = reached.promise;
    this.reach = reached.resolve;
    this.opened = opened.promise;
    this.open = opened.resolve;
  }

  /** Waits until the model has come to this gate. */
  get reached(): Promise<void> {
    return within('the model comes to the gate', this.#reached);
  }
}

/** A text as parts of one word each. */
export function words(text: string): readonly ReplyPart[] {
  return (text.match(/\s*\S+\s*/g) ?? []).map((piece) => ({ kind: 'text', text: piece }));
}

/** All text of a request, for looking something up in it. */
export function textOf(request: FakeRequest): string {
  const parts = request.messages.flatMap((message) => message.parts);
  return parts.map((part) => ('text' in part ? part.text : '')).join('\n');
}

/** Listens for the requests that the extension `fake-model` passes on. */
export class FakeModel {
  readonly requests: FakeRequest[] = [];
  models: readonly FakeModelInfo[];
  readonly #server: Server;
  readonly #record: string;
  #queue: Reply[] = [];
  #respond: (request: FakeRequest) => Reply | undefined = () => undefined;
  #cancelled: FakeRequest[] = [];
  #waiting: (() => void)[] = [];
  #connection = Promise.withResolvers<void>();
  /** Work that waits for the extension host, and those who wait for work and for its outcome. */
  #work: string[] = [];
  #idle: ((source: string) => void) | undefined;
  #outcomes: ((outcome: { readonly value?: unknown; readonly error?: string }) => void)[] = [];

  private constructor(server: Server, models: readonly FakeModelInfo[], record: string) {
    this.#server = server;
    this.models = models;
    this.#record = record;
  }

  /** Starts one at a free port of this machine. Every request is appended to the file `record`, one JSON value a line. */
  static async start(models: readonly FakeModelInfo[], record: string): Promise<FakeModel> {
    const server = createServer((request, response) => {
      void model.#serve(request, response);
    });
    const model = new FakeModel(server, models, record);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return model;
  }

  /** Where the extension finds it. */
  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Replies to the next requests, in their order. */
  queue(...replies: readonly Reply[]): void {
    this.#queue.push(...replies);
  }

  /** Replies by what is asked, where the queue is empty. A request that gets no reply fails with a message that says so. */
  respond(respond: (request: FakeRequest) => Reply | undefined): void {
    this.#respond = respond;
  }

  /** Begins anew, for another test in the same window: no replies, no requests. */
  reset(): void {
    this.#queue = [];
    this.#respond = () => undefined;
    this.requests.length = 0;
    this.#cancelled = [];
  }

  /** Waits until the model was asked `count` times in all, and yields the last of these requests. */
  async asked(count: number): Promise<FakeRequest> {
    return within(
      `the model is asked ${count} times`,
      this.#nth(() => this.requests, count),
    );
  }

  /** Waits until `count` requests in all were cancelled before their reply was over, and yields the last of these. */
  async cancelled(count: number): Promise<FakeRequest> {
    return within(
      `${count} requests are cancelled`,
      this.#nth(() => this.#cancelled, count),
    );
  }

  /** Runs the source of a function of `vscode` in the extension host, and yields its JSON value. */
  async run(source: string): Promise<unknown> {
    const outcome = new Promise<{ readonly value?: unknown; readonly error?: string }>((resolve) =>
      this.#outcomes.push(resolve),
    );
    if (this.#idle) this.#idle(source);
    else this.#work.push(source);
    const { value, error } = await within('the extension host has done its work', outcome);
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** Waits until the extension host is up: the extension that passes requests on has said hello. */
  async connected(): Promise<void> {
    await within('the extension host is up', this.#connection.promise);
  }

  /** Expects a new extension host: `connected` waits for it. */
  forget(): void {
    this.#connection = Promise.withResolvers();
    this.#idle = undefined;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/hello') {
      this.#connection.resolve();
      response.end();
      return;
    }
    if (request.url === '/models') {
      response.end(JSON.stringify(this.models));
      return;
    }
    if (request.url === '/work') {
      const source = this.#work.shift() ?? (await this.#nextWork(response));
      response.end(source);
      return;
    }
    const text = (await request.toArray()).join('');
    if (request.url === '/done') {
      // The other side is our own extension, which sends exactly this.
      this.#outcomes.shift()?.(JSON.parse(text) as { value?: unknown; error?: string });
      response.end();
      return;
    }
    // The other side is our own extension, which sends exactly this.
    const asked = JSON.parse(text) as FakeRequest;
    const reply = this.#queue.shift() ?? this.#respond(asked) ?? unscripted();
    this.#note(asked, text);
    const gone = new Promise<void>((resolve) => response.on('close', resolve));
    await stream(typeof reply === 'string' ? words(reply) : reply, response, gone);
    if (response.writableEnded) return;
    this.#cancelled.push(asked);
    this.#wake();
  }

  /** Work for the extension host that asks. One that is gone, or will be in a moment, gets none: nobody would do it. */
  #nextWork(response: ServerResponse): Promise<string> {
    return new Promise((resolve) => {
      const take = (source: string): void => {
        this.#idle = undefined;
        resolve(source);
      };
      response.on('close', () => {
        if (this.#idle === take) this.#idle = undefined;
      });
      this.#idle = take;
    });
  }

  async #nth(list: () => readonly FakeRequest[], count: number): Promise<FakeRequest> {
    for (;;) {
      const request = list()[count - 1];
      if (request) return request;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #note(request: FakeRequest, text: string): void {
    this.requests.push(request);
    appendFileSync(this.#record, `${text}\n`);
    this.#wake();
  }
}

async function stream(parts: readonly ReplyPart[], response: ServerResponse, gone: Promise<void>): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  response.flushHeaders();
  let calls = 0;
  for (const part of parts) {
    if (part.kind === 'hang') await gone;
    else if (part.kind === 'gate') {
      part.gate.reach();
      await Promise.race([part.gate.opened, gone]);
    } else response.write(`${JSON.stringify(part.kind === 'tool' ? { ...part, id: `call-${++calls}` } : part)}\n`);
    if (response.destroyed) return;
  }
  response.end();
}

function unscripted(): Reply {
  return [{ kind: 'fault', code: 'error', message: 'The test has no reply for this request.' }];
}

function describe(id: string, name: string, toolCalling: boolean): FakeModelInfo {
  const size = { maxInputTokens: 100_000, maxOutputTokens: 10_000 };
  const capabilities = { toolCalling, imageInput: false };
  return { id, name, family: 'fake', version: '1', ...size, capabilities, isUserSelectable: true };
}
