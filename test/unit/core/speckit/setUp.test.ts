// Setting a feature up with the scripts of nine versions, run for real, and with every failure they have.
import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Ports } from '../../../../src/core/ports.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { resolveFeature, type FeatureRequest } from '../../../../src/core/speckit/resolve.ts';
import { setUpFeature, type FeatureSetUp } from '../../../../src/core/speckit/setUp.ts';
import { fakeGit } from '../../../fakes/fakeGit.ts';
import { FakeSpecKit } from '../../../fakes/fakeSpecKit.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { MemorySnapshots } from '../../../fakes/memorySnapshots.ts';
import { fakeSettings } from '../../../fakes/settings.ts';
import { temporaryFolder } from '../../adapters/folder.ts';
import { areGone } from '../../adapters/gone.ts';
import {
  planTemplate,
  projectOf,
  versions,
  workspaceOf,
  type Version,
  type Workspace,
  type WorkspaceOptions,
} from './versions.ts';

type SetUpPorts = Pick<Ports, 'files' | 'git' | 'specKit' | 'settings' | 'snapshots'>;

const never = new AbortController().signal;
const spec = { 'specs/001-login/spec.md': '# Feature Specification: Login\n\n- **FR-001**: It MUST work.\n' };
const users = '\ufeff# My plan\r\n\r\nKept to the byte.\r\n';
const overwriting: readonly Version[] = ['0.0.22', '0.0.47', '0.0.60', '0.0.72', '0.3.0', '0.7.1'];

async function setUp(
  { ports }: { readonly ports: SetUpPorts },
  request: FeatureRequest = {},
  { runScript = true, limit = 60_000, signal = never } = {},
): Promise<FeatureSetUp> {
  const choice = await resolveFeature(ports, request, never);
  assert.ok(choice.kind === 'found', choice.kind);
  return setUpFeature(ports, choice, { runScript, limit }, signal);
}

const kinds = ({ diagnoses }: FeatureSetUp) => diagnoses.map(({ kind }) => kind);
const disk = ({ root }: Workspace, path: string) => readFile(join(root, path), 'utf8');

for (const version of versions) {
  test(`${version}: the script makes the plan, and its answer is read`, async (t) => {
    const workspace = await workspaceOf(t, { ...projectOf(version), ...spec }, { branch: '001-login' });
    const result = await setUp(workspace);
    assert.deepEqual(kinds(result), []);
    assert.equal(result.script.isDone, true);
    assert.equal(result.plan, 'made');
    assert.equal(await disk(workspace, 'specs/001-login/plan.md'), planTemplate);
    assert.equal(result.branch, '001-login');
    assert.equal(result.absolute.plan, join(workspace.root, 'specs/001-login/plan.md'));
    assert.equal(result.script.answer?.plan, result.absolute.plan);
    const pointer = version === '0.12.0' || version === '1.0.1' ? ['.specify/feature.json'] : [];
    assert.deepEqual(result.wrote, ['specs/001-login/plan.md', ...pointer]);
  });

  test(`${version}: a plan that is there keeps every byte`, async (t) => {
    const texts = { ...projectOf(version), ...spec, 'specs/001-login/plan.md': users };
    const workspace = await workspaceOf(t, texts, { branch: '001-login' });
    const result = await setUp(workspace);
    assert.equal(await disk(workspace, 'specs/001-login/plan.md'), users);
    assert.deepEqual(kinds(result), overwriting.includes(version) ? ['planOverwritten'] : []);
    assert.equal(result.plan, 'kept');
    assert.equal(result.script.isDone, true);
    assert.deepEqual(result.lacks, ['Summary', 'Technical Context']);
    assert.equal(await workspace.ports.snapshots.read(result.snapshot ?? ''), users);
  });
}

test('a plan that is no UTF-8 is not touched, and no script runs', async (t) => {
  const bytes = Uint8Array.of(0x23, 0x20, 0xe9, 0x0a);
  const texts = { ...projectOf('0.0.60'), ...spec, 'specs/001-login/plan.md': bytes };
  const workspace = await workspaceOf(t, texts, { branch: '001-login' });
  const result = await setUp(workspace);
  assert.deepEqual(kinds(result), ['planUnreadable']);
  assert.equal(result.plan, 'kept');
  assert.deepEqual(new Uint8Array(await readFile(join(workspace.root, 'specs/001-login/plan.md'))), bytes);
});

test('a script that only adds to the plan is taken at its word; one that removes it is not', async (t) => {
  const tail = `DIR="$PWD/specs/001-login"\nprintf '{"FEATURE_DIR":"%s"}\\n' "$DIR"\n`;
  for (const [work, expected] of [
    ['printf "\\n## More\\n" >> specs/001-login/plan.md', `${users}\n## More\n`],
    ['rm specs/001-login/plan.md', users],
    ['rm -r specs/001-login', users],
  ] as const) {
    const texts = {
      ...projectOf('1.0.1'),
      ...spec,
      'specs/001-login/plan.md': users,
      '.specify/scripts/bash/setup-plan.sh': `# SPECIFY_FEATURE_DIRECTORY\n${work}\n${tail}`,
    };
    const workspace = await workspaceOf(t, texts);
    await setUp(workspace);
    assert.equal(await disk(workspace, 'specs/001-login/plan.md'), expected);
  }
});

test('a script that goes for another feature is found out, and that one’s plan is safe', async (t) => {
  const texts = {
    ...projectOf('0.0.60'),
    ...spec,
    'specs/002-other/spec.md': '# Other\n',
    'specs/002-other/plan.md': users,
    '.specify/scripts/bash/common.sh':
      'paths() { echo "ROOT=$PWD NAME=002-other DIR=$PWD/specs/002-other HAS_GIT=false"; }\n',
  };
  const workspace = await workspaceOf(t, texts);
  const result = await setUp(workspace, { wanted: '001' });
  assert.deepEqual(kinds(result), ['otherFeature', 'planOverwritten']);
  assert.equal(await disk(workspace, 'specs/002-other/plan.md'), users);
  assert.equal(await disk(workspace, 'specs/001-login/plan.md'), planTemplate);
  assert.equal(result.script.isDone, false);
});

test('the first versions are not run for another feature than that of the branch', async (t) => {
  const texts = { ...projectOf('0.0.47'), ...spec, 'specs/002-other/spec.md': '# Other\n' };
  const workspace = await workspaceOf(t, texts, { branch: '002-other' });
  const result = await setUp(workspace, { wanted: 'login' });
  assert.deepEqual(kinds(result), ['wouldChooseOther']);
  assert.equal(await disk(workspace, 'specs/001-login/plan.md'), planTemplate);
  assert.deepEqual(await workspace.ports.files.list('specs/002-other'), ['spec.md']);
});

interface Failure {
  readonly name: string;
  readonly version: Version;
  readonly kind: string;
  readonly texts?: Readonly<Record<string, string>>;
  readonly without?: string;
  readonly options?: WorkspaceOptions;
  /** Whether the script did its part all the same. */
  readonly isDone?: true;
}

const script = '.specify/scripts/bash/setup-plan.sh';
const crlf = (version: Version) => ({
  [script]: (projectOf(version)[script] ?? '').replaceAll('\n', '\r\n'),
});
const fails = (output: string, code = 1, stream = '>&2') => ({
  [script]: `# SPECIFY_FEATURE_DIRECTORY\necho ${JSON.stringify(output)} ${stream}\nexit ${code}\n`,
});
const two = { 'specs/001-other/spec.md': '# Other\n' };

const failures: readonly Failure[] = [
  { name: 'on main, first versions', version: '0.0.47', kind: 'wouldChooseOther', options: { branch: 'main' } },
  {
    name: 'on main, where the name cannot be passed',
    version: '0.0.60',
    kind: 'notOnFeatureBranch',
    texts: { ...fails('ERROR: Not on a feature branch. Current branch: main') },
  },
  {
    name: 'on main, told on the standard output',
    version: '0.0.60',
    kind: 'notOnFeatureBranch',
    texts: fails('ERROR: Not on a feature branch. Current branch: main', 1, ''),
  },
  { name: 'no git, first versions', version: '0.0.47', kind: 'notGit' },
  {
    name: 'no commits',
    version: '0.7.1',
    kind: 'noCommits',
    texts: fails("fatal: ambiguous argument 'HEAD': unknown revision"),
  },
  {
    name: 'same number, third path',
    version: '0.0.72',
    kind: 'sameNumber',
    texts: two,
    options: { branch: '001-login' },
    isDone: true,
  },
  { name: 'same number, refused', version: '0.3.0', kind: 'sameNumber', texts: two, options: { branch: '001-login' } },
  { name: 'an apostrophe in the path', version: '0.0.72', kind: 'quoteInPath', options: { folder: "it's" } },
  {
    name: 'a quotation mark in the path',
    version: '0.0.60',
    kind: 'mendedAnswer',
    options: { folder: 'a"b' },
    isDone: true,
  },
  { name: 'Windows line endings', version: '0.8.16', kind: 'crlfScript', texts: crlf('0.8.16') },
  {
    name: 'no template',
    version: '0.7.1',
    kind: 'templateMissing',
    without: '.specify/templates/plan-template.md',
    isDone: true,
  },
  {
    name: 'no template',
    version: '1.0.1',
    kind: 'templateMissing',
    without: '.specify/templates/plan-template.md',
    isDone: true,
  },
  {
    name: 'a preset without PyYAML',
    version: '1.0.1',
    kind: 'pyYaml',
    texts: { '.specify/presets/own/preset.yml': 'provides: {templates: []}\n' },
  },
  {
    name: 'an extension without Python',
    version: '1.0.1',
    kind: 'python',
    texts: fails('Error: Python 3 is required to honor the extension registry', 2),
  },
  {
    name: 'a broken registry',
    version: '1.0.1',
    kind: 'registryFault',
    texts: fails('Error: invalid extension registry /x/.registry', 2),
  },
  {
    name: 'a broken preset',
    version: '1.0.1',
    kind: 'presetFault',
    texts: fails('Error: invalid preset manifest /x/preset.yml', 2),
  },
  {
    name: 'no feature chosen',
    version: '1.0.1',
    kind: 'noFeatureChosen',
    texts: fails(
      'ERROR: Feature directory not found. Set SPECIFY_FEATURE_DIRECTORY or run the specify command to create .specify/feature.json.',
    ),
  },
  {
    name: 'a pointer without its key',
    version: '1.0.1',
    kind: 'featureJsonIncomplete',
    texts: fails(
      'ERROR: Feature directory not found. Set SPECIFY_FEATURE_DIRECTORY or ensure .specify/feature.json contains feature_directory.',
    ),
  },
  {
    name: 'a wrong project variable',
    version: '1.0.1',
    kind: 'projectVariable',
    texts: fails('ERROR: SPECIFY_INIT_DIR does not point to an existing directory: /x'),
  },
  {
    name: 'a repository of another user',
    version: '0.7.1',
    kind: 'foreignGit',
    texts: fails("fatal: detected dubious ownership in repository at '/x'", 128),
  },
  {
    name: 'a script without what it includes',
    version: '0.8.16',
    kind: 'filesMissing',
    without: '.specify/scripts/bash/common.sh',
  },
  {
    name: 'a folder that refuses',
    version: '0.8.16',
    kind: 'denied',
    texts: fails("mkdir: cannot create directory '/x': Permission denied"),
  },
  {
    name: 'a script that may not be read',
    version: '0.8.16',
    kind: 'notExecutable',
    texts: fails('bash: setup-plan.sh: Permission denied', 126),
  },
  { name: 'something else', version: '0.8.16', kind: 'failed', texts: fails('segmentation fault', 139) },
  { name: 'an end without an answer', version: '0.8.16', kind: 'noAnswer', texts: fails('All is well', 0, '') },
  { name: 'a folder outside', version: '1.0.1', kind: 'leadsOut', texts: fails('{"FEATURE_DIR":"/etc"}', 0, '') },
  { name: 'no bash', version: '1.0.1', kind: 'noProgram', options: { path: '/nowhere' } },
  { name: 'no trust', version: '1.0.1', kind: 'untrusted', options: { isTrusted: false } },
];

for (const { name, version, kind, texts = {}, without, options = {}, isDone = false } of failures) {
  test(`${version}, ${name}: a diagnosis with steps, and the plan is there`, async (t) => {
    const all = { ...projectOf(version), ...spec, ...texts };
    const kept = Object.entries(all).filter(([path]) => path !== without);
    const workspace = await workspaceOf(t, Object.fromEntries(kept), options);
    const result = await setUp(workspace, { wanted: '001-login' });
    assert.deepEqual(kinds(result), [kind]);
    for (const { sentence, next } of result.diagnoses) {
      assert.doesNotMatch(english(sentence), /\{\d\}/);
      assert.ok(next.length > 0);
    }
    assert.equal(result.script.isDone, isDone);
    assert.match(await disk(workspace, 'specs/001-login/plan.md'), /^# Implementation Plan: /);
  });
}

test('the output that explains a failure is kept, without escape codes', async (t) => {
  const texts = { ...projectOf('1.0.1'), ...spec, [script]: "printf '\\033[31msomething odd\\033[0m' >&2; exit 3\n" };
  const result = await setUp(await workspaceOf(t, texts));
  assert.equal(result.diagnoses[0]?.output, 'something odd');
  assert.match(english(result.diagnoses[0]?.sentence ?? { text: '', args: [] }), /exit code 3/);
});

test('a script that hangs is stopped in time, and the plan is safe', async (t) => {
  const texts = {
    ...projectOf('1.0.1'),
    ...spec,
    'specs/001-login/plan.md': users,
    [script]: '# SPECIFY_FEATURE_DIRECTORY\necho gone > specs/001-login/plan.md\nwhile :; do sleep 600; done\n',
  };
  const workspace = await workspaceOf(t, texts);
  const result = await setUp(workspace, {}, { limit: 1 });
  assert.equal(result.diagnoses[0]?.kind, 'timedOut');
  assert.equal(await disk(workspace, 'specs/001-login/plan.md'), users);
});

test('an abort stops the script with all that it started, and the plan is safe', async (t) => {
  const abort = new AbortController();
  let said = '';
  const onOutput = (text: string) => {
    said += text;
    if (said.endsWith('\n')) abort.abort();
  };
  const texts = {
    ...projectOf('1.0.1'),
    ...spec,
    'specs/001-login/plan.md': users,
    [script]: '# SPECIFY_FEATURE_DIRECTORY\necho gone > specs/001-login/plan.md\nsleep 600 & echo $$ $!; wait\n',
  };
  const workspace = await workspaceOf(t, texts, { onOutput });
  await assert.rejects(setUp(workspace, {}, { signal: abort.signal }), { name: 'AbortError' });
  assert.equal(await disk(workspace, 'specs/001-login/plan.md'), users);
  await areGone(said);
});

test('where the computer does not protect the plan, it is put back all the same, or kept as a snapshot', async () => {
  const path = 'specs/001-login/plan.md';
  const files = new MemoryFiles({ ...projectOf('0.7.1'), ...spec, [path]: users });
  const specKit = new FakeSpecKit();
  specKit.programs.set('bash', () => {
    files.texts.set(path, planTemplate);
    return { output: `{"FEATURE_DIR":"${specKit.absolute('specs/001-login')}"}` };
  });
  const snapshots = new MemorySnapshots();
  const ports = { files, specKit, snapshots, git: fakeGit(), settings: fakeSettings() };
  const result = await setUp({ ports });
  assert.deepEqual([kinds(result), files.texts.get(path)], [[], users]);
  files.readOnly = true;
  const lost = await setUp({ ports });
  assert.deepEqual(kinds(lost), ['planLost']);
  assert.equal(await snapshots.read(lost.snapshot ?? ''), users);
  assert.match(english(lost.diagnoses[0]?.next[0] ?? { text: '', args: [] }), new RegExp(lost.snapshot ?? 'none'));
});

test('a computer that could not give a file back says which', async () => {
  const files = new MemoryFiles({ ...projectOf('0.7.1'), ...spec, 'specs/001-login/plan.md': users });
  const specKit = new FakeSpecKit();
  const overwritten = [{ path: 'specs/001-login/spec.md', text: 'x', restored: false }];
  const run = async () => ({ ending: 0, output: '{"FEATURE_DIR":"specs/001-login"}', errors: '', overwritten });
  const ports = {
    ...{ files, snapshots: new MemorySnapshots(), git: fakeGit(), settings: fakeSettings() },
    specKit: Object.assign(specKit, { run }),
  };
  const result = await setUp({ ports });
  assert.deepEqual(kinds(result), ['planLost']);
  assert.match(
    english(result.diagnoses[0]?.sentence ?? { text: '', args: [] }),
    /wrote over specs\/001-login\/spec\.md/,
  );
});

test('the user may want no script', async (t) => {
  const workspace = await workspaceOf(t, { ...projectOf('0.0.60'), ...spec });
  const result = await setUp(workspace, {}, { runScript: false });
  assert.equal(result.diagnoses[0]?.kind, 'notWanted');
  assert.equal(await disk(workspace, 'specs/001-login/plan.md'), planTemplate);
});

test('a feature without specification is named, whatever the script says', async (t) => {
  const texts = { ...projectOf('0.8.16'), 'specs/001-login/notes.md': 'x\n' };
  const result = await setUp(await workspaceOf(t, texts, { branch: '001-login' }));
  assert.deepEqual(kinds(result), ['specMissing']);
});

test('a plan that cannot be made is a diagnosis', async (t) => {
  const texts = { ...spec, '.specify/memory/constitution.md': '# X\n', 'specs/001-login/plan.md/keep': '' };
  const result = await setUp(await workspaceOf(t, texts));
  assert.deepEqual(kinds(result), ['planUnreadable']);
});

const answer = `printf '{"FEATURE_SPEC":"%s","IMPL_PLAN":"%s","SPECS_DIR":"%s","BRANCH":""}\\r\\n'`;
const twin = `#!/bin/sh
echo "WARNING: a word before" ; echo "$0 $*" > called.txt
dir="$PWD/$SPECIFY_FEATURE_DIRECTORY"
[ -f "$dir/plan.md" ] || cp .specify/templates/plan-template.md "$dir/plan.md"
${answer} "$dir/spec.md" "$dir/plan.md" "$dir"
`;

/** A folder with programs of these names, beside the system's own. */
async function programs(t: TestContext, texts: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder(t);
  for (const [name, text] of Object.entries(texts)) {
    await writeFile(join(folder, name), text);
    await chmod(join(folder, name), 0o755);
  }
  return folder;
}

const withEvery = { ...spec, '.specify/templates/plan-template.md': planTemplate };
const powershell = { '.specify/scripts/powershell/setup-plan.ps1': '# SPECIFY_FEATURE_DIRECTORY\n' };
const python = { '.specify/scripts/python/setup_plan.py': '# SPECIFY_FEATURE_DIRECTORY\nSPECIFY_FEATURE_DIRECTORY\n' };

test('a PowerShell project is set up by PowerShell, by its older name too', async (t) => {
  const texts = {
    ...withEvery,
    '.specify/init-options.json': '\ufeff{"script":"ps"}',
    '.specify/scripts/powershell/setup-plan.ps1': '$env:SPECIFY_FEATURE_DIRECTORY\n',
  };
  for (const name of ['pwsh', 'powershell']) {
    const path = `${await programs(t, { [name]: twin })}${delimiter}/usr/bin${delimiter}/bin`;
    const workspace = await workspaceOf(t, texts, { path });
    const result = await setUp(workspace);
    assert.deepEqual(kinds(result), []);
    assert.equal(result.script.program, name);
    assert.equal(result.branch, '001-login');
    assert.deepEqual(result.script.remarks, ['WARNING: a word before']);
    const called = await disk(workspace, 'called.txt');
    assert.match(
      called,
      /-NoProfile -NonInteractive -ExecutionPolicy Bypass -File \.specify\/scripts\/powershell\/setup-plan\.ps1 -Json\n$/,
    );
  }
});

test('a Python project passes over the program that only opens a shop', async (t) => {
  const shop = '#!/bin/sh\nexit 49\n';
  const path = `${await programs(t, { python3: shop, python: twin })}${delimiter}/usr/bin${delimiter}/bin`;
  const workspace = await workspaceOf(
    t,
    { ...withEvery, ...python, '.specify/init-options.json': '{"script":"py"}' },
    { path },
  );
  const result = await setUp(workspace);
  assert.deepEqual(kinds(result), []);
  assert.equal(result.script.program, 'python');
});

test('where the program of one language is missing, its twin runs; where all are, that is told', async (t) => {
  const path = await programs(t, { python3: twin.replace('cp ', '/bin/cp ') });
  const workspace = await workspaceOf(t, { ...withEvery, ...powershell, ...python }, { path });
  const result = await setUp(workspace);
  assert.equal(result.script.program, 'python3');
  const none = await setUp(await workspaceOf(t, { ...withEvery, ...powershell, ...python }, { path: '/nowhere' }));
  assert.deepEqual(kinds(none), ['noProgram']);
  assert.match(english(none.diagnoses[0]?.sentence ?? { text: '', args: [] }), /pwsh, powershell, python3, python, py/);
});

test('a policy that forbids PowerShell is recognised', async (t) => {
  const refuses =
    '#!/bin/sh\necho "setup-plan.ps1 cannot be loaded because running scripts is disabled on this system." >&2\nexit 1\n';
  const path = `${await programs(t, { pwsh: refuses })}${delimiter}/usr/bin${delimiter}/bin`;
  const result = await setUp(await workspaceOf(t, { ...withEvery, ...powershell }, { path }));
  assert.deepEqual(kinds(result), ['executionPolicy']);
});

test('a package in a monorepo is set up in its own folder; the first versions keep features at the top', async (t) => {
  const nested = (version: Version) =>
    Object.fromEntries(Object.entries(projectOf(version)).map(([path, text]) => [`packages/app/${path}`, text]));
  const modern = await workspaceOf(
    t,
    { ...nested('1.0.1'), 'packages/app/specs/001-login/spec.md': '# L\n' },
    { branch: 'main' },
  );
  const result = await setUp(modern);
  assert.deepEqual(kinds(result), []);
  assert.deepEqual(result.wrote, ['packages/app/specs/001-login/plan.md', 'packages/app/.specify/feature.json']);
  assert.equal(await disk(modern, 'packages/app/.specify/feature.json'), '{"feature_directory":"specs/001-login"}\n');
  const old = await workspaceOf(t, { ...nested('0.0.72'), ...spec }, { branch: '001-login' });
  const top = await setUp(old);
  assert.deepEqual([kinds(top), top.feature.folder, top.script.isDone], [['templateMissing'], 'specs/001-login', true]);
});

test('a link to the project and a path with odd characters are no other folder', async (t) => {
  const workspace = await workspaceOf(
    t,
    { ...projectOf('0.8.16'), ...spec },
    { folder: 'Größe $x `y` 模块', branch: '001-login' },
  );
  assert.deepEqual(kinds(await setUp(workspace)), []);
  await mkdir(join(workspace.root, 'empty'));
});
