// How the desktop's VS Code is found and called, on each system.
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { desktopVSCode, screenFor, usualProgram } from '../../host/desktopVSCode.mjs';
import { desktopArguments, desktopEnvironment, installArguments } from '../../vscode/driver/desktopArguments.ts';

const folder = mkdtempSync(join(tmpdir(), 'planner-desktop-'));
after(() => rmSync(folder, { recursive: true }));

const profile = { userData: '/u', extensions: '/e' };

test('a window opens with data and extensions of its own, and on its folder', () => {
  const args = desktopArguments({ ...profile, folder: '/w', trust: true });
  for (const wanted of ['--user-data-dir=/u', '--extensions-dir=/e', '--disable-workspace-trust', '--locale=en']) {
    assert.ok(args.includes(wanted), wanted);
  }
  assert.equal(args.at(-1), '/w');
});

test('trust is left to VS Code where the test wants it, and no folder means none', () => {
  const args = desktopArguments({ ...profile, folder: undefined, trust: false });
  assert.equal(args.includes('--disable-workspace-trust'), false);
  assert.deepEqual(
    args.filter((arg) => !arg.startsWith('--')),
    [],
  );
});

test('a VSIX goes into the folder of extensions that the window has', () => {
  const args = installArguments(profile, '/p.vsix');
  assert.deepEqual(args, ['--user-data-dir=/u', '--extensions-dir=/e', '--install-extension=/p.vsix', '--force']);
});

test('the program does not take over what an editor around it has set', () => {
  const around = {
    PATH: '/bin',
    ELECTRON_RUN_AS_NODE: '1',
    VSCODE_PID: '7',
    NODE_OPTIONS: '--x',
    Path: 'C:',
    GONE: undefined,
  };
  assert.deepEqual(desktopEnvironment(around, { PLANNER_FAKE_MODEL: 'http://x' }), {
    PATH: '/bin',
    Path: 'C:',
    PLANNER_FAKE_MODEL: 'http://x',
    VSCODE_CLI: '1',
  });
});

test('the released program is fetched in the version that is tested, or taken from where it is named', async () => {
  const asked: string[] = [];
  const download = async ({ version }: { readonly version: string }): Promise<string> => {
    asked.push(version);
    return '/fetched';
  };
  assert.equal(await desktopVSCode('1.139', {}, download), '/fetched');
  assert.equal(await desktopVSCode('1.110', {}, download), '/fetched');
  assert.deepEqual(asked, ['1.139.1', '1.110.0']);
  const program = join(folder, 'code');
  writeFileSync(program, '');
  assert.equal(await desktopVSCode('1.139', { PLANNER_DESKTOP: program }, download), program);
  await assert.rejects(desktopVSCode('1.139', { PLANNER_DESKTOP: join(folder, 'no') }, download), /no such file/);
  assert.equal(asked.length, 2);
});

test('a download that fails says what failed and what to do', async () => {
  for (const failure of [new Error('getaddrinfo ENOTFOUND'), 'Failed to get VS Code archive location']) {
    await assert.rejects(
      desktopVSCode('1.139', {}, () => Promise.reject(failure)),
      (error) => {
        assert.ok(error instanceof Error);
        assert.match(error.message, /1\.139\.1 .* could not be fetched: (getaddrinfo|Failed to get)/);
        assert.match(error.message, /PLANNER_DESKTOP/);
        return true;
      },
    );
  }
});

test('the usual program of each system is named', () => {
  assert.match(usualProgram('win32'), /Code\.exe$/);
  assert.match(usualProgram('darwin'), /\.app\/Contents\/MacOS\//);
  assert.match(usualProgram('linux'), /^\/usr\/share\/code/);
});

test('Linux without a screen gets one from xvfb-run, where it is; other systems have one', () => {
  assert.deepEqual(screenFor('win32', {}), []);
  assert.deepEqual(screenFor('darwin', {}), []);
  assert.deepEqual(screenFor('linux', { DISPLAY: ':0' }), []);
  assert.deepEqual(screenFor('linux', { WAYLAND_DISPLAY: 'wayland-0' }), []);
  assert.throws(() => screenFor('linux', { PATH: join(folder, 'empty') }), /install "xvfb"/);
  const xvfb = join(folder, 'xvfb-run');
  writeFileSync(xvfb, '');
  chmodSync(xvfb, 0o755);
  assert.equal(screenFor('linux', { PATH: folder })[0], 'xvfb-run');
});
