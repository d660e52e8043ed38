// The table of points follows the tasks that repairs have added.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { applyEdits } from '../../../../src/documents/edit.ts';
import { taskSumEdits } from '../../../../src/documents/speckit/taskSums.ts';

const task = (id: string, points = '2 points; ') =>
  `- [ ] ${id} Do it in src/${id}.ts (FR-001; ${points}depends on T001)`;
const document = (rows: readonly string[], ...third: readonly string[]): string =>
  [
    '# Tasks\n\n## Phase 1: Setup\n',
    task('T001', '1 point; '),
    '\n## Phase 2: Story\n',
    ...['T002', 'T003', 'T004', 'T006'].map((id) => task(id)),
    ...third,
    '\n## Story points or effort estimates\n',
    '| Phase | Tasks | Points | Notes |',
    '|---|---|---|---|',
    ...rows,
    '\n## Next\n\nT001 is first.\n',
  ].join('\n');
const counted = (text: string): readonly string[] =>
  applyEdits(text, [...taskSumEdits(parseDocument('specs/001-a/tasks.md', text))])
    .split('\n')
    .filter((line) => /^\| (?:\d|Sum|Phase \d|Summe)/.test(line));

test('ids, numbers and points of the rows are those of the tasks', () => {
  const rows = ['| 1 Setup | T001 | 1 | |', '| Phase 2: Story | T002–T004 | 6 | hard |', '| Sum | 4 tasks | 7 | |'];
  assert.deepEqual(counted(document(rows)), [
    rows[0],
    '| Phase 2: Story | T002–T004, T006 | 8 | hard |',
    '| Sum | 5 tasks | 9 | |',
  ]);
  const right = ['| 1 Setup | T001 | 1 | |', '| 2 Story | T002 to T004, T006 | 8 | |', '| Summe | 5 | 9 | |'];
  assert.deepEqual(taskSumEdits(parseDocument('specs/001-a/tasks.md', document(right))), []);
});

test('what counts something else or cannot be counted stays as it is', () => {
  const rows = ['| 2 Story | most of them | not estimated | |', '| 1 Setup | T001 | 1 | |'];
  assert.deepEqual(counted(document(rows)), rows);
  const part = ['| 1 Setup | T001 | 3 | |', '| Sum | 4 | 7 | without Phase 2 |'];
  assert.deepEqual(counted(document(part)), part);
  const unpointed = document(['| Sum | 4 | 7 | |'], task('T007', ''));
  assert.deepEqual(counted(unpointed), ['| Sum | 6 | 7 | |']);
  assert.deepEqual(taskSumEdits(parseDocument('specs/001-a/tasks.md', '# Tasks\n\nNothing.\n')), []);
});
