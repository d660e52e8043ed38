// Other phases without a model: what wishes mean by rules, and a whole run with the embedded model.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOfflineModel } from '../../../../src/adapters/models/offline.ts';
import { continueRun, startRun } from '../../../../src/app/runs.ts';
import { dividedBy } from '../../../../src/workflows/phases/offline/divide.ts';
import type { PresentPhase } from '../../../../src/workflows/phases/division.ts';
import { workflows } from '../../../../src/workflows/index.ts';
import { eventsOf, fakeHost } from '../../../fakes/host.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';

const never = new AbortController().signal;
const phase = (number: number, title: string, dependsOn: readonly number[]): PresentPhase => ({
  number,
  title,
  goal: '',
  dependsOn,
  status: 'planned',
  fixed: false,
  edited: false,
});
const present = [phase(1, 'Queue', []), phase(2, 'Mails', [1]), phase(3, 'Desk', [2])];

for (const [wish, expected] of [
  ['drop phase 2', '1 Queue (), 3 Desk (1)'],
  ['please remove the last phase', '1 Queue (), 2 Mails (1)'],
  ['Phase 1 streichen', '2 Mails (), 3 Desk (1)'],
  ['split phase 2', '1 Queue (), 2 Mails (1), 0 Mails (2) (2), 3 Desk (3)'],
  ['split phase 2 into templates and sending', '1 Queue (), 2 Templates (1), 0 Sending (2), 3 Desk (3)'],
  ['add a phase for the admin page', '1 Queue (), 2 Mails (1), 3 Desk (2), 0 Admin page (3)'],
  ['add a phase for the admin page after phase 1', '1 Queue (), 0 Admin page (1), 2 Mails (1), 3 Desk (3)'],
  ['Füge eine Phase für die Suche hinzu', '1 Queue (), 2 Mails (1), 3 Desk (2), 0 Suche (3)'],
  ['rename phase 1 to Waiting list', '1 Waiting list (), 2 Mails (1), 3 Desk (2)'],
  ['drop phase 2 and add a phase for the admin page', '1 Queue (), 3 Desk (1), 0 Admin page (2)'],
  ['make phase 2 quicker', '1 Queue (), 2 Mails (1), 3 Desk (2)'],
] as const) {
  test(`“${wish}” gives ${expected}`, () => {
    const phases = dividedBy([wish], present).map(
      ({ was, title, dependsOn }) => `${was} ${title} (${dependsOn.join()})`,
    );
    assert.equal(phases.join(', '), expected);
  });
}

test('the embedded model adds a phase and takes it out again; all other lines stay', async () => {
  const files = new MemoryFiles({ 'package.json': '{"scripts": {"test": "node --test"}}' });
  const host = fakeHost(createOfflineModel(workflows), { files });
  const text =
    'Marketing wants coupon codes. Create codes in the admin, enter one in the cart, show the discount on the invoice.';
  await eventsOf(startRun(host, 'phases', { text, references: [] }, never, { choices: { size: 'M' } }));
  const path = [...files.texts.keys()].find((name) => name.endsWith('-plan.md')) ?? '';
  const plan = (): string => files.texts.get(path) ?? '';
  const before = plan();
  const count = before.match(/^## Phase \d/gm)?.length ?? 0;
  await eventsOf(continueRun(host, 'run-1', { kind: 'revision', text: 'add a phase for the admin page' }, never));
  assert.match(plan(), new RegExp(`## Phase ${count + 1}: Admin page\\n`));
  const heads = new Set(['graph TD']);
  for (const line of before.split('\n')) assert.ok(plan().includes(line) || heads.has(line), line);
  await eventsOf(continueRun(host, 'run-1', { kind: 'revision', text: `drop phase ${count + 1}` }, never));
  assert.equal(plan(), before);
});

test('a plan without phases that grows with the embedded model keeps what was worked into it', async () => {
  const files = new MemoryFiles({ 'package.json': '{"scripts": {"test": "node --test"}}' });
  const host = fakeHost(createOfflineModel(workflows), { files });
  const text = 'The link in the footer points to the old page. It should point to the new one.';
  await eventsOf(startRun(host, 'phases', { text, references: [] }, never, { choices: { size: 'XS' } }));
  const path = [...files.texts.keys()].find((name) => name.endsWith('-plan.md')) ?? '';
  const change = /## Change\n\n([^]*?)\n\n##/.exec(files.texts.get(path) ?? '')?.[1] ?? '';
  await eventsOf(continueRun(host, 'run-1', { kind: 'revision', text: 'make it size S' }, never));
  const plan = files.texts.get(path) ?? '';
  assert.doesNotMatch(plan, /## Change\n/);
  assert.match(plan, /## Phase 1: /);
  for (const line of change.split('\n').filter((one) => one.startsWith('- '))) {
    assert.ok(plan.includes(line.replace(/^- (?:\[.\] )?/, '')), line);
  }
});
