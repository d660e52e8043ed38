// Earlier versions of a document, and which of them a person's words mean.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readComparison, versionFor } from '../../../../src/app/compareRequest.ts';
import { continueRun, startRun } from '../../../../src/app/runs/runs.ts';
import { listVersions, readVersion, type Version } from '../../../../src/app/runs/versions.ts';
import { briefModel, idea } from '../../../fakes/briefModel.ts';
import { fakeGit } from '../../../fakes/fakeGit.ts';
import { eventsOf, fakeHost } from '../../../fakes/host.ts';

const path = '.clinespecs/longer-webhook-retries/task_brief.md';
const never = new AbortController().signal;

test('each write is a version, once, without the text as it stands', async () => {
  const host = fakeHost(briefModel());
  await eventsOf(startRun(host, 'brief', { text: idea, references: [] }, never));
  const versions = await listVersions(host, path, never);
  assert.ok(versions.length > 3);
  const texts = await Promise.all(versions.map((version) => readVersion(host, path, version, never)));
  assert.equal(new Set(texts).size, texts.length);
  assert.ok(!texts.includes(host.files.texts.get(path)));
  assert.ok(texts.every((text) => text?.startsWith('# ')));
});

test('what the user wrote between two writes is a version too', async () => {
  const host = fakeHost(briefModel());
  await eventsOf(startRun(host, 'brief', { text: idea, references: [] }, never));
  const mine = `${host.files.texts.get(path)}\nMine.\n`;
  host.files.texts.set(path, mine);
  await eventsOf(continueRun(host, 'run-1', { kind: 'revision', text: 'also support SSO' }, never));
  const versions = await listVersions(host, path, never);
  const texts = await Promise.all(versions.map((version) => readVersion(host, path, version, never)));
  assert.ok(texts.includes(mine) || host.files.texts.get(path) === mine);
});

test('the commits of git stand among them, newest first', async () => {
  const git = fakeGit('Anna', {
    commitsOf: () => Promise.resolve([{ commit: 'a'.repeat(40), at: '2020-01-01T00:00:00Z', subject: 'Begin' }]),
    textAt: (commit) => Promise.resolve(commit === 'a'.repeat(40) ? '# Old\n' : undefined),
  });
  const host = fakeHost(briefModel(), { git });
  await eventsOf(startRun(host, 'brief', { text: idea, references: [] }, never));
  const last = (await listVersions(host, path, never)).at(-1);
  assert.equal(last?.kind, 'commit');
  assert.ok(last && (await readVersion(host, path, last, never)) === '# Old\n');
});

test('a document that nobody knows has no versions', async () => {
  assert.deepEqual(await listVersions(fakeHost(briefModel()), 'specs/001-a/spec.md', never), []);
});

const wednesday = new Date(2026, 10, 25, 15, 30);
const day = (text: string) => {
  const wish = readComparison(text, wednesday);
  return wish?.kind === 'before' ? `${wish.time.getMonth() + 1}/${wish.time.getDate()}` : wish;
};

test('words for a time mean the end of that day', () => {
  assert.equal(day('compare with yesterday'), '11/25');
  assert.equal(day('Please compare it with 2 days ago'), '11/24');
  assert.equal(day('compare with last week'), '11/19');
  assert.equal(day('compare with 2026-11-20'), '11/21');
  assert.equal(day('compare with Monday'), '11/24');
  assert.equal(day('what changed since wednesday?'), '11/19');
  assert.equal(day('vergleiche mit gestern'), '11/25');
});

test('a document, a commit, the last version, and what asks for no comparison', () => {
  assert.deepEqual(readComparison('compare with `specs/002-b/plan.md`', wednesday), {
    kind: 'document',
    path: 'specs/002-b/plan.md',
  });
  assert.deepEqual(readComparison('compare with HEAD~2', wednesday), { kind: 'commit', name: 'HEAD~2' });
  assert.deepEqual(readComparison('diff against the last commit', wednesday), { kind: 'commit', name: 'HEAD' });
  assert.deepEqual(readComparison('compare', wednesday), { kind: 'last' });
  assert.deepEqual(readComparison('compare with the last version', wednesday), { kind: 'last' });
  for (const text of [
    'Compare prices of flights in an app',
    'comparison of two tools',
    'Compare the logs of defaced nodes',
  ]) {
    assert.equal(readComparison(text, wednesday), undefined, text);
  }
});

test('the newest version before a moment is meant, else what the first write found', () => {
  const versions: readonly Version[] = [
    { kind: 'snapshot', id: '3', at: '2026-11-25T12:00:00Z', section: 'Scope' },
    { kind: 'snapshot', id: '2', at: '2026-11-25T11:00:00Z', section: '' },
    { kind: 'commit', commit: 'a', at: '2026-11-20T12:00:00+02:00', subject: 'x' },
  ];
  const before = (time: string) => versionFor({ kind: 'before', time: new Date(time) }, versions);
  assert.equal(before('2026-11-24T00:00:00Z'), versions[2]);
  assert.equal(before('2026-11-01T00:00:00Z'), versions[1]);
  assert.equal(versionFor({ kind: 'last' }, versions), versions[0]);
});
