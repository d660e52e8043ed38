// The cap of a run: it stops before the next request, asks, and goes on, finishes or stops as the user wants.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { continueRun, openQuestions, readRun, startRun } from '../../../src/app/runs/runs.ts';
import { summarize } from '../../../src/app/runs/summary.ts';
import { withinBudget } from '../../../src/core/budget.ts';
import type { LanguageModel } from '../../../src/core/ports.ts';
import { inWords } from '../../../src/core/questions.ts';
import type { RunEvent } from '../../../src/core/run.ts';
import { newRun } from '../../../src/core/state.ts';
import { fill, plainArguments, say, type Sentence } from '../../../src/documents/sentence.ts';
import { briefModel, idea } from '../../fakes/briefModel.ts';
import { eventsOf, fakeHost } from '../../fakes/host.ts';
import { fakeSettings } from '../../fakes/settings.ts';

const never = new AbortController().signal;

async function capped(tokenBudget: number) {
  const host = fakeHost(briefModel(), { settings: fakeSettings({ tokenBudget }) });
  const events = await eventsOf(startRun(host, 'brief', { text: idea, references: [] }, never));
  return { host, events, state: await readRun(host, 'run-1') };
}

const reply = (text: string) => ({ kind: 'answers', answers: [{ kind: 'text', question: 'budget-1', text }] }) as const;

test('without a cap nothing is asked', async () => {
  const host = fakeHost(briefModel());
  await eventsOf(startRun(host, 'brief', { text: idea, references: [] }, never));
  assert.ok(!(await readRun(host, 'run-1')).ledger.some(({ id }) => id.startsWith('budget')));
});

test('a run stops before the request that would go beyond the cap, and asks', async () => {
  const { state } = await capped(1);
  assert.equal(state.status, 'waiting');
  assert.equal(state.meter.requests, 1, 'the cap is exceeded by one request at most');
  const [question] = openQuestions(state);
  assert.equal(question?.id, 'budget-1');
  assert.match(question.why, /^[\d,]+ tokens are used; the cap is 1\.$/);
  assert.deepEqual(
    question.suggestions.map(({ label }) => label.replace(/\d[\d,]*/, 'N')),
    ['Finish now', 'Raise the cap to N', 'Stop'],
  );
});

test('going on without an answer asks nothing of the model', async () => {
  const { host, state } = await capped(1);
  await eventsOf(continueRun(host, 'run-1', { kind: 'continue' }, never));
  const later = await readRun(host, 'run-1');
  assert.equal(later.meter.requests, state.meter.requests);
  assert.equal(later.status, 'waiting');
});

test('raised, the run goes on where it stopped', async () => {
  const { host } = await capped(1);
  await eventsOf(continueRun(host, 'run-1', reply('Raise to 900,000'), never));
  const state = await readRun(host, 'run-1');
  assert.equal(state.facts['tokenBudget'], 900_000);
  assert.deepEqual(
    openQuestions(state)
      .map(({ id }) => id)
      .filter((id) => id.startsWith('budget')),
    [],
  );
  assert.ok(state.written.includes('brief'));
});

test('the cap that is offered is above what is used', async () => {
  const { state } = await capped(1);
  const offered = Number((openQuestions(state)[0]?.suggestions[1]?.label ?? '').replace(/\D/g, ''));
  assert.ok(offered > state.meter.inputTokens + state.meter.outputTokens);
});

test('each answer means the same in the words that a German sees', async () => {
  const bundle: unknown = JSON.parse(readFileSync('l10n/bundle.l10n.de.json', 'utf8'));
  const texts = bundle as Readonly<Record<string, string>>;
  const tell = (sentence: Sentence): string =>
    fill(texts[sentence.text] ?? assert.fail(sentence.text), plainArguments(sentence, tell, 'de'));
  const after: Record<string, unknown>[] = [];
  for (const index of [0, 1, 2]) {
    const { host, state } = await capped(1);
    const [question] = openQuestions(state).map((entry) => inWords(entry, tell));
    const label = question?.suggestions[index]?.label ?? assert.fail();
    await eventsOf(continueRun(host, 'run-1', reply(label), never));
    const { status, facts } = await readRun(host, 'run-1');
    after.push({ status, cap: facts['tokenBudget'], label: label.replace(/\d[\d.]*/, 'N') });
  }
  const { state } = await capped(1);
  const offered = Number((openQuestions(state)[0]?.suggestions[1]?.label ?? '').replace(/\D/g, ''));
  assert.deepEqual(after, [
    { status: 'done', cap: undefined, label: 'Jetzt abschließen' },
    { status: 'waiting', cap: offered, label: 'Die Grenze auf N erhöhen' },
    { status: 'cancelled', cap: undefined, label: 'Anhalten' },
  ]);
});

test('raised by a step that is too small, it asks once more', async () => {
  const { host } = await capped(1);
  await eventsOf(continueRun(host, 'run-1', reply('Raise the cap'), never));
  assert.deepEqual(
    openQuestions(await readRun(host, 'run-1')).map(({ id }) => id),
    ['budget-2'],
  );
});

test('a document that could not be made at the cap, and was made once it was raised, is not said to be missing', async () => {
  const { host, state } = await capped(1);
  const failed = (name: string): RunEvent => ({
    ...{ kind: 'noted', at: '' },
    note: say('{0} could not be made: {1} The others go on.', name, 'The cap is reached.'),
  });
  const written: RunEvent = {
    ...{ kind: 'sectionWritten', at: '', artifact: 'tasks', path: 'specs/001/tasks.md', section: 'Setup' },
    ...{ before: '', after: '', repairs: 0 },
  };
  const events = [failed('tasks.md'), failed('research.md'), written, failed('data-model.md')];
  assert.deepEqual(
    summarize(host, state, events).notes.map(({ args: [name] }) => name),
    ['research.md', 'data-model.md'],
  );
});

test('finished, it is done with what there is, and a wish later asks for more again', async () => {
  const { host } = await capped(1);
  const events = await eventsOf(continueRun(host, 'run-1', reply('Finish now'), never));
  const state = await readRun(host, 'run-1');
  assert.equal(state.status, 'done');
  assert.equal(state.meter.requests, 1);
  assert.match(JSON.stringify(summarize(host, state, events).notes), /finished at its cap/);
  await eventsOf(continueRun(host, 'run-1', { kind: 'revision', text: 'also SSO' }, never));
  assert.equal((await readRun(host, 'run-1')).status, 'waiting');
});

test('whoever is not there finishes; who says stop stops, and the run can be resumed', async () => {
  const skipped = await capped(1);
  await eventsOf(
    continueRun(skipped.host, 'run-1', { kind: 'answers', answers: [{ kind: 'skip', question: 'budget-1' }] }, never),
  );
  assert.equal((await readRun(skipped.host, 'run-1')).status, 'done');
  const stopped = await capped(1);
  await eventsOf(continueRun(stopped.host, 'run-1', reply('Stop'), never));
  assert.equal((await readRun(stopped.host, 'run-1')).status, 'cancelled');
  await eventsOf(continueRun(stopped.host, 'run-1', { kind: 'continue' }, never));
  assert.equal(openQuestions(await readRun(stopped.host, 'run-1')).at(-1)?.id, 'budget-2');
});

test('of requests at once only so many go as can end below the cap', async () => {
  let [running, most] = [0, 0];
  let state = { ...newRun };
  const gates: (() => void)[] = [];
  const model: LanguageModel = {
    name: 'gated',
    maxInputTokens: 1000,
    countTokens: () => Promise.resolve(1),
    async *ask() {
      most = Math.max(most, ++running);
      await new Promise<void>((resolve) => gates.push(resolve));
      running--;
      yield { kind: 'text', text: 'x' };
    },
  };
  const within = withinBudget(model, () => state, fakeSettings({ tokenBudget: 13_000 }));
  const ask = async (): Promise<void> => {
    for await (const _ of within.ask({ id: 'a/b', facts: {}, messages: [] }, never));
    const { requests, inputTokens } = state.meter;
    state = { ...state, meter: { ...state.meter, requests: requests + 1, inputTokens: inputTokens + 5000 } };
  };
  const all = Array.from({ length: 5 }, ask).map((one) =>
    one.then(
      () => 'done',
      () => 'refused',
    ),
  );
  const settled = Promise.all(all);
  let isOver = false;
  void settled.then(() => (isOver = true));
  while (!isOver) {
    gates.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal(most, 2);
  assert.deepEqual((await settled).sort(), ['done', 'done', 'done', 'refused', 'refused']);
  assert.ok(state.meter.inputTokens <= 13_000 + 5000);
});
