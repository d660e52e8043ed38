// Which feature is meant: every source of every era, what speaks against it, what is missing, several of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GitHead } from '../../../../src/core/ports.ts';
import type { SpecKitVariables } from '../../../../src/core/speckit/port.ts';
import { resolveFeature, type FeatureChoice, type FeatureRequest } from '../../../../src/core/speckit/resolve.ts';
import { fakeGit } from '../../../fakes/fakeGit.ts';
import { FakeSpecKit } from '../../../fakes/fakeSpecKit.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { fakeSettings } from '../../../fakes/settings.ts';
import { projectOf, workspaceOf, type Version } from './versions.ts';
import { namedFeatures, type FeatureFolder } from '../../../../src/core/speckit/features.ts';

const never = new AbortController().signal;

interface Setting {
  readonly texts: Readonly<Record<string, string>>;
  /** `null`: no git. */
  readonly branch?: string | null;
  readonly variables?: SpecKitVariables;
  readonly specsFolder?: string;
  readonly parent?: string;
  readonly request?: FeatureRequest;
}

async function resolve({
  texts,
  branch = 'main',
  variables = {},
  specsFolder = 'specs',
  parent,
  request = {},
}: Setting) {
  const files = new MemoryFiles(texts);
  const specKit = new FakeSpecKit(files);
  specKit.variables = variables;
  specKit.parent = parent;
  const head: GitHead =
    branch === null ? { kind: 'missing' } : { kind: 'commit', commit: 'a', branch, isShallow: false };
  const git = fakeGit(undefined, { head: () => Promise.resolve(head) });
  const choice = await resolveFeature({ files, specKit, git, settings: fakeSettings({ specsFolder }) }, request, never);
  assert.deepEqual(files.writes, []);
  return choice;
}

/** What was chosen, in one line. */
function told(choice: FeatureChoice): string {
  if (choice.kind === 'found') {
    return [choice.feature.folder, choice.by, ...choice.doubts.map(({ kind }) => kind)].join(' ');
  }
  if (choice.kind === 'several') return ['?', ...choice.features.map(({ folder }) => folder)].join(' ');
  return ['-', ...choice.problems.map(({ kind }) => kind)].join(' ');
}

const features = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [`${name}/spec.md`, '# S\n']));
const two = features('specs/001-login', 'specs/002-roles');
const project = (version: Version, ...names: readonly string[]) => ({
  ...projectOf(version),
  ...(names.length === 0 ? two : features(...names)),
});
const pointer = (text: string) => ({ '.specify/feature.json': text });
const to = (folder: string) => pointer(JSON.stringify({ feature_directory: folder }));

const cases: readonly (readonly [string, Setting, string])[] = [
  ['branch, first layout', { texts: project('0.0.22'), branch: '002-roles' }, 'specs/002-roles branch'],
  [
    'first layout with a memory of ours',
    { texts: { ...project('0.0.22'), '.specify/memory/technical-decisions-log.json': '[]' }, branch: '002-roles' },
    'specs/002-roles branch',
  ],
  ['branch, second layout', { texts: project('0.0.47'), branch: '001-login' }, 'specs/001-login branch'],
  [
    'the name beats the branch',
    { texts: project('0.0.60'), branch: '001-login', variables: { feature: '002-roles' } },
    'specs/002-roles name',
  ],
  ['the number of a branch', { texts: project('0.0.72'), branch: '002-fix-typo' }, 'specs/002-roles branch'],
  ['a branch with a segment before', { texts: project('0.7.1'), branch: 'feat/002-roles' }, 'specs/002-roles branch'],
  ['no git: the highest number', { texts: project('0.0.60'), branch: null }, 'specs/002-roles newest'],
  ['no git, later versions ask', { texts: project('1.0.1'), branch: null }, '? specs/002-roles specs/001-login'],
  [
    'the variable beats all',
    {
      texts: { ...project('0.7.1'), ...to('specs/001-login') },
      branch: '001-login',
      variables: { directory: 'specs/002-roles/', feature: '001-login' },
    },
    'specs/002-roles directory',
  ],
  [
    'an absolute variable',
    { texts: project('1.0.1'), variables: { directory: '/work space/specs/002-roles' } },
    'specs/002-roles directory',
  ],
  [
    'a variable of later versions',
    { texts: project('0.3.0'), branch: '001-login', variables: { directory: 'specs/002-roles' } },
    'specs/001-login branch',
  ],
  [
    'a variable that names nothing',
    { texts: project('1.0.1', 'specs/001-login'), variables: { directory: 'specs/009-x' } },
    'specs/001-login only variableStale',
  ],
  ['the file', { texts: { ...project('1.0.1'), ...to('specs/002-roles') } }, 'specs/002-roles featureJson'],
  [
    'the file is nothing to early versions',
    { texts: { ...project('0.3.0'), ...to('specs/002-roles') }, branch: '001-login' },
    'specs/001-login branch',
  ],
  [
    'the file against the branch',
    { texts: { ...project('1.0.1'), ...to('specs/002-roles') }, branch: '001-login' },
    'specs/002-roles featureJson branchDiffers',
  ],
  [
    'a stale file',
    { texts: { ...project('1.0.1'), ...to('specs/007-gone') }, branch: '001-login' },
    'specs/001-login branch featureJsonStale',
  ],
  [
    'a file that leads out',
    { texts: { ...project('1.0.1'), ...to('../../etc') } },
    '? specs/002-roles specs/001-login',
  ],
  [
    'a file that leads out and back',
    { texts: { ...project('1.0.1', 'specs/001-login'), ...to('specs/../specs/001-login') } },
    'specs/001-login only featureJsonOutside',
  ],
  [
    'a file with null',
    { texts: { ...project('1.0.1', 'specs/001-login'), ...pointer('{"feature_directory":null}') } },
    'specs/001-login only',
  ],
  [
    'a file with a mark and Windows lines',
    { texts: { ...project('1.0.1'), ...pointer('\ufeff{\r\n "feature_directory": "specs/002-roles/"\r\n}\r\n') } },
    'specs/002-roles featureJson',
  ],
  [
    'a file with a Windows path',
    { texts: { ...project('1.0.1'), ...to('specs\\002-roles') } },
    'specs/002-roles featureJson',
  ],
  [
    'a broken file',
    { texts: { ...project('1.0.1', 'specs/001-login'), ...pointer('{"feature_dir') } },
    'specs/001-login only',
  ],
  ['a fresh clone: the branch is a hint', { texts: project('1.0.1'), branch: '002-roles' }, 'specs/002-roles branch'],
  ['a fresh clone on main asks', { texts: project('1.0.1') }, '? specs/002-roles specs/001-login'],
  [
    'the same number twice',
    { texts: project('0.3.0', 'specs/001-a', 'specs/001-b'), branch: '001-c' },
    '? specs/001-a specs/001-b',
  ],
  [
    'the same number twice, the name decides',
    { texts: project('0.3.0', 'specs/001-a', 'specs/001-b'), branch: '001-b' },
    'specs/001-b branch',
  ],
  [
    'time stamps and four digits',
    { texts: project('0.7.1', 'specs/1001-a', 'specs/20260319-143022-b', 'specs/999-c') },
    '? specs/20260319-143022-b specs/1001-a specs/999-c',
  ],
  [
    'below .specify',
    { texts: project('0.8.16', '.specify/specs/001-login'), branch: '001-login' },
    '.specify/specs/001-login branch',
  ],
  ['below docs', { texts: project('1.0.1', 'docs/specs/001-login') }, 'docs/specs/001-login only'],
  [
    'in the folder of the setting',
    { texts: project('1.0.1', 'design/001-login'), specsFolder: 'design' },
    'design/001-login only',
  ],
  [
    'a folder in a folder',
    { texts: project('0.0.60', 'specs/feature/016-x', 'specs/001-a'), branch: 'feature/016-x' },
    'specs/feature/016-x branch',
  ],
  [
    'names without three digits',
    { texts: project('1.0.1', 'specs/1-todo-app', 'specs/feature-004-x') },
    '? specs/feature-004-x specs/1-todo-app',
  ],
  ['features without a project', { texts: features('specs/001-login') }, 'specs/001-login only'],
  ['by number', { texts: project('1.0.1'), request: { wanted: '2' } }, 'specs/002-roles wanted'],
  ['by words', { texts: project('1.0.1'), request: { wanted: 'Login' } }, 'specs/001-login wanted'],
  ['by path', { texts: project('1.0.1'), request: { wanted: './specs/001-login/' } }, 'specs/001-login wanted'],
  [
    'by absolute path',
    { texts: project('1.0.1'), request: { wanted: '/work space/specs/001-login' } },
    'specs/001-login wanted',
  ],
  [
    'by a word that fits none',
    { texts: project('1.0.1', 'specs/001-login'), request: { wanted: 'billing' } },
    '? specs/001-login',
  ],
  ['no feature', { texts: projectOf('1.0.1') }, '- featureMissing'],
  ['no project', { texts: { 'README.md': '' } }, '- projectMissing'],
  ['a project above', { texts: { 'README.md': '' }, parent: '/projects' }, '- projectAbove'],
];

for (const [name, setting, expected] of cases) {
  test(name, async () => assert.equal(told(await resolve(setting)), expected));
}

const packages = Object.fromEntries(
  ['a', 'b'].flatMap((name) =>
    Object.entries({ ...projectOf('1.0.1'), ...features(`specs/001-${name}`) }).map(([path, text]) => [
      `packages/${name}/${path}`,
      text,
    ]),
  ),
);

test('a monorepo: asked among all, or the one that is near, named, or in a variable', async () => {
  assert.equal(told(await resolve({ texts: packages })), '? packages/a/specs/001-a packages/b/specs/001-b');
  const near = { near: 'packages/b/src/main.ts' };
  assert.equal(told(await resolve({ texts: packages, request: near })), 'packages/b/specs/001-b only');
  assert.equal(told(await resolve({ texts: packages, request: { wanted: '001-a' } })), 'packages/a/specs/001-a wanted');
  const variables = { project: '/work space/packages/a' };
  assert.equal(told(await resolve({ texts: packages, variables })), 'packages/a/specs/001-a only');
  const wrong = await resolve({ texts: packages, variables: { project: 'packages/c' }, request: near });
  assert.equal(told(wrong), 'packages/b/specs/001-b only variableStale');
});

test('what others bring along is no project', async () => {
  const texts = {
    'node_modules/x/.specify/templates/t.md': '',
    'node_modules/x/specs/001-x/spec.md': '',
    ...project('1.0.1', 'specs/001-login'),
  };
  assert.equal(told(await resolve({ texts })), 'specs/001-login only');
});

test('a worktree and a clone without its own file, on disk', async (t) => {
  const workspace = await workspaceOf(t, { ...projectOf('1.0.1'), ...two }, { branch: '002-roles' });
  assert.equal(told(await resolveFeature(workspace.ports, {}, never)), 'specs/002-roles branch');
});

test('the workspace may be a part of a project', async (t) => {
  const texts = { ...projectOf('1.0.1'), ...two, 'packages/app/main.ts': '' };
  const choice = await resolveFeature((await workspaceOf(t, texts, { inside: 'packages/app' })).ports, {}, never);
  assert.equal(told(choice), '- projectAbove');
});

test('what a found feature tells', async () => {
  const texts = { ...project('1.0.1', 'specs/001-login', 'specs/002-roles'), 'specs/001-login/contracts/api.yaml': '' };
  const choice = await resolve({ texts, request: { wanted: '001' } });
  assert.ok(choice.kind === 'found');
  assert.deepEqual(choice.feature, {
    folder: 'specs/001-login',
    name: '001-login',
    number: '001',
    project: '',
    artifacts: ['contracts/', 'spec.md'],
  });
  assert.deepEqual(
    choice.others.map(({ name }) => name),
    ['002-roles'],
  );
});

test('a path means its own feature, though a script has made a folder of the same name elsewhere', () => {
  const feature = (folder: string): FeatureFolder => ({
    folder,
    name: '003-c',
    number: '003',
    project: '',
    artifacts: [],
  });
  const all = [feature('specs/003-c'), feature('.specify/specs/003-c')];
  const folders = (wanted: string) => namedFeatures(all, wanted).map(({ folder }) => folder);
  assert.deepEqual(folders('.specify/specs/003-c'), ['.specify/specs/003-c']);
  assert.deepEqual(folders('003-c'), ['specs/003-c', '.specify/specs/003-c']);
});
