// Programs that end well, badly, never, or say too much; and that nothing of them is left.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createNodeProcesses, longestTail, noProcesses } from '../../../../src/adapters/node/processes.ts';
import { temporaryFolder } from '../folder.ts';
import { areGone } from '../gone.ts';

const node = process.execPath;
const limit = 120_000;
const never = new AbortController().signal;

test('says how a command ended, with the hash and the end of both streams', async (t) => {
  const processes = createNodeProcesses(await temporaryFolder(t));
  const told: string[] = [];
  const outcome = await processes.run(
    {
      line: 'echo out; echo "$X" >&2; exit 3',
      folder: '',
      environment: { X: 'err' },
      limit,
      onOutput: (text) => told.push(text),
    },
    never,
  );
  assert.ok(outcome.kind === 'exited');
  assert.equal(outcome.code, 3);
  assert.equal(outcome.tail, 'out\nerr\n');
  assert.equal(told.join(''), 'out\nerr\n');
  assert.equal(outcome.hash, createHash('sha256').update('out\nerr\n').digest('hex'));
  assert.equal(outcome.bytes, 8);
});

test('runs a program with its arguments, in a folder of the workspace, without input', async (t) => {
  const folder = await temporaryFolder(t);
  const script = 'process.stdin.resume().on("end", () => console.log(process.cwd(), process.argv[1]))';
  const outcome = await createNodeProcesses(folder).run(
    { line: [node, '-e', script, 'a b'], folder: '', limit },
    never,
  );
  assert.equal(outcome.tail, `${folder} a b\n`);
});

test('a program that is not there, a folder that is not, and no computer to run on', async (t) => {
  const processes = createNodeProcesses(await temporaryFolder(t));
  assert.equal((await processes.run({ line: ['planner-no-such-program'], folder: '', limit }, never)).kind, 'notFound');
  assert.equal((await processes.run({ line: 'true', folder: 'gone', limit }, never)).kind, 'notFound');
  assert.equal((await processes.run({ line: ['a\0b'], folder: '', limit }, never)).kind, 'notFound');
  assert.equal((await noProcesses.run({ line: 'true', folder: '', limit }, never)).kind, 'notFound');
  const shell = await processes.run({ line: 'planner-no-such-program', folder: '', limit }, never);
  assert.ok(shell.kind === 'exited' && shell.code === 127);
});

test('much output is hashed as a whole, and only its end is kept', async (t) => {
  const processes = createNodeProcesses(await temporaryFolder(t));
  const size = 100 * 1024 * 1024;
  const before = process.memoryUsage().rss;
  const outcome = await processes.run({ line: `head -c ${size} /dev/zero; echo end`, folder: '', limit }, never);
  const grown = process.memoryUsage().rss - before;
  assert.equal(outcome.bytes, size + 4);
  assert.ok(outcome.tail.length <= longestTail && outcome.tail.endsWith('end\n'));
  const whole = createHash('sha256');
  for (let at = 0; at < 100; at++) whole.update(Buffer.alloc(1024 * 1024));
  assert.equal(outcome.hash, whole.update('end\n').digest('hex'));
  assert.ok(grown < size * 0.8, `${grown} bytes more`);
});

/** A command that starts a child that ignores being asked to end, and prints both ids. */
const stubborn = `const c = require('node:child_process').spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); process.stdout.write('ready'); setInterval(() => {}, 1000)"], { stdio: ['ignore', 'pipe', 'inherit'] });
process.on('SIGTERM', () => {});
c.stdout.once('data', () => console.log(process.pid + ' ' + c.pid));
setInterval(() => {}, 1000);`;

test('an abort ends a command that hangs, with its children', async (t) => {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'a.cjs'), stubborn);
  const stop = new AbortController();
  const onOutput = () => stop.abort();
  const outcome = await createNodeProcesses(folder, { grace: 50 }).run(
    { line: `"${node}" a.cjs`, folder: '', limit, onOutput },
    stop.signal,
  );
  assert.equal(outcome.kind, 'stopped');
  await areGone(outcome.tail);
});

test('a command that takes too long is ended, with its children', async (t) => {
  const folder = await temporaryFolder(t);
  const line = 'sleep 1000 & echo $$ $!; wait';
  const outcome = await createNodeProcesses(folder, { grace: 50 }).run({ line, folder: '', limit: 5000 }, never);
  assert.equal(outcome.kind, 'timedOut');
  await areGone(outcome.tail);
});

test('what a command leaves in the background does not keep it open', async (t) => {
  const folder = await temporaryFolder(t);
  const outcome = await createNodeProcesses(folder, { grace: 50 }).run(
    { line: 'sleep 1000 & echo $!', folder: '', limit },
    never,
  );
  assert.ok(outcome.kind === 'exited' && outcome.code === 0);
  await areGone(outcome.tail);
});

test('nothing is started for a signal that has aborted, and a killed command says so', async (t) => {
  const processes = createNodeProcesses(await temporaryFolder(t));
  const stopped = await processes.run({ line: 'echo x', folder: '', limit }, AbortSignal.abort());
  assert.equal(stopped.kind, 'stopped');
  assert.equal(stopped.bytes, 0);
  const killed = await processes.run(
    { line: [node, '-e', 'process.kill(process.pid, "SIGKILL")'], folder: '', limit },
    never,
  );
  assert.ok(killed.kind === 'killed' && killed.signal === 'SIGKILL');
});
