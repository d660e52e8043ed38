// How documents and folders stand, and which of several things counts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPlanFolders, mainDocument } from '../../../src/app/plans/folders.ts';
import { factsOf, stateOf, togetherOf, type Known, type PlanFacts } from '../../../src/app/plans/state.ts';
import { parseDocument } from '../../../src/documents/document.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';
import { fakeSettings } from '../../fakes/settings.ts';

const nothing: Known = { running: false, asked: 0, findings: 0, stale: 0 };
const facts = (path: string, text: string, known: Partial<Known> = {}) =>
  factsOf(parseDocument(path, text), { ...nothing, ...known });
const state = (path: string, text: string, known: Partial<Known> = {}) => stateOf(facts(path, text, known));

test('the most urgent counts, in this order', () => {
  const all: PlanFacts = {
    running: true,
    questions: 1,
    findings: 1,
    stale: 1,
    provisional: 1,
    progress: { kind: 'tasks', done: 1, total: 2 },
    said: 'done',
  };
  const without = (...names: readonly (keyof PlanFacts)[]): PlanFacts => ({
    ...all,
    ...Object.fromEntries(names.map((name) => [name, name === 'running' ? false : 0])),
  });
  assert.equal(stateOf(all), 'running');
  assert.equal(stateOf(without('running')), 'waiting');
  assert.equal(stateOf(without('running', 'questions')), 'findings');
  assert.equal(stateOf(without('running', 'questions', 'findings')), 'stale');
  assert.equal(stateOf(without('running', 'questions', 'findings', 'stale')), 'provisional');
  const calm = without('running', 'questions', 'findings', 'stale', 'provisional');
  assert.equal(stateOf(calm), 'draft');
  assert.equal(stateOf({ ...calm, progress: { kind: 'tasks', done: 2, total: 2 } }), 'done');
  assert.equal(stateOf({ ...calm, progress: { kind: 'tasks', done: 0, total: 0 } }), 'done');
});

test('documents of every kind', () => {
  const tasks = '# Tasks: A\n\n- [x] T001 One\n- [ ] T002 Two\n- [-] T003 Dropped\n';
  assert.deepEqual(facts('specs/001-a/tasks.md', tasks).progress, { kind: 'tasks', done: 1, total: 2 });
  assert.equal(state('specs/001-a/tasks.md', tasks), 'draft');
  assert.equal(state('specs/001-a/tasks.md', tasks.replace('- [ ]', '- [x]')), 'done');
  assert.equal(state('specs/001-a/spec.md', '# Feature Specification: A\n\n**Status**: Draft\n'), 'draft');
  assert.equal(state('specs/001-a/spec.md', '# Feature Specification: A\n\n**Status**: Approved\n'), 'done');
  assert.equal(
    state('specs/001-a/spec.md', '# Feature Specification: A\n\n- **FR-001**: By [NEEDS CLARIFICATION: what?]\n'),
    'waiting',
  );
  assert.equal(state('specs/001-a/research.md', '# Research\n'), 'plain');
  assert.equal(state('specs/001-a/research.md', '# Research\n', { run: 'done' }), 'done');
  assert.equal(state('specs/001-a/research.md', '# Research\n', { run: 'unfinished' }), 'draft');
  assert.equal(
    state('specs/001-a/plan.md', '# Implementation Plan: A\n\n> PROVISIONAL DECISION (TD001) not confirmed yet\n'),
    'provisional',
  );
  assert.equal(
    state('.clinespecs/a/task_brief.md', '# Brief\n\n| **Status** | `Draft` |\n\n## 6. Open Questions\n\n- [ ] Who?\n'),
    'waiting',
  );
  assert.equal(state('.clinespecs/a/task_brief.md', '# Brief\n\n| **Status** | `Draft` |\n'), 'draft');
  const plan = '# Plan: A\n\n## Phase 1: One\n\n**Status**: active\n\n## Phase 2: Two\n';
  assert.deepEqual(facts('.clinespecs/a/a-plan.md', plan).progress, { kind: 'phases', done: 0, total: 2 });
  const checklist = '# Checklist\n\n- [x] CHK001 One\n- [ ] CHK002 Two\n';
  assert.deepEqual(facts('specs/001-a/checklists/requirements.md', checklist).progress, {
    kind: 'tasks',
    done: 1,
    total: 2,
  });
});

test('what a run asks and what stands in the document are the same questions', () => {
  const text = '# Brief\n\n## 6. Open Questions\n\n- [ ] Who?\n- [ ] When?\n';
  assert.equal(facts('.clinespecs/a/task_brief.md', text, { asked: 1 }).questions, 2);
  assert.equal(facts('.clinespecs/a/task_brief.md', text, { asked: 3 }).questions, 3);
});

test('a folder is what its documents are together', () => {
  const spec = facts('specs/001-a/spec.md', '# Feature Specification: A\n\n**Status**: Approved\n');
  const tasks = facts('specs/001-a/tasks.md', '# Tasks: A\n\n- [x] T001 One\n');
  assert.equal(stateOf(togetherOf([spec, tasks])), 'done');
  assert.equal(
    stateOf(togetherOf([spec, tasks, facts('specs/001-a/plan.md', '# Implementation Plan: A\n', { stale: 2 })])),
    'stale',
  );
  assert.equal(togetherOf([]).progress, undefined);
  assert.equal(stateOf(togetherOf([])), 'plain');
});

test('folders are found by their paths, in the order of their numbers, without reading', async () => {
  const files = new MemoryFiles({
    'specs/010-b/spec.md': '',
    'specs/002-a/tasks.md': '',
    'specs/002-a/contracts/a.yaml': '',
    'specs/002-a/checklists/requirements.md': '',
    'specs/002-a/spec.md': '',
    '.clinespecs/x/task_brief.md': '',
    '.clinespecs/x/x-plan.md': '',
    '.specify/memory/constitution.md': '',
    'packages/app/specs/001-c/spec.md': '',
    'docs/specs/notes.md': '',
  });
  files.read = () => Promise.reject(new Error('nothing is read'));
  const found = await findPlanFolders({ files, settings: fakeSettings() }, new AbortController().signal);
  assert.deepEqual(
    found.map(({ kind, name, documents }) => [kind, name, documents.map((path) => path.split('/').at(-1))]),
    [
      ['feature', '002-a', ['spec.md', 'tasks.md', 'requirements.md']],
      ['feature', '010-b', ['spec.md']],
      ['feature', 'packages/app › 001-c', ['spec.md']],
      ['task', 'x', ['task_brief.md', 'x-plan.md']],
    ],
  );
  assert.deepEqual(found.map(mainDocument), [
    'specs/002-a/spec.md',
    'specs/010-b/spec.md',
    'packages/app/specs/001-c/spec.md',
    '.clinespecs/x/x-plan.md',
  ]);
});
