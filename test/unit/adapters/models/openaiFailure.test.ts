// A model behind an OpenAI-compatible endpoint: requests that are repeated, and failures with what to do next.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOpenAiModel, idleLimit } from '../../../../src/adapters/models/openai.ts';
import { PlannerError, type ErrorKind } from '../../../../src/core/error.ts';
import type { ModelPart } from '../../../../src/core/ports.ts';
import { failure, streamed, type ServerReply } from '../../../fakes/openAiServer.ts';
import { ask, failed, fine, key, request, setup, textOf } from './endpoint.ts';

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

test('an endpoint that is not there is named, after a few attempts', async (t) => {
  const refuse = (): Promise<never> =>
    Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(key), { code: 'ECONNREFUSED' }) }));
  const { model, waits } = await setup(t, [], { fetch: refuse });
  assert.match(await failed(model, 'model.network'), /^127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/);
  assert.deepEqual(waits, [500, 1000]);
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
