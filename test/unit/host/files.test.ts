// Test files are run and counted; of those that fail a few are run once more.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { filesLike, runFiles } from '../../host/files.mjs';
import { output, root } from '../../host/paths.mjs';

const quiet = true;
const folder = join(output, 'files-test');

before(() => mkdirSync(folder, { recursive: true }));
after(() => rmSync(folder, { recursive: true, force: true }));

test('what passes and fails is counted', async () => {
  const result = await runFiles(
    [file('mixed', `test('good', () => {}); test('bad', () => { throw new Error('no'); });`)],
    { quiet },
  );
  assert.deepEqual(result, { passed: 1, failed: 1, unstable: [] });
});

test('a test that is skipped counts as failed', async () => {
  const result = await runFiles([file('skipped', `test('good', () => {}); test.skip('later', () => {});`)], { quiet });
  assert.deepEqual(result, { passed: 1, failed: 1, unstable: [] });
});

test('a file that fails once passes the second time, and is named', async () => {
  const path = file('once', `test('good', () => {}); ${failing('first', 'once.mark')}`);
  const result = await runFiles([path], { again: 1, quiet });
  assert.deepEqual(result, { passed: 2, failed: 0, unstable: [`${path}: first`] });
  assert.ok(existsSync(join(folder, 'once.mark')));
});

test('a file that fails twice has failed', async () => {
  const path = file('twice', `test('good', () => {}); test('bad', () => { throw new Error('no'); });`);
  assert.deepEqual(await runFiles([path], { again: 1, quiet }), { passed: 1, failed: 1, unstable: [] });
});

test('where more files fail than may be run again, none is', async () => {
  const paths = ['many-1', 'many-2'].map((name) => file(name, failing('first', `${name}.mark`)));
  assert.deepEqual(await runFiles(paths, { again: 1, quiet }), { passed: 0, failed: 2, unstable: [] });
});

test('files are taken by a part of their path, or by one of several', () => {
  const pattern = ['test/unit/host/*.test.ts'];
  assert.deepEqual(filesLike(pattern, 'host/files'), ['test/unit/host/files.test.ts']);
  assert.equal(filesLike(pattern, 'host/files, host/build').length, 2);
  assert.ok(filesLike(pattern, '').length > 2);
});

test('where no file matches, nothing is run, and that is a failure', async () => {
  const none = filesLike(['test/unit/host/*.test.ts'], 'no such file');
  assert.deepEqual(await runFiles(none, { quiet }), { passed: 0, failed: 1, unstable: [] });
});

/** A test that fails until a file is there, which it leaves. */
function failing(name: string, mark: string): string {
  const path = JSON.stringify(join(folder, mark));
  return `test('${name}', () => { if (!existsSync(${path})) { writeFileSync(${path}, ''); throw new Error('no'); } });`;
}

function file(name: string, body: string): string {
  const path = join(folder, `${name}.test.mjs`);
  writeFileSync(
    path,
    `import { existsSync, writeFileSync } from 'node:fs';\nimport { test } from 'node:test';\n${body}\n`,
  );
  return relative(root, path);
}
