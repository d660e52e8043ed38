// Snapshots on disk: the same text has the same id, and a damaged one is not given back.
import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { createSnapshots } from '../../../../src/adapters/store/snapshots.ts';
import { PlannerError } from '../../../../src/core/error.ts';
import { temporaryFolder } from '../folder.ts';

test('any text comes back by its id', async (t) => {
  const snapshots = createSnapshots(join(await temporaryFolder(t), 'deep/snapshots'));
  const property = fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
    const id = await snapshots.keep(text);
    assert.match(id, /^[0-9a-f]{64}$/);
    assert.equal(await snapshots.keep(text), id);
    assert.equal(await snapshots.read(id), text);
  });
  await fc.assert(property, { numRuns: 50 });
  const bytes = '\uFEFFa\r\nb\n';
  assert.equal(await snapshots.read(await snapshots.keep(bytes)), bytes);
});

test('what is not kept, or is damaged, is nothing; keeping it again mends it', async (t) => {
  const folder = await temporaryFolder(t);
  const snapshots = createSnapshots(folder);
  const id = await snapshots.keep('text');
  await writeFile(join(folder, `${id}.txt`), 'other');
  assert.equal(await snapshots.read(id), undefined);
  assert.equal(await snapshots.keep('text'), id);
  assert.equal(await snapshots.read(id), 'text');
  for (const other of ['0'.repeat(64), '../x', '', `${id}/../${id}`]) {
    assert.equal(await snapshots.read(other), undefined);
  }
  assert.deepEqual(await readdir(folder), [`${id}.txt`]);
});

test('the same text at once is kept once', async (t) => {
  const folder = await temporaryFolder(t);
  const snapshots = createSnapshots(folder);
  await Promise.all(Array.from({ length: 5 }, () => snapshots.keep('text')));
  assert.equal((await readdir(folder)).length, 1);
});

test('a folder that cannot be used is named', async (t) => {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'file'), '');
  await assert.rejects(
    createSnapshots(join(folder, 'file')).keep('x'),
    (error) => PlannerError.is(error, 'files.denied') && error.message.includes(folder),
  );
});
