// One section is made anew, and no other: from what it is made from as that is now.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remakeSection, runThatMade } from '../../../../src/app/feature/remake.ts';
import { continueRun, listRuns, readRun } from '../../../../src/app/runs/runs.ts';
import { staleIn } from '../../../../src/app/feature/stale.ts';
import { PlannerError } from '../../../../src/core/error.ts';
import { failing } from '../../../fakes/scriptedModel.ts';
import { GraphModel } from '../../../fakes/graphModel.ts';
import { eventsOf } from '../../../fakes/host.ts';
import { folder, producingHost } from '../../../fakes/produceWorkflow.ts';
import { change, knowing, start, textOf } from '../../../fakes/producing.ts';
import { folder as feature, plannedFeature } from '../../../fakes/plannedFeature.ts';

const never = new AbortController().signal;

async function done(say?: Parameters<typeof knowing>[0]) {
  const model = new GraphModel(knowing(say));
  const host = producingHost(model);
  await start(host);
  const asked = model.requests.length;
  const remake = (path: string, section: string) =>
    eventsOf(remakeSection(host, 'run-1', `${folder}/${path}`, section, never));
  return { host, model, asked, remake, state: () => readRun(host, 'run-1') };
}

test('a section that is stale is made anew alone; what else is stale stays so', async () => {
  const { host, model, asked, remake, state } = await done();
  await change(host, { 'decision:TD001': 'SQLite' });
  const before = new Map(host.files.texts);
  await remake('data-model.md', 'Entities');
  assert.deepEqual(model.asked(asked), ['update data-model: Entities']);
  const changed = [...host.files.texts].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
  assert.deepEqual(changed.toSorted(), [`${folder}/data-model.md`, `${folder}/planner.lock.json`]);
  assert.deepEqual([(await state()).status, (await state()).only], ['done', undefined]);
});

test('a section that is not stale is asked for too, and a whole file likewise', async () => {
  const { model, asked, remake } = await done();
  await remake('data-model.md', 'Rules');
  await remake('contracts/loans.yaml', '');
  assert.deepEqual(model.asked(asked), ['update data-model: Rules', 'file contracts/loans.yaml: ']);
});

test('a remake that broke off goes on with that section alone; a wish after it changes what it speaks of', async () => {
  let fails = true;
  const { host, model, asked, remake, state } = await done(({ id }) => {
    if (fails && id.endsWith('/update')) throw failing('model.network');
    return undefined;
  });
  await remake('data-model.md', 'Entities');
  assert.equal((await state()).status, 'failed');
  fails = false;
  await eventsOf(continueRun(host, 'run-1', { kind: 'continue' }, never));
  assert.equal((await state()).status, 'done');
  assert.deepEqual(new Set(model.asked(asked)), new Set(['update data-model: Entities']));
  assert.equal((await state()).only, undefined);
});

test('what the user wrote is kept, and the new text is proposed', async () => {
  const { host, remake, state } = await done();
  const path = `${folder}/data-model.md`;
  host.files.texts.set(path, textOf(host, 'data-model.md').replace('for Entities.', 'for Entities, as I say.'));
  await remake('data-model.md', 'Entities');
  assert.match(textOf(host, 'data-model.md'), /as I say/);
  assert.deepEqual(
    (await state()).proposals.map(({ artifact, section }) => `${artifact} ${section}`),
    ['data-model Entities'],
  );
});

test('what cannot be remade is said with what to do', async () => {
  const { host, remake } = await done();
  await assert.rejects(remake('data-model.md', 'Nothing'), (error) => PlannerError.is(error, 'usage'));
  await assert.rejects(remake('other.md', 'Entities'), (error) => PlannerError.is(error, 'usage'));
  assert.equal((await runThatMade(host, `${folder}/data-model.md`)).run, 'run-1');
  await assert.rejects(runThatMade(host, 'a.md'), (error) => PlannerError.is(error, 'run.unknown'));
});

test('in a planned feature the stale section is fresh again after it', async () => {
  const { host, asked } = await plannedFeature();
  const spec = host.files.texts.get(`${feature}/spec.md`) ?? '';
  host.files.texts.set(`${feature}/spec.md`, spec.replace('five loans', 'nine loans'));
  const names = async () =>
    (await staleIn(host, feature, await listRuns(host), never)).map(
      ({ artifact, section }) => `${artifact}#${section}`,
    );
  const [first = ''] = await names();
  const [artifact = '', section = ''] = first.split('#');
  const before = asked.length;
  await eventsOf(remakeSection(host, 'run-1', `${feature}/${artifact}.md`, section, never));
  assert.equal(asked.length, before + 1);
  assert.ok(!(await names()).includes(first));
});
