// Sets are read once, and again only as far as something was touched.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPlanSets } from '../../../src/app/planSets.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';
import { fakeSettings } from '../../fakes/settings.ts';

const never = new AbortController().signal;

class CountedFiles extends MemoryFiles {
  reads: string[] = [];
  walks = 0;
  override read(path: string): Promise<string | undefined> {
    this.reads.push(path);
    return super.read(path);
  }
  override walk(...input: Parameters<MemoryFiles['walk']>): ReturnType<MemoryFiles['walk']> {
    this.walks += 1;
    return super.walk(...input);
  }
}

const files = () =>
  new CountedFiles({
    'specs/001-a/spec.md': '# Feature Specification: A\n',
    'specs/001-a/contracts/a.yaml': 'a: 1\n',
    'specs/001-a/planner.lock.json': '{}',
    'specs/002-b/spec.md': '# Feature Specification: B\n',
    'src/a.md': '# A\n',
  });

test('a set holds the documents and files of its folder, and stays the same object', async () => {
  const disk = files();
  const sets = createPlanSets(() => ({ files: disk, settings: fakeSettings() }));
  const set = await sets.read('specs/001-a/spec.md', never);
  assert.deepEqual(
    set?.documents.map(({ path }) => path),
    ['specs/001-a/spec.md'],
  );
  assert.deepEqual(
    set?.files.map(({ path }) => path),
    ['specs/001-a/contracts/a.yaml'],
  );
  disk.reads = [];
  assert.equal(await sets.read('specs/001-a/other.md', never), set);
  assert.deepEqual(disk.reads, []);
  assert.equal(await sets.read('src/a.md', never), undefined);
});

test('only what was touched is read again; what is new is found, what is gone is left out', async () => {
  const disk = files();
  const sets = createPlanSets(() => ({ files: disk, settings: fakeSettings() }));
  const first = await sets.read('specs/001-a/spec.md', never);
  [disk.reads, disk.walks] = [[], 0];
  disk.texts.set('specs/001-a/spec.md', '# Feature Specification: A\n\nMore\n');
  sets.touch('specs/001-a/spec.md');
  sets.touch('specs/002-b/spec.md');
  const second = await sets.read('specs/001-a/spec.md', never);
  assert.deepEqual([disk.reads, disk.walks], [['specs/001-a/spec.md'], 0]);
  assert.match(second?.documents[0]?.text ?? '', /More/);
  assert.equal(second?.files[0], first?.files[0]);
  disk.texts.set('specs/001-a/tasks.md', '# Tasks: A\n');
  sets.touch('specs/001-a/tasks.md');
  assert.equal((await sets.read('specs/001-a/spec.md', never))?.documents.length, 2);
  disk.texts.delete('specs/001-a/tasks.md');
  sets.touch('specs/001-a/tasks.md');
  assert.equal((await sets.read('specs/001-a/spec.md', never))?.documents.length, 1);
});

test('several who ask at once cause one reading', async () => {
  const disk = files();
  const sets = createPlanSets(() => ({ files: disk, settings: fakeSettings() }));
  const all = await Promise.all([1, 2, 3].map(() => sets.read('specs/001-a/spec.md', never)));
  assert.equal(new Set(all).size, 1);
  assert.equal(disk.reads.length, 2);
});

test('a folder that is gone has an empty set', async () => {
  const sets = createPlanSets(() => ({ files: files(), settings: fakeSettings() }));
  assert.deepEqual((await sets.read('specs/009-gone/spec.md', never))?.documents, []);
});

test('only so many sets are kept', async () => {
  const disk = files();
  const sets = createPlanSets(() => ({ files: disk, settings: fakeSettings() }));
  const first = await sets.read('specs/001-a/spec.md', never);
  for (let at = 0; at < 12; at++) await sets.read(`specs/1${at}-x/spec.md`, never);
  assert.notEqual(await sets.read('specs/001-a/spec.md', never), first);
});
