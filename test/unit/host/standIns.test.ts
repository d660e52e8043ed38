// What stands in for native modules of a VS Code server does what it is asked for.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { writeStandIns } from '../../host/standIns.mjs';

const folder = mkdtempSync(join(tmpdir(), 'planner-stand-ins-'));
after(() => rmSync(folder, { recursive: true }));
const require = createRequire(join(folder, 'main.cjs'));

test('the modules are found, and replace what was there', () => {
  writeStandIns(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'node_modules/@vscode/native-watchdog/binding.gyp'), '');
  writeStandIns(join(folder, 'node_modules'));
  require('@vscode/native-watchdog').start();
  assert.throws(() => readFileSync(join(folder, 'node_modules/@vscode/native-watchdog/binding.gyp')));
});

test('files are copied as the git extension copies them', async () => {
  writeStandIns(join(folder, 'node_modules'));
  const { copyFile, cp, constants, isCloneSupported } = require('@vscode/fs-copyfile');
  writeFileSync(join(folder, 'a.txt'), 'a');
  await copyFile(join(folder, 'a.txt'), join(folder, 'b.txt'));
  await cp(join(folder, 'node_modules'), join(folder, 'copy'), { recursive: true, force: true });
  await assert.rejects(copyFile(join(folder, 'a.txt'), join(folder, 'b.txt'), constants.COPYFILE_EXCL));
  assert.equal(readFileSync(join(folder, 'b.txt'), 'utf8'), 'a');
  assert.ok(readFileSync(join(folder, 'copy/@vscode/fs-copyfile/index.js'), 'utf8').length > 0);
  assert.equal(isCloneSupported(), false);
});

test('the log keeps what is above its level', () => {
  writeStandIns(join(folder, 'node_modules'));
  const { createRotatingLogger } = require('@vscode/spdlog');
  return createRotatingLogger('log', join(folder, 'one.log')).then((log: Record<string, (value: unknown) => void>) => {
    log.setLevel?.(3);
    log.info?.('quiet');
    log.warn?.('loud');
    assert.match(readFileSync(join(folder, 'one.log'), 'utf8'), /^\S+ \[warn\] loud\n$/);
  });
});
