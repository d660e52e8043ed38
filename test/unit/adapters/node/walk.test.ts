// Going through a folder: everything once, nothing outside, and an end whatever the links.
import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createNodeFiles } from '../../../../src/adapters/node/files.ts';
import { PlannerError } from '../../../../src/core/error.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { temporaryFolder } from '../folder.ts';

const never = new AbortController().signal;

test('files are found below folders that are entered, on disk as in memory', async (t) => {
  const root = await temporaryFolder(t);
  const texts = { 'a/b/c.md': '', 'a/d.md': '', 'e.md': '', 'skip/f.md': '' };
  for (const path of Object.keys(texts)) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), '');
  }
  for (const files of [createNodeFiles(root), new MemoryFiles(texts)]) {
    const enter = (folder: string) => folder !== 'skip';
    assert.deepEqual(await files.walk('', enter, never), ['a/b/c.md', 'a/d.md', 'e.md']);
    assert.deepEqual(await files.walk('a', enter, never), ['a/b/c.md', 'a/d.md']);
    assert.deepEqual(await files.walk('none', enter, never), []);
    await assert.rejects(files.walk('e.md', enter, never), (error) => PlannerError.is(error, 'files.notFile'));
    await assert.rejects(files.walk('', enter, AbortSignal.abort()));
  }
});

test('a circle of links ends, a link to a file or folder inside counts, one that leads out does not', async (t) => {
  const outside = await temporaryFolder(t);
  await writeFile(join(outside, 'secret.md'), '');
  const root = await temporaryFolder(t);
  await mkdir(join(root, 'a/b'), { recursive: true });
  await writeFile(join(root, 'a/b/c.md'), '');
  await symlink(join(root, 'a'), join(root, 'a/b/up'));
  await symlink(join(root, 'a/b'), join(root, 'A'));
  await symlink(outside, join(root, 'a/out'));
  await symlink(join(root, 'none'), join(root, 'a/dangling'));
  await symlink(join(root, 'a/b/c.md'), join(root, 'a/link.md'));
  assert.deepEqual(await createNodeFiles(root).walk('', () => true, never), ['a/b/c.md', 'a/link.md']);
});
