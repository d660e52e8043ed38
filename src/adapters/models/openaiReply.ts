// Reads the reply of an OpenAI-compatible endpoint: an event stream, or one JSON object where it does not stream.
import { createParser } from 'eventsource-parser';
import type { ModelPart } from '../../core/ports.ts';
import { type Fields, isRecord, parseJson } from '../../documents/json.ts';
import { blocked, failureOf, garbage, unfinished, type Endpoint } from './openaiFailure.ts';

/** A reply as far as it has come. Feed it the pieces of the body in order, then end it. */
export class ReplyReader {
  /** Whether the model has said all it will say. */
  finished = false;
  /** Whether the endpoint has sent its last word. */
  closed = false;
  readonly #endpoint: Endpoint;
  readonly #forced: boolean;
  readonly #parts: ModelPart[] = [];
  readonly #parser = createParser({
    onEvent: ({ data }) => this.#event(data),
    onError: () => (this.#strange = true),
    maxBufferSize: largestEvent,
  });
  #form: 'unknown' | 'events' | 'object' = 'unknown';
  /** What could not be judged yet, or the whole of an object. */
  #text = '';
  #events = 0;
  /** Whether there were lines that no event stream has. */
  #strange = false;
  #finish = '';
  #refusal = '';
  /** What went wrong after parts that are still to be handed out. */
  #failure: unknown;
  /** Arguments of the tool calls, by index. */
  readonly #calls = new Map<number, string>();

  /** `forced`: a tool call was asked for. */
  constructor(endpoint: Endpoint, forced: boolean) {
    this.#endpoint = endpoint;
    this.#forced = forced;
  }

  /** Takes a piece and yields the parts that are complete with it. Throws an EndpointFailure. */
  push(piece: string): readonly ModelPart[] {
    try {
      this.#take(piece);
    } catch (error) {
      if (this.#parts.length === 0) throw error;
      this.#failure = error;
      this.closed = true;
    }
    return this.#parts.splice(0);
  }

  /** The body has ended. Yields the rest. A reply that was cut ends with that part. Throws an EndpointFailure. */
  end(): readonly ModelPart[] {
    if (this.#failure) throw this.#failure;
    if (this.#form === 'object') this.#object();
    if (this.#strange && this.#events === 0) throw garbage(this.#endpoint);
    if (this.#finish === 'content_filter') throw blocked(this.#endpoint);
    if (this.#refusal) throw blocked(this.#endpoint, this.#refusal);
    this.#takeCall();
    if (!this.finished || this.#finish === 'length') this.#parts.push({ kind: 'cut' });
    return this.#parts.splice(0);
  }

  #take(piece: string): void {
    if (this.#form === 'events') {
      this.#parser.feed(piece);
    } else {
      this.#text += piece;
      if (this.#text.length > largestEvent) throw garbage(this.#endpoint);
      if (this.#form === 'unknown') this.#judge();
    }
  }

  /** Servers mislabel their streams, so the first character decides. */
  #judge(): void {
    const start = this.#text.replace(/^\uFEFF/, '').trimStart();
    if (!start) return;
    if (start.startsWith('{')) {
      this.#form = 'object';
    } else if (/^(:|data|event|id|retry)/.test(start) || fields.some((field) => field.startsWith(start))) {
      this.#form = 'events';
      this.#parser.feed(this.#text);
      this.#text = '';
    } else {
      throw garbage(this.#endpoint);
    }
  }

  #event(data: string): void {
    this.#events++;
    if (this.closed) return;
    if (data.trim() === '[DONE]') {
      this.closed = true;
      this.finished = true;
    } else {
      this.#chunk(parse(data) ?? fail(garbage(this.#endpoint)));
    }
  }

  #object(): void {
    const object = parse(this.#text);
    if (!object || !(object['error'] || Array.isArray(object['choices']))) throw garbage(this.#endpoint);
    this.#chunk(object);
    this.finished = true;
  }

  #chunk(chunk: Record<string, unknown>): void {
    if (chunk['error']) {
      const error = chunk['error'];
      const code = isRecord(error) ? Number(error['code'] ?? error['status']) : NaN;
      const refusal = {
        status: Number.isInteger(code) ? code : 0,
        body: JSON.stringify({ error }),
        forced: this.#forced,
      };
      throw failureOf(this.#endpoint, refusal);
    }
    const choice: unknown = Array.isArray(chunk['choices']) ? chunk['choices'][0] : undefined;
    if (!isRecord(choice)) return;
    const message = choice['delta'] ?? choice['message'];
    if (isRecord(message)) this.#message(message);
    const finish = choice['finish_reason'];
    if (typeof finish === 'string' && finish) {
      this.#finish = finish;
      this.finished = true;
    }
  }

  #message(message: Record<string, unknown>): void {
    const text = textOf(message['content']);
    if (text) this.#parts.push({ kind: 'text', text });
    if (typeof message['refusal'] === 'string') this.#refusal += message['refusal'];
    const calls: readonly unknown[] = Array.isArray(message['tool_calls']) ? message['tool_calls'] : [];
    for (const [position, call] of calls.entries()) {
      if (!isRecord(call) || !isRecord(call['function'])) continue;
      const index = typeof call['index'] === 'number' ? call['index'] : position;
      const input = call['function']['arguments'];
      const words = typeof input === 'string' ? input : isRecord(input) ? JSON.stringify(input) : '';
      this.#calls.set(index, (this.#calls.get(index) ?? '') + words);
    }
  }

  /** The first call is the forced one. What is not JSON is handed on as text: the caller knows how to repair it. */
  #takeCall(): void {
    const input = [...this.#calls].sort(([a], [b]) => a - b).find(([, words]) => words.trim())?.[1];
    if (input === undefined) return;
    const value = parse(input);
    if (value) this.#parts.push({ kind: 'fact', value });
    else if (this.#finish === 'length') throw unfinished(this.#endpoint);
    else if (this.finished) this.#parts.push({ kind: 'text', text: input });
  }
}

/** What the lines of an event stream begin with. */
const fields = ['data', 'event', 'id', 'retry'];

/** No chunk of a reply is as long. In characters. */
const largestEvent = 10_000_000;

function parse(text: string): Fields | undefined {
  const value = parseJson(text);
  return isRecord(value) ? value : undefined;
}

/** Text stands there as it is, or as a list of parts. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: unknown) => (isRecord(part) && typeof part['text'] === 'string' ? part['text'] : ''))
    .join('');
}

function fail(error: Error): never {
  throw error;
}
