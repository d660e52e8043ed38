// Leases: one process holds a run; the lease of a process that is gone does not count.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createJournals } from '../../../../src/adapters/store/journals.ts';
import { holderOf, takeLease, type Surroundings } from '../../../../src/adapters/store/lease.ts';
import { startOf } from '../../../../src/adapters/store/processes.ts';
import { temporaryFolder } from '../folder.ts';

const hour = 60 * 60 * 1000;

/** A process as seen by itself: `alive` are the starts of the living ones by number. */
function seenBy(pid: number, alive: Record<number, string>, changes: Partial<Surroundings> = {}): Surroundings {
  const startOf = (other: number): Promise<string | undefined> => Promise.resolve(alive[other]);
  return { host: 'here', pid, self: `self-${pid}`, startOf, bootTime: () => 0, now: () => 100 * hour, ...changes };
}

test('two leases of one run are refused, in one process too', async (t) => {
  const folder = await temporaryFolder(t);
  const journals = createJournals(folder);
  const lease = await journals.lease('run');
  assert.ok(lease);
  assert.equal(await journals.lease('run'), undefined);
  assert.equal(await createJournals(folder).lease('run'), undefined);
  assert.ok(await journals.lease('other'));
  await lease.release();
  await lease.release();
  assert.ok(await journals.lease('run'));
});

test('of many that ask at once, one holds it', async (t) => {
  const journals = createJournals(await temporaryFolder(t));
  const leases = await Promise.all(Array.from({ length: 10 }, () => journals.lease('run')));
  assert.equal(leases.filter(Boolean).length, 1);
});

test('a living process holds it, and its end frees it', async (t) => {
  const folder = await temporaryFolder(t);
  const module = new URL('../../../../src/adapters/store/journals.ts', import.meta.url).href;
  const script = `
    const { createJournals } = await import(${JSON.stringify(module)});
    const lease = await createJournals(${JSON.stringify(folder)}).lease('run');
    console.log(Boolean(lease));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  const [output] = (await once(child.stdout, 'data')) as [Buffer];
  assert.equal(output.toString(), 'true\n');
  const journals = createJournals(folder);
  assert.equal(await journals.lease('run'), undefined);
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.ok(await journals.lease('run'));
});

test('who holds it is seen without taking it', async (t) => {
  const file = join(await temporaryFolder(t), 'run.lease');
  const alive = { 1: 'a', 2: 'b' };
  assert.equal(await holderOf(file, seenBy(1, alive)), undefined);
  const lease = await takeLease(file, seenBy(1, alive));
  assert.equal(await holderOf(file, seenBy(1, alive)), 'here');
  assert.equal(await holderOf(file, seenBy(2, alive)), 'elsewhere');
  assert.equal(await holderOf(file, seenBy(2, { 2: 'b' })), undefined);
  await lease?.release();
  assert.equal(await holderOf(file, seenBy(2, alive)), undefined);
});

test('of many that find a stale one, one takes it over', async (t) => {
  const file = join(await temporaryFolder(t), 'run.lease');
  await takeLease(file, seenBy(1, { 1: 'a' }));
  const alive = { 2: 'b', 3: 'c', 4: 'd', 5: 'e' };
  const leases = await Promise.all([2, 3, 4, 5].map((pid) => takeLease(file, seenBy(pid, alive))));
  assert.equal(leases.filter(Boolean).length, 1);
  assert.deepEqual(await readdir(join(file, '..')), ['run.lease']);
});

test("a process that crashed while it took over stands in nobody's way for long", async (t) => {
  const file = join(await temporaryFolder(t), 'run.lease');
  await takeLease(file, seenBy(1, { 1: 'a' }));
  await writeFile(`${file}.turn`, '');
  await utimes(`${file}.turn`, 1000, 1000);
  assert.equal(await takeLease(file, seenBy(2, {}, { now: () => 1_005_000 })), undefined);
  assert.ok(await takeLease(file, seenBy(2, {}, { now: () => 1_011_000 })));
});

const cases: readonly (readonly [string, Surroundings, boolean])[] = [
  ['lives', seenBy(2, { 1: 'start', 2: 'x' }), false],
  ['is gone', seenBy(2, { 2: 'x' }), true],
  ['is gone and its number belongs to another', seenBy(2, { 1: 'later', 2: 'x' }), true],
  ['is gone and its number is ours now', seenBy(1, { 1: 'later' }), true],
  ['is gone, its number is ours now, and no start is told', seenBy(1, { 1: 'unknown' }, { self: 'another' }), true],
  ['is ourselves, and no start is told', seenBy(1, { 1: 'unknown' }), false],
  ['lives and its start is not told', seenBy(2, { 1: 'unknown', 2: 'x' }), false],
  ['was there before the computer started', seenBy(2, { 1: 'unknown' }, { bootTime: () => 101 * hour }), true],
  ['is on another computer', seenBy(2, { 2: 'x' }, { host: 'there' }), false],
  ['was on another computer half a day ago', seenBy(2, {}, { host: 'there', now: () => 113 * hour }), true],
];

for (const [reason, around, free] of cases) {
  test(`it is ${free ? 'free' : 'held'} where the holder ${reason}`, async (t) => {
    const file = join(await temporaryFolder(t), 'run.lease');
    const first = await takeLease(file, seenBy(1, { 1: 'start' }));
    const second = await takeLease(file, around);
    assert.equal(second !== undefined, free);
    const before = await readFile(file, 'utf8');
    if (free) await first?.release();
    assert.equal(await readFile(file, 'utf8'), before, 'an old lease does not release a new one');
  });
}

test('a file that nobody finished writing is held for a minute', async (t) => {
  const file = join(await temporaryFolder(t), 'run.lease');
  for (const text of ['', '{"pid":1', 'null', '{"pid":1,"taken":1}']) {
    await writeFile(file, text);
    await utimes(file, 1000, 1000);
    assert.equal(await takeLease(file, seenBy(2, {}, { now: () => 1_030_000 })), undefined);
    assert.ok(await takeLease(file, seenBy(2, {}, { now: () => 1_070_000 })));
  }
});

test('a process has one start, and one that is gone has none', async () => {
  assert.equal(await startOf(process.pid), await startOf(process.pid));
  assert.notEqual(await startOf(process.pid), undefined);
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  assert.equal(await startOf(child.pid ?? 0), undefined);
});
