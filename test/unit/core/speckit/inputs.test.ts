// All that a plan is made from, read from a project, whatever is missing or damaged.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/documents/sentence.ts';
import { featureAt } from '../../../../src/core/speckit/features.ts';
import { readInputs } from '../../../../src/core/speckit/inputs.ts';
import { findProjects } from '../../../../src/core/speckit/projects.ts';
import constitutionTemplate from '../../../../src/core/speckit/scaffold/constitution-template.md';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { projectOf } from './versions.ts';

const spec = '# Feature Specification: Login\n\n- **FR-001**: It MUST work.\n';
const log = (entries: readonly object[]) => ({ '.specify/memory/clarifications-log.json': JSON.stringify(entries) });
const entry = (id: string, question: string) => ({ id, question, answer: 'Yes' });

async function read(texts: Readonly<Record<string, string>>, damaged: readonly string[] = []) {
  const files = new MemoryFiles({ 'specs/001-login/spec.md': spec, ...texts });
  for (const path of damaged) files.unreadable.add(path);
  const [project] = await findProjects(files, 'specs', false, new AbortController().signal);
  assert.ok(project);
  const feature = await featureAt(files, project, 'specs/001-login');
  assert.ok(feature);
  return readInputs({ files }, project, feature, '001-login');
}

test('the whole of a project', async () => {
  const inputs = await read({
    ...projectOf('1.0.1'),
    ...log([{ feature: 'Login', branch: '001-login', clarifications: [entry('CL001', 'With a key?')] }]),
    '.specify/extensions.yml':
      'hooks: {before_plan: [{command: a.b}], after_tasks: [{command: c.d}], before_clarify: [{command: e.f}]}\n',
  });
  assert.deepEqual(
    inputs.spec?.spec.requirements.map(({ id }) => id),
    ['FR-001'],
  );
  assert.ok(inputs.spec?.gaps.some(({ kind }) => kind === 'stories'));
  assert.deepEqual(
    inputs.clarifications.entries.map(({ question }) => question),
    ['With a key?'],
  );
  assert.ok(inputs.constitution.kind === 'read');
  assert.deepEqual(
    inputs.constitution.constitution.statements.map(({ force }) => force),
    ['must'],
  );
  assert.deepEqual(
    inputs.hooks.map(({ command }) => command),
    ['a.b', 'c.d'],
  );
  assert.match(inputs.templates.plan.text ?? '', /Implementation Plan/);
  assert.equal(inputs.templates.tasks.text, undefined);
  assert.deepEqual(inputs.problems, []);
});

test('clarifications of this feature first, then those of none; those of others stay out', async () => {
  const { clarifications } = await read({
    '.specify/memory/x.md': '',
    'specs/001-login/spec.md.clarifications.md':
      '# C\n\n### CL001: A\n**Question**: Mine?\n**Answer**: Yes\n\n### CL009: B\n**Question**: Beside?\n',
    ...log([
      entry('CL100', 'Everybody’s?'),
      { branch: 'feat/001-login', clarifications: [entry('CL001', 'Mine?')] },
      { feature: 'Login', clarifications: [entry('CL002', 'Mine too?')] },
      { branch: '002-roles', clarifications: [entry('CL001', 'Theirs?')] },
    ]),
  });
  assert.deepEqual(
    clarifications.entries.map(({ question }) => question),
    ['Mine?', 'Mine too?', 'Beside?', 'Everybody’s?'],
  );
  assert.equal(clarifications.foreign, 1);
  assert.deepEqual(clarifications.from, [
    '.specify/memory/clarifications-log.json',
    'specs/001-login/spec.md.clarifications.md',
  ]);
});

test('an untouched constitution says nothing, and neither does one that is not there', async () => {
  const path = '.specify/memory/constitution.md';
  assert.deepEqual((await read({ [path]: constitutionTemplate })).constitution, { kind: 'template', path });
  assert.deepEqual((await read({ [path]: '\n' })).constitution, { kind: 'missing' });
  assert.deepEqual((await read({ '.specify/x.md': '' })).constitution, { kind: 'missing' });
});

test('the first layout keeps its memory at the top, and Planner its logs below .specify', async () => {
  const inputs = await read({ ...projectOf('0.0.22'), ...log([entry('CL001', 'A?')]) });
  assert.equal(inputs.constitution.kind, 'read');
  assert.equal(inputs.clarifications.entries.length, 1);
});

test('what cannot be read is told, and the rest is there', async () => {
  const damaged = ['.specify/memory/constitution.md', '.specify/extensions.yml', 'specs/001-login/spec.md'];
  const inputs = await read({ ...projectOf('1.0.1'), '.specify/extensions.yml': '', ...log([]) }, damaged);
  assert.equal(inputs.spec, undefined);
  assert.equal(inputs.constitution.kind, 'missing');
  assert.deepEqual(
    inputs.problems.map(english).map((text) => text.split(' ')[0]),
    ['specs/001-login/spec.md', '.specify/extensions.yml', '.specify/memory/constitution.md'],
  );
});
