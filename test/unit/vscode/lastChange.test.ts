// What the last change of a run was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent, RunEventBody } from '../../../src/core/run.ts';
import { lastChange } from '../../../src/vscode/lastChange.ts';

const at = '2026-11-21T09:00:00.000Z';
const input = (): RunEventBody => ({ kind: 'inputReceived', input: { kind: 'continue' } });
const wrote = (before: string, after: string, path = 'a.md'): RunEventBody => ({
  kind: 'sectionWritten',
  artifact: 'brief',
  path,
  section: 'S',
  before,
  after,
  repairs: 0,
});
const events = (...bodies: readonly RunEventBody[]): readonly RunEvent[] => bodies.map((body) => ({ ...body, at }));

test('a run that wrote nothing changed nothing', () => {
  assert.equal(lastChange(events(input(), { kind: 'suspended' })), undefined);
});

test('the draft is a change from nothing', () => {
  assert.deepEqual(lastChange(events(input(), wrote('', 's1'), wrote('s1', 's2'))), {
    path: 'a.md',
    before: '',
    after: 's2',
  });
});

test('only the last input that changed the document counts', () => {
  const journal = events(input(), wrote('', 's1'), input(), wrote('s1', 's2'), wrote('s2', 's3'), {
    kind: 'suspended',
  });
  assert.deepEqual(lastChange(journal), { path: 'a.md', before: 's1', after: 's3' });
});

test('an input after it that changed nothing does not hide it', () => {
  const journal = events(input(), wrote('', 's1'), input(), wrote('s1', 's2'), input(), { kind: 'cancelled' });
  assert.deepEqual(lastChange(journal), { path: 'a.md', before: 's1', after: 's2' });
});

test('other documents of the same input do not mix in', () => {
  const journal = events(input(), wrote('x1', 'x2', 'b.md'), wrote('s1', 's2'));
  assert.deepEqual(lastChange(journal), { path: 'a.md', before: 's1', after: 's2' });
});
