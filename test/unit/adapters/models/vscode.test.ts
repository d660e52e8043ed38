// A model of the editor: what it is sent, what is taken from its stream, what its failures become.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countLimit, createEditorModel } from '../../../../src/adapters/models/vscode.ts';
import { failureOf } from '../../../../src/adapters/models/vscodeFailure.ts';
import { PlannerError } from '../../../../src/core/error.ts';
import type { LanguageModel, ModelPart, ModelRequest } from '../../../../src/core/ports.ts';
import { createChatModel } from '../../../fakes/chatModel.ts';
import { LanguageModelChatToolMode, LanguageModelDataPart, LanguageModelError } from '../../../fakes/vscode.ts';

const request: ModelRequest = {
  id: 'brief/draft',
  facts: {},
  messages: [
    { role: 'user', text: 'Write.' },
    { role: 'assistant', text: 'Done.' },
    { role: 'user', text: 'More.' },
  ],
};
const factRequest: ModelRequest = {
  ...request,
  fact: { name: 'brief.facts', description: 'what the idea says', schema: { type: 'object', required: ['title'] } },
};
const never = new AbortController().signal;

async function partsOf(model: LanguageModel, asked = request, signal = never): Promise<readonly ModelPart[]> {
  const parts: ModelPart[] = [];
  for await (const part of model.ask(asked, signal)) parts.push(part);
  return parts;
}

test('sends the messages in their roles and yields the text as it comes', async () => {
  const chat = createChatModel({ id: 'm1', replies: [['# A', '', ' title']] });
  const model = createEditorModel(chat);
  assert.deepEqual(await partsOf(model), [
    { kind: 'text', text: '# A' },
    { kind: 'text', text: ' title' },
  ]);
  assert.deepEqual(chat.requests[0]?.messages, ['1: Write.', '2: Done.', '1: More.']);
  assert.equal(chat.requests[0]?.options.tools, undefined);
  assert.equal(model.name, 'fakelm/m1');
  assert.equal(model.maxInputTokens, 100_000);
});

test('asks for a fact by one forced tool call', async () => {
  const chat = createChatModel({ replies: [['thinking…', { call: { title: 'A' } }, 'more']] });
  assert.deepEqual(await partsOf(createEditorModel(chat), factRequest), [{ kind: 'fact', value: { title: 'A' } }]);
  const { options, messages, token } = chat.requests[0] ?? assert.fail();
  assert.equal(options.toolMode, LanguageModelChatToolMode.Required);
  assert.deepEqual(
    options.tools?.map(({ name }) => name),
    ['brief_facts'],
  );
  assert.deepEqual(options.tools?.[0]?.inputSchema, factRequest.fact?.schema);
  assert.equal(messages.length, 3);
  assert.equal(token.isCancellationRequested, true, 'what is not read on is cancelled');
});

test('a model that refuses tools is asked in words, then and later', async () => {
  const refusal = new Error("'tool_choice' is not supported by this model");
  const chat = createChatModel({ replies: [[refusal], ['{"title":"A"}'], ['{"title":"B"}']] });
  assert.deepEqual(await partsOf(createEditorModel(chat), factRequest), [{ kind: 'text', text: '{"title":"A"}' }]);
  assert.deepEqual(await partsOf(createEditorModel(chat), factRequest), [{ kind: 'text', text: '{"title":"B"}' }]);
  assert.equal(chat.requests.length, 3);
  assert.match(chat.requests[1]?.messages.at(-1) ?? '', /brief\.facts.*JSON Schema.*"required":\["title"\]/s);
  assert.equal(chat.requests[2]?.options.tools, undefined);
});

test('a model that answers a forced call with JSON as text is understood, and asked in words from then on', async () => {
  const chat = createChatModel({ replies: [['Here: ', '{"title":"A"}'], ['{"title":"B"}']] });
  const model = createEditorModel(chat);
  assert.deepEqual(await partsOf(model, factRequest), [{ kind: 'text', text: 'Here: {"title":"A"}' }]);
  await partsOf(model, factRequest);
  assert.equal(chat.requests[1]?.options.tools, undefined);
});

test('a model that answers a forced call with prose is asked again in words', async () => {
  const chat = createChatModel({ replies: [['I would call the tool now.'], ['{"title":"A"}']] });
  assert.deepEqual(await partsOf(createEditorModel(chat), factRequest), [{ kind: 'text', text: '{"title":"A"}' }]);
});

test('an empty answer to a forced call is just empty', async () => {
  const chat = createChatModel({ replies: [[]] });
  assert.deepEqual(await partsOf(createEditorModel(chat), factRequest), []);
});

test('other failures of a forced call are no reason to ask again', async () => {
  const chat = createChatModel({ replies: [[new Error('429 rate limit reached for tool calls')]] });
  await assert.rejects(partsOf(createEditorModel(chat), factRequest), (error) =>
    PlannerError.is(error, 'model.rateLimit'),
  );
  assert.equal(chat.requests.length, 1);
});

test('parts of other kinds are skipped', async () => {
  const usage = new LanguageModelDataPart(new Uint8Array([1]), 'usage');
  const chat = createChatModel({
    replies: [[{ other: usage }, 'a', { other: { value: 'thought' } }, { other: null }]],
  });
  assert.deepEqual(await partsOf(createEditorModel(chat)), [{ kind: 'text', text: 'a' }]);
});

test('an error in the middle of the stream comes after what was said before', async () => {
  const chat = createChatModel({ replies: [['a', new Error('read ECONNRESET')]] });
  const seen: ModelPart[] = [];
  const reading = (async () => {
    for await (const part of createEditorModel(chat).ask(request, never)) seen.push(part);
  })();
  await assert.rejects(reading, (error) => PlannerError.is(error, 'model.network'));
  assert.deepEqual(seen, [{ kind: 'text', text: 'a' }]);
});

test('a model that is gone fails before anything is sent', async () => {
  const chat = createChatModel({ refusal: LanguageModelError.NotFound('fakelm/x') });
  await assert.rejects(partsOf(createEditorModel(chat)), (error) => PlannerError.is(error, 'model.none'));
});

test('cancelling ends the reply at once, also where the provider does not listen', async () => {
  const controller = new AbortController();
  const chat = createChatModel({ replies: [['a', 'wait']] });
  const parts: ModelPart[] = [];
  for await (const part of createEditorModel(chat).ask(request, controller.signal)) {
    parts.push(part);
    controller.abort();
  }
  assert.deepEqual(parts, [{ kind: 'text', text: 'a' }]);
  assert.equal(chat.requests[0]?.token.isCancellationRequested, true);
});

test('nothing is sent once cancelled, and an error that follows a cancel is none', async () => {
  const controller = new AbortController();
  controller.abort();
  const chat = createChatModel({ replies: [[new Error('Canceled')]] });
  assert.deepEqual(await partsOf(createEditorModel(chat), request, controller.signal), []);
  assert.deepEqual(await partsOf(createEditorModel(chat), factRequest, controller.signal), []);
  assert.equal(chat.requests.length, 0);
});

test('a request that VS Code cancels by itself just ends', async () => {
  const canceled = Object.assign(new Error('Canceled'), { name: 'Canceled' });
  const chat = createChatModel({ replies: [['a', canceled]] });
  assert.deepEqual(await partsOf(createEditorModel(chat)), [{ kind: 'text', text: 'a' }]);
});

test('leaving the reply early stops the model; reading it to the end does not', async () => {
  const chat = createChatModel({ replies: [['a', 'b'], ['a']] });
  const model = createEditorModel(chat);
  for await (const _ of model.ask(request, never)) break;
  await partsOf(model);
  assert.deepEqual(
    chat.requests.map(({ token }) => token.isCancellationRequested),
    [true, false],
  );
});

test('failures are told apart by their code and their words', () => {
  const errors: readonly (readonly [unknown, string])[] = [
    [LanguageModelError.NoPermissions('no'), 'model.denied'],
    [LanguageModelError.Blocked('no'), 'model.blocked'],
    [LanguageModelError.Blocked('You have exceeded your premium request allowance'), 'model.quota'],
    [LanguageModelError.NotFound('x'), 'model.none'],
    [new LanguageModelError('', 'Unknown', new Error('getaddrinfo ENOTFOUND api')), 'model.network'],
    [Object.assign(new Error('Sorry'), { name: 'ChatQuotaExceeded' }), 'model.quota'],
    [Object.assign(new Error('Sorry'), { name: 'ChatRateLimited' }), 'model.rateLimit'],
    [new Error('Request Failed: 429 {"message":"slow down"}'), 'model.rateLimit'],
    [new Error('429 You exceeded your current quota'), 'model.quota'],
    [new Error("This model's maximum context length is 8192 tokens"), 'prompt.tooLong'],
    [new Error('Message too long. Please try again with a shorter question: the prompt is too long'), 'prompt.tooLong'],
    [new Error('Response contained no choices.'), 'model.empty'],
    [new Error('TypeError: fetch failed'), 'model.network'],
    [new Error('401 Incorrect API key provided: sk-secret'), 'model.denied'],
    [new Error('Response got filtered by content_filter'), 'model.blocked'],
    [new Error("Language model 'x' is unknown."), 'model.none'],
    [new Error('something else'), 'model.failed'],
    ['not even an error', 'model.failed'],
  ];
  for (const [error, kind] of errors) {
    const failure = failureOf('Fake One', error);
    assert.equal(failure.kind, kind, String(error));
    assert.ok(failure.next.length > 0);
    assert.doesNotMatch(JSON.stringify([failure.sentence, failure.next]), /sk-secret/);
  }
  const own = new PlannerError('usage', { text: 'x', args: [] });
  assert.equal(failureOf('Fake One', own), own);
});

test('a model that does not say how much it takes is given little', () => {
  assert.equal(createEditorModel(createChatModel({ maxInputTokens: 0 })).maxInputTokens, 8_000);
});

const long = 'word '.repeat(200);

test('counts a long text by the model, once, and short ones not at all', async () => {
  const chat = createChatModel();
  const model = createEditorModel(chat);
  assert.deepEqual(await Promise.all([model.countTokens(long), model.countTokens(long)]), [250, 250]);
  assert.ok((await model.countTokens('short')) >= 1);
  assert.equal(chat.counted.length, 1);
});

test('forgets the counts of long ago', async () => {
  const chat = createChatModel();
  const model = createEditorModel(chat);
  for (let index = 0; index < 40; index++) await model.countTokens(long + index);
  await model.countTokens(`${long}39`);
  assert.equal(chat.counted.length, 40);
  await model.countTokens(`${long}0`);
  assert.equal(chat.counted.length, 41);
});

test('does not believe a provider that says the same of every text', async () => {
  assert.equal(await createEditorModel(createChatModel({ countTokens: async () => 7 })).countTokens(long), 100);
});

for (const [what, count] of Object.entries({
  fails: () => Promise.reject(new Error('no tokenizer')),
  'says nothing of use': () => Promise.resolve(NaN),
})) {
  test(`estimates where counting ${what}, and does not ask again`, async () => {
    const chat = createChatModel({ countTokens: count });
    const model = createEditorModel(chat);
    assert.ok((await model.countTokens(long)) >= 250);
    assert.ok((await model.countTokens(`${long}more`)) >= 250);
    assert.equal(chat.counted.length, 1);
  });
}

test('estimates where counting takes too long', async () => {
  const waits: number[] = [];
  const wait = async (duration: number): Promise<void> => void waits.push(duration);
  const chat = createChatModel({ countTokens: () => new Promise(() => undefined) });
  assert.ok((await createEditorModel(chat, { wait }).countTokens(long)) >= 250);
  assert.deepEqual(waits, [countLimit]);
});
