// The workflow on GitHub calls what is there, and files come to every system as they are committed.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { root } from '../../host/paths.mjs';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly 'runs-on': string;
  readonly 'timeout-minutes': number;
  readonly strategy?: { readonly 'fail-fast': boolean; readonly matrix: { readonly os: readonly string[] } };
  readonly steps: readonly Step[];
}

const workflow = parse(readFileSync(join(root, '.github/workflows/ci.yml'), 'utf8')) as {
  readonly on: unknown;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
};
const jobs = Object.values(workflow.jobs);
const steps = jobs.flatMap((job) => job.steps);

test('it runs the desktop suite on Linux, Windows and macOS', () => {
  const systems = jobs
    .filter((job) => job.steps.some(({ run }) => run === 'npm run test:desktop'))
    .flatMap((job) => (job['runs-on'] === '${{ matrix.os }}' ? (job.strategy?.matrix.os ?? []) : [job['runs-on']]));
  assert.deepEqual(systems, ['ubuntu-latest', 'windows-latest', 'macos-latest']);
});

test('it has no key that GitHub does not know', () => {
  assert.deepEqual(Object.keys(workflow).sort(), ['jobs', 'name', 'on', 'permissions']);
  const known = ['runs-on', 'steps', 'strategy', 'timeout-minutes'];
  for (const job of jobs)
    assert.deepEqual(
      Object.keys(job).filter((key) => !known.includes(key)),
      [],
    );
  for (const step of steps) {
    assert.deepEqual(
      Object.keys(step).filter((key) => !['if', 'name', 'run', 'uses', 'with'].includes(key)),
      [],
    );
    assert.notEqual(step.run === undefined, step.uses === undefined);
  }
  const inputs: Readonly<Record<string, readonly string[]>> = {
    'actions/checkout@v4': [],
    'actions/setup-node@v4': ['node-version'],
    'actions/upload-artifact@v4': ['name', 'path', 'include-hidden-files'],
  };
  for (const { uses, with: given = {} } of steps) {
    if (uses !== undefined) assert.deepEqual(Object.keys(given), inputs[uses], uses);
  }
});

test('every command in it is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const stepsOfRunner = readFileSync(join(root, 'test/host/test.mjs'), 'utf8');
  for (const { run } of steps) {
    if (run === undefined) continue;
    const [program, first = '', second = '', ...rest] = run.split(' ');
    if (program === 'bash') assert.ok(existsSync(join(root, first)), run);
    else assert.ok(scripts[first === 'run' ? second : first], run);
    for (const name of rest.filter((word) => !word.startsWith('-'))) {
      assert.match(stepsOfRunner, new RegExp(`^  ${name}: `, 'm'), `${run}: ${name}`);
    }
  }
});

test('what the tests leave is kept also where its folder is hidden', () => {
  const uploads = steps.filter(({ uses }) => uses?.startsWith('actions/upload-artifact'));
  assert.equal(uploads.length, jobs.length);
  for (const upload of uploads) {
    assert.equal(upload.if, 'always()');
    const isHidden = String(upload.with?.['path'])
      .split('/')
      .some((part) => part.startsWith('.'));
    assert.equal(upload.with?.['include-hidden-files'] ?? false, isHidden);
  }
});

test('git changes no line end of a file, on no system', () => {
  const paths = ['README.md', 'src/workflows/brief/template.md', 'test/fixtures/sample-workspace/README.md', '.ci/run'];
  const told = execFileSync('git', ['check-attr', 'text', '--', ...paths], { cwd: root, encoding: 'utf8' });
  assert.deepEqual(
    told.trim().split('\n'),
    paths.map((path) => `${path}: text: unset`),
  );
});

test('every path can be checked out on Windows', () => {
  const paths = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
  const refused = paths.filter(
    (path) =>
      /[<>:"|?*\\]|[ .](?:\/|$)/.test(path) ||
      /(?:^|\/)(?:con|aux|nul|prn|com\d|lpt\d)(?:\.|\/|$)/i.test(path) ||
      path.length > 200,
  );
  assert.deepEqual(refused, []);
  const lower = paths.map((path) => path.toLowerCase());
  assert.equal(new Set(lower).size, lower.length);
});

test('the help of the runner names every step, and runs none', () => {
  const { status, stdout } = spawnSync(process.execPath, ['test/host/test.mjs', '--help'], {
    cwd: root,
    encoding: 'utf8',
  });
  assert.equal(status, 0);
  const stepsOfRunner = readFileSync(join(root, 'test/host/test.mjs'), 'utf8').matchAll(
    /^  (\w+): (?:async )?\(\) =>/gm,
  );
  const names = [...stepsOfRunner].map(([, name]) => name ?? '');
  assert.ok(names.length > 6, names.join());
  for (const name of names) assert.match(stdout, new RegExp(`\\b${name}\\b`));
  assert.doesNotMatch(stdout, /passed/);
});
