// The stack of templates: overrides, presets, extensions, the project's own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findProjects } from '../../../../src/core/speckit/projects.ts';
import { readTemplate } from '../../../../src/core/speckit/templates.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';

const core = { '.specify/templates/plan-template.md': 'core' };
const preset = (id: string, strategy: string, text: string) => ({
  [`.specify/presets/${id}/preset.yml`]: `provides:
  templates:
  - {type: template, name: plan-template, file: parts/plan.md, strategy: ${strategy}}
  - {type: command, name: plan-template, file: c.md}
`,
  [`.specify/presets/${id}/parts/plan.md`]: text,
});
const registry = (members: object) => ({ '.specify/presets/.registry': JSON.stringify({ presets: members }) });

async function read(texts: Readonly<Record<string, string>>, name = 'plan-template') {
  const files = new MemoryFiles(texts);
  const [project] = await findProjects(files, 'specs', false, new AbortController().signal);
  assert.ok(project);
  const { text, from, problems } = await readTemplate(files, project, name);
  return { text, from: from.map((path) => path.replace('.specify/', '')), problems: problems.map(({ kind }) => kind) };
}

test('the project’s own, with its line endings, and none of that name', async () => {
  const texts = { '.specify/templates/plan-template.md': '\ufeff# Plan\r\n' };
  assert.deepEqual(await read(texts), { text: '\ufeff# Plan\r\n', from: ['templates/plan-template.md'], problems: [] });
  assert.deepEqual(await read(texts, 'tasks-template'), { text: undefined, from: [], problems: [] });
});

test('an override beats all', async () => {
  const texts = {
    ...core,
    ...preset('a', 'replace', 'preset'),
    '.specify/templates/overrides/plan-template.md': 'mine',
  };
  assert.equal((await read(texts)).text, 'mine');
});

test('a preset goes before, behind, around or in place of what is below', async () => {
  for (const [strategy, text, expected] of [
    ['replace', 'new', 'new'],
    ['prepend', 'top', 'top\n\ncore'],
    ['append', 'end', 'core\n\nend'],
    ['wrap', '<{CORE_TEMPLATE}|{CORE_TEMPLATE}>', '<core|core>'],
    ['Append', 'end', 'core\n\nend'],
  ] as const) {
    assert.equal((await read({ ...core, ...preset('a', strategy, text) })).text, expected);
  }
});

test('several presets come by their priority, then by name; what replaces ends the search', async () => {
  const three = {
    ...core,
    ...preset('a', 'append', 'A'),
    ...preset('b', 'append', 'B'),
    ...preset('c', 'replace', 'C'),
  };
  const { text, from } = await read({ ...three, ...registry({ a: { priority: 20 }, b: {}, c: { priority: 15 } }) });
  assert.equal(text, 'C\n\nB');
  assert.deepEqual(from, ['presets/b/parts/plan.md', 'presets/c/parts/plan.md']);
  const off = registry({ a: { priority: 1 }, b: { enabled: false }, c: { priority: 'x' } });
  assert.equal((await read({ ...three, ...off })).text, 'C\n\nA');
  assert.equal((await read({ ...three, ...registry({ a: {} }) })).text, 'core\n\nA');
  assert.equal((await read({ ...three, '.specify/presets/.registry': '{' })).text, 'C\n\nB\n\nA');
});

test('an extension stands between presets and the project’s own, unless it is off', async () => {
  const texts = { ...core, '.specify/extensions/x/templates/plan-template.md': 'ext', ...preset('a', 'append', 'A') };
  assert.equal((await read(texts)).text, 'ext\n\nA');
  const off = { '.specify/extensions/.registry': JSON.stringify({ extensions: { x: { enabled: false } } }) };
  assert.equal((await read({ ...texts, ...off })).text, 'core\n\nA');
});

test('what cannot be used is left out and told', async () => {
  for (const extra of [
    { '.specify/presets/a/preset.yml': 'provides: [' },
    { '.specify/presets/a/preset.yml': 'name: a\n' },
    preset('a', 'swap', 'x'),
    preset('a', 'wrap', 'no place'),
  ]) {
    const { text, problems } = await read({ ...core, ...extra });
    assert.deepEqual([text, problems], ['core', ['templateFault']]);
  }
  const bottomless = await read({ ...preset('a', 'append', 'A') });
  assert.deepEqual([bottomless.text, bottomless.problems], [undefined, ['templateFault']]);
});

test('a manifest cannot lead out of its preset', async () => {
  const texts = { ...core, '.specify/secret.md': 'secret', '.specify/presets/a/preset.yml': '' };
  texts['.specify/presets/a/preset.yml'] =
    'provides: {templates: [{type: template, name: plan-template, file: ../../secret.md}]}\n';
  assert.equal((await read(texts)).text, 'core');
});
