// A window of the desktop is opened, driven and closed, on a program that answers as Electron does.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { root } from '../../host/paths.mjs';
import { writeDesktopProgram, type Deed, type DesktopProgram } from '../../fakes/desktop/write.ts';
import { openDesktopWindow } from '../../vscode/driver/desktopWindow.ts';
import { linkExtension, makeSession, writeSettings, type Session } from '../../vscode/driver/session.ts';
import { until } from '../../vscode/driver/wait.ts';
import type { WindowOptions } from '../../vscode/driver/window.ts';

const folder = mkdtempSync(join(tmpdir(), 'planner-desktop-window-'));
const session = makeSession(join(root, 'test/fixtures/sample-workspace'), { 'notes/today.md': '# Today\n' });
writeSettings(session, {});
linkExtension(session, join(root, 'test/vscode/probe'));
after(() => {
  session.remove();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

let count = 0;
let home = '';
beforeEach(() => (home = join(folder, `program-${(count += 1)}`)));

test('the program is called with its data, its extensions and its folder, and without what is set around it', async () => {
  const program = writeDesktopProgram(home);
  process.env['VSCODE_PID'] = '1';
  const window = await openDesktopWindow(program.path, optionsOf(session)).finally(() => {
    delete process.env['VSCODE_PID'];
  });
  await window.close();
  const called = firstCall(program);
  assert.equal(called.as, 'program');
  assert.equal(called.args.at(-1), session.workspace);
  assert.ok(called.args.includes(`--user-data-dir=${session.userData}`));
  assert.ok(called.args.includes(`--extensions-dir=${session.extensions}`));
  assert.deepEqual(called.extensions, ['probe']);
  assert.equal(called.env['PLANNER_FAKE_MODEL'], 'http://model');
  assert.equal(called.env['VSCODE_CLI'], '1');
  assert.equal(called.env['VSCODE_PID'], undefined);
});

test('its window is driven: read, enlarged, and copied to and from', async () => {
  const program = writeDesktopProgram(home);
  const window = await openDesktopWindow(program.path, optionsOf(session));
  try {
    assert.equal(await window.page.title(), 'Called');
    assert.match(await window.page.locator('pre').innerText(), /"--new-window"/);
    const bounds = program.did().flatMap((deed) => (deed.kind === 'bounds' ? [deed.bounds] : []));
    assert.deepEqual(bounds, [{ x: 0, y: 0, width: 1600, height: 1000 }]);
    await until('the window is as wide', () => window.page.evaluate('innerWidth === 1600').then(Boolean));
    await window.clipboard.write('Überraschung');
    assert.equal(await window.clipboard.read(), 'Überraschung');
  } finally {
    await window.close();
  }
});

test('closing asks the program to quit, and nothing of it stays', async () => {
  const program = writeDesktopProgram(home);
  const window = await openDesktopWindow(program.path, optionsOf(session));
  await window.close();
  assert.equal(program.did().at(-1)?.kind, 'asked to quit');
  await ended(program);
});

test('a program that does not quit is ended with what it has started', async () => {
  const program = writeDesktopProgram(home, { quits: false });
  const window = await openDesktopWindow(program.path, optionsOf(session), 500);
  await window.close();
  assert.equal(program.did().at(-1)?.kind, 'asked to quit');
  await ended(program);
});

test('a program that ends at once is an error with its code and its words', async () => {
  const saying = 'error while loading shared libraries: libnothing.so';
  const program = writeDesktopProgram(home, { dies: { code: 127, saying } });
  await assert.rejects(openDesktopWindow(program.path, optionsOf(session)), (error) => {
    assert.ok(error instanceof Error);
    assert.match(error.message, /libnothing\.so/);
    assert.match(error.message, /exitCode=127/);
    return true;
  });
});

test('a VSIX is installed by the program beside, before the window opens', async () => {
  const program = writeDesktopProgram(home);
  const window = await openDesktopWindow(program.path, { ...optionsOf(session), vsix: '/p.vsix' });
  await window.close();
  const calls = program.did().flatMap((deed) => (deed.kind === 'called' ? [deed] : []));
  assert.deepEqual(
    calls.map(({ as }) => as),
    ['cli', 'program'],
  );
  assert.ok(calls[0]?.args.includes('--install-extension=/p.vsix'));
  assert.ok(calls[0]?.args.includes(`--extensions-dir=${session.extensions}`));
});

test('a VSIX that is refused is an error, and no window opens', async () => {
  const program = writeDesktopProgram(home, { installs: 3 });
  await assert.rejects(
    openDesktopWindow(program.path, { ...optionsOf(session), vsix: '/p.vsix' }),
    /1\.139 did not install \/p\.vsix/,
  );
  assert.deepEqual(
    program.did().flatMap((deed) => (deed.kind === 'called' ? [deed.as] : [])),
    ['cli'],
  );
});

test('the runner fails, saying what to do, where there is no such program or no screen', () => {
  const missing = runner({ PLANNER_DESKTOP: join(home, 'no'), DISPLAY: ':0' });
  assert.equal(missing.status, 1);
  assert.match(missing.output, /there is no such file\./);
  assert.match(missing.output, /0 passed, 1 failed/);
  if (process.platform !== 'linux') return;
  const program = writeDesktopProgram(home);
  const dark = runner({ PLANNER_DESKTOP: program.path, PATH: dirname(process.execPath) });
  assert.equal(dark.status, 1);
  assert.match(dark.output, /install "xvfb"/);
  assert.deepEqual(program.did(), []);
});

function optionsOf({ userData, extensions, workspace }: Session): WindowOptions {
  return {
    version: '1.139',
    userData,
    extensions,
    log: join(home, 'program.log'),
    folder: workspace,
    trust: true,
    env: { PLANNER_FAKE_MODEL: 'http://model' },
    vsix: undefined,
  };
}

function firstCall(program: DesktopProgram): Extract<Deed, { kind: 'called' }> {
  const [first] = program.did();
  assert.ok(first?.kind === 'called', basename(program.path));
  return first;
}

/** Waits until no process of it is left. */
async function ended(program: DesktopProgram): Promise<void> {
  const pids = program.did().flatMap((deed) => (deed.kind === 'opened' ? deed.pids : []));
  assert.equal(pids.length, 2);
  for (const pid of pids) await until(`process ${pid} has ended`, () => !isRunning(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // A process that has ended stays in the list until the one that took it over looks.
  return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

function runner(env: Readonly<Record<string, string>>): { readonly status: number | null; readonly output: string } {
  const around = { ...process.env, DISPLAY: undefined, WAYLAND_DISPLAY: undefined, NODE_TEST_CONTEXT: undefined };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['test/host/test.mjs', '--only', 'desktop'], {
    cwd: root,
    env: { ...around, ...env },
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}
