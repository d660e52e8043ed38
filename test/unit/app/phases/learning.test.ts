// What a completed phase teaches: what is asked, what of the reply is kept, and that nothing is written before it is taken.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerCheckpoint } from '../../../../src/app/phases/checkpoints.ts';
import { leaveChange, proposeChanges, takeChange } from '../../../../src/app/phases/learning.ts';
import type { ModelRequest } from '../../../../src/core/ports.ts';
import { fakeHost } from '../../../fakes/host.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { ScriptedModel, type ScriptedReply } from '../../../fakes/scriptedModel.ts';
import { after, complete, date, phaseOf, plan, start, waive } from '../../documents/phase/plans.ts';

const path = '.clinespecs/x/y-plan.md';
const { signal } = new AbortController();
const asking = plan.replace('## Risks', '## Checkpoints\n\n- Does it hold?\n\n## Risks');
const done = after(asking, '1', start, complete);

function workspace(reply: ScriptedReply, text = done, name = 'test/model') {
  const model = new ScriptedModel({ 'planner/learn': [reply] }, { name });
  const files = new MemoryFiles({ [path]: text });
  const host = fakeHost(model, { files });
  return {
    host,
    model,
    files,
    now: () => files.texts.get(path) ?? '',
    propose: () => proposeChanges(host, path, '1', signal),
  };
}

/** The same workspace with a model that has another reply. */
function workspaceOn(host: ReturnType<typeof workspace>['host'], scripted: ScriptedReply) {
  const model = new ScriptedModel({ 'planner/learn': [scripted] }, { name: 'test/model' });
  return {
    propose: () => proposeChanges({ ...host, ports: { ...host.ports, model } }, path, '1', signal),
    asked: () => String(model.requests[0]?.messages[0]?.text),
  };
}

const reply = (...changes: readonly (readonly [section: string, text: string])[]): ScriptedReply => ({
  kind: 'fact',
  value: { changes: changes.map(([section, text]) => ({ section, why: ' because ', text })) },
});

test('the model sees what was done and whole sections of planned phases, and its change waits to be taken', async () => {
  const { propose, model, host, now } = workspace(reply(['S2', '- [ ] A mail arrives once']));
  const [change, ...others] = await propose();
  assert.equal(others.length, 0);
  const asked = String(model.requests[0]?.messages[0]?.text);
  assert.match(asked, /The completed phase: 1 Queue/);
  assert.match(asked, /<done>\n3 commits\.\n<\/done>/);
  assert.match(asked, /\[S2\] Phase 2 Mails, section “Exit Criteria”:\n- \[ \] A mail arrives\n<\/later>/);
  assert.doesNotMatch(asked, /Status|Acceptance|None\./);
  assert.deepEqual([change?.phase, change?.section, change?.why], ['2', 'Exit Criteria', 'because']);
  assert.equal(now(), done);
  assert.ok(change);
  await takeChange(host, change);
  assert.equal(now(), done.replace('A mail arrives', 'A mail arrives once'));
  await assert.rejects(takeChange(host, change), { kind: 'files.changed' });
});

test('what was left open and what the checkpoints brought is told', async () => {
  const { propose, model, host } = workspace(reply(), after(asking, '1', start, waive));
  await answerCheckpoint(host.ports, path, '1', 'Does it hold?', 'Mostly so');
  await propose();
  const asked = String(model.requests[0]?.messages[0]?.text);
  assert.match(
    asked,
    /Anna \u2014 no tests exist yet .*\nLeft open: All tests pass\nDoes it hold\? \u2014 Mostly so\n<\/done>/,
  );
});

test('a reply never changes a status, evidence, a command, a box, a heading or a completed phase', async () => {
  const forged = [
    ['S2', '- [x] A mail arrives'],
    ['S1', '- [ ] The queue runs\n\n**Status**: completed (2026-11-25)\n**Waiver**: Model \u2014 it is fine'],
    ['S0', 'x'],
    ['S3', 'x'],
    ['Exit Criteria', 'x'],
    ['S2', '- [ ] A mail arrives\n\n## Phase 3: More'],
    ['S2', '- [ ] A mail arrives'],
  ] as const;
  for (const one of forged) {
    const { propose, now } = workspace(reply(one));
    assert.deepEqual(await propose(), [], one.join());
    assert.equal(now(), done);
  }
});

test('of many changes some are kept, one for each section', async () => {
  const { propose } = workspace(reply(['S1', '- [ ] One'], ['s1', '- [ ] Two'], ['S2', '- [ ] Three']));
  assert.deepEqual(
    (await propose()).map(({ section }) => section),
    ['Entry Criteria', 'Exit Criteria'],
  );
});

test('a section that would not fit is not shown: half of it would be lost', async () => {
  const long = done.replace('- [ ] A mail arrives', `- [ ] ${'A mail arrives. '.repeat(2000)}`);
  const { propose, model } = workspace(reply(['S2', 'x']), long);
  assert.deepEqual(await propose(), []);
  const asked = String(model.requests[0]?.messages[0]?.text);
  assert.ok(asked.length < 10_000 && asked.includes('The queue runs'));
});

test('the built-in model proposes nothing, and nobody is asked where nothing is left to change', async () => {
  const never: ScriptedReply = (_: ModelRequest) => assert.fail('it was asked');
  assert.deepEqual(await workspace(never, done, 'planner/offline').propose(), []);
  assert.deepEqual(await workspace(never, plan).propose(), []);
  assert.deepEqual(
    await workspace(never, after(done, '2', { kind: 'start', date, reason: 'it is urgent now' })).propose(),
    [],
  );
  await assert.rejects(workspace('no json').propose(), /scripted|usable/);
});

test('a change is not taken where its section was edited, or its phase began meanwhile', async () => {
  for (const edit of [
    (text: string) => text.replace('A mail arrives', 'A letter arrives'),
    (text: string) => after(text, '2', { kind: 'start', date, reason: 'it is urgent now' }),
    () => '# Other\n',
  ]) {
    const { propose, host, files, now } = workspace(reply(['S2', '- [ ] A mail arrives once']));
    const [change] = await propose();
    const edited = edit(done);
    files.texts.set(path, edited);
    assert.ok(change);
    await assert.rejects(takeChange(host, change), { kind: 'files.changed' });
    assert.equal(now(), edited);
  }
});

test('a change that was left is not proposed again while its section stays as it is', async () => {
  const { propose, host, files, now } = workspace(reply(['S2', '- [ ] A mail arrives once']));
  const [change] = await propose();
  assert.ok(change);
  await leaveChange(host, change);
  assert.equal(now(), done);
  const again = workspaceOn(host, reply());
  assert.deepEqual(await again.propose(), []);
  assert.doesNotMatch(again.asked(), /section “Exit Criteria”/);
  assert.match(again.asked(), /\[S1\] Phase 2/);
  files.texts.set(path, done.replace('A mail arrives', 'Two mails arrive'));
  const anew = workspaceOn(host, reply());
  await anew.propose();
  assert.match(anew.asked(), /section “Exit Criteria”:\n- \[ \] Two mails arrive/);
});

test('two changes are taken one after the other, and edits elsewhere do not matter', async () => {
  const { propose, host, files, now } = workspace(reply(['S1', '- [ ] One'], ['S2', '- [ ] Two']));
  const changes = await propose();
  files.texts.set(path, now().replace('None.', 'Many.'));
  for (const change of changes) await takeChange(host, change);
  assert.equal(now(), done.replace('The queue runs', 'One').replace('A mail arrives', 'Two').replace('None.', 'Many.'));
});

test('a checkpoint takes an answer to what it asks, and to nothing else', async () => {
  const { host, now } = workspace(reply());
  await assert.rejects(answerCheckpoint(host.ports, path, '1', 'Another?', 'Yes'), { kind: 'files.changed' });
  assert.equal(now(), done);
  await answerCheckpoint(host.ports, path, '1', 'Does it hold?', 'Yes');
  assert.ok(now().includes('- **After phase 1** (2026-11-21): Does it hold? \u2014 Yes\n'));
  assert.equal(phaseOf(now()).status, 'completed');
});
