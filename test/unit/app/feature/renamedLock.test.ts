// An id gets another name in all documents of a planned feature: no section counts as edited by that, and none is stale.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPlanSets } from '../../../../src/app/planSets.ts';
import { renamedLock } from '../../../../src/app/feature/renamedLock.ts';
import { listRuns, readRun } from '../../../../src/app/runs/runs.ts';
import { staleIn } from '../../../../src/app/feature/stale.ts';
import { updateRun } from '../../../../src/app/feature/feature.ts';
import { decisionsOf } from '../../../../src/core/decisions/facts.ts';
import { isPlanners, parseLock } from '../../../../src/core/provenance.ts';
import { bodyOf, parseDocument } from '../../../../src/documents/document.ts';
import { applyEdits } from '../../../../src/documents/edit.ts';
import { planRename } from '../../../../src/documents/ids/rename.ts';
import { idOf } from '../../../../src/documents/speckit/ids.ts';
import { eventsOf, type FakeHost } from '../../../fakes/host.ts';
import { folder, plannedFeature } from '../../../fakes/plannedFeature.ts';

const never = new AbortController().signal;
const lockFile = `${folder}/planner.lock.json`;

/** Renames in all documents; the lock goes with them unless it is told to stay. */
async function rename(host: FakeHost, from: string, to: string, withLock = true): Promise<void> {
  const set = await createPlanSets(() => host.ports).read(`${folder}/spec.md`, never);
  const plan = set && planRename(set, idOf(from)?.key ?? '', to);
  assert.ok(plan?.kind === 'edits', plan?.kind === 'refused' ? plan.message.text : 'no set');
  assert.ok(plan.files.length > 0);
  const lock = await renamedLock(host, folder, plan.files, await listRuns(host), never);
  for (const { path, edits } of plan.files) {
    host.files.texts.set(path, applyEdits(host.files.texts.get(path) ?? '', edits));
  }
  assert.ok(lock);
  assert.equal(lock.path, lockFile);
  assert.equal(lock.before, host.files.texts.get(lockFile));
  if (withLock) host.files.texts.set(lockFile, lock.after);
}

/** Sections that Planner wrote and that count as the user's. */
function edited(host: FakeHost): readonly string[] {
  const lock = parseLock(host.files.texts.get(lockFile));
  return Object.entries(lock?.artifacts ?? {}).flatMap(([file, { sections }]) => {
    const document = parseDocument(file, host.files.texts.get(`${folder}/${file}`) ?? '');
    return Object.keys(sections).flatMap((key) => {
      const section = document.sections.find((one) => one.key === key);
      return section && isPlanners(lock, file, key, bodyOf(document, section)) ? [] : [`${file}#${key}`];
    });
  });
}

test('a rename makes nothing edited and nothing stale, with the run and without', async () => {
  const { host, asked } = await plannedFeature();
  const before = edited(host);
  for (const [from, to] of [
    ['FR-001', 'FR-041'],
    ['T001', 'T091'],
    ['TD002', 'TD012'],
  ] as const) {
    await rename(host, from, to);
    const runs = await listRuns(host);
    assert.deepEqual(await staleIn(host, folder, runs, never), [], `${from} with its run`);
    assert.deepEqual(await staleIn(host, folder, [], never), [], `${from} without a run`);
    assert.deepEqual(edited(host), before, from);
  }
  const requests = asked.length;
  await eventsOf(updateRun(host, 'run-1', never));
  assert.equal(asked.length, requests, 'an update asks for nothing');
  const state = await readRun(host, 'run-1');
  assert.deepEqual(
    decisionsOf(state.facts).map(({ id }) => id),
    ['TD001', 'TD012'],
  );
  assert.equal(host.files.texts.get(`${folder}/plan.md.decisions.md`)?.match(/^### TD/gm)?.length, 2);
});

test('what had changed before the rename has changed still', async () => {
  const { host } = await plannedFeature();
  const spec = host.files.texts.get(`${folder}/spec.md`) ?? '';
  host.files.texts.set(`${folder}/spec.md`, spec.replace('five loans', 'nine loans'));
  const names = async () =>
    (await staleIn(host, folder, await listRuns(host), never)).map(({ artifact, section }) => `${artifact}#${section}`);
  const before = await names();
  assert.ok(before.length > 0);
  await rename(host, 'FR-001', 'FR-041');
  assert.deepEqual(await names(), before);
});

test('without the lock the rename alone would make sections stale and edited', async () => {
  const { host } = await plannedFeature();
  const before = edited(host);
  await rename(host, 'FR-001', 'FR-041', false);
  assert.ok((await staleIn(host, folder, await listRuns(host), never)).length > 0);
  assert.ok(edited(host).length > before.length);
});

test('a folder without a lock has none to go with it', async () => {
  const { host } = await plannedFeature();
  host.files.texts.delete(lockFile);
  assert.equal(await renamedLock(host, folder, [], [], never), undefined);
});
