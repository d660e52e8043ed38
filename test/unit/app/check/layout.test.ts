// Where planning documents are, told from paths.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEntered, planPaths, spotOf } from '../../../../src/app/check/layout.ts';

const folders = { plansFolder: '.clinespecs', specsFolder: 'specs' };
const setOf = (path: string, own = folders) => spotOf(path, own)?.set;

test('documents of a task or feature belong together, whatever folder of the workspace they are in', () => {
  assert.equal(setOf('.clinespecs/a/task_brief.md'), '.clinespecs/a');
  assert.equal(setOf('.clinespecs/a/deep/b.md'), '.clinespecs/a');
  assert.equal(setOf('.clinespecs/x-plan.md'), '.clinespecs');
  assert.equal(setOf('specs/001-a/contracts/api.yaml'), 'specs/001-a');
  assert.equal(setOf('.specify/specs/001-a/spec.md'), '.specify/specs/001-a');
  assert.equal(setOf('packages/web/specs/001-a/spec.md'), 'packages/web/specs/001-a');
  assert.equal(setOf('.specify/memory/constitution.md'), '.specify/memory');
  assert.equal(setOf('a/.specify/memory/x/y.md'), 'a/.specify/memory');
  assert.equal(setOf('README.md'), undefined);
  assert.equal(setOf('docs/plans/a/b.md', { plansFolder: 'docs/plans', specsFolder: 'specs' }), 'docs/plans/a');
  assert.equal(spotOf('packages/web/specs/001-a/spec.md', folders)?.project, 'packages/web');
});

test('of the specs deep in a workspace those with a feature count: other tools have folders of that name', () => {
  const paths = [
    'a/specs/README.md',
    'b/specs/1-x/spec.md',
    'b/specs/1-x/notes.md',
    'specs/README.md',
    'a/specs/x/y.md',
  ];
  assert.deepEqual(planPaths(paths, folders), ['b/specs/1-x/spec.md', 'b/specs/1-x/notes.md', 'specs/README.md']);
});

test('contracts and logs stand beside documents; the lock and other files do not', () => {
  const paths = [
    'specs/a/contracts/a.proto',
    'specs/a/planner.lock.json',
    'specs/a/x.png',
    '.specify/memory/log.json',
    'a.json',
  ];
  assert.deepEqual(planPaths(paths, folders), ['specs/a/contracts/a.proto', '.specify/memory/log.json']);
});

test('a search does not look into what is installed, hidden, ignored or a template', () => {
  const isIgnored = (folder: string) => folder === 'dist';
  const entered = (folder: string) => isEntered(folder, folders, isIgnored);
  for (const folder of [
    'node_modules',
    'a/node_modules',
    '.git',
    '.vscode',
    'dist',
    '.specify/templates',
    '.specify/scripts',
    'specs/a/node_modules',
  ]) {
    assert.equal(entered(folder), false, folder);
  }
  for (const folder of [
    '.clinespecs',
    'specs',
    '.specify',
    '.specify/memory',
    '.specify/specs',
    'packages',
    'a/.specify',
    'a/.clinespecs',
    'specs/.hidden',
  ]) {
    assert.equal(entered(folder), true, folder);
  }
  assert.ok(isEntered('dist', { plansFolder: 'dist/plans', specsFolder: 'specs' }, isIgnored));
  assert.ok(isEntered('a/.docs', { plansFolder: '.docs/plans', specsFolder: 'specs' }, isIgnored));
});
