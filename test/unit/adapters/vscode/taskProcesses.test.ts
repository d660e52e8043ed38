// Commands that are watched: their terminal shows them, can stop them, and is not needed for them.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { WorkspaceFolder } from 'vscode';
import { createNodeProcesses } from '../../../../src/adapters/node/processes.ts';
import { createTaskProcesses } from '../../../../src/adapters/vscode/taskProcesses.ts';
import { createTaskView } from '../../../../src/adapters/vscode/taskView.ts';
import { FakeProcesses } from '../../../fakes/fakeProcesses.ts';
import { fakeTasks, resetVscode, Uri } from '../../../fakes/vscode.ts';
import { temporaryFolder } from '../folder.ts';

const folder = { uri: Uri.parse('file:///w'), name: 'w', index: 0 } as unknown as WorkspaceFolder;
const { signal } = new AbortController();
const shown = { line: 'npm test', folder: '', limit: 60_000, isShown: true } as const;

beforeEach(() => resetVscode());

test('a command that is shown runs as a task, and its outcome is that of the program', async () => {
  const inner = new FakeProcesses();
  inner.output = 'one\ntwo\n';
  inner.codes = [3];
  const told: string[] = [];
  const run = createTaskProcesses(folder, inner, { launch: 0 });
  const outcome = await run.run({ ...shown, onOutput: (text) => told.push(text) }, signal);
  assert.ok(outcome.kind === 'exited' && outcome.code === 3);
  assert.deepEqual(told, ['one\ntwo\n']);
  assert.equal(
    fakeTasks.screens[0],
    '> npm test\r\n\r\none\r\ntwo\r\n\r\nPlanner: ended with exit code 3 after 1.5 s.\r\n',
  );
  assert.deepEqual(fakeTasks.closed, [3]);
  const [task] = fakeTasks.started;
  assert.deepEqual([task?.name, task?.source, task?.scope], ['npm test', 'Planner', folder]);
  assert.equal(task?.presentationOptions.reveal, 1);
});

test('a terminal stays open for a moment, so that a quick end is no failed start', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const outcome = await createTaskProcesses(folder, new FakeProcesses(), { launch: 2000 }).run(shown, signal);
  assert.equal(outcome.duration, 1500);
  t.mock.timers.tick(499);
  assert.deepEqual(fakeTasks.closed, []);
  t.mock.timers.tick(1);
  assert.deepEqual(fakeTasks.closed, [0]);
});

test('what is not shown, and what no task can be made of, runs unseen', async () => {
  const inner = new FakeProcesses();
  const run = createTaskProcesses(folder, inner, { launch: 0 });
  assert.equal((await run.run({ ...shown, isShown: false }, signal)).kind, 'exited');
  assert.equal(fakeTasks.started.length, 0);
  fakeTasks.mode = 'refuse';
  assert.equal((await run.run(shown, signal)).kind, 'exited');
  assert.equal(inner.ran.length, 2);
});

test('an abort before the terminal opens, and a task that is taken away, run nothing', async (t) => {
  const run = createTaskProcesses(folder, createNodeProcesses(await temporaryFolder(t)), { launch: 0 });
  fakeTasks.mode = 'wait';
  const stop = new AbortController();
  const waiting = run.run(shown, stop.signal);
  stop.abort();
  assert.equal((await waiting).kind, 'stopped');
  fakeTasks.mode = 'drop';
  assert.equal((await run.run(shown, signal)).kind, 'stopped');
});

for (const [how, act] of [
  ['Ctrl+C', () => fakeTasks.terminals[0]?.handleInput?.('\u0003')],
  ['closing the terminal', () => fakeTasks.terminals[0]?.close()],
] as const) {
  test(`${how} stops a command that hangs`, async (t) => {
    const run = createTaskProcesses(folder, createNodeProcesses(await temporaryFolder(t), { grace: 50 }), {
      launch: 0,
    });
    const program = 'console.log("up"); setInterval(() => {}, 1000)';
    const line = [process.execPath, '-e', program] as const;
    const outcome = await run.run({ ...shown, line, onOutput: (text) => void (text.includes('up') && act()) }, signal);
    assert.equal(outcome.kind, 'stopped');
    assert.deepEqual(fakeTasks.closed, [1]);
    assert.match(fakeTasks.screens[0] ?? '', /Planner: stopped after/);
  });
}

test('of 100 MB a terminal shows the beginning and the end, and the hash is of all', async (t) => {
  const run = createTaskProcesses(folder, createNodeProcesses(await temporaryFolder(t)), { launch: 0 });
  const program =
    'const part = "x".repeat(1023) + "\\n"; let left = 100 * 1024; const go = () => { while (left-- > 0) if (!process.stdout.write(part)) return process.stdout.once("drain", go); process.stdout.write("the end\\n"); }; go();';
  const before = process.memoryUsage().rss;
  const outcome = await run.run({ ...shown, line: [process.execPath, '-e', program] }, signal);
  assert.ok(outcome.kind === 'exited' && outcome.bytes === 100 * 1024 * 1024 + 8);
  assert.ok((fakeTasks.screens[0]?.length ?? 0) < 400_000);
  assert.match(fakeTasks.screens[0] ?? '', /the end\r\n\r\n.*exit code 0/);
  assert.ok(process.memoryUsage().rss - before < 80 * 1024 * 1024);
});

test('a command that needs a terminal finds none, and ends by itself', async (t) => {
  const run = createTaskProcesses(folder, createNodeProcesses(await temporaryFolder(t)), { launch: 0 });
  const program = 'process.stdin.on("end", () => process.exit(process.stdin.isTTY ? 0 : 9)).resume()';
  const outcome = await run.run({ ...shown, line: [process.execPath, '-e', program] }, signal);
  assert.ok(outcome.kind === 'exited' && outcome.code === 9);
});

test('lines end as terminals end them, also where a part ends between', () => {
  let screen = '';
  const view = createTaskView((text) => (screen += text), 10);
  for (const part of ['a\r', '\nb\n', '\nc']) view.add(part);
  assert.equal(screen, 'a\r\nb\r\n\r\nc');
  view.add('defghijkl');
  view.add('mnop\n');
  view.end('…klmnop\n');
  assert.match(screen, /cdef?\r\n… \r\n.*\(11\) …\r\n…klmnop\r\n$/);
});
