// A decision is written into its document: in its own parts, nothing else changes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { decideHere, readDecision } from '../../../src/app/decideHere.ts';
import { PlannerError } from '../../../src/core/error.ts';
import { FixedClock } from '../../fakes/fixedClock.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';

const path = 'specs/004-library-loans/plan.md.decisions.md';
const text = readFileSync(join(import.meta.dirname, '../../fixtures/feature', path), 'utf8');
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
