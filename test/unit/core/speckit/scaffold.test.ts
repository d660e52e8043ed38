// A project that Planner makes, and what the scripts of every version make of it.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { readConstitution } from '../../../../src/documents/speckit/constitution.ts';
import { findGaps } from '../../../../src/documents/speckit/gaps.ts';
import { kindOf } from '../../../../src/documents/speckit/kind.ts';
import { resolveFeature } from '../../../../src/core/speckit/resolve.ts';
import { bareProject, findProjects } from '../../../../src/core/speckit/projects.ts';
import { makeFeature, makeProject } from '../../../../src/core/speckit/scaffold.ts';
import { setUpFeature } from '../../../../src/core/speckit/setUp.ts';
import { readTemplate } from '../../../../src/core/speckit/templates.ts';
import { FixedClock } from '../../../fakes/fixedClock.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { projectOf, versions, workspaceOf } from './versions.ts';

const never = new AbortController().signal;
const draft = { title: 'Fees for members', description: 'Members pay "fees" each year.' };

test('the least that spec-kit takes for a project is made, and nothing that is its own to write', async () => {
  const files = new MemoryFiles();
  const made = await makeProject({ files, clock: new FixedClock() }, bareProject('specs'), draft);
  assert.deepEqual([...files.texts.keys()].sort(), [
    '.specify/.gitignore',
    '.specify/feature.json',
    '.specify/memory/constitution.md',
    '.specify/templates/checklist-template.md',
    '.specify/templates/constitution-template.md',
    '.specify/templates/plan-template.md',
    '.specify/templates/spec-template.md',
    '.specify/templates/tasks-template.md',
    'specs/001-fees-for-members/spec.md',
  ]);
  assert.deepEqual([...made.wrote].sort(), [...files.texts.keys()].sort());
  assert.deepEqual([made.folder, made.kept], ['specs/001-fees-for-members', []]);
  assert.equal(files.texts.get('.specify/feature.json'), '{"feature_directory":"specs/001-fees-for-members"}\n');
});

test('the specification is one, says what the user said, and names its own gaps', async () => {
  const files = new MemoryFiles();
  const { folder } = await makeProject({ files, clock: new FixedClock() }, bareProject('specs'), draft);
  const text = files.texts.get(`${folder}/spec.md`) ?? '';
  assert.match(text, /^# Feature Specification: Fees for members\n/);
  assert.match(text, /\*\*Feature Branch\*\*: `001-fees-for-members`/);
  assert.match(text, /\*\*Created\*\*: \d{4}-\d\d-\d\d\n/);
  assert.match(text, /User description: "Members pay ’fees’ each year\."/);
  const document = parseDocument(`${folder}/spec.md`, text);
  assert.equal(kindOf(document), 'spec');
  assert.ok(findGaps(document).some(({ kind }) => kind === 'mark'));
  const constitution = files.texts.get('.specify/memory/constitution.md') ?? '';
  assert.equal(readConstitution(parseDocument('c.md', constitution)).template, true);
});

test('words of the user fill no place of the template', async () => {
  const files = new MemoryFiles();
  const odd = { title: 'A [DATE] $ARGUMENTS', description: 'x $& [FEATURE NAME]' };
  const { folder } = await makeProject({ files, clock: new FixedClock() }, bareProject('specs'), odd);
  const text = files.texts.get(`${folder}/spec.md`) ?? '';
  assert.match(text, /^# Feature Specification: A \[DATE\] \$ARGUMENTS\n/);
  assert.match(text, /User description: "x \$& \[FEATURE NAME\]"/);
});

test('what is there is kept, and the next number is taken', async () => {
  const texts = {
    '.specify/templates/spec-template.md': '# Feature Specification: [FEATURE NAME]\nOurs, `[###-feature-name]`\n',
    '.specify/memory/constitution.md': '# Ours\n',
    '.specify/feature.json': '{"feature_directory":"specs/007-old"}',
    'specs/007-old/spec.md': '# Old\n',
    'specs/20260319-143022-stamped/spec.md': '# S\n',
  };
  const files = new MemoryFiles(texts);
  const [project] = await findProjects(files, 'specs', false, never);
  assert.ok(project);
  const made = await makeProject({ files, clock: new FixedClock() }, project, {
    title: 'Größe: 模块',
    description: '',
  });
  assert.equal(made.folder, 'specs/008-grosse');
  assert.deepEqual(made.kept, ['.specify/templates/spec-template.md', '.specify/memory/constitution.md']);
  assert.equal(files.texts.get('.specify/memory/constitution.md'), '# Ours\n');
  assert.equal(
    files.texts.get('specs/008-grosse/spec.md'),
    '# Feature Specification: Größe: 模块\nOurs, `008-grosse`\n',
  );
  assert.equal(files.texts.get('.specify/feature.json'), '{"feature_directory":"specs/008-grosse"}\n');
  const other = await makeFeature({ files, clock: new FixedClock() }, project, { title: '模块', description: '' });
  assert.equal(other.folder, 'specs/009-feature');
});

for (const version of versions.filter((one) => one !== '0.0.22')) {
  test(`the scripts of ${version} take the project`, async (t) => {
    const workspace = await workspaceOf(t, {}, { branch: '001-fees-for-members' });
    const { ports, root } = workspace;
    await makeProject(ports, bareProject('specs'), draft);
    for (const [path, text] of Object.entries(projectOf(version))) {
      if (!path.includes('/scripts/')) continue;
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    const choice = await resolveFeature(ports, {}, never);
    assert.ok(choice.kind === 'found');
    const result = await setUpFeature(ports, choice, { runScript: true }, never);
    assert.deepEqual([result.script.isDone, result.diagnoses], [true, []]);
    assert.match(
      await readFile(join(root, 'specs/001-fees-for-members/plan.md'), 'utf8'),
      /^# Implementation Plan: \[FEATURE\]/,
    );
  });
}

test('without scripts the project works as well, and the plan comes from the template', async (t) => {
  const { ports } = await workspaceOf(t, {});
  await makeProject(ports, bareProject('specs'), draft);
  const choice = await resolveFeature(ports, {}, never);
  assert.ok(choice.kind === 'found');
  const result = await setUpFeature(ports, choice, { runScript: true }, never);
  assert.deepEqual(
    result.diagnoses.map(({ kind }) => kind),
    ['noScript'],
  );
  const template = await readTemplate(ports.files, choice.project, 'plan-template');
  assert.equal(await ports.files.read('specs/001-fees-for-members/plan.md'), template.text);
});
