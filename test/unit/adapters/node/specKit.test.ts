// Scripts on a real disk: their streams, their files, and paths as other systems print them.
import assert from 'node:assert/strict';
import { chmod, lstat, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Processes } from '../../../../src/core/ports.ts';
import { createNodeSpecKit, localPath, noSpecKit } from '../../../../src/adapters/node/specKit.ts';
import { asOrdinaryUser, temporaryFolder } from '../folder.ts';

const never = new AbortController().signal;
const limit = 60_000;
const sh = (text: string) => ['sh', '-c', text] as const;

test('the streams are kept apart, with the exit code', async (t) => {
  const specKit = createNodeSpecKit(await temporaryFolder(t));
  const line = sh('printf "Gr\\303"; sleep 0; printf "\\266\\303\\237e"; echo wrong >&2; exit 7');
  const outcome = await specKit.run({ line, folder: '', limit, protect: [] }, never);
  assert.deepEqual(outcome, { ending: 7, output: 'Größe', errors: 'wrong\n', overwritten: [] });
  const gone = await specKit.run({ line: ['planner-no-such-program'], folder: '', limit, protect: [] }, never);
  assert.equal(gone.ending, 'notFound');
  assert.equal((await noSpecKit.run({ line, folder: '', limit, protect: [] }, never)).ending, 'notFound');
});

test('a stream without end fills no memory', async (t) => {
  const specKit = createNodeSpecKit(await temporaryFolder(t));
  const line = sh('head -c 30000000 /dev/zero | tr "\\0" x');
  const { output } = await specKit.run({ line, folder: '', limit, protect: [] }, never);
  assert.equal(output.length, 1024 * 1024);
});

test('protected files get their bytes and permissions back, through links too', async (t) => {
  const root = await temporaryFolder(t);
  const bytes = Buffer.from([0x23, 0xff, 0x00, 0x0d, 0x0a]);
  await writeFile(join(root, 'plan.md'), bytes);
  await chmod(join(root, 'plan.md'), 0o640);
  await writeFile(join(root, 'target.md'), 'linked\n');
  await symlink('target.md', join(root, 'link.md'));
  await writeFile(join(root, 'added.md'), 'mine\n');
  await writeFile(join(root, 'blank.md'), '\ufeff\n');
  const protect = ['plan.md', 'link.md', 'added.md', 'blank.md', 'new.md'];
  const line = sh('for f in plan link blank new; do echo theirs > $f.md; done; echo more >> added.md');
  const { overwritten } = await createNodeSpecKit(root).run({ line, folder: '', limit, protect }, never);
  assert.deepEqual(overwritten, [
    { path: 'plan.md', text: 'theirs\n', restored: true },
    { path: 'link.md', text: 'theirs\n', restored: true },
  ]);
  assert.deepEqual(await readFile(join(root, 'plan.md')), bytes);
  assert.equal((await lstat(join(root, 'plan.md'))).mode & 0o777, 0o640);
  assert.ok((await lstat(join(root, 'link.md'))).isSymbolicLink());
  for (const [name, text] of [
    ['target.md', 'linked\n'],
    ['added.md', 'mine\nmore\n'],
    ['blank.md', 'theirs\n'],
    ['new.md', 'theirs\n'],
  ] as const) {
    assert.equal(await readFile(join(root, name), 'utf8'), text);
  }
});

test('a file that cannot be given back is told', async (t) => {
  const root = await temporaryFolder(t);
  await chmod(root, 0o777);
  const folder = join(root, 'd');
  const processes: Processes = {
    run: async () => {
      await writeFile(join(folder, 'plan.md'), 'theirs\n');
      await chmod(folder, 0o555);
      return { kind: 'exited', code: 0, duration: 0, hash: '', bytes: 0, tail: '' };
    },
  };
  const { overwritten } = await asOrdinaryUser(async () => {
    await mkdir(folder);
    await writeFile(join(folder, 'plan.md'), 'mine\n');
    const call = { line: sh(''), folder: '', limit, protect: ['d/plan.md'] };
    return createNodeSpecKit(root, { processes }).run(call, never);
  });
  assert.deepEqual(overwritten, [{ path: 'd/plan.md', text: 'theirs\n', restored: false }]);
});

test('a printed path is found in the workspace, and one outside is not', async (t) => {
  const folder = await temporaryFolder(t);
  const root = join(folder, 'project');
  await mkdir(join(root, 'specs/001-x'), { recursive: true });
  await symlink(root, join(folder, 'link'));
  await symlink(folder, join(root, 'out'));
  const specKit = createNodeSpecKit(root);
  assert.equal(await specKit.locate(join(folder, 'link/specs/001-x')), 'specs/001-x');
  assert.equal(await specKit.locate(`${root}/specs//002-new/`), 'specs/002-new');
  assert.equal(await specKit.locate('specs/001-x'), 'specs/001-x');
  assert.equal(await specKit.locate(root), '');
  for (const outside of [folder, join(root, '../other'), join(root, 'out/other'), '/etc', '', 'a\0b', `${root}-2/x`]) {
    assert.equal(await specKit.locate(outside), undefined, outside);
  }
  assert.equal(specKit.absolute('specs/001-x'), join(root, 'specs/001-x'));
});

test('paths of other shells and systems', () => {
  assert.equal(localPath('/c/Users/me/x', true), 'C:/Users/me/x');
  assert.equal(localPath('/mnt/d/x', true), 'D:/x');
  assert.equal(localPath('/cygdrive/c/x', true), 'C:/x');
  assert.equal(localPath('/c', true), 'C:/');
  assert.equal(localPath('\\\\?\\C:\\x', true), 'C:\\x');
  assert.equal(localPath('C:\\x', true), 'C:\\x');
  assert.equal(localPath('/code/x', true), '/code/x');
  assert.equal(localPath('C:\\Users\\me', false), '/mnt/c/Users/me');
  assert.equal(localPath(' /c/x\r\n', false), '/c/x');
});

test('the project above, and the variables that are set', async (t) => {
  const folder = await temporaryFolder(t);
  await mkdir(join(folder, '.specify'));
  await mkdir(join(folder, 'a/b'), { recursive: true });
  const environment = { SPECIFY_FEATURE: '001-x', SPECIFY_FEATURE_DIRECTORY: '', OTHER: 'x' };
  const specKit = createNodeSpecKit(join(folder, 'a/b'), { environment });
  assert.equal(await specKit.above(), folder);
  assert.deepEqual(specKit.variables, { feature: '001-x' });
});
