// The table of runs, and what a new conversation is offered.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newRun, type RunState } from '../../../src/core/run.ts';
import { english } from '../../../src/documents/sentence.ts';
import { canGoOn, offerUnfinished, presentPlainStatus, presentStatus, runTitle } from '../../../src/vscode/status.ts';

const state = (changes: Partial<RunState>): RunState => ({
  ...newRun,
  run: 'r1',
  status: 'done',
  updatedAt: '2026-11-21T09:30:00.000Z',
  artifacts: { brief: '.clinespecs/export/task_brief.md' },
  ...changes,
});
const open = { id: 'q', section: '', question: 'Q?', why: '', suggestions: [], state: 'open', applied: false } as const;

test('a run is called by its folder, before that by its idea', () => {
  assert.equal(runTitle(state({})), 'export');
  const idea = { text: `Export\n\n${'x'.repeat(100)}`, references: [] };
  assert.equal(runTitle(state({ artifacts: {}, idea })).length, 60);
  assert.equal(runTitle(state({ artifacts: {} })), 'r1');
});

test('the table has a row for each run and a button for each that can go on', () => {
  const parts = presentStatus(
    [state({}), state({ run: 'r2', status: 'waiting', ledger: [open] })],
    'file:///w',
    english,
  );
  const [table, button] = parts;
  assert.ok(table?.kind === 'text' && table.text.includes('| export | complete | 2026\\-11\\-21 09:30 |'));
  assert.ok(table.text.includes('1 question open'));
  assert.deepEqual(button?.kind === 'button' && button.arguments[0], {
    kind: 'continue',
    run: { folder: 'file:///w', run: 'r2' },
  });
  assert.equal(parts.length, 2);
});

test('without runs it says what to do', () => {
  const [part] = presentStatus([], 'file:///w', english);
  assert.ok(part?.kind === 'text' && part.text.startsWith('No plan was made here yet.'));
});

test('a new conversation is offered at most three unfinished runs, and nothing where there are none', () => {
  const many = ['a', 'b', 'c', 'd'].map((run) => state({ run, status: 'cancelled' }));
  assert.equal(offerUnfinished(many, 'file:///w', english).filter(({ kind }) => kind === 'button').length, 3);
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

test('one run in a sentence', () => {
  assert.equal(presentPlainStatus(state({}), english), 'export: complete · .clinespecs/export/task_brief.md');
});
