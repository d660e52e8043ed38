// An id that stands twice: for another thing, for the same thing in another form, or because the document stands twice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsIn, pathOf } from '../../../fixtures/rules/feature.ts';

/** What is said of ids that are given twice. */
function twice(name: 'spec.md' | 'tasks.md', ...lines: readonly string[]): readonly string[] {
  return findingsIn({ [pathOf(name)]: `${lines.join('\n')}\n` })
    .filter((line) => line.includes(' duplicate-id '))
    .map((line) => line.replace(' duplicate-id', ''));
}

test('ids of three parts are told apart', () => {
  const spec = (...ids: readonly string[]) =>
    twice('spec.md', '# Spec', '', '## Requirements', '', ...ids.map((id) => `- **${id}**: Show ${id} to members`));
  assert.deepEqual(spec('FR1.2.1', 'FR1.2.2', 'FR1.8.1', 'FR-003.1.2', 'FR-003.1.3'), []);
  assert.deepEqual(spec('FR1.2.1', 'FR1.2.2', 'FR1.2.2'), [
    'error spec.md:7 FR1.2.2 stands twice with the same words, first in line 6. Remove one of the two.',
  ]);
});

test('rows for each criterion of a task are one task', () => {
  const table = (...rows: readonly string[]) =>
    twice('tasks.md', '# Tasks', '', '| Id | Task | Criterion |', '|---|---|---|', ...rows);
  assert.deepEqual(table('| T-3 | Remove command | AC-11 |', '| T-3 | Remove command | AC-12 |'), []);
  assert.deepEqual(table('| T-3 | AC-11 | done |', '| T-3 | AC-12 | done |'), []);
  assert.deepEqual(table('| T-3 | Remove command | AC-11 |', '| T-3 | List of loans | AC-12 |'), [
    'error tasks.md:6 The id T-3 is given twice, first in line 5. Give this one an id of its own.',
  ]);
});

test('a list of tasks that have headings of their own names them again, in any language', () => {
  const listed = (title: string) =>
    twice(
      'tasks.md',
      '# Tasks',
      '',
      '## 阶段',
      '',
      '### T001: 初始化 Next.js 14 專案',
      '',
      'A',
      '',
      '## 附錄',
      '',
      title,
    );
  assert.deepEqual(listed('- [x] T001: 初始化 Next.js 專案（30 分鐘）'), []);
  assert.deepEqual(listed('- [x] T001: 配置環境變數（20 分鐘）'), [
    'info tasks.md:11 T001 stands here a second time, first in line 5. Check that both say the same.',
  ]);
});

test('the same words in another chapter are a hint, in the same chapter or with other words a fault', () => {
  const tasks = (chapter: string, ...text: readonly string[]) =>
    twice(
      'tasks.md',
      '# Tasks',
      '',
      '## Phase 1',
      '',
      '- [ ] T001 Create the model of loans',
      '',
      chapter,
      '',
      ...text,
    );
  assert.deepEqual(tasks('## Anhang', '- [ ] T001 Create the model of loans'), [
    'info tasks.md:9 T001 stands here a second time, first in line 5. Check that both say the same.',
  ]);
  const fault = ['error tasks.md:9 The id T001 is given twice, first in line 5. Give this one an id of its own.'];
  assert.deepEqual(tasks('## Phase 2', '- [ ] T001 Write letters to members'), fault);
  assert.deepEqual(tasks('## Anhang', '- [ ] T001 Write letters to members', '- [ ] T002 Print them'), fault);
  assert.deepEqual(tasks('Words', '- [ ] T001 Create the model of loans'), [
    'error tasks.md:9 T001 stands twice with the same words, first in line 5. Remove one of the two.',
  ]);
});

test('a chapter that is none of work and gives no new id speaks of the tasks above', () => {
  const recap = (chapter: string) =>
    twice(
      'tasks.md',
      '# Tasks',
      '',
      '## Phase 1',
      '',
      '- [ ] T001 Create the model',
      '',
      chapter,
      '',
      '- [x] T001 DONE',
    );
  const hint = 'info tasks.md:9 T001 stands here a second time, first in line 5. Check that both say the same.';
  for (const chapter of ['## Anhang', '## 完了基準', '## What is left']) assert.deepEqual(recap(chapter), [hint]);
  assert.match(recap('## Phase 2')[0] ?? '', /^error .* given twice/);
});

test('an id with fewer digits is another one, and is told to be written alike', () => {
  const tasks = (...ids: readonly string[]) =>
    twice('tasks.md', '# Tasks', '', ...ids.map((id, at) => `- [ ] ${id} Write the page about part ${at}`));
  assert.deepEqual(tasks('T010', 'T10', 'T10', 'T10', 'T10'), [
    'info tasks.md:4 T10 is written with more digits where it is defined. Write it the same way.',
    'error tasks.md:5 The id T10 is given 4 times, first in line 4. Give each an id of its own.',
  ]);
  assert.deepEqual(tasks('T010', 'T011', 'T10'), [
    'info tasks.md:5 T10 is written with more digits where it is defined. Write it the same way.',
  ]);
});

test('a section that was pasted a second time is one finding, and other slips stay', () => {
  const part = [1, 2, 3, 4, 5].map((at) => `- [ ] T00${at} Create the part ${at}`);
  const one = ['## Phase 1', '', ...part];
  assert.deepEqual(twice('tasks.md', '# Tasks', '', ...one, '- [ ] T006 Test', '', ...one, '- [ ] T006 Release'), [
    'error tasks.md:14 From here on 5 ids stand a second time with the same words, first from line 5. Keep one of the two.',
    'error tasks.md:19 The id T006 is given twice, first in line 10. Give this one an id of its own.',
  ]);
});

test('a document that stands twice is one finding, where the second begins', () => {
  const tasks = ['# Tasks: Loans', '', '- [ ] T001 Create the model', '- [ ] T002 Create the screen'];
  assert.deepEqual(twice('tasks.md', ...tasks, '', ...tasks), [
    'error tasks.md:6 From here on the document stands a second time, with 2 of its ids. Keep one of the two.',
  ]);
  const spec = ['## Requirements', '', ...[1, 2, 3, 4, 5].map((at) => `- **FR-00${at}**: Show the list ${at}`)];
  assert.deepEqual(twice('spec.md', ...spec, '', ...spec), [
    'error spec.md:11 From here on the document stands a second time, with 5 of its ids. Keep one of the two.',
  ]);
});

test('the bare template below a document is one finding', () => {
  const spec = (title: string, text: string) => [
    ...[`# Feature Specification: ${title}`, '', '## Requirements', ''],
    ...[1, 2].map((at) => `- **FR-00${at}**: ${text} ${at}`),
  ];
  assert.deepEqual(twice('spec.md', ...spec('Loans', 'Show the list'), '', ...spec('[FEATURE NAME]', 'System MUST')), [
    'error spec.md:8 The template stands here once more, with 2 of the ids above. Delete it from here on.',
  ]);
});

test('an id that goes on with a word is another one', () => {
  const tasks = (other: string) =>
    twice(
      'tasks.md',
      '# Tasks',
      '',
      '- [ ] T069 [US6] Watch the tests in pyproject.toml',
      `- [ ] ${other} Run the hooks`,
    );
  assert.deepEqual(tasks('T069-precommit'), []);
  assert.equal(tasks('T069').length, 1);
});

test('a task pasted again with a remark behind it is to be removed, not to get an id of its own', () => {
  const tasks = (again: string) =>
    twice('tasks.md', '# Tasks', '', '- [ ] T001 Create the model', `- [x] T001 ${again}`);
  for (const again of [
    'Create the model (DEFERRED)',
    'Create the model \u2705 2025-10-22',
    'Create the model - later',
  ]) {
    const said = 'error tasks.md:4 T001 stands twice, once with a remark, first in line 3. Remove one of the two.';
    assert.deepEqual(tasks(again), [said], again);
  }
  assert.deepEqual(tasks('Create the model tests'), [
    'error tasks.md:4 The id T001 is given twice, first in line 3. Give this one an id of its own.',
  ]);
});

test('a task that a checklist lists again is ticked in both places or in neither', () => {
  const tasks = (heading: string, ...listed: readonly string[]) => {
    const own = ['- [ ] T001 Create the model', '- [x] T002 Create the page', '- [x] T003 Write the help', ''];
    return twice('tasks.md', '# Tasks', '', '## Phase 1: Loans', '', ...own, heading, '', ...listed);
  };
  const same = '### Testing & Validation';
  assert.deepEqual(tasks(same, '- [x] T001 Model runs', '- [x] T002 Page'), [
    'warning tasks.md:11 T001 is ticked in one of two places only, here or in line 5. Tick them alike.',
  ]);
  assert.deepEqual(tasks(same, '- [ ] T001 Model runs', '- [~] T002 Page'), []);
  assert.deepEqual(tasks(same, '- [x] T001 Model', '- [ ] T002 Page', '- [ ] T003 Help'), [
    'warning tasks.md:11 3 tasks are ticked in one of two places only, this one first in line 5. Tick them alike.',
  ]);
});
