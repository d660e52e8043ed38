// The list of runs, and what a new conversation is offered.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunState } from '../../../../src/core/run.ts';
import { newRun } from '../../../../src/core/state.ts';
import type { Part } from '../../../../src/vscode/chat/parts.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { runTitle } from '../../../../src/app/runs/title.ts';
import { canGoOn, offerUnfinished, presentPlainStatus, presentStatus } from '../../../../src/vscode/chat/status.ts';

const state = (changes: Partial<RunState>): RunState => ({
  ...newRun,
  run: 'r1',
  status: 'done',
  updatedAt: '2026-11-21T09:30:00.000Z',
  artifacts: { brief: '.clinespecs/export/task_brief.md' },
  written: ['brief'],
  ...changes,
});
const open = { id: 'q', section: '', question: 'Q?', why: '', suggestions: [], state: 'open', applied: false } as const;

test('a run is called by its folder, before that by its idea', () => {
  assert.equal(runTitle(state({})), 'export');
  const idea = { text: `Export\n\n${'x'.repeat(100)}`, references: [] };
  assert.equal(runTitle(state({ artifacts: {}, idea })).length, 60);
  assert.equal(runTitle(state({ artifacts: {} })), 'r1');
});

const text = (parts: readonly Part[]): string =>
  parts.map((part) => (part.kind === 'text' ? decodeURIComponent(part.text) : '')).join('');

test('each run has a line that opens it, and those that can go on a way to resume', () => {
  const shown = text(
    presentStatus([state({}), state({ run: 'r2', status: 'waiting', ledger: [open] })], 'file:///w', english),
  );
  const [done = '', waiting = ''] = shown.split('\n').filter((line) => line.startsWith('- '));
  assert.match(done, /\[export\]\(command:planner\.openPreview.*\) · complete · 2026\\-11\\-21 09:30$/);
  assert.match(waiting, /1 question open · .* · \[Resume\]\(command:planner\.reply\?.*"run":"r2"/);
});

test('without runs it says what to do', () => {
  const [part] = presentStatus([], 'file:///w', english);
  assert.ok(part?.kind === 'text' && part.text.startsWith('No plan was made here yet.'));
});

test('a new conversation is offered at most three unfinished runs, and nothing where there are none', () => {
  const many = ['a', 'b', 'c', 'd'].map((run) => state({ run, status: 'cancelled' }));
  assert.equal(text(offerUnfinished(many, 'file:///w', english)).match(/command:planner\.reply/g)?.length, 3);
  assert.deepEqual(offerUnfinished([state({})], 'file:///w', english), []);
});

test('what is done or undone does not go on', () => {
  assert.deepEqual(
    ['running', 'waiting', 'cancelled', 'failed', 'done', 'undone', 'new'].filter((status) =>
      canGoOn(state({ status: status as RunState['status'] })),
    ),
    ['running', 'waiting', 'cancelled', 'failed'],
  );
});

test('what somebody works on is called that, and is not offered to go on with', () => {
  const running = (heldBy: 'here' | 'elsewhere') => [{ ...state({ status: 'running' }), heldBy }];
  const elsewhere = text(presentStatus(running('elsewhere'), 'file:///w', english));
  assert.match(elsewhere, / · being worked on in another window · /);
  assert.doesNotMatch(elsewhere, /interrupted|Resume/);
  assert.match(text(presentStatus(running('here'), 'file:///w', english)), / · being worked on · /);
  assert.deepEqual(offerUnfinished(running('elsewhere'), 'file:///w', english), []);
  assert.match(text(presentStatus([state({ status: 'running' })], 'file:///w', english)), /interrupted .*Resume/);
});

test('a document that could not be written is not offered', () => {
  const failed = state({ status: 'failed', written: [] });
  assert.equal(presentPlainStatus(failed, english), 'export: failed');
  assert.doesNotMatch(text(presentStatus([failed], 'file:///w', english)), /openPreview/);
});

test('one run in a sentence', () => {
  assert.equal(presentPlainStatus(state({}), english), 'export: complete · .clinespecs/export/task_brief.md');
});
