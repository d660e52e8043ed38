// Wishes that add, rename, split or take out phases of a plan that is there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settleProposal } from '../../../../src/app/runs/proposals.ts';
import { readRun } from '../../../../src/app/runs/runs.ts';
import { undoRun } from '../../../../src/app/runs/undo.ts';
import { parseDocument } from '../../../../src/documents/document.ts';
import { applyEdits } from '../../../../src/documents/edit.ts';
import { readPlanState } from '../../../../src/documents/phase/state.ts';
import { takeStep } from '../../../../src/documents/phase/transition.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { isDivision } from '../../../../src/workflows/phases/divide.ts';
import type { PlanModelOptions } from '../../../fakes/planModel.ts';
import { path, planned } from './plannedRun.ts';

/** A large plan, and what the model makes of a wish for other phases. */
async function large(divided: readonly object[], options: PlanModelOptions = {}) {
  const run = await planned({ choices: { size: 'L' } }, { divided, ...options });
  const start = (number: string): void => {
    const step = takeStep(parseDocument(path, run.text()), number, {
      kind: 'start',
      date: '2026-11-25',
      commit: 'abc1234',
      reason: 'the team agreed',
    });
    assert.ok(step.kind === 'changed');
    run.host.files.texts.set(path, applyEdits(run.text(), step.edits));
  };
  return { ...run, start };
}

/** The phases of a plan as `number title (what it waits for)`. */
function phasesOf(text: string): readonly string[] {
  const state = readPlanState(parseDocument(path, text));
  assert.ok(state.kind === 'plan');
  return state.phases.map(({ unit }) => `${unit.number} ${unit.title} (${unit.dependsOn.join()})`);
}

const queue = { title: 'Queue', goal: 'Queue work', dependsOn: [], was: 1 };
const mails = { title: 'Mails', goal: 'Mails work', dependsOn: [1], was: 2 };
const desk = { title: 'Desk list', goal: 'Desk list work', dependsOn: [1], was: 3 };
const facts = { size: { size: 'L', phases: 3 }, phases: [queue, mails, desk] };

for (const said of [
  'split phase 2',
  'add a phase for the admin page',
  'Please add another small phase at the end',
  'drop phase 3',
  'drop the last phase',
  'remove the mail phase',
  'rename phase 1 to Waiting list',
  'Füge eine neue Phase für die Suche hinzu',
  'Phase 3 streichen',
  'teile Phase 2 auf',
  'Supprime la phase 2',
  'Añade una fase para el panel',
  '增加一个阶段',
  'フェーズ2を分割して',
]) {
  test(`“${said}” asks for other phases`, () => assert.ok(isDivision(said, facts)));
}

for (const said of [
  'add a test to phase 2',
  'remove the mails from phase 2',
  'phase 2 should also cover magazines',
  'Make the exit criteria of phase 1 stricter',
  'What is in phase 3?',
]) {
  test(`“${said}” does not ask for other phases`, () => assert.ok(!isDivision(said, facts)));
}

test('a plan without phases has none to divide', () => {
  assert.ok(!isDivision('add a phase for the admin page', { size: { size: 'XS', phases: 0 } }));
});

test('a phase is taken out: what follows moves up with its text, its references and the diagram', async () => {
  const { text, wish, model } = await large([queue, { ...desk, dependsOn: [1] }]);
  const before = text();
  await wish('drop phase 2');
  assert.deepEqual(phasesOf(text()), ['1 Queue ()', '2 Desk list (1)']);
  assert.doesNotMatch(text(), /Mails|## 3\.|### 3\./);
  assert.match(text(), /### 2\.1\. Deliverables\n\n- Tests first[^\n]*: 3\.1\. Deliverables/);
  // Two phases need no picture.
  assert.match(before, /## Phase Dependencies/);
  assert.doesNotMatch(text(), /## Phase Dependencies/);
  const revise = model.requests.find((request) => model.promptOf(request) === 'revise');
  assert.match(
    revise?.messages[0]?.text ?? '',
    /What was Phase 2 “Mails” is gone\.\n- Phase 1 “Queue” has its number as before\.\n- Phase 2 “Desk list” was Phase 3 before/,
  );
});

test('a phase is added: its sections are written, nothing else is', async () => {
  const admin = { title: 'Admin page', goal: 'Admins see all', dependsOn: [1, 3], was: 0 };
  const { text, wish, model } = await large([queue, mails, desk, admin]);
  const before = text();
  const asked = model.requests.length;
  await wish('add a phase for the admin page');
  assert.deepEqual(phasesOf(text()), ['1 Queue ()', '2 Mails (1)', '3 Desk list (1)', '4 Admin page (1,3)']);
  assert.match(text(), /phase1 --> phase4\n {4}phase3 --> phase4/);
  assert.match(text(), /### 4\.8\. Testing Strategy\n/);
  assert.deepEqual(model.asked().slice(asked), ['phases', 'plan', 'revise', 'gaps']);
  for (const line of before.split('\n')) assert.ok(text().includes(line), line);
});

test('a phase is split: the first part keeps its text, what comes after it moves on', async () => {
  const { text, wish } = await large([
    queue,
    { ...mails, title: 'Mail for a free copy' },
    { title: 'Mail of the last day', goal: '', dependsOn: [2], was: 0 },
    { ...desk, dependsOn: [1, 3] },
  ]);
  await wish('split phase 2');
  assert.deepEqual(phasesOf(text()), [
    '1 Queue ()',
    '2 Mail for a free copy (1)',
    '3 Mail of the last day (2)',
    '4 Desk list (1,3)',
  ]);
  assert.match(text(), /### 2\.1\. Deliverables\n\n- Tests first[^\n]*: 2\.1\. Deliverables/);
  assert.match(text(), /### 4\.1\. Deliverables\n\n- Tests first[^\n]*: 3\.1\. Deliverables/);
  assert.match(text(), /phase3\["3: Mail of the last day"\]/);
});

test('what Planner wrote of a phase by number follows it; what the user wrote stays word for word', async () => {
  const { text, edit, wish } = await large([queue, { ...desk, dependsOn: [1] }, { ...mails, dependsOn: [1] }], {
    revision: [
      '## Checkpoints\n- After Phase 3 the desk is asked\n## Risks\n- **Risk:** Phase 3 is late.\n  - **Mitigation:** Phase 2 first.\n',
    ],
  });
  await wish('Say when the desk is asked');
  edit('Phase 2 first.', 'Phase 2 first, says Ada.');
  await wish('swap phase 2 and phase 3');
  assert.deepEqual(phasesOf(text()), ['1 Queue ()', '2 Desk list (1)', '3 Mails (1)']);
  assert.match(text(), /- After Phase 2 the desk is asked/);
  assert.match(text(), /Phase 3 is late\.\n {2}- \*\*Mitigation:\*\* Phase 2 first, says Ada\./);
});

test('a phase that the user has written in stays: that it goes is proposed, to take or to leave', async () => {
  const { text, edit, wish, host } = await large([queue, { ...desk, dependsOn: [1] }]);
  edit(/(### 2\.1\. Deliverables\n\n)[^\n]*/, '$1- My own words');
  edit(/(### 3\.1\. Deliverables\n\n)[^\n]*/, '$1- Words on the desk');
  await wish('drop phase 2');
  assert.deepEqual(phasesOf(text()), ['1 Queue ()', '2 Mails (1)', '3 Desk list (1)']);
  assert.match(text(), /- My own words/);
  const proposed = async () => (await readRun(host, 'run-1')).proposals.map(({ section, goes }) => [section, goes]);
  assert.deepEqual(await proposed(), [['Phase 2: Mails', true]]);
  const kept = text();
  await settleProposal(host, 'run-1', 'Phase 2: Mails', false);
  assert.equal(text(), kept);
  assert.deepEqual(await proposed(), []);
  await wish('drop phase 2');
  await settleProposal(host, 'run-1', 'Phase 2: Mails', true);
  assert.deepEqual(phasesOf(text()), ['1 Queue ()', '2 Desk list (1)']);
  assert.doesNotMatch(text(), /My own words/);
  assert.match(text(), /### 2\.1\. Deliverables\n\n- Words on the desk\n/);
  assert.deepEqual(await proposed(), []);
  assert.deepEqual(
    ((await readRun(host, 'run-1')).facts['phases'] as readonly { title: string }[]).map(({ title }) => title),
    ['Queue', 'Desk list'],
  );
  await undoRun(host, 'run-1');
});

test('a phase that was begun since it was proposed to go cannot be taken out', async () => {
  const { text, edit, start, wish, host } = await large([queue, { ...desk, dependsOn: [1] }]);
  edit(/(### 2\.1\. Deliverables\n\n)[^\n]*/, '$1- My own words');
  await wish('drop phase 2');
  start('2');
  const before = text();
  await assert.rejects(settleProposal(host, 'run-1', 'Phase 2: Mails', true), { kind: 'files.changed' });
  assert.equal(text(), before);
});

test('text of the user moves with its phase, and stays the user’s', async () => {
  const { text, edit, wish, host } = await large([queue, { ...desk, dependsOn: [1] }], {
    revision: '## 2.1. Deliverables\n- Planner’s words\n',
  });
  edit(/(### 3\.1\. Deliverables\n\n)[^\n]*/, '$1- My own words');
  await wish('drop phase 2');
  assert.match(text(), /### 2\.1\. Deliverables\n\n- My own words\n/);
  assert.deepEqual(
    (await readRun(host, 'run-1')).proposals.map(({ section }) => section),
    ['2.1. Deliverables'],
  );
});

test('a phase that has begun keeps number, title and content, whatever a model makes of it', async () => {
  const { text, start, wish } = await large(
    [
      { ...queue, title: 'Something else', goal: '' },
      { title: 'Admin page', goal: '', dependsOn: [], was: 0 },
    ],
    { revision: '## 1.1. Deliverables\n- Changed\n' },
  );
  start('1');
  const head = text().slice(text().indexOf('## Phase 1'), text().indexOf('## Phase 2'));
  await wish('drop phase 2 and phase 3 and add a phase for the admin page');
  assert.deepEqual(phasesOf(text()), ['1 Queue ()', '2 Admin page ()']);
  assert.ok(text().includes(head.trimEnd()));
});

test('a phase that has begun cannot be pushed to another number: the plan stays as it is, and that is said', async () => {
  const { text, start, wish } = await large([
    { title: 'Admin page', goal: '', dependsOn: [], was: 0 },
    { ...queue, dependsOn: [] },
    { ...mails, dependsOn: [2] },
    { ...desk, dependsOn: [2] },
  ]);
  start('1');
  const before = text();
  const events = await wish('add a phase for the admin page before all others');
  assert.equal(text(), before);
  const notes = events.flatMap((event) => (event.kind === 'noted' ? [english(event.note)] : []));
  assert.match(notes.join('\n'), /could not be followed: .*phase 1 “Queue” is active: it must stay number 1/);
});

test('undoing the run takes the division back too', async () => {
  const { host, text, wish } = await large([queue, { ...desk, dependsOn: [1] }]);
  await wish('drop phase 2');
  await undoRun(host, 'run-1');
  assert.equal(text(), '');
});
