// Journals of runs on disk: what is appended comes back, whatever a crash did to the end of the file.
import assert from 'node:assert/strict';
import { appendFile, mkdir, readdir, readFile, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { createJournals } from '../../../../src/adapters/store/journals.ts';
import { PlannerError } from '../../../../src/core/error.ts';
import type { RunEvent } from '../../../../src/core/run.ts';
import { temporaryFolder } from '../folder.ts';

function event(step: string): RunEvent {
  return { kind: 'stepStarted', step, at: '2026-11-21T09:00:00.000Z' };
}

test('reads what was appended, in order, and nothing of an unknown run', async (t) => {
  const journals = createJournals(join(await temporaryFolder(t), 'deep/runs'));
  assert.deepEqual(await journals.read('none'), []);
  assert.deepEqual(await journals.list(), []);
  const steps = ['one', 'two\nlines\r\n', 'three "“日本語”" \u2028 end'];
  await Promise.all(steps.map((step) => journals.append('run-1', event(step))));
  assert.deepEqual(await journals.read('run-1'), steps.map(event));
});

test('a file cut at any byte gives the events before the cut, and takes further ones', async (t) => {
  const folder = await temporaryFolder(t);
  const file = join(folder, 'run.ndjson');
  const journals = createJournals(folder);
  for (const step of ['a', 'ä', '日本']) await journals.append('run', event(step));
  const whole = await readFile(file);
  const ends = [...whole.entries()].filter(([, byte]) => byte === 10).map(([offset]) => offset);
  const property = fc.asyncProperty(fc.integer({ min: 0, max: whole.length }), async (length) => {
    await writeFile(file, whole.subarray(0, length));
    const kept = ends.filter((end) => end <= length).length;
    const expected = ['a', 'ä', '日本'].slice(0, kept).map(event);
    assert.deepEqual(await journals.read('run'), expected);
    await journals.append('run', event('later'));
    assert.deepEqual(await journals.read('run'), [...expected, event('later')]);
  });
  await fc.assert(property, { numRuns: 100 });
});

test('lines in the middle that are no events are passed over', async (t) => {
  const folder = await temporaryFolder(t);
  const journals = createJournals(folder);
  await journals.append('run', event('one'));
  await appendFile(join(folder, 'run.ndjson'), 'garbage\n{"kind":1}\nnull\n{"kind":"x"}\n[]\n\n\u0000\u0000\n');
  await journals.append('run', event('two'));
  assert.deepEqual(await journals.read('run'), [event('one'), event('two')]);
});

test('only ever appends: earlier bytes stay', async (t) => {
  const folder = await temporaryFolder(t);
  const journals = createJournals(folder);
  await journals.append('run', event('one'));
  const file = join(folder, 'run.ndjson');
  await truncate(file, 20);
  const before = await readFile(file);
  await journals.append('run', event('two'));
  assert.deepEqual((await readFile(file)).subarray(0, before.length), before);
});

test('lists the runs, the one written last first, and nothing else', async (t) => {
  const folder = await temporaryFolder(t);
  const journals = createJournals(folder);
  const times = { 'run-b': 200, 'run-a': 300, 'run-c': 100, 'run-d': 100 };
  for (const [run, time] of Object.entries(times)) {
    await journals.append(run, event('one'));
    await utimes(join(folder, `${run}.ndjson`), time, time);
  }
  await writeFile(join(folder, 'UPPER.ndjson'), '');
  await writeFile(join(folder, 'notes.txt'), '');
  await mkdir(join(folder, 'folder.ndjson'));
  await journals.lease('run-a');
  assert.deepEqual(await journals.list(), ['run-a', 'run-b', 'run-d', 'run-c']);
});

test('removes a run', async (t) => {
  const folder = await temporaryFolder(t);
  const journals = createJournals(folder);
  await journals.append('run', event('one'));
  await journals.remove('run');
  await journals.remove('run');
  assert.deepEqual(await journals.read('run'), []);
  assert.deepEqual(await readdir(folder), []);
});

for (const run of ['', '..', '../x', 'a/b', 'a\\b', 'A', 'a.b', 'con', 'a\0', 'x'.repeat(101)]) {
  test(`${JSON.stringify(run)} is no run id`, async (t) => {
    const journals = createJournals(await temporaryFolder(t));
    const calls = [
      journals.read(run),
      journals.append(run, event('one')),
      journals.remove(run),
      journals.lease(run),
      journals.holder(run),
    ] as const;
    const refused = (error: unknown): boolean => PlannerError.is(error, 'run.unknown');
    await Promise.all(calls.map((call) => assert.rejects(call, refused)));
  });
}

test('a folder that cannot be used is named', async (t) => {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'file'), '');
  const journals = createJournals(join(folder, 'file/runs'));
  const named = (error: unknown): boolean => PlannerError.is(error, 'files.denied') && error.message.includes(folder);
  await assert.rejects(journals.append('run', event('one')), named);
  await assert.rejects(journals.lease('run'), named);
  await assert.rejects(journals.list(), named);
});
