// What a message means.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { route, type Message } from '../../../../src/app/runs/route.ts';
import { continueRun, startRun } from '../../../../src/app/runs/runs.ts';
import { decidingHost } from '../../../fakes/decideWorkflow.ts';
import { briefModel, idea } from '../../../fakes/briefModel.ts';
import { eventsOf, fakeHost, type FakeHost } from '../../../fakes/host.ts';
import type { Script } from '../../../fakes/scriptedModel.ts';

const never = new AbortController().signal;

async function waiting(script: Script = {}): Promise<FakeHost> {
  const host = fakeHost(briefModel(script));
  await eventsOf(startRun(host, 'brief', { text: idea, references: [] }, never));
  return host;
}

function meaning(value: string): Script {
  return { 'planner/route': [{ kind: 'fact', value: { meaning: value } }] };
}

const cases: readonly { name: string; script?: Script; message: Message; kind: string }[] = [
  {
    name: 'a command with text starts anew',
    message: { text: 'Something', command: 'brief', run: 'run-1' },
    kind: 'start',
  },
  {
    name: 'a command without text asks for the idea',
    message: { text: ' ', command: 'brief', run: 'run-1' },
    kind: 'ask',
  },
  { name: 'text without a run starts one', message: { text: 'Something' }, kind: 'start' },
  { name: 'nothing at all asks for the idea', message: { text: '' }, kind: 'ask' },
  { name: 'no text goes on with the waiting run', message: { text: '', run: 'run-1' }, kind: 'answer' },
  { name: '“skip” is an answer, without asking a model', message: { text: 'Skip', run: 'run-1' }, kind: 'answer' },
  {
    name: 'an answer',
    script: meaning('answer'),
    message: { text: 'Trial accounts are out', run: 'run-1' },
    kind: 'answer',
  },
  { name: 'a wish', script: meaning('revision'), message: { text: 'Also support SSO', run: 'run-1' }, kind: 'revise' },
  { name: 'a question', script: meaning('question'), message: { text: 'Why no SMS?', run: 'run-1' }, kind: 'talk' },
  {
    name: 'a new idea while a question waits',
    script: meaning('idea'),
    message: { text: 'Dark theme', run: 'run-1' },
    kind: 'which',
  },
  { name: 'an unknown run starts anew', message: { text: 'Something', run: 'run-9' }, kind: 'start' },
  {
    name: 'a model that cannot judge: by words, a wish',
    script: { 'planner/route': ['no', 'no'] },
    message: { text: 'also add SSO', run: 'run-1' },
    kind: 'revise',
  },
  {
    name: 'a model that cannot judge: by words, a question',
    script: { 'planner/route': ['no', 'no'] },
    message: { text: 'Why is SMS left out?', run: 'run-1' },
    kind: 'talk',
  },
  {
    name: 'a model that cannot judge: by words, an answer',
    script: { 'planner/route': ['no', 'no'] },
    message: { text: 'Trial accounts are out', run: 'run-1' },
    kind: 'answer',
  },
];

for (const { name, script, message, kind } of cases) {
  test(name, async () => {
    const host = await waiting(script);
    assert.equal((await route(host, message, never)).kind, kind);
  });
}

test('a new idea after a finished run starts a run', async () => {
  const host = await waiting(meaning('idea'));
  const answers = ['Q1', 'Q2'].map((question) => ({ kind: 'skip' as const, question }));
  await eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers }, never));
  assert.equal((await route(host, { text: 'Dark theme', run: 'run-1' }, never)).kind, 'start');
});

test('what is asked back about a decision goes to where it is asked, without asking a model', async () => {
  const { host, model } = decidingHost();
  await eventsOf(startRun(host, 'deciding', { text: idea, references: [] }, never));
  assert.deepEqual(await route(host, { text: 'Why not two services?', run: 'run-1' }, never), {
    kind: 'answer',
    run: 'run-1',
  });
  assert.equal(model.askedFor('planner/route').length, 0);
});
