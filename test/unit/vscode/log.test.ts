// The log: one line an event, what was said only at trace level, keys never.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent, RunEventBody } from '../../../src/core/run.ts';
import type { LanguageModel, ModelPart } from '../../../src/core/ports.ts';
import { say } from '../../../src/documents/sentence.ts';
import { createLog, logPrompts, logRuns, type Log, type LogLevel as LogLevelSetting } from '../../../src/vscode/log.ts';
import { withoutKeys } from '../../../src/app/runs/audit.ts';
import { fake, LogLevel, type FakeLog } from '../../fakes/vscode.ts';

function fakeLog(chosen?: LogLevelSetting): { readonly log: Log; readonly channel: FakeLog } {
  const log = createLog(() => chosen);
  const channel = fake.logs.at(-1);
  return channel ? { log, channel } : assert.fail();
}

function at(second: number, body: RunEventBody): RunEvent {
  return { ...body, at: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString() };
}

test('every event is a line, with the time that a step took', () => {
  const { log, channel } = fakeLog();
  channel.logLevel = LogLevel.Debug;
  const write = logRuns(log);
  const idea = { text: 'my secret idea', references: [] };
  const asked = { hash: 'abc', sent: ['idea'], outcome: 'complete', inputTokens: 10, outputTokens: 20 } as const;
  const events: readonly RunEvent[] = [
    at(0, { kind: 'runStarted', run: 'r1', workflow: 'brief', version: 1 }),
    at(0, { kind: 'inputReceived', input: { kind: 'idea', idea } }),
    at(0, { kind: 'stepStarted', step: 'analyze' }),
    at(1, { kind: 'modelAsked', prompt: 'brief/analyze', model: 'a/one', duration: 900, ...asked }),
    at(1, { kind: 'factLearned', name: 'brief', value: { title: 'my secret idea' } }),
    at(2, { kind: 'stepFinished', step: 'analyze' }),
    at(2, { kind: 'degraded', capability: 'thinking', reason: say('No server.') }),
    at(3, { kind: 'failed', error: 'model.network', message: say('{0} cannot be reached.', 'a/one'), next: [] }),
    at(3, { kind: 'suspended' }),
  ];
  for (const event of events) write('r1', event);
  assert.equal(channel.name, 'Planner');
  assert.deepEqual(channel.lines, [
    'info [r1] started brief, version 1',
    'info [r1] received idea',
    'info [r1] step analyze started',
    'info [r1] a/one asked for brief/analyze: complete, 10 tokens in, 20 out, 900 ms, first part after ? ms, sent idea, prompt abc',
    'debug [r1] learned brief, 26 characters',
    'info [r1] step analyze finished after 2000 ms',
    'warn [r1] goes on without thinking: No server.',
    'error [r1] failed, model.network: a/one cannot be reached.',
    'info [r1] waits for the user',
  ]);
});

const model: LanguageModel = {
  name: 'a/one',
  maxInputTokens: 1,
  countTokens: async () => 7,
  async *ask() {
    yield { kind: 'text', text: 'Your key is sk-abcdefghijklmnop.' };
    yield { kind: 'fact', value: { title: 'A' } };
    yield { kind: 'cut' };
  },
};

async function ask(asked: LanguageModel): Promise<readonly ModelPart[]> {
  const request = { id: 'brief/draft', facts: {}, messages: [{ role: 'user', text: 'Draft it.' }] } as const;
  const parts: ModelPart[] = [];
  for await (const part of asked.ask(request, new AbortController().signal)) parts.push(part);
  return parts;
}

test('what was said is logged at trace level alone, without keys', async () => {
  const { log, channel } = fakeLog();
  const logged = logPrompts(model, log);
  const parts = await ask(logged);
  assert.deepEqual(channel.lines, []);
  channel.logLevel = LogLevel.Trace;
  assert.deepEqual(await ask(logged), parts, 'the reply is passed on as it is');
  assert.deepEqual(channel.lines, [
    'trace brief/draft to a/one\nuser: Draft it.',
    'trace brief/draft from a/one\nYour key is [hidden].{"title":"A"} (cut)',
  ]);
  assert.equal(await logged.countTokens('x'), 7);
});

test('a reply that fails is logged as far as it came', async () => {
  const { log, channel } = fakeLog();
  channel.logLevel = LogLevel.Trace;
  const failing: LanguageModel = {
    ...model,
    async *ask() {
      yield { kind: 'text', text: 'half' };
      throw new Error('cut');
    },
  };
  await assert.rejects(ask(logPrompts(failing, log)), /cut/);
  assert.match(channel.lines[1] ?? '', /half$/);
});

for (const secret of [
  'sk-proj-abcdefghijklmnop1234',
  'ghp_abcdefghijklmnopqrst1234',
  'github_pat_11ABCDEFG0abcdefghij',
  'AKIAABCDEFGHIJKLMNOP',
  'tvly-abcdefghijklmnop',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abcDEF123',
  'Authorization: Bearer abcdefghijklmnop',
  'PLANNER_API_KEY=abcdef123456',
  '"password": "hunter2hunter2"',
  'postgres://app:abcdef@db.example.org:5432/app',
  'redis://:hunter2@cache',
  'aws_secret_access_key = abcdefKLMNOP',
  'AccountKey=abcdefghij==',
  '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----',
]) {
  test(`blanks ${secret.slice(0, 16)}…`, () => {
    const blanked = withoutKeys(`before ${secret} after`);
    assert.match(blanked, /^before .*\[hidden\].* after$/s);
    assert.doesNotMatch(blanked, /abcdef|hunter2|MIIE|KLMNOP/i);
  });
}

test('leaves plain words alone', () => {
  const text =
    'The token bucket limits 10 tokens a second; see docs/sk-learn.md, http://localhost:8080/@me, mailto:a@example.org, access keys: 2, ask-me-anything-anytime.';
  assert.equal(withoutKeys(text), text);
});

const levels = ['error', 'warn', 'info', 'debug', 'trace'] as const;

/** What is seen of a line of each level, by the setting and the level of the channel. */
function seen(chosen: LogLevelSetting | undefined, channelLevel: number): readonly string[] {
  const { log, channel } = fakeLog(chosen);
  channel.logLevel = channelLevel;
  for (const level of levels) {
    const before = channel.lines.length;
    log.write(level, 'x');
    assert.equal(log.shows(level), channel.lines.length > before);
  }
  return channel.lines;
}

test('without the setting the level of the channel decides', () => {
  assert.deepEqual(seen(undefined, LogLevel.Info), ['error x', 'warn x', 'info x']);
  assert.deepEqual(seen(undefined, LogLevel.Trace), ['error x', 'warn x', 'info x', 'debug x', 'trace x']);
  assert.deepEqual(seen(undefined, LogLevel.Off), []);
});

test('the setting shows more than the channel at info would, with its level in front', () => {
  assert.deepEqual(seen('debug', LogLevel.Info), ['error x', 'warn x', 'info x', 'info [debug] x']);
  assert.deepEqual(seen('trace', LogLevel.Info), ['error x', 'warn x', 'info x', 'info [debug] x', 'info [trace] x']);
});

test('the setting shows less than the channel would', () => {
  assert.deepEqual(seen('off', LogLevel.Trace), []);
  assert.deepEqual(seen('warn', LogLevel.Trace), ['error x', 'warn x']);
  assert.deepEqual(seen('info', LogLevel.Trace), ['error x', 'warn x', 'info x']);
});

test('a channel that is set to warnings or off shows no more than that', () => {
  assert.deepEqual(seen('trace', LogLevel.Warning), ['error x', 'warn x']);
  assert.deepEqual(seen('trace', LogLevel.Off), []);
});

test('prompts are shown by the setting at trace alone, every line of them labelled', async () => {
  for (const chosen of ['off', 'error', 'warn', 'info', 'debug'] as const) {
    const { log, channel } = fakeLog(chosen);
    channel.logLevel = LogLevel.Trace;
    await ask(logPrompts(model, log));
    assert.deepEqual(channel.lines, [], chosen);
  }
  const { log, channel } = fakeLog('trace');
  await ask(logPrompts(model, log));
  assert.equal(channel.lines[0], 'info [trace] brief/draft to a/one\n[trace] user: Draft it.');
  assert.equal(channel.lines.length, 2);
});
