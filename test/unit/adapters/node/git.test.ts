// The author's name from git, and every way not to get it.
import assert from 'node:assert/strict';
import { writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createNodeGit } from '../../../../src/adapters/node/git.ts';
import { temporaryFolder } from '../folder.ts';

const node = process.execPath;

test('reads the name of the repository', async (t) => {
  const folder = await temporaryFolder(t);
  await mkdir(join(folder, '.git/objects'), { recursive: true });
  await mkdir(join(folder, '.git/refs'));
  await writeFile(join(folder, '.git/HEAD'), 'ref: refs/heads/main\n');
  await writeFile(join(folder, '.git/config'), '[user]\n\tname = "Zoë \\tNakamura"\n');
  assert.equal(await createNodeGit(folder).userName(), 'Zoë Nakamura');
});

test('hands the folder over as an argument and starts elsewhere', async () => {
  const script = 'process.stdout.write(JSON.stringify([process.argv.slice(1), process.cwd()]))';
  const output = await createNodeGit('/some/where', { command: [node, '-e', script, '--'], limit: 60_000 }).userName();
  const [args, cwd] = JSON.parse(output ?? '') as [string[], string];
  assert.deepEqual(args, ['-C', '/some/where', 'config', '--get', 'user.name']);
  assert.notEqual(cwd, process.cwd());
});

const nothing: readonly (readonly [string, readonly [string, ...string[]]])[] = [
  ['git is not there', ['planner-no-such-program']],
  ['git fails', [node, '-e', 'process.stdout.write("x"); process.exit(1)', '--']],
  ['nothing is configured', [node, '-e', 'process.stdout.write(" \\n")', '--']],
];

for (const [reason, command] of nothing) {
  test(`knows nothing where ${reason}`, async (t) => {
    const folder = await temporaryFolder(t);
    assert.equal(await createNodeGit(folder, { command, limit: 60_000 }).userName(), undefined);
  });
}

test('does not wait for a git that hangs', async (t) => {
  const folder = await temporaryFolder(t);
  const command = [node, '-e', 'setInterval(() => {}, 1000)', '--'] as const;
  assert.equal(await createNodeGit(folder, { command: [...command], limit: 50 }).userName(), undefined);
});

test('a folder name that no program can be given is no error', async () => {
  assert.equal(await createNodeGit('a\0b').userName(), undefined);
});
