// The log: one line an event, what was said only at trace level, keys never.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type * as vscode from 'vscode';
import type { RunEvent, RunEventBody } from '../../../src/core/run.ts';
import type { LanguageModel, ModelPart } from '../../../src/core/ports.ts';
import { say } from '../../../src/documents/sentence.ts';
import { createLog, logPrompts, logRuns, withoutKeys } from '../../../src/vscode/log.ts';
import { FakeLog, LogLevel } from '../../fakes/vscode.ts';

function fakeLog(): { readonly log: vscode.LogOutputChannel; readonly fake: FakeLog } {
  const log = createLog();
  return log instanceof FakeLog ? { log, fake: log } : assert.fail();
}

function at(second: number, body: RunEventBody): RunEvent {
  return { ...body, at: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString() };
}

test('every event is a line, with the time that a step took', () => {
  const { log, fake } = fakeLog();
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
  assert.equal(fake.name, 'Planner');
  assert.deepEqual(fake.lines, [
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
  const { log, fake } = fakeLog();
  const logged = logPrompts(model, log);
  const parts = await ask(logged);
  assert.deepEqual(fake.lines, []);
  fake.logLevel = LogLevel.Trace;
  assert.deepEqual(await ask(logged), parts, 'the reply is passed on as it is');
  assert.deepEqual(fake.lines, [
    'trace brief/draft to a/one\nuser: Draft it.',
    'trace brief/draft from a/one\nYour key is [hidden].{"title":"A"} (cut)',
  ]);
  assert.equal(await logged.countTokens('x'), 7);
});

test('a reply that fails is logged as far as it came', async () => {
  const { log, fake } = fakeLog();
  fake.logLevel = LogLevel.Trace;
  const failing: LanguageModel = {
    ...model,
    async *ask() {
      yield { kind: 'text', text: 'half' };
      throw new Error('cut');
    },
  };
  await assert.rejects(ask(logPrompts(failing, log)), /cut/);
  assert.match(fake.lines[1] ?? '', /half$/);
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
  '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----',
]) {
  test(`blanks ${secret.slice(0, 16)}…`, () => {
    const blanked = withoutKeys(`before ${secret} after`);
    assert.match(blanked, /^before .*\[hidden\].* after$/s);
    assert.doesNotMatch(blanked, /abcdef|hunter2|MIIE|KLMNOP/i);
  });
}

test('leaves plain words alone', () => {
  const text = 'The token bucket limits 10 tokens a second; see docs/sk-learn.md, ask-me-anything-anytime.';
  assert.equal(withoutKeys(text), text);
});
