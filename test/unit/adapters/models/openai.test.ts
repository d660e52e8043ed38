// A model behind an OpenAI-compatible endpoint: replies, repeated requests, and every fault of a real one.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  closingLimit,
  createOpenAiModel,
  idleLimit,
  type OpenAiOptions,
} from '../../../../src/adapters/models/openai.ts';
import { PlannerError, type ErrorKind } from '../../../../src/core/error.ts';
import type { LanguageModel, ModelPart, ModelRequest } from '../../../../src/core/ports.ts';
import { english } from '../../../../src/documents/sentence.ts';
import {
  failure,
  startOpenAiServer,
  streamed,
  type OpenAiServer,
  type ServerReply,
} from '../../../fakes/openAiServer.ts';

const request: ModelRequest = {
  id: 'brief/draft',
  facts: {},
  messages: [
    { role: 'user', text: 'Idea' },
    { role: 'assistant', text: 'Hm' },
    { role: 'user', text: 'Go on' },
  ],
};
const fact = { name: 'outline', description: 'The core of it.', schema: { type: 'object' } };
const key = 'sk-very-secret-1234567890';

interface Setup {
  readonly model: LanguageModel;
  readonly server: OpenAiServer;
  /** Waits before a request was repeated, in milliseconds. */
  readonly waits: number[];
}

/** Waits before a repeated request are noted and over at once; time limits never end unless `late` names them. */
async function setup(
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

async function ask(model: LanguageModel, asked = request, signal = new AbortController().signal): Promise<ModelPart[]> {
  const parts: ModelPart[] = [];
  for await (const part of model.ask(asked, signal)) parts.push(part);
  return parts;
}

function textOf(parts: readonly ModelPart[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

/** The failure of a request, with all that the user would read. The key is never in it. */
async function failed(model: LanguageModel, kind: ErrorKind, asked = request): Promise<string> {
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

const fine: ServerReply = { kind: 'text', text: 'Hello, 世界 🎉!' };

test('streams a reply and sends the messages with the key', async (t) => {
  const { model, server } = await setup(t, [fine], { apiKey: ` ${key}\n` });
  const parts = await ask(model);
  assert.ok(parts.length > 1);
  assert.equal(textOf(parts), 'Hello, 世界 🎉!');
  const [sent] = server.requests;
  assert.equal(`${sent?.method} ${sent?.path}`, 'POST /v1/chat/completions');
  assert.equal(sent?.headers['authorization'], `Bearer ${key}`);
  const messages = [
    { role: 'user', content: 'Idea' },
    { role: 'assistant', content: 'Hm' },
    { role: 'user', content: 'Go on' },
  ];
  assert.deepEqual(sent?.body, { model: 'small', stream: true, messages });
  assert.match(model.name, /^127\.0\.0\.1:\d+\/small$/);
});

test('reads every cut of the bytes alike, with carriage returns and comments too', async (t) => {
  const events = `\uFEFF: hello\r\n\r\n${streamed({ content: '日本🎉' })}${streamed({}, 'stop')}data: [DONE]\n\n`;
  const bytes = Buffer.from(events.replaceAll('\n\n', '\r\n\r\n'));
  const sizes = [1, 2, 3, 7, bytes.length];
  const replies = sizes.map((size): ServerReply => {
    const count = Math.ceil(bytes.length / size);
    return {
      kind: 'raw',
      pieces: Array.from({ length: count }, (_, at) => bytes.subarray(at * size, (at + 1) * size)),
    };
  });
  const { model } = await setup(t, replies);
  for (const size of sizes) assert.equal(textOf(await ask(model)), '日本🎉', `pieces of ${size}`);
});

test('takes the base URL with and without what follows, and no key', async (t) => {
  const { server } = await setup(t, () => fine);
  for (const end of ['', '/', '/chat/completions', '/chat/completions/']) {
    await ask(createOpenAiModel({ baseUrl: server.baseUrl + end, model: 'small' }));
  }
  assert.deepEqual(new Set(server.requests.map(({ path }) => path)), new Set(['/v1/chat/completions']));
  assert.equal(server.requests[0]?.headers['authorization'], undefined);
});

test('forces a tool call for a fact', async (t) => {
  const value = { title: 'Reset “password”', list: ['ä', '日本'] };
  const { model, server } = await setup(t, [{ kind: 'fact', value }]);
  assert.deepEqual(await ask(model, { ...request, fact }), [{ kind: 'fact', value }]);
  const { tools, tool_choice } = server.requests[0]?.body ?? {};
  const declared = { name: 'outline', description: 'The core of it.', parameters: { type: 'object' } };
  assert.deepEqual(tools, [{ type: 'function', function: declared }]);
  assert.deepEqual(tool_choice, { type: 'function', function: { name: 'outline' } });
});

test('hands on what is no JSON as text, to be repaired, unless it was cut', async (t) => {
  const broken = "{title: 'x',}";
  const half = '{"title": "x", "li';
  const { model } = await setup(t, [
    { kind: 'fact', value: broken },
    { kind: 'fact', value: half, finish: 'length' },
    { kind: 'text', text: '{"title":"in words"}' },
    { kind: 'raw', pieces: [streamed({ tool_calls: [{ index: 0, function: { arguments: half } }] })] },
  ]);
  assert.deepEqual(await ask(model, { ...request, fact }), [{ kind: 'text', text: broken }]);
  await failed(model, 'model.unusable', { ...request, fact });
  assert.equal(textOf(await ask(model, { ...request, fact })), '{"title":"in words"}');
  assert.deepEqual(await ask(model, { ...request, fact }), []);
});

for (const status of [400, 404, 422, 500]) {
  test(`asks in words where the endpoint refuses tools with ${status}, and remembers it`, async (t) => {
    const { model, server, waits } = await setup(t, ({ body }) =>
      body.tools ? failure(status, 'This model does not support tools.') : fine,
    );
    await ask(model, { ...request, fact });
    await ask(model, { ...request, fact });
    assert.equal(server.requests.length, 3);
    assert.deepEqual(waits, []);
    const messages = server.requests[1]?.body.messages ?? [];
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['user', 'assistant', 'user'],
    );
    assert.match(messages[2]?.content ?? '', /^Go on\n\n.*“outline”: The core of it\.\n.*\{"type":"object"\}$/);
  });
}

test('takes a reply that is not streamed', async (t) => {
  const object = (message: object): ServerReply => ({
    kind: 'raw',
    type: 'application/json',
    pieces: [' {"choices":[{"message":', JSON.stringify(message), ',"finish_reason":"stop"}]}'],
  });
  const { model } = await setup(t, [
    object({ content: 'whole' }),
    object({
      content: [
        { type: 'text', text: 'in ' },
        { type: 'text', text: 'parts' },
      ],
    }),
    object({ content: null, tool_calls: [{ function: { name: 'outline', arguments: { a: 1 } } }] }),
  ]);
  assert.equal(textOf(await ask(model)), 'whole');
  assert.equal(textOf(await ask(model)), 'in parts');
  assert.deepEqual(await ask(model, { ...request, fact }), [{ kind: 'fact', value: { a: 1 } }]);
});

test('429 and then a reply: waits longer each time, or as long as it is told', async (t) => {
  const busy = failure(429, 'slow down');
  const { model, waits, server } = await setup(t, [
    busy,
    failure(503, 'overloaded'),
    failure(429, 'slow down', { headers: { 'retry-after': '7' } }),
    failure(429, 'slow down', { headers: { 'retry-after': new Date(0).toUTCString() } }),
    fine,
  ]);
  assert.equal(textOf(await ask(model)), 'Hello, 世界 🎉!');
  assert.deepEqual(waits, [500, 1000, 7000, 0]);
  assert.equal(server.requests.length, 5);
});

test('429 for ever ends, and so does a wait that is too long', async (t) => {
  const { model, waits, server } = await setup(t, () => failure(429, 'slow down'));
  assert.match(await failed(model, 'model.rateLimit'), /^127\.0\.0\.1:\d+ takes no more requests/);
  assert.equal(server.requests.length, 6);
  assert.deepEqual(waits, [500, 1000, 2000, 4000, 8000]);
  const patient = await setup(t, () => failure(429, 'tomorrow', { headers: { 'retry-after': '86400' } }));
  await failed(patient.model, 'model.rateLimit');
  assert.deepEqual(patient.waits, []);
});

test('the waits of many are spread', async (t) => {
  const { model, waits } = await setup(t, [failure(500, 'x'), failure(500, 'x'), fine], { random: () => 0 });
  await ask(model);
  assert.deepEqual(waits, [250, 500]);
});

const refusals: readonly (readonly [string, ServerReply, ErrorKind, RegExp])[] = [
  [
    'a wrong key',
    failure(401, `Incorrect API key provided: ${key}`),
    'model.denied',
    /^127\.0\.0\.1:\d+ does.*PLANNER_API_KEY/s,
  ],
  ['a forbidden model', failure(403, 'no'), 'model.denied', /PLANNER_API_KEY/],
  ['an unknown model', failure(404, 'The model small does not exist'), 'model.failed', /does not know the model small/],
  ['no credit', failure(402, 'pay'), 'model.quota', /used up/],
  ['a used up quota', failure(429, 'You…', { code: 'insufficient_quota' }), 'model.quota', /used up/],
  [
    'too long a prompt',
    failure(400, 'x', { code: 'context_length_exceeded' }),
    'prompt.tooLong',
    /longer than small takes/,
  ],
  [
    'too long a prompt in words',
    failure(400, "This model's maximum context length is 8 tokens"),
    'prompt.tooLong',
    /longer/,
  ],
  ['a filtered prompt', failure(400, 'x', { code: 'content_filter' }), 'model.blocked', /content filter/],
  ['a bad request', failure(400, `why ${key} not`), 'model.failed', /status 400.*The endpoint said: why … not/s],
  ['a page', { kind: 'raw', status: 403, type: 'text/html', pieces: ['<html>No</html>'] }, 'model.denied', /key/],
  ['a filtered reply', { kind: 'text', text: '', finish: 'content_filter' }, 'model.blocked', /content filter/],
  [
    'a refusal',
    { kind: 'raw', pieces: [streamed({ refusal: 'I will ' }), streamed({ refusal: 'not.' }, 'stop')] },
    'model.blocked',
    /I will not\./,
  ],
];

for (const [name, reply, kind, words] of refusals) {
  test(`${name} is ${kind}, and is not asked again`, async (t) => {
    const { model, server } = await setup(t, [reply]);
    assert.match(await failed(model, kind), words);
    assert.equal(server.requests.length, 1);
  });
}

test('says that no key is set', async (t) => {
  const { model } = await setup(t, [failure(401, 'no')], { apiKey: undefined });
  assert.match(await failed(model, 'model.denied'), /none is set.*PLANNER_API_KEY/s);
});

const nonsense: readonly (readonly [string, string])[] = [
  ['a page', '<!doctype html><html><body>Welcome</body></html>'],
  ['words', 'design of everything\nand more\n'],
  ['events without JSON', 'data: hello\n\n'],
  ['events that are lists', 'data: [1,2]\n\n'],
  ['another object', '{"models":[]}'],
  ['half an object', '{"choices":[{"mess'],
];

for (const [name, body] of nonsense) {
  test(`${name} in place of a reply is a failure that names the host`, async (t) => {
    const { model, server } = await setup(t, [{ kind: 'raw', pieces: [body] }]);
    assert.match(await failed(model, 'model.failed'), /^127\.0\.0\.1:\d+ did not answer as .*\/v1/s);
    assert.equal(server.requests.length, 1);
  });
}

test('an error within the stream: before the first part it is asked again, later it is a failure', async (t) => {
  const error = `data: ${JSON.stringify({ error: { message: 'upstream', code: 502 } })}\n\n`;
  const { model, server } = await setup(t, [
    { kind: 'raw', pieces: [': wait\n\n', error] },
    { kind: 'raw', pieces: [streamed({ content: 'Some' }), error] },
  ]);
  assert.match(await failed(model, 'model.failed'), /status 502/);
  assert.equal(server.requests.length, 2);
});

for (const reset of [false, true]) {
  test(`a reply that is cut ${reset ? 'by the network' : 'short'} just ends`, async (t) => {
    const { model, server } = await setup(t, [{ kind: 'cut', text: 'Half of it', reset }]);
    assert.equal(textOf(await ask(model)), 'Half of it');
    assert.equal(server.requests.length, 1);
  });
}

test('a line that breaks before the first part is asked again', async (t) => {
  const { model, server } = await setup(t, [{ kind: 'cut', text: '', reset: true }, fine]);
  assert.equal(textOf(await ask(model)), 'Hello, 世界 🎉!');
  assert.equal(server.requests.length, 2);
});

test('an endpoint that is not there is named, after a few attempts', async (t) => {
  const refuse = (): Promise<never> =>
    Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(key), { code: 'ECONNREFUSED' }) }));
  const { model, waits } = await setup(t, [], { fetch: refuse });
  assert.match(await failed(model, 'model.network'), /^127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/);
  assert.deepEqual(waits, [500, 1000]);
});

test('an empty reply yields nothing', async (t) => {
  const { model } = await setup(t, [
    { kind: 'text', text: '' },
    { kind: 'raw', pieces: [] },
  ]);
  assert.deepEqual(await ask(model), []);
  assert.deepEqual(await ask(model), []);
});

test('a silent endpoint is given up', async (t) => {
  const { model, server } = await setup(t, [{ kind: 'silent' }], { late: idleLimit });
  assert.match(await failed(model, 'model.network'), /has sent nothing for 180 seconds/);
  await server.requests[0]?.gone;
});

test('an endpoint that falls silent within a reply is given up, with what had come', async (t) => {
  const { server } = await setup(t, [{ kind: 'silent', text: 'Some' }]);
  let lastWord = (): void => undefined;
  const spoken = new Promise<void>((resolve) => (lastWord = resolve));
  const wait = (): Promise<void> => spoken;
  const model = createOpenAiModel({ baseUrl: server.baseUrl, model: 'small', wait });
  const parts: ModelPart[] = [];
  const read = async (): Promise<void> => {
    for await (const part of model.ask(request, new AbortController().signal)) {
      parts.push(part);
      lastWord();
    }
  };
  await assert.rejects(read(), (error) => PlannerError.is(error, 'model.network'));
  assert.equal(textOf(parts), 'Some');
});

test('a complete reply whose line stays open is taken', async (t) => {
  const pieces = [streamed({ content: 'All' }), streamed({}, 'stop')];
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(Buffer.from(piece));
    },
  });
  const { model } = await setup(t, [], { fetch: () => Promise.resolve(new Response(stream)), late: closingLimit });
  assert.equal(textOf(await ask(model)), 'All');
});

test('an endless reply ends when it is cancelled, and so does the request', async (t) => {
  const { model, server } = await setup(t, [{ kind: 'endless', text: 'and on ' }]);
  const stop = new AbortController();
  let count = 0;
  for await (const part of model.ask(request, stop.signal)) {
    assert.equal(part.kind, 'text');
    if (++count === 3) stop.abort();
  }
  await server.requests[0]?.gone;
  assert.equal(server.requests.length, 1);
});

test('a reader that has enough ends the request', async (t) => {
  const { model, server } = await setup(t, [{ kind: 'endless', text: 'and on ' }]);
  for await (const _ of model.ask(request, new AbortController().signal)) break;
  await server.requests[0]?.gone;
});

test('cancelled before, while it connects and while it waits, it just ends', async (t) => {
  const stop = new AbortController();
  const { model, server } = await setup(t, (_, ordinal) => {
    if (ordinal === 0) queueMicrotask(() => stop.abort());
    return { kind: 'silent' };
  });
  assert.deepEqual(await ask(model, request, AbortSignal.abort()), []);
  assert.equal(server.requests.length, 0);
  assert.deepEqual(await ask(model, request, stop.signal), []);
  const later = new AbortController();
  const busy = await setup(t, () => failure(429, 'x'), {
    wait: async (duration, signal) => {
      if (duration < 1000) later.abort();
      signal.throwIfAborted();
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
    },
  });
  assert.deepEqual(await ask(busy.model, request, later.signal), []);
  assert.equal(busy.server.requests.length, 1);
});

test('a base URL or key that can be none is refused at once, without being repeated', () => {
  for (const baseUrl of ['', 'localhost:11434', 'ftp://host/v1', `https://user:${key}@host/v1`]) {
    assert.throws(
      () => createOpenAiModel({ baseUrl, model: 'small' }),
      (error) => PlannerError.is(error, 'usage') && !error.message.includes(key),
    );
  }
  assert.throws(
    () => createOpenAiModel({ baseUrl: 'http://host/v1', model: 'small', apiKey: `${key}\nx` }),
    (error) => PlannerError.is(error, 'model.denied') && !error.message.includes(key),
  );
});
