// A model behind an OpenAI-compatible endpoint: replies of every shape, facts, cuts and cancelling.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closingLimit, createOpenAiModel } from '../../../../src/adapters/models/openai.ts';
import { failure, streamed, type ServerReply } from '../../../fakes/openAiServer.ts';
import { ask, fact, failed, fine, key, request, setup, textOf } from './endpoint.ts';

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
  assert.deepEqual(await ask(model, { ...request, fact }), [{ kind: 'cut' }]);
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

for (const reset of [false, true]) {
  test(`a reply that is cut ${reset ? 'by the network' : 'short'} says so at its end`, async (t) => {
    const { model, server } = await setup(t, [{ kind: 'cut', text: 'Half of it', reset }]);
    const parts = await ask(model);
    assert.equal(textOf(parts), 'Half of it');
    assert.deepEqual(parts.at(-1), { kind: 'cut' });
    assert.equal(server.requests.length, 1);
  });
}

test('a line that breaks before the first part is asked again', async (t) => {
  const { model, server } = await setup(t, [{ kind: 'cut', text: '', reset: true }, fine]);
  assert.equal(textOf(await ask(model)), 'Hello, 世界 🎉!');
  assert.equal(server.requests.length, 2);
});

test('an empty reply yields no text', async (t) => {
  const { model } = await setup(t, [
    { kind: 'text', text: '' },
    { kind: 'raw', pieces: [] },
  ]);
  assert.deepEqual(await ask(model), []);
  assert.deepEqual(await ask(model), [{ kind: 'cut' }]);
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
