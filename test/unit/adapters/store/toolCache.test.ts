// What tools found is taken again for some days, with its date; failures and thoughts never.
import assert from 'node:assert/strict';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createCachedTools } from '../../../../src/adapters/store/toolCache.ts';
import type { ToolOutcome, Tools } from '../../../../src/core/ports.ts';
import { FakeTools } from '../../../fakes/fakeTools.ts';
import { temporaryFolder } from '../folder.ts';

const never = new AbortController().signal;
const start = Date.parse('2026-11-25T12:00:00.000Z');
const day = 86_400_000;
const found: ToolOutcome = { kind: 'ok', tool: 'tavily_search', text: 'words', value: { results: [1] } };

async function setUp(t: TestContext, outcomes: ConstructorParameters<typeof FakeTools>[0] = { search: found }) {
  const folder = join(await temporaryFolder(t), 'found');
  const inner = new FakeTools(outcomes);
  let now = start;
  const open = (): Tools => createCachedTools(inner, folder, { now: () => new Date(now) }, 7);
  return { folder, inner, open, at: (time: number) => (now = time) };
}

test('the same question is asked once in the days, across starts', async (t) => {
  const { inner, open, at, folder } = await setUp(t);
  assert.deepEqual(await open().call('search', { query: 'x', maxResults: 5 }, never), found);
  at(start + 7 * day - 1);
  const again = await open().call('search', { maxResults: 5, query: 'x' }, never);
  assert.deepEqual(again, { ...found, cachedAt: '2026-11-25T12:00:00.000Z' });
  assert.equal(inner.calls.length, 1);
  at(start + 7 * day);
  assert.deepEqual(await open().call('search', { query: 'x', maxResults: 5 }, never), found);
  assert.equal(inner.calls.length, 2);
  const again2 = await open().call('search', { query: 'x', maxResults: 5 }, never);
  assert.equal(again2.kind === 'ok' && again2.cachedAt, '2026-12-02T12:00:00.000Z');
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
});

test('another question, and another role, is asked', async (t) => {
  const { inner, open } = await setUp(t, {
    search: found,
    'documentation.read': found,
    'documentation.resolve': found,
  });
  for (const input of [{ query: 'x' }, { query: 'y' }, { query: 'x', maxResults: 5 }])
    await open().call('search', input, never);
  await open().call('documentation.read', { query: 'x' }, never);
  await open().call('documentation.resolve', { query: 'x' }, never);
  assert.equal(inner.calls.length, 5);
  const again = await open().call('documentation.resolve', { query: 'x' }, never);
  assert.equal(again.kind === 'ok' && again.cachedAt, '2026-11-25T12:00:00.000Z');
});

test('failures, missing tools and thoughts are not kept', async (t) => {
  const { inner, open, folder } = await setUp(t, { search: { kind: 'failed', reason: 'quota' }, thinking: found });
  for (const role of ['search', 'documentation.read', 'thinking'] as const) {
    for (let count = 0; count < 2; count++) await open().call(role, { query: 'x' }, never);
  }
  assert.equal(inner.calls.length, 6);
  await assert.rejects(readdir(folder), /ENOENT/);
});

test('a damaged entry, one of the future and one of another question are asked anew', async (t) => {
  const { inner, open, at, folder } = await setUp(t);
  await open().call('search', { query: 'x' }, never);
  const [name = ''] = await readdir(folder);
  const good = await readFile(join(folder, name), 'utf8');
  const damages = [
    '',
    'null',
    good.slice(0, -3),
    good.replace('"x"', '"y"'),
    good.replace('"kind":"ok"', '"kind":"failed"'),
    good.replace('"text":"words"', '"text":7'),
    good.replace('2026-11-25T', 'some day'),
  ];
  for (const [index, damage] of damages.entries()) {
    assert.notEqual(damage, good);
    await writeFile(join(folder, name), damage);
    assert.deepEqual(await open().call('search', { query: 'x' }, never), found);
    assert.equal(inner.calls.length, index + 2);
  }
  at(start - 1);
  assert.deepEqual(await open().call('search', { query: 'x' }, never), found);
});

test('a folder that cannot be used costs the cache alone', async (t) => {
  const folder = join(await temporaryFolder(t), 'file');
  await writeFile(folder, '');
  const inner = new FakeTools({ search: found });
  const tools = createCachedTools(inner, folder, { now: () => new Date(start) });
  for (let count = 0; count < 2; count++) assert.deepEqual(await tools.call('search', { query: 'x' }, never), found);
  assert.equal(inner.calls.length, 2);
});

test('an answer that is too long is not kept, and the folder does not grow for ever', async (t) => {
  const long: ToolOutcome = { kind: 'ok', tool: 't', text: 'x'.repeat(1_000_001) };
  const { folder, open } = await setUp(t, { search: ({ query }) => (query === 'long' ? long : found) });
  await open().call('search', { query: 'long' }, never);
  await assert.rejects(readdir(folder), /ENOENT/);
  await open().call('search', { query: 'x' }, never);
  await Promise.all(Array.from({ length: 2000 }, (_, index) => writeFile(join(folder, `${index}.json`), '')));
  await open().call('search', { query: 'y' }, never);
  assert.equal((await readdir(folder)).length, 1);
});

test('cancelling rejects, and what was kept elsewhere keeps its date', async (t) => {
  const { open } = await setUp(t, { search: 'hangs', 'documentation.read': { ...found, cachedAt: '2026-11-01' } });
  await assert.rejects(open().call('search', { query: 'x' }, AbortSignal.abort(new Error('stop'))), /stop/);
  const stop = new AbortController();
  const hanging = open().call('search', { query: 'x' }, stop.signal);
  stop.abort(new Error('late'));
  await assert.rejects(hanging, /late/);
  const twice = [
    await open().call('documentation.read', {}, never),
    await open().call('documentation.read', {}, never),
  ];
  assert.deepEqual(
    twice.map((outcome) => outcome.kind === 'ok' && outcome.cachedAt),
    ['2026-11-01', '2026-11-01'],
  );
});
