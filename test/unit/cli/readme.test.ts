// The hook and the workflow in README.md do what it says, in a repository of their own.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { temporaryFolder } from '../adapters/folder.ts';

const root = join(import.meta.dirname, '../../..');
const good = '# S\n\n## E\n\nText.\n';
const faulty = '# S\n\n## Summary\n';

/** The code block of README.md that holds a text. */
async function block(language: string, word: string): Promise<string> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(
    (match) => match[1] ?? '',
  );
  return blocks.find((text) => text.includes(word)) ?? assert.fail(`README.md shows no ${language} with ${word}`);
}

/** A repository with one feature, and Planner where README.md says to put it: here as its sources. */
async function repository(
  t: TestContext,
): Promise<{ run: (...call: readonly string[]) => { code: number | null; out: string }; folder: string }> {
  const folder = await temporaryFolder(t);
  const run = (...[program = '', ...args]: readonly string[]) => {
    const env = {
      ...process.env,
      PATH: `${dirname(process.execPath)}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH']}`,
    };
    // Whoever runs the tests within a commit has these set.
    for (const name of Object.keys(env)) if (name.startsWith('GIT_')) Reflect.deleteProperty(env, name);
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', env });
    return { code: status, out: stdout + stderr };
  };
  await mkdir(join(folder, 'tools/planner'), { recursive: true });
  await mkdir(join(folder, 'specs/1-a'), { recursive: true });
  await writeFile(join(folder, 'tools/planner/package.json'), '{ "type": "module" }\n');
  const sources = ['test/loader.mjs', 'src/cli.ts'].map(
    (path) => `await import(${JSON.stringify(pathToFileURL(join(root, path)).href)});\n`,
  );
  await writeFile(join(folder, 'tools/planner/cli.js'), sources.join(''));
  await writeFile(join(folder, 'specs/1-a/spec.md'), faulty);
  run('git', 'init', '-q');
  return { run, folder };
}

test('the hook refuses a commit with a faulty plan, and lets others pass', async (t) => {
  const { run, folder } = await repository(t);
  const hook = join(folder, '.git/hooks/pre-commit');
  await mkdir(dirname(hook), { recursive: true });
  await writeFile(hook, await block('sh', 'Checks the plans before a commit'));
  await chmod(hook, 0o755);
  const commit = (...paths: readonly string[]) => {
    run('git', 'add', ...paths);
    return run('git', '-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-qm', 'm');
  };
  const refused = commit('specs');
  assert.notEqual(refused.code, 0);
  assert.match(refused.out, /specs\/1-a\/spec\.md:3:1 {2}error {2}structure\/empty-section/);
  await writeFile(join(folder, 'specs/1-a/spec.md'), good);
  const passed = commit('specs');
  assert.equal(passed.code, 0, passed.out);
  await writeFile(join(folder, 'specs/1-a/spec.md'), faulty);
  assert.equal(commit('tools').code, 0);
});

test('the workflow writes SARIF for the upload, and fails where there are findings', async (t) => {
  const { run, folder } = await repository(t);
  const { jobs } = parse(await block('yaml', 'upload-sarif')) as { readonly jobs: Readonly<Record<string, Job>> };
  const { steps } = Object.values(jobs)[0] ?? assert.fail('no job');
  const commands = steps.flatMap(({ run: command }) => command ?? []);
  assert.equal(commands.length, 1);
  const upload = steps.find(({ uses }) => uses?.includes('upload-sarif'));
  assert.equal(upload?.if, 'always()');
  const start = () => commands.map((command) => run('bash', '-e', '-c', command).code);
  const results = async () =>
    JSON.parse(await readFile(join(folder, upload.with?.sarif_file ?? ''), 'utf8')).runs[0].results.length;
  assert.deepEqual(start(), [1]);
  assert.equal(await results(), 1);
  await writeFile(join(folder, 'specs/1-a/spec.md'), good);
  assert.deepEqual(start(), [0]);
  assert.equal(await results(), 0);
});

interface Job {
  readonly steps: readonly {
    readonly run?: string;
    readonly uses?: string;
    readonly if?: string;
    readonly with?: { readonly sarif_file?: string };
  }[];
}
