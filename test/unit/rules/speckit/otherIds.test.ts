// Ids that others give: requirements as headings, `REQ-12` and `F1`, tasks as `TASK-001`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { readSpec } from '../../../../src/documents/speckit/spec.ts';
import { readTasks } from '../../../../src/documents/speckit/tasks.ts';
import { findingsIn, pathOf } from '../../../fixtures/rules/feature.ts';

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

/** A specification whose requirements are headings, with those titles. */
function spec(...titles: readonly string[]): string {
  const chapters = titles.flatMap((title) => ['', `### ${title}`, '', '- A member MUST see it within 2 seconds']);
  return lines('# Feature Specification: Loans', '', '## Requirements', ...chapters);
}

function requirementsOf(text: string): readonly string[] {
  return readSpec(parseDocument(pathOf('spec.md'), text)).requirements.map(({ id, text: words }) => `${id} ${words}`);
}

/** What some rules say of a specification with tasks. */
function heard(texts: Readonly<Record<string, string>>, rules: RegExp): readonly string[] {
  const all = Object.fromEntries(Object.entries(texts).map(([name, text]) => [pathOf(name), text]));
  return findingsIn(all, rules);
}

const tasksFor = (...ids: readonly string[]): string =>
  lines('# Tasks: Loans', '', ...ids.map((id, at) => `- [ ] T00${at + 1} Write src/loan${at}.ts (${id})`));

test('headings with an id are requirements', () => {
  assert.deepEqual(requirementsOf(spec('FR-001: List of loans', 'FR-002 — Return')), [
    'FR-001 List of loans',
    'FR-002 Return',
  ]);
  assert.deepEqual(requirementsOf(spec('REQ-12 — Reminders', 'REQ-001-NF-002: Speed')), [
    'REQ-12 Reminders',
    'REQ-001-NF-002 Speed',
  ]);
  assert.deepEqual(requirementsOf(spec('F1: Sign in', '**F2**: Mail')), ['F1 Sign in', 'F2 Mail']);
});

test('a bare F1 is no requirement beside usual ids, and none of what fails or was found', () => {
  assert.deepEqual(requirementsOf(spec('FR-001: List of loans', 'F1: A remark')), ['FR-001 List of loans']);
  assert.deepEqual(
    requirementsOf(spec('F1 cars are shown', 'F16: text').replace('## Requirements', '## Failures')),
    [],
  );
  assert.deepEqual(requirementsOf(spec('F1 cars are shown', 'F12 opens the tools')), []);
});

test('requirements that are headings are covered, given once and known', () => {
  const rules = /^speckit\/(?:requirement-task|duplicate-id|dangling-id)$/;
  for (const name of ['REQ-0', 'REQ-001-0', 'FR-0', 'F']) {
    const ids = [1, 2, 3, 4].map((number) => `${name}${number}`);
    const titles = ids.map((id) => `${id}: List of loans ${id}`);
    const tasks = tasksFor(...ids);
    assert.deepEqual(heard({ 'spec.md': spec(...titles), 'tasks.md': tasks }, rules), [], name);
    assert.deepEqual(
      heard({ 'spec.md': spec(...titles, `${name}2: Letters to those who wait`), 'tasks.md': tasks }, rules),
      [
        `error duplicate-id spec.md:21 The id ${name}2 is given twice, first in line 9. Give this one an id of its own.`,
      ],
    );
    const [missing] = heard({ 'spec.md': spec(...titles), 'tasks.md': tasksFor(...ids.slice(0, 3)) }, rules);
    assert.match(missing ?? '', new RegExp(`requirement-task spec.md:17 No task names ${name}4\\.`));
    assert.deepEqual(heard({ 'spec.md': spec(...titles), 'tasks.md': tasksFor(...ids, `${name}7`) }, rules), [
      `warning dangling-id tasks.md:7 ${name}7 is defined nowhere in this feature. Correct the id, or define it.`,
    ]);
  }
});

const twice = (...tasks: readonly string[]): readonly string[] =>
  heard({ 'tasks.md': lines('# Tasks: Loans', '', '## Phase 1', '', ...tasks) }, /^speckit\/duplicate-id$/);

test('tasks with other ids are given once', () => {
  const forms: readonly (readonly [id: string, as: (id: string, words: string) => string])[] = [
    ['TASK-001', (id, words) => `- [ ] **${id}**: ${words}`],
    ['TASK-001', (id, words) => `- [ ] [${id}] [P1] ${words}`],
    ['TASK-001-002', (id, words) => `- [x] ${id} ${words}`],
    ['TASK-7', (id, words) => `-[ ] ${id} ${words}`],
    ['T-001', (id, words) => `- [ ] **${id}** ${words}`],
    ['T158-1', (id, words) => `- [ ] ${id} [US6] ${words}`],
    ['TASK-003', (id, words) => `### ${id}: ${words}\n`],
  ];
  for (const [id, as] of forms) {
    const first = as(id, 'Model of loans in src/loan.ts');
    const found = twice(first, as(id, 'Letters to members in src/mail.ts'));
    assert.equal(found.length, 1, `${first}: ${found.join()}`);
    assert.match(found[0] ?? '', new RegExp(`^error duplicate-id .* The id ${id} is given twice, first in line 5\\.`));
    assert.deepEqual(twice(first, as(id.replace(/\d$/, '8'), 'Letters to members in src/mail.ts')), []);
  }
  assert.deepEqual(twice('| Id | Task |', '|---|---|', '| TASK-001 | Model |', '| TASK-001 | Letters to members |'), [
    'error duplicate-id tasks.md:8 The id TASK-001 is given twice, first in line 7. Give this one an id of its own.',
  ]);
});

test('examples of what runs side by side give no id twice', () => {
  const tasks = ['- [ ] **TASK-001**: Model in src/loan.ts', '- [ ] **TASK-002**: Mail in src/mail.ts'];
  const example = [
    '',
    '## Parallel Example: Phase 1',
    '',
    '- [ ] TASK-001 beside TASK-002',
    '- [ ] TASK-002 the other',
  ];
  assert.deepEqual(twice(...tasks, ...example), []);
  assert.deepEqual(twice(...tasks, '', '```text', '- [ ] TASK-001 Something else entirely', '```'), []);
});

test('a ticket of another list is no task that is missing', () => {
  const of = (...tasks: readonly string[]) =>
    heard({ 'tasks.md': lines('# Tasks: Loans', '', ...tasks) }, /^speckit\/(?:task-dependency|dangling-id)$/);
  assert.deepEqual(of('- [ ] T001 Model in src/loan.ts', '- [ ] T002 Page (depends on TASK-123)'), []);
  assert.deepEqual(of('- [ ] TASK-001 Model in src/loan.ts', '- [ ] TASK-002 Page (depends on T009)'), []);
  assert.deepEqual(of('- [ ] TASK-001 Model in src/loan.ts', '- [ ] TASK-002 Page (depends on TASK-009)'), [
    'error task-dependency tasks.md:4 TASK-002 depends on TASK-009, which is no task here. Correct the id, or add the task.',
  ]);
  const { tasks } = readTasks(
    parseDocument(pathOf('tasks.md'), '# Tasks\n\n- [x] **TASK-001** [P] [US1] Model in src/a.ts\n'),
  );
  assert.deepEqual(
    tasks.map(({ id, title, state, parallel, stories }) => ({ id, title, state, parallel, stories })),
    [{ id: 'TASK-001', title: 'Model in src/a.ts', state: 'done', parallel: true, stories: ['US-1'] }],
  );
});
