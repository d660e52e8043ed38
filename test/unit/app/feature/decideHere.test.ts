// A decision is written into its document: in its own parts, nothing else changes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { decideHere, decideInRun, readDecision, runThatDecides } from '../../../../src/app/feature/decideHere.ts';
import { updateRun } from '../../../../src/app/feature/feature.ts';
import { listRuns, readRun } from '../../../../src/app/runs/runs.ts';
import { staleIn } from '../../../../src/app/feature/stale.ts';
import { summarize } from '../../../../src/app/runs/summary.ts';
import { undoRun } from '../../../../src/app/runs/undo.ts';
import { decisionsOf } from '../../../../src/core/decisions/facts.ts';
import { PlannerError } from '../../../../src/core/error.ts';
import { eventsOf } from '../../../fakes/host.ts';
import { folder, plannedFeature } from '../../../fakes/plannedFeature.ts';
import { FixedClock } from '../../../fakes/fixedClock.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';

const path = 'specs/004-library-loans/plan.md.decisions.md';
const text = readFileSync(join(import.meta.dirname, '../../../fixtures/feature', path), 'utf8');
const open = text.replace(
  '**Final Decision**: Option A\n**Rationale**: The reports need joins.\n**Decided by**: anna, 2026-11-04T10:10:00Z\n',
  '',
);
const ports = (own: string) => ({ files: new MemoryFiles({ [path]: own }), clock: new FixedClock() });

test('an open decision gets its outcome, its reason and its maker; the others stay', async () => {
  const { files, clock } = ports(open);
  await decideHere({ files, clock }, path, 'TD002', { option: 1, text: '', rationale: 'No joins any more', by: 'Ben' });
  const after = files.texts.get(path) ?? '';
  assert.match(after, /### TD002[^]*\*\*Final Decision\*\*: .*Option B.*MongoDB[^]*No joins any more/);
  assert.match(after, /Ben/);
  assert.equal(after.split('### TD002')[0], open.split('### TD002')[0]);
  assert.equal(after.split('## Categories')[1], open.split('## Categories')[1]);
  const decision = await readDecision({ files }, path, 'TD-2');
  assert.equal(decision.outcome?.option, 1);
});

test('other words than the options are taken as they are', async () => {
  const { files, clock } = ports(open);
  await decideHere({ files, clock }, path, 'TD002', { text: 'SQLite', rationale: 'One file', by: 'Ben' });
  assert.match(files.texts.get(path) ?? '', /### TD002[^]*\*\*Final Decision\*\*: SQLite/);
});

test('a decision that is not there is said', async () => {
  await assert.rejects(readDecision(ports(open), path, 'TD009'), (error) => PlannerError.is(error, 'decision.unknown'));
});

test('with its run, document and log say the same, its dependants are stale, and it can be undone', async () => {
  const never = new AbortController().signal;
  const { host, asked } = await plannedFeature();
  const document = `${folder}/plan.md.decisions.md`;
  assert.equal(await runThatDecides(host, 'specs/002-other/plan.md.decisions.md', 'TD002'), undefined);
  assert.equal(await runThatDecides(host, document, 'TD009'), undefined);
  const run = await runThatDecides(host, document, 'td-2');
  assert.equal(run?.run, 'run-1');
  const before = asked.length;
  const choice = { option: 1, text: '', rationale: 'We query a lot', by: 'Ben' };
  const events = await eventsOf(decideInRun(host, 'run-1', document, 'TD002', choice, never));
  const state = await readRun(host, 'run-1');
  assert.equal(state.status, 'done');
  const outcome = decisionsOf(state.facts).find(({ id }) => id === 'TD002')?.outcome;
  assert.deepEqual(
    [outcome?.kind, outcome?.option, outcome?.rationale, outcome?.by],
    ['decided', 1, 'We query a lot', 'Ben'],
  );
  const text = host.files.texts.get(document) ?? '';
  assert.match(text, /### TD002[^]*\*\*Final Decision\*\*: Option B: SQLite in one file[^]*We query a lot[^]*Ben/);
  const log = JSON.parse(host.files.texts.get('.specify/memory/technical-decisions-log.json') ?? '');
  const logged = log[0].decisions.find(({ id }: { readonly id: string }) => id === 'TD002');
  assert.match(JSON.stringify(logged), /SQLite in one file.*We query a lot.*Ben/);
  // The path is looked at again, and nothing is written anew by that.
  assert.ok(asked.length > before);
  assert.ok(
    asked.slice(before).every((id) => id.startsWith('speckit/path')),
    asked.slice(before).join(),
  );
  assert.equal(summarize(host, state, events).mayBeStale, true);
  const stale = await staleIn(host, folder, await listRuns(host), never);
  assert.ok(stale.some(({ inputs }) => inputs.includes('decision:TD002')));
  await eventsOf(updateRun(host, 'run-1', never));
  assert.deepEqual(await staleIn(host, folder, await listRuns(host), never), []);
  await undoRun(host, 'run-1');
  assert.doesNotMatch(host.files.texts.get(document) ?? '', /We query a lot/);
});
