// Hooks of extensions, as spec-kit writes them and as people leave them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/documents/sentence.ts';
import { readHooks } from '../../../../src/documents/speckit/hooks.ts';

const read = (text: string) => readHooks('.specify/extensions.yml', text);

test('those that are enabled come in their order', () => {
  const { hooks, problems } = read(`installed: [git]
settings:
  auto_execute_hooks: true
hooks:
  before_plan:
  - extension: late
    command: speckit.late.go
    enabled: true
    optional: false
    priority: 20
    condition: config.x is set
  - extension: git
    command: speckit.git.commit
    enabled: true
    optional: true
    prompt: Commit outstanding changes
      before planning?
    description: Auto-commit
    condition: null
  - extension: off
    command: speckit.off
    enabled: false
  after_tasks: {extension: one, command: speckit.one.go}
`);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    hooks.map(({ when, step, command, isOptional, condition }) => [when, step, command, isOptional, condition]),
    [
      ['before', 'plan', 'speckit.git.commit', true, ''],
      ['after', 'tasks', 'speckit.one.go', true, ''],
      ['before', 'plan', 'speckit.late.go', false, 'config.x is set'],
    ],
  );
  assert.equal(hooks[0]?.prompt, 'Commit outstanding changes before planning?');
});

test('what is no hook is told, and the rest is read', () => {
  const { hooks, problems } = read(
    'hooks:\n  before_plan:\n  - just words\n  - command: speckit.a\n  around_plan:\n  - command: b\n',
  );
  assert.deepEqual(
    hooks.map(({ command }) => command),
    ['speckit.a'],
  );
  assert.deepEqual(problems.map(english), [
    '.specify/extensions.yml: “before_plan” is no hook that Planner knows.',
    '.specify/extensions.yml: “around_plan” is no hook that Planner knows.',
  ]);
});

test('a file without hooks has none; a broken one says so', () => {
  for (const text of ['', 'installed: []\n', 'hooks:\n', 'hooks: {}\n', '# nothing\n']) {
    assert.deepEqual(read(text), { hooks: [], problems: [] });
  }
  for (const text of ['hooks: [\n', '- a\n- b\n', 'hooks: words\n', 'a: &a [*a\n']) {
    assert.equal(read(text).problems.length, 1, text);
  }
});
