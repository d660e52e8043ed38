// What went wrong at an OpenAI-compatible endpoint, from its status and its words.
import { PlannerError, type ErrorKind } from '../../core/error.ts';
import { say, type Sentence } from '../../documents/sentence.ts';

/** Where the requests go. */
export interface Endpoint {
  /** Host and port, for people. */
  readonly host: string;
  readonly url: string;
  readonly model: string;
  readonly apiKey?: string | undefined;
}

/** A failed request: what to say of it, and whether asking again may help. */
export class EndpointFailure extends Error {
  readonly error: PlannerError;
  /** How often it may be asked again. */
  readonly retries: number;
  /** How long the endpoint wants to be left alone, in milliseconds. */
  readonly retryAfter: number | undefined;
  /** Whether it was the forced tool call that the endpoint does not take. */
  readonly refusesTools: boolean;

  constructor(error: PlannerError, { retries = 0, retryAfter, refusesTools = false }: Retry = {}) {
    super(error.message, { cause: error });
    this.error = error;
    this.retries = retries;
    this.retryAfter = retryAfter;
    this.refusesTools = refusesTools;
  }
}

interface Retry {
  readonly retries?: number | undefined;
  readonly retryAfter?: number | undefined;
  readonly refusesTools?: boolean;
}

/** What an endpoint sent in place of a reply. */
export interface Refusal {
  /** HTTP status, or what stands for it inside of a stream; 0 where there is none. */
  readonly status: number;
  /** The body, or the error of the stream as JSON. */
  readonly body: string;
  readonly retryAfter?: number | undefined;
  /** Whether a tool call was forced by the request. */
  readonly forced: boolean;
}

/** The failure that a refusal stands for. */
export function failureOf(endpoint: Endpoint, refusal: Refusal): EndpointFailure {
  const { status, retryAfter } = refusal;
  const said = saidIn(refusal.body);
  const refusesTools =
    refusal.forced && toolStatuses.has(status) && /\btools?\b|tool_|\bfunctions?\b|function_/i.test(said);
  const row = rows.find((candidate) => candidate.applies(status, said)) ?? other;
  const next = [...row.next, ...(row.quote && said ? [say('The endpoint said: {0}', shown(said, endpoint))] : [])];
  const error = new PlannerError(row.kind, row.sentence(endpoint, status), next);
  return new EndpointFailure(error, { retries: row.retries, retryAfter, refusesTools });
}

/** The endpoint could not be reached, or went away. */
export function networkFailure(endpoint: Endpoint, error: unknown): EndpointFailure {
  const reason = shown(reasonOf(error), endpoint);
  const sentence = say('{0} cannot be reached ({1}).', endpoint.host, reason);
  const next = [say('Check the base URL and the network, then resume the run.')];
  return new EndpointFailure(new PlannerError('model.network', sentence, next, error), { retries: 2 });
}

/** The endpoint keeps the line open and says nothing. `limit` is in milliseconds. */
export function silence(endpoint: Endpoint, limit: number): EndpointFailure {
  const sentence = say('{0} has sent nothing for {1} seconds.', endpoint.host, Math.round(limit / 1000));
  return new EndpointFailure(
    new PlannerError('model.network', sentence, [say('Resume the run later, or choose another model.')]),
  );
}

/** What came is no reply. */
export function garbage(endpoint: Endpoint): EndpointFailure {
  const sentence = say('{0} did not answer as an OpenAI-compatible endpoint does.', endpoint.host);
  return new EndpointFailure(
    new PlannerError('model.failed', sentence, [say('Check the base URL: it usually ends with “/v1”.')]),
  );
}

/** The model, or a filter, will not answer. `words` are the model's own, where it gave any. */
export function blocked(endpoint: Endpoint, words = ''): EndpointFailure {
  const sentence = words
    ? say('{0} refused to answer: {1}', endpoint.model, shown(words, endpoint))
    : say('The content filter of {0} stopped the reply.', endpoint.host);
  return new EndpointFailure(
    new PlannerError('model.blocked', sentence, [say('Word the idea differently, or choose another model.')]),
  );
}

/** The reply was longer than the endpoint lets it be, and half a value is of no use. */
export function unfinished(endpoint: Endpoint): EndpointFailure {
  const sentence = say('The reply of {0} was cut off at its length limit.', endpoint.model);
  return new EndpointFailure(
    new PlannerError('model.unusable', sentence, [say('Choose a model that can write longer replies.')]),
  );
}

interface Row {
  readonly applies: (status: number, said: string) => boolean;
  readonly kind: ErrorKind;
  readonly sentence: (endpoint: Endpoint, status: number) => Sentence;
  readonly next: readonly Sentence[];
  readonly retries?: number;
  /** Whether the endpoint's own words help. */
  readonly quote?: boolean;
}

/** Some servers answer with 500 or 501 where they have no tools. */
const toolStatuses: ReadonlySet<number> = new Set([400, 404, 405, 415, 422, 500, 501]);

/** The first that applies counts: what the words say stands before what the status says. */
const rows: readonly Row[] = [
  {
    applies: (status, said) =>
      status === 413 ||
      /context_length|context (length|window|size)|maximum context|(prompt|input|request) (is )?too (long|large)|too many tokens/i.test(
        said,
      ),
    kind: 'prompt.tooLong',
    sentence: ({ model }) => say('The request is longer than {0} takes.', model),
    next: [say('Shorten the idea or its references, or choose a model with a larger context.')],
  },
  {
    applies: (status, said) =>
      status === 402 || /insufficient.(quota|credit|balance|funds)|exceeded your current quota|billing_/i.test(said),
    kind: 'model.quota',
    sentence: ({ host }) => say('The quota or credit at {0} is used up.', host),
    next: [say('Check the plan and billing there, or choose another model.')],
  },
  {
    applies: (_, said) => /content_filter|content management policy/i.test(said),
    kind: 'model.blocked',
    sentence: ({ host }) => say('The content filter of {0} stopped the request.', host),
    next: [say('Word the idea differently, or choose another model.')],
  },
  {
    // Not quoted: endpoints repeat parts of the key.
    applies: (status, said) => status === 401 || status === 403 || /invalid_api_key|authentication_error/i.test(said),
    kind: 'model.denied',
    sentence: ({ host, apiKey }) =>
      apiKey ? say('{0} does not accept the key.', host) : say('{0} asks for a key, and none is set.', host),
    next: [say('Check the key in PLANNER_API_KEY, and that it may use this model.')],
  },
  {
    applies: (status) => status === 404,
    kind: 'model.failed',
    sentence: ({ host, model }) => say('{0} does not know the model {1}.', host, model),
    next: [say('Check the name of the model and the base URL.')],
    quote: true,
  },
  {
    applies: (status, said) => status === 429 || /rate_limit/i.test(said),
    kind: 'model.rateLimit',
    sentence: ({ host }) => say('{0} takes no more requests for now.', host),
    next: [say('Wait a while, then resume the run.')],
    retries: 5,
    quote: true,
  },
  {
    applies: (status, said) =>
      status >= 500 || [0, 408, 409, 425].includes(status) || /overloaded|server_error/i.test(said),
    kind: 'model.failed',
    sentence: ({ host }, status) => say('{0} failed (status {1}).', host, status || '?'),
    next: [say('Resume the run later, or choose another model.')],
    retries: 4,
    quote: true,
  },
];

const other: Row = {
  applies: () => true,
  kind: 'model.failed',
  sentence: ({ host }, status) => say('{0} refused the request (status {1}).', host, status),
  next: [say('Check the name of the model and the base URL.')],
  quote: true,
};

/** The words in an error, with its code and type, whatever shape it has. */
function saidIn(body: string): string {
  if (/^\s*</.test(body)) return '';
  try {
    return wordsOf(JSON.parse(body)).join(' · ');
  } catch {
    return body.trim();
  }
}

function wordsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const fields = Array.isArray(value)
    ? value
    : Object.entries(value).flatMap(([key, field]) => (telling.has(key) ? [field] : []));
  return [...new Set(fields.flatMap(wordsOf))];
}

const telling: ReadonlySet<string> = new Set(['error', 'errors', 'message', 'detail', 'msg', 'code', 'type']);

/** Words from outside as they may be shown: one line, not long, and without the key. */
function shown(words: string, { apiKey }: Endpoint): string {
  const open = apiKey ? words.replaceAll(apiKey, '…') : words;
  const line = open.replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error) return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
  return error.message;
}
