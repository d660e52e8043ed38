// A whole run is taken back in one action; what the user changed since stays.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Host } from '../../../../src/app/host.ts';
import { settleProposal } from '../../../../src/app/runs/proposals.ts';
import { continueRun, readRun, startRun } from '../../../../src/app/runs/runs.ts';
import { redoRun, undoRun } from '../../../../src/app/runs/undo.ts';
import { briefModel, idea, sections } from '../../../fakes/briefModel.ts';
import { eventsOf, fakeHost, type FakeHost } from '../../../fakes/host.ts';

const path = '.clinespecs/longer-webhook-retries/task_brief.md';
const never = new AbortController().signal;

async function drafted(): Promise<FakeHost> {
  const host = fakeHost(briefModel());
  await eventsOf(startRun(host, 'brief', { text: idea, references: [] }, never));
  return host;
}

test('undo removes what the run made, with its lock, and redo brings it back', async () => {
  const host = await drafted();
  const before = host.files.texts.get(path);
  assert.deepEqual(await undoRun(host, 'run-1'), { restored: [path], kept: [] });
  assert.equal(host.files.texts.size, 0);
  assert.equal((await readRun(host, 'run-1')).status, 'undone');
  assert.deepEqual((await redoRun(host, 'run-1')).restored, [path]);
  assert.equal(host.files.texts.get(path), before);
});

test('undone twice and brought back twice, a run is what it was before', async () => {
  const host = await drafted();
  const { status } = await readRun(host, 'run-1');
  const before = host.files.texts.get(path);
  for (const turn of [undoRun, undoRun, redoRun, redoRun]) await turn(host, 'run-1');
  assert.equal((await readRun(host, 'run-1')).status, status);
  assert.equal(host.files.texts.get(path), before);
});

test('a document that the user has changed since is not removed', async () => {
  const host = await drafted();
  const mine = `${host.files.texts.get(path)}\nMine.\n`;
  host.files.texts.set(path, mine);
  const { restored, kept } = await undoRun(host, 'run-1');
  assert.deepEqual(restored, []);
  assert.equal(kept.length, 1);
  assert.equal(host.files.texts.get(path), mine);
});

test('what the user changed between two writes of the run stays', async () => {
  const host = await drafted();
  const mine = (host.files.texts.get(path) ?? '').replace('and nobody is told', 'and nobody, nobody is told');
  host.files.texts.set(path, mine);
  const answers = [{ kind: 'text' as const, question: 'Q1', text: 'Yes' }];
  await eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers }, never));
  const { kept } = await undoRun(host, 'run-1');
  assert.equal(kept.length, 1);
  assert.match(host.files.texts.get(path) ?? '', /nobody, nobody/);
});

test('undo of a run that went on with a document restores its sections, but not those changed since', async () => {
  const host = fakeHost(briefModel());
  const old = '# Old\n\n## 3. Scope\n\n### 3.1. In Scope\n- Old\n';
  host.files.texts.set(path, old);
  await eventsOf(startRun(host, 'brief', { text: idea, references: [] }, never));
  const answer = { kind: 'text', question: 'folder', text: 'Continue it' } as const;
  await eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers: [answer] }, never));
  assert.notEqual(host.files.texts.get(path), old);
  await undoRun(host, 'run-1');
  assert.equal(host.files.texts.get(path), old);
});

const lockFile = '.clinespecs/longer-webhook-retries/planner.lock.json';

/** A brief of one run that a second one went on with; yields the lock as the first left it. */
async function wentOn(): Promise<{ readonly host: FakeHost; readonly lock: string; readonly document: string }> {
  const host = await drafted();
  const lock = host.files.texts.get(lockFile) ?? '';
  const document = host.files.texts.get(path) ?? '';
  await eventsOf(startRun(host, 'brief', { text: idea, references: [] }, never));
  const answer = { kind: 'text', question: 'folder', text: 'Continue it' } as const;
  await eventsOf(continueRun(host, 'run-2', { kind: 'answers', answers: [answer] }, never));
  await eventsOf(continueRun(host, 'run-2', { kind: 'revision', text: 'also support SSO' }, never));
  assert.notEqual(host.files.texts.get(lockFile), lock);
  return { host, lock, document };
}

test('undo brings back the lock as it was, so that the sections are Planner’s again, and redo turns it again', async () => {
  const { host, lock, document } = await wentOn();
  const after = host.files.texts.get(lockFile);
  await undoRun(host, 'run-2');
  assert.equal(host.files.texts.get(path), document);
  assert.equal(host.files.texts.get(lockFile), lock);
  await redoRun(host, 'run-2');
  assert.equal(host.files.texts.get(lockFile), after);
  await undoRun(host, 'run-2');
  await eventsOf(continueRun(host, 'run-1', { kind: 'revision', text: 'and audit it' }, never));
  assert.match(host.files.texts.get(path) ?? '', /- and audit it/);
  assert.deepEqual((await readRun(host, 'run-1')).proposals, []);
});

test('undo changes only the entries of what it restored: other files and sections keep theirs', async () => {
  const { host, lock } = await wentOn();
  const mine = (host.files.texts.get(path) ?? '').replace('and nobody is told', 'and nobody, nobody is told');
  host.files.texts.set(path, mine);
  const other = {
    version: 1,
    run: 'run-2',
    artifacts: { ...JSON.parse(host.files.texts.get(lockFile) ?? '').artifacts },
  };
  other.artifacts['plan.md'] = { sections: { '1. Why': { hash: 'abc', inputs: {} } } };
  other.artifacts['task_brief.md'].sections['1. Background and Problem Statement'] = { hash: 'theirs', inputs: {} };
  host.files.texts.set(lockFile, JSON.stringify(other));
  const { kept } = await undoRun(host, 'run-2');
  assert.deepEqual(kept, [`${path}: 1. Background and Problem Statement`]);
  const { artifacts } = JSON.parse(host.files.texts.get(lockFile) ?? '');
  assert.deepEqual(artifacts['plan.md'], other.artifacts['plan.md']);
  const [before, now] = [JSON.parse(lock).artifacts['task_brief.md'].sections, artifacts['task_brief.md'].sections];
  assert.equal(now['1. Background and Problem Statement'].hash, 'theirs');
  assert.deepEqual(now['3.1. In Scope'], before['3.1. In Scope']);
});

test('undo of what the run made leaves a lock that speaks of other files, without its own entry', async () => {
  const host = await drafted();
  const lock = JSON.parse(host.files.texts.get(lockFile) ?? '');
  lock.artifacts['plan.md'] = { sections: { '1. Why': { hash: 'abc', inputs: {} } } };
  host.files.texts.set(lockFile, JSON.stringify(lock));
  await undoRun(host, 'run-1');
  assert.equal(host.files.texts.has(path), false);
  assert.deepEqual(Object.keys(JSON.parse(host.files.texts.get(lockFile) ?? '').artifacts), ['plan.md']);
});

test('undo takes out a section with its subsections at once, but nothing that the user put below it', async () => {
  const old = '# Old\n\n## 1. Background and Problem Statement\n\nMine.\n';
  const scope = sections({ '3.1. In Scope': '- A', '3.2. Out of Scope (Non-Goals)': '- B' });
  for (const note of ['', '\n### My notes\n\nKeep me.\n']) {
    const host = fakeHost(briefModel({ 'brief/revise': [scope] }));
    host.files.texts.set(path, old);
    await eventsOf(startRun(host, 'brief', { text: idea, references: [] }, never));
    const answer = { kind: 'text', question: 'folder', text: 'Continue it' } as const;
    await eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers: [answer] }, never));
    const written = host.files.texts.get(path) ?? '';
    assert.match(written, /## 3\. Scope\n+### 3\.1/);
    const mine = written.replace('\n## 6. Open', `${note}\n## 6. Open`).replace('Mine.', 'Mine, changed.');
    host.files.texts.set(path, mine);
    await undoRun(host, 'run-1');
    const left = host.files.texts.get(path) ?? '';
    assert.equal(left.includes('Keep me.'), note !== '', left);
    assert.doesNotMatch(left, /- A|- B/);
  }
});

test('a lock that is in conflict stays as it is when a run is undone', async () => {
  const { host, document } = await wentOn();
  host.files.texts.set(lockFile, '<<<<<<< ours');
  await undoRun(host, 'run-2');
  assert.equal(host.files.texts.get(path), document);
  assert.equal(host.files.texts.get(lockFile), '<<<<<<< ours');
});

test('a proposal is taken over the user’s text, or left', async (context) => {
  for (const taken of [true, false]) {
    await context.test(taken ? 'taken' : 'left', async () => {
      const host = await drafted();
      const mine = (host.files.texts.get(path) ?? '').replace('- The retry schedule', '- Mine');
      host.files.texts.set(path, mine);
      await eventsOf(continueRun(host, 'run-1', { kind: 'revision', text: 'also support SSO' }, never));
      const state = await settleProposal(host, 'run-1', '3.1. In Scope', taken);
      assert.deepEqual(state.proposals, []);
      assert.equal(host.files.texts.get(path) === mine, !taken);
      if (!taken) return;
      // It is Planner's again, so that the next wish changes it.
      await eventsOf(continueRun(host, 'run-1', { kind: 'revision', text: 'and audit it' }, never));
      assert.match(host.files.texts.get(path) ?? '', /- and audit it/);
    });
  }
});

/** A host that gets hold of a run only after another window has gone on with it. */
function behind(host: FakeHost, other: () => Promise<void>): Host {
  const { journals } = host;
  let waited = false;
  return {
    ...host,
    journals: {
      append: (run, event) => journals.append(run, event),
      read: (run) => journals.read(run),
      list: () => journals.list(),
      remove: (run) => journals.remove(run),
      holder: (run) => journals.holder(run),
      lease: async (run) => {
        if (!waited) await other();
        waited = true;
        return journals.lease(run);
      },
    },
  };
}

test('undo takes back also what another window wrote until the run was held', async () => {
  const host = await drafted();
  const answers = [{ kind: 'text' as const, question: 'Q1', text: 'Yes' }];
  const other = async (): Promise<void> =>
    void (await eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers }, never)));
  assert.deepEqual(await undoRun(behind(host, other), 'run-1'), { restored: [path], kept: [] });
  assert.equal(host.files.texts.size, 0);
});

test('a proposal that another window has settled until the run was held is passed over', async () => {
  const host = await drafted();
  const mine = (host.files.texts.get(path) ?? '').replace('- The retry schedule', '- Mine');
  host.files.texts.set(path, mine);
  await eventsOf(continueRun(host, 'run-1', { kind: 'revision', text: 'also support SSO' }, never));
  const other = async (): Promise<void> => void (await settleProposal(host, 'run-1', '3.1. In Scope', false));
  await settleProposal(behind(host, other), 'run-1', '3.1. In Scope', true);
  assert.equal(host.files.texts.get(path), mine);
  const settled = (await host.journals.read('run-1')).filter(({ kind }) => kind === 'proposalSettled');
  assert.equal(settled.length, 1);
});
