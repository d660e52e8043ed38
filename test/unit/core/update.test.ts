// What has become stale is made anew, and that alone; wishes change the sections that they speak of.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settleProposal } from '../../../src/app/runs/proposals.ts';
import { continueRun, readRun } from '../../../src/app/runs/runs.ts';
import { staleOf } from '../../../src/app/feature/stale.ts';
import { keepMarks } from '../../../src/core/decisions/marks.ts';
import { provisionalOutcome } from '../../../src/documents/speckit/decision/decision.ts';
import { readTechnicalDecisions } from '../../../src/documents/speckit/decision/read.ts';
import { parseDocument } from '../../../src/documents/document.ts';
import { feature, pathOf } from '../../fixtures/rules/feature.ts';
import { keepFresh } from '../../../src/core/steps/keepFresh.ts';
import { draftOf, GraphModel, type Saying } from '../../fakes/graphModel.ts';
import type { FakeHost } from '../../fakes/host.ts';
import { folder, given, producing, producingHost } from '../../fakes/produceWorkflow.ts';
import { change, edit, goOn, knowing, never, start, textOf } from '../../fakes/producing.ts';
import { failing } from '../../fakes/scriptedModel.ts';

/** A run that is done, and how much its model was asked until then. */
async function done(
  say?: Saying,
): Promise<{ readonly host: FakeHost; readonly model: GraphModel; readonly asked: number }> {
  const model = new GraphModel(knowing(say));
  const host = producingHost(model);
  assert.equal((await start(host)).status, 'done');
  return { host, model, asked: model.requests.length };
}

async function stale(host: FakeHost): Promise<readonly string[]> {
  const found = await staleOf(host, 'run-1', never);
  return found.map(
    ({ path, section, isEdited }) => `${path.slice(folder.length + 1)}#${section}${isEdited ? ' edited' : ''}`,
  );
}

/** A model that leaves a section as it stands where it is asked for anew. */
const same: Saying = ({ id }) => (id.endsWith('/update') ? 'UNCHANGED' : undefined);

test('nothing is stale after a run, and an update asks for nothing', async () => {
  const { host, model, asked } = await done();
  const before = new Map(host.files.texts);
  assert.deepEqual(await stale(host), []);
  assert.equal((await goOn(host, { kind: 'update' })).status, 'done');
  assert.equal(model.requests.length, asked);
  assert.deepEqual(host.files.texts, before);
});

test('a decision that changes makes stale what was made from it, and what was made from that once it changes', async () => {
  const { host, model, asked } = await done();
  await change(host, { 'decision:TD001': 'SQLite' });
  assert.deepEqual(await stale(host), ['research.md#Choices', 'data-model.md#Entities']);
  await goOn(host, { kind: 'update' });
  assert.deepEqual(model.asked(asked).toSorted(), [
    'file contracts/fines.yaml: ',
    'file contracts/loans.yaml: ',
    'update data-model: Entities',
    'update quickstart: Start',
    'update research: Choices',
    'update security-plan: Threats',
    'update tasks: Setup',
    'update tasks: Work',
  ]);
  assert.deepEqual(await stale(host), []);
  assert.equal((await readRun(host, 'run-1')).updating, false);
});

test('where the text comes out the same, nothing further is asked for, and nothing is stale any more', async () => {
  const { host, model, asked } = await done(same);
  const before = textOf(host, 'data-model.md');
  await change(host, { 'decision:TD001': 'SQLite' });
  const expected = await stale(host);
  await goOn(host, { kind: 'update' });
  assert.equal(model.requests.length - asked, expected.length);
  assert.deepEqual(await stale(host), []);
  assert.equal(textOf(host, 'data-model.md'), before);
});

test('a request for a stale section tells what changed, shows what stands there, and asks for it alone', async () => {
  const { host, model, asked } = await done();
  await change(host, { 'spec:Fines': 'Nothing costs anything.' });
  await goOn(host, { kind: 'update' });
  const request = model.requests.slice(asked).find(({ facts }) => facts['section'] === 'Rules');
  assert.deepEqual(request?.facts['changed'], ['spec:Fines']);
  assert.match(String(request?.facts['text']), /^Made by hand \d+ for Rules\.$/);
  assert.match(request?.messages[0]?.text ?? '', /Nothing costs anything/);
});

test('an input that is new or gone makes stale what needs it', async () => {
  const { host } = await done();
  await change(host, { 'spec:Members': 'Members pay.' });
  assert.deepEqual(await stale(host), ['research.md#Findings']);
  const { 'decision:TD002': _, ...texts } = given.texts;
  await host.journals.append('run-1', {
    ...{ kind: 'factLearned', name: 'given', value: { ...given, texts }, at: '2026-11-25T10:00:00.000Z' },
  });
  assert.deepEqual(await stale(host), [
    'research.md#Choices',
    'contracts/loans.yaml#contracts/loans.yaml',
    'contracts/fines.yaml#contracts/fines.yaml',
  ]);
});

test('a section that the user edits makes stale what was made from it; ticks of tasks do not', async () => {
  const { host } = await done();
  edit(host, 'data-model.md', 'for Rules.', 'for Rules, and mine.');
  assert.deepEqual(await stale(host), ['tasks.md#Work']);
  edit(host, 'data-model.md', ', and mine.', '.\n\n- [ ] one');
  await goOn(host, { kind: 'update' });
  assert.deepEqual(await stale(host), []);
  edit(host, 'data-model.md', '- [ ] one', '- [x] one');
  assert.deepEqual(await stale(host), []);
});

test('a stale section that the user has edited is kept, and Planner’s is proposed once', async () => {
  const { host, model } = await done();
  edit(host, 'data-model.md', 'for Entities.', 'for Entities, as I say.');
  await change(host, { 'decision:TD001': 'SQLite' });
  assert.deepEqual((await stale(host)).slice(0, 2), ['research.md#Choices', 'data-model.md#Entities edited']);
  const { proposals } = await goOn(host, { kind: 'update' });
  assert.match(textOf(host, 'data-model.md'), /for Entities, as I say\./);
  assert.deepEqual(
    proposals.map(({ artifact, section }) => `${artifact}#${section}`),
    ['data-model#Entities'],
  );
  const asked = model.requests.length;
  await goOn(host, { kind: 'update' });
  assert.equal(model.requests.length, asked);
  await settleProposal(host, 'run-1', 'Entities', false);
  await goOn(host, { kind: 'update' });
  assert.equal(model.requests.length, asked, 'left is left');
  assert.deepEqual(await stale(host), []);
});

test('a proposal that is taken is up to date', async () => {
  const { host } = await done();
  edit(host, 'data-model.md', 'for Rules.', 'for Rules, as I say.');
  await change(host, { 'spec:Fines': 'None.' });
  await goOn(host, { kind: 'update' });
  await settleProposal(host, 'run-1', 'Rules', true);
  assert.deepEqual(await stale(host), ['tasks.md#Work']);
});

test('an edited file is kept, with its line endings and byte order mark; Planner’s is proposed', async () => {
  const { host } = await done();
  const mine = '\ufeffname: mine\r\n';
  host.files.texts.set(`${folder}/contracts/loans.yaml`, mine);
  await change(host, { 'decision:TD002': 'gRPC' });
  const { proposals } = await goOn(host, { kind: 'update' });
  assert.equal(textOf(host, 'contracts/loans.yaml'), mine);
  assert.deepEqual(
    proposals.map(({ section }) => section),
    ['contracts/loans.yaml'],
  );
  await settleProposal(host, 'run-1', 'contracts/loans.yaml', true);
  assert.match(
    textOf(host, 'contracts/loans.yaml'),
    /^\ufeff# Written by Planner, [^\r]+\r\nname: contracts\/loans\.yaml\r\nfrom: \d+\r\n$/,
  );
  assert.deepEqual(await stale(host), ['quickstart.md#Start', 'tasks.md#Work']);
});

test('line endings alone make no file the user’s', async () => {
  const { host } = await done();
  const path = `${folder}/contracts/loans.yaml`;
  host.files.texts.set(path, textOf(host, 'contracts/loans.yaml').replace(/\n/g, '\r\n'));
  await change(host, { 'decision:TD002': 'gRPC' });
  const { proposals } = await goOn(host, { kind: 'update' });
  assert.deepEqual(proposals, []);
  assert.match(textOf(host, 'contracts/loans.yaml'), /^# Written by Planner, [^\r]+\r\nname: [^\n]*\r\nfrom: \d+\r\n$/);
});

test('what the user took out stays out', async () => {
  const { host, model, asked } = await done();
  edit(host, 'data-model.md', /## Rules[\s\S]*/, '');
  host.files.texts.delete(`${folder}/contracts/fines.yaml`);
  await change(host, { 'spec:Fines': 'None.', 'decision:TD002': 'gRPC' });
  await goOn(host, { kind: 'update' });
  assert.doesNotMatch(textOf(host, 'data-model.md'), /Rules/);
  assert.equal(textOf(host, 'contracts/fines.yaml'), '');
  assert.equal(
    model.asked(asked).some((line) => /Rules|fines/.test(line)),
    false,
  );
});

test('marks of provisional decisions make nothing the user’s and nothing stale', async () => {
  const { host, asked, model } = await done();
  const [decision] = readTechnicalDecisions(parseDocument('', feature[pathOf('plan.md.decisions.md')] ?? ''));
  assert.ok(decision);
  const provisional = { ...decision, outcome: provisionalOutcome(decision, '') };
  const state = await readRun(host, 'run-1');
  const [workflow = producing()] = host.workflows;
  const context = { workflow, rules: [], ports: host.ports, state: () => state };
  const marked: string[] = [];
  for await (const event of keepMarks(context, folder, [provisional], never)) {
    if (event.kind === 'sectionWritten') marked.push(event.path);
  }
  assert.match(textOf(host, 'contracts/loans.yaml'), /PROVISIONAL DECISION/);
  assert.match(textOf(host, 'tasks.md'), /Decision Review/);
  assert.ok(marked.length > 4);
  assert.deepEqual(await stale(host), []);
  await goOn(host, { kind: 'update' });
  assert.equal(model.requests.length, asked);
  await change(host, { 'decision:TD002': 'gRPC' });
  const { proposals } = await goOn(host, { kind: 'update' });
  assert.deepEqual(proposals, []);
});

test('an update that fails goes on where it stopped', async () => {
  let isBroken = true;
  const blocked = failing('model.blocked');
  const error = typeof blocked === 'object' && blocked.kind === 'fails' ? blocked.error : new Error('none');
  const { host, model } = await done(({ id, facts }) =>
    id.endsWith('/update') && facts['section'] === 'Entities' && isBroken ? error : undefined,
  );
  await change(host, { 'decision:TD001': 'SQLite' });
  const failed = await goOn(host, { kind: 'update' });
  assert.equal(failed.status, 'failed');
  assert.equal(failed.updating, true);
  isBroken = false;
  const asked = model.requests.length;
  assert.equal((await goOn(host)).status, 'done');
  assert.equal(model.asked(asked).includes('update research: Choices'), false);
  assert.ok(model.asked(asked).includes('update data-model: Entities'));
});

test('a section whose reply was cut stays as it was', async () => {
  const { host } = await done(({ id }) => (id.endsWith('/update') ? 'x'.repeat(130_000) : undefined));
  const before = textOf(host, 'data-model.md');
  await change(host, { 'spec:Fines': 'None.' });
  const { status, failure } = await goOn(host, { kind: 'update' });
  assert.equal(status, 'failed');
  assert.equal(failure?.error, 'model.unusable');
  assert.equal(textOf(host, 'data-model.md'), before);
});

const sections = [
  { artifact: 'tasks.md', heading: 'work' },
  { artifact: 'contracts', heading: 'fines.yaml' },
  { artifact: 'data-model', heading: 'Nothing of that' },
];
const targeting: Saying = (request) => {
  if (request.fact?.name === 'targets') return { sections };
  return request.id.endsWith('/update') ||
    (request.facts['file'] !== undefined && JSON.stringify(request.facts['wishes']) !== '[]')
    ? `${draftOf(request, 'Wished')}`.replace('from:', 'wished:')
    : undefined;
};

test('a wish changes the sections that it is about, over several artifacts, each in a request that knows it', async () => {
  const { host, model, asked } = await done(targeting);
  const state = await goOn(host, { kind: 'revision', text: 'also lend films' });
  assert.equal(state.status, 'done');
  assert.deepEqual([state.revisions, state.targeted, state.wishes], [[], [], ['also lend films']]);
  assert.deepEqual(model.asked(asked), ['targets : ', 'file contracts/fines.yaml: ', 'update tasks: Work']);
  for (const { facts } of model.requests.slice(asked + 1)) assert.deepEqual(facts['wishes'], ['also lend films']);
  assert.match(textOf(host, 'tasks.md'), /Wished/);
  assert.match(textOf(host, 'contracts/fines.yaml'), /wished/);
  assert.deepEqual(await stale(host), []);
});

test('a wish that was cut at any event goes on there, and is worked in once', async () => {
  const whole = await done(targeting);
  const before = (await whole.host.journals.read('run-1')).length;
  await goOn(whole.host, { kind: 'revision', text: 'also lend films' });
  const events = (await whole.host.journals.read('run-1')).length - before;
  for (let cut = 1; cut < events; cut++) {
    const { host, model, asked } = await done(targeting);
    let seen = 0;
    for await (const happened of continueRun(host, 'run-1', { kind: 'revision', text: 'also lend films' }, never)) {
      if (happened.kind !== 'progress' && happened.kind !== 'streaming') seen += 1;
      if (seen === cut) break;
    }
    const made = (await host.journals.read('run-1'))
      .slice(before)
      .flatMap((event) => (event.kind === 'sectionWritten' ? [event.section] : []));
    const resumed = model.requests.length;
    const state = await goOn(host);
    assert.deepEqual([state.status, state.wishes], ['done', ['also lend films']], `cut after ${cut}`);
    const again = model.asked(resumed).filter((line) => made.some((section) => line.includes(section)));
    assert.deepEqual(again, [], `cut after ${cut}`);
    assert.match(textOf(host, 'tasks.md'), /Wished/, `cut after ${cut}`);
    assert.ok(asked > 0);
  }
});

test('a wish that a model refuses is set aside, and holds up nothing', async () => {
  const blocked = failing('model.blocked');
  const error = typeof blocked === 'object' && blocked.kind === 'fails' ? blocked.error : new Error('none');
  for (const at of ['targets', 'update']) {
    const { host } = await done((request) => (request.id.endsWith(`/${at}`) ? error : targeting(request, 0)));
    const state = await goOn(host, { kind: 'revision', text: 'also lend films' });
    assert.equal(state.status, 'done', at);
    assert.deepEqual(
      state.setAside.map(({ text }) => text),
      ['also lend films'],
      at,
    );
    assert.deepEqual([state.revisions, state.targeted], [[], []], at);
  }
});

test('a wish that changes nothing is said to, and done', async () => {
  const { host } = await done((request) => (request.fact?.name === 'targets' ? { sections: [] } : undefined));
  const state = await goOn(host, { kind: 'revision', text: 'also lend films' });
  assert.deepEqual([state.status, state.revisions, state.wishes], ['done', [], ['also lend films']]);
  const journal = JSON.stringify(await host.journals.read('run-1'));
  assert.match(journal, /changes no section/);
});

test('repairs of what was looked at together make nothing stale, but what was stale before stays so', async () => {
  const { host } = await done();
  await change(host, { 'spec:Loans': 'Nobody borrows.' });
  const before = await stale(host);
  assert.ok(before.length > 0);
  const state = await readRun(host, 'run-1');
  const [workflow = producing()] = host.workflows;
  const context = { workflow, rules: [], ports: host.ports, state: () => state };
  const kept: string[] = [];
  const repair = async function* () {
    edit(host, 'data-model.md', 'for Rules.', 'for Rules, repaired.');
    yield* [];
  };
  for await (const event of keepFresh(context, repair())) {
    if (event.kind === 'sectionKept') kept.push(`${event.artifact}#${event.section}`);
  }
  assert.deepEqual(kept, ['tasks#Work']);
  assert.deepEqual(await stale(host), before);
});
