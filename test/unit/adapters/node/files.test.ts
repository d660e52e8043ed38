// Files of a workspace on disk: containment, text, refusal of what is in the way, whole writes.
import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { exclusively } from '../../../../src/adapters/node/disk.ts';
import { largestFile } from '../../../../src/adapters/node/fileErrors.ts';
import { createNodeFiles } from '../../../../src/adapters/node/files.ts';
import { PlannerError, type ErrorKind } from '../../../../src/core/error.ts';
import type { Files } from '../../../../src/core/ports.ts';
import { asOrdinaryUser, temporaryFolder } from '../folder.ts';

async function workspace(test: TestContext): Promise<{ root: string; outside: string; files: Files }> {
  const folder = await temporaryFolder(test);
  const [root, outside] = [join(folder, 'root'), join(folder, 'outside')];
  await mkdir(root);
  await mkdir(outside);
  return { root, outside, files: createNodeFiles(root) };
}

async function refused(work: Promise<unknown>, kind: ErrorKind, words?: RegExp): Promise<void> {
  await assert.rejects(work, (error) => {
    assert.ok(PlannerError.is(error), String(error));
    assert.equal(error.kind, kind);
    assert.ok(error.next.length > 0);
    if (words) assert.match(error.message, words);
    return true;
  });
}

test('reads what was created, byte for byte', async (t) => {
  const { root, files } = await workspace(t);
  const text = '\uFEFF# Título\r\n\r\ntrailing  \r\nmixed\n日本語 🎉\r\n';
  await files.create('a/b/c.md', text);
  assert.equal(await files.read('a/b/c.md'), text);
  assert.deepEqual(await readFile(join(root, 'a/b/c.md')), Buffer.from(text));
});

test('any text survives being created, edited and read', async (t) => {
  const { files } = await workspace(t);
  let count = 0;
  const text = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((value) => !value.includes('\0'));
  const property = fc.asyncProperty(text, text, async (first, second) => {
    const path = `${count++}.md`;
    await files.create(path, first);
    assert.equal(await files.read(path), first);
    await files.edit(path, first, [{ start: 0, end: first.length, text: second }]);
    assert.equal(await files.read(path), second);
  });
  await fc.assert(property, { numRuns: 50 });
});

test('a file that is not there is nothing, a folder that is not there is empty', async (t) => {
  const { files } = await workspace(t);
  assert.equal(await files.read('none.md'), undefined);
  assert.equal(await files.read('no/such/folder/none.md'), undefined);
  assert.deepEqual(await files.list('none'), []);
  await files.remove('none.md', '');
});

const escapes = [
  '..',
  '../x.md',
  'a/../../x.md',
  'a/../b.md',
  '/etc/passwd',
  'C:/x.md',
  'c:x.md',
  'a\\..\\..\\x.md',
  '\\\\server\\share',
  'a\0.md',
  'CON',
  'a/nul.txt',
  'com1.md',
  'LPT¹',
  'conin$',
  'a/... ',
  'a./b.md',
  'file.md:stream',
];

for (const path of escapes) {
  test(`refuses ${JSON.stringify(path)} in every call`, async (t) => {
    const { files, root } = await workspace(t);
    await refused(files.read(path), 'files.outside');
    await refused(files.create(path, 'x'), 'files.outside');
    await refused(files.edit(path, '', []), 'files.outside');
    await refused(files.remove(path, ''), 'files.outside');
    await refused(files.list(path), 'files.outside');
    assert.deepEqual(await readdir(root), []);
  });
}

test('no path of any kind makes a file outside of the folder', async (t) => {
  const { files, root, outside } = await workspace(t);
  await symlink(outside, join(root, 'link'));
  const name = fc.constantFrom('..', '.', '', 'a', 'link', 'CON', '\\', '/', 'b.md', '...', ' ');
  const property = fc.asyncProperty(fc.array(name, { maxLength: 6 }), async (names) => {
    await files
      .create(names.join('/'), 'x')
      .catch((error: unknown) => assert.ok(PlannerError.is(error), String(error)));
    assert.deepEqual(await readdir(outside), []);
    assert.deepEqual((await readdir(join(root, '..'))).sort(), ['outside', 'root']);
  });
  await fc.assert(property, { numRuns: 100 });
});

test('refuses links that leave the folder, and links to nowhere', async (t) => {
  const { files, root, outside } = await workspace(t);
  await writeFile(join(outside, 'secret.md'), 'secret');
  await symlink(outside, join(root, 'folder'));
  await symlink(join(outside, 'secret.md'), join(root, 'file.md'));
  await symlink(join(outside, 'new.md'), join(root, 'dangling.md'));
  await symlink('loop', join(root, 'loop'));
  for (const path of ['folder/secret.md', 'file.md', 'dangling.md', 'folder/deep/new.md', 'loop', 'loop/x.md']) {
    await refused(files.read(path), 'files.outside');
    await refused(files.create(path, 'x'), 'files.outside');
    await refused(files.edit(path, 'secret', []), 'files.outside');
    await refused(files.remove(path, 'secret'), 'files.outside');
  }
  await refused(files.list('folder'), 'files.outside');
  assert.deepEqual(await files.list(''), []);
  assert.deepEqual(await readdir(outside), ['secret.md']);
  assert.equal(await readFile(join(outside, 'secret.md'), 'utf8'), 'secret');
});

test('follows links that stay in the folder, and keeps them', async (t) => {
  const { files, root } = await workspace(t);
  await files.create('real/a.md', 'one');
  await symlink('real', join(root, 'link'));
  await symlink(join(root, 'real/a.md'), join(root, 'a.md'));
  await files.edit('a.md', 'one', [{ start: 0, end: 3, text: 'two' }]);
  assert.equal(await files.read('link/a.md'), 'two');
  assert.deepEqual(await files.list('.'), ['a.md', 'link/', 'real/']);
  await files.remove('link/a.md', 'two');
  assert.deepEqual(await readdir(join(root, 'real')), []);
  assert.deepEqual((await readdir(root)).sort(), ['a.md', 'link', 'real']);
});

test('a root that is itself a link is fine; one that is gone or a file is named', async (t) => {
  const { files, root, outside } = await workspace(t);
  await symlink(root, join(outside, 'way'));
  await createNodeFiles(join(outside, 'way')).create('a.md', 'x');
  assert.equal(await files.read('a.md'), 'x');
  await refused(createNodeFiles(join(root, 'a.md')).list(''), 'workspace.none', /a\.md/);
  await rm(root, { recursive: true });
  await refused(files.read('a.md'), 'workspace.none', /root/);
  await refused(files.create('a.md', 'x'), 'workspace.none');
});

test('refuses what is not UTF-8 text, and never writes it', async (t) => {
  const { files, root } = await workspace(t);
  const kinds = { latin: [0xe9, 0x0a], zero: [0x61, 0, 0x62], utf16: [0xff, 0xfe, 0x61, 0], cut: [0xf0, 0x9f, 0x8e] };
  for (const [name, bytes] of Object.entries(kinds)) {
    await writeFile(join(root, name), Buffer.from(bytes));
    await refused(files.read(name), 'files.notText', new RegExp(name));
    await refused(files.edit(name, '', []), 'files.notText');
    await refused(files.remove(name, ''), 'files.notText');
  }
  await refused(files.read('utf16'), 'files.notText', /UTF-16.*Save with Encoding/);
  await refused(files.read('latin'), 'files.notText', /Windows-1252.*Reopen with Encoding/);
  await refused(files.read('zero'), 'files.notText', /Line 1 of zero holds a NUL character/);
  await writeFile(join(root, 'picture'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]));
  await refused(files.read('picture'), 'files.notText', /Save it as UTF-8, or leave it out/);
  await writeFile(join(root, 'zeroed'), `# Größe\n\nThe branch \0${'and so on '.repeat(200)}\n`);
  await refused(files.read('zeroed'), 'files.notText', /Line 3 of zeroed holds a NUL character/);
  const damaged = { controls: '# Pl\u0001n\u0002 \u0003', lost: 'Größe und Maße' };
  for (const [name, text] of Object.entries(damaged)) {
    await writeFile(join(root, name), Buffer.concat([Buffer.from(text), Buffer.from([0xe2, 0x0a])]));
    await refused(files.read(name), 'files.notText', /is damaged: .*Restore an earlier version/);
  }
  // Arrows and checks that kept their low bytes only; one of them may be NUL.
  for (const lows of [[0x92], [0x05, 0xa1], [0x92, 0x05], [0x92, 0], [0x92, 0x1a]]) {
    await writeFile(
      join(root, 'low'),
      Buffer.concat([Buffer.from('# A plan of many words and steps '), Buffer.from(lows)]),
    );
    const isOld = lows.length === 1 || lows.includes(0x1a);
    await refused(files.read('low'), 'files.notText', isOld ? /Windows-1252/ : /is damaged: .*no encoding/);
  }
  const old = Buffer.from('Gr\u00f6\u00dfe und Ma\u00dfe, \u00fcber \u00a7 5 \u00ab\u00bb\n', 'latin1');
  await writeFile(join(root, 'old'), old);
  await refused(files.read('old'), 'files.notText', /Windows-1252/);
  await writeFile(join(root, 'unmarked'), Buffer.from('# Plan\n', 'utf16le'));
  await refused(files.read('unmarked'), 'files.notText', /UTF-16/);
  await refused(files.create('new.md', 'a\0b'), 'files.notText');
  await refused(files.create('new.md', 'half \ud83c'), 'files.notText');
  assert.equal(await files.read('new.md'), undefined);
});

test('refuses more than 20 MB', async (t) => {
  const { files, root } = await workspace(t);
  await writeFile(join(root, 'large.md'), 'x');
  await truncate(join(root, 'large.md'), largestFile + 1);
  await refused(files.read('large.md'), 'files.tooLarge', /large\.md/);
  await refused(files.create('new.md', 'é'.repeat(largestFile / 2 + 1)), 'files.tooLarge');
  assert.deepEqual(await files.list(''), ['large.md']);
});

test('a folder in the place of a file, and a file in the place of a folder, are named', async (t) => {
  const { files } = await workspace(t);
  await files.create('folder/a.md', 'x');
  const calls = [files.read('folder'), files.edit('folder', '', []), files.remove('folder', '')];
  await Promise.all(calls.map((call) => refused(call, 'files.notFile', /^folder is not a file/)));
  await refused(files.create('folder', 'x'), 'files.exists', /^folder /);
  const below = [
    files.read('folder/a.md/b.md'),
    files.create('folder/a.md/b/c.md', 'x'),
    files.list('folder/a.md'),
    files.edit('folder/a.md/b.md', '', []),
  ];
  await Promise.all(below.map((call) => refused(call, 'files.notFile', /^folder\/a\.md is not a folder/)));
});

test('creates only what is not there', async (t) => {
  const { files } = await workspace(t);
  const outcomes = await Promise.allSettled(['one', 'two', 'three'].map((text) => files.create('a.md', text)));
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'rejected', 'rejected'],
  );
  await refused(files.create('a.md', 'again'), 'files.exists', /a\.md/);
  assert.equal(await files.read('a.md'), 'one');
});

test('edits only what is as it was read; of two at once one is made', async (t) => {
  const { files, root } = await workspace(t);
  await files.create('a.md', 'abc');
  const edit = (text: string): Promise<void> => files.edit('a.md', 'abc', [{ start: 1, end: 2, text }]);
  const outcomes = await Promise.allSettled([edit('1'), edit('2')]);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'rejected'],
  );
  assert.equal(await files.read('a.md'), 'a1c');
  await refused(edit('3'), 'files.changed', /a\.md/);
  await refused(files.edit('gone.md', '', []), 'files.changed');
  assert.deepEqual(await readdir(root), ['a.md']);
});

test('of several processes that edit a file at once one does, and the others are told', async (t) => {
  const { root, files } = await workspace(t);
  await files.create('a/p.md', 'one');
  for (let round = 0; round < 10; round++) {
    const base = await files.read('a/p.md');
    const words = ['two', 'three', 'four', 'five'].map((word) => `${word} ${round}`);
    // Each with a queue of its own, as in windows of their own.
    const edits = words.map((text) =>
      createNodeFiles(root).edit('a/p.md', base ?? '', [{ start: 0, end: base?.length ?? 0, text }]),
    );
    const outcomes = await Promise.allSettled(edits);
    const won = words.filter((_, index) => outcomes[index]?.status === 'fulfilled');
    assert.deepEqual(won, [await files.read('a/p.md')]);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') assert.ok(PlannerError.is(outcome.reason, 'files.changed'));
    }
  }
  assert.deepEqual(await readdir(join(root, 'a')), ['p.md']);
});

test('who writes a file is waited for, and what a process left that died while it wrote is taken away', async (t) => {
  const { root } = await workspace(t);
  const place = join(root, 'p.md');
  const order: string[] = [];
  let [mark, second] = ['', Promise.resolve()];
  await exclusively(place, async () => {
    second = exclusively(place, async () => void order.push('second'));
    [mark = ''] = await readdir(root);
    order.push('first');
  });
  await second;
  assert.deepEqual(order, ['first', 'second']);
  await writeFile(join(root, mark), '');
  assert.equal(await exclusively(place, async () => 'done', 0), 'done');
  await assert.rejects(
    exclusively(place, () => Promise.reject(new Error('failed'))),
    /failed/,
  );
  assert.deepEqual(await readdir(root), []);
});

test('an edit keeps the permissions of the file', async (t) => {
  const { files, root } = await workspace(t);
  await files.create('a.md', 'abc');
  await chmod(join(root, 'a.md'), 0o640);
  const before = (await stat(join(root, 'a.md'))).mode;
  await files.edit('a.md', 'abc', [{ start: 0, end: 3, text: 'x' }]);
  assert.equal((await stat(join(root, 'a.md'))).mode, before);
});

test('removes the file and the folders that it leaves empty', async (t) => {
  const { files, root } = await workspace(t);
  await files.create('a/b/c.md', 'x');
  await files.create('a/other.md', 'x');
  await files.remove('a/b/c.md', 'x');
  assert.deepEqual(await files.list('a'), ['other.md']);
  await refused(files.remove('a/other.md', 'y'), 'files.changed');
  await files.remove('a/other.md', 'x');
  assert.deepEqual(await readdir(root), []);
});

test('lists names in order, folders with a slash, without what cannot be reached', async (t) => {
  const { files, root } = await workspace(t);
  for (const path of ['b.md', 'a.md', 'B.md', 'sub/deep/x.md']) await files.create(path, 'x');
  // A file that Windows could not have.
  if (process.platform !== 'win32') await writeFile(join(root, 'aux.md'), 'x');
  assert.deepEqual(await files.list(''), ['B.md', 'a.md', 'b.md', 'sub/']);
  assert.deepEqual(await files.list('./sub/'), ['deep/']);
});

test('says that permissions are missing, and leaves everything as it was', async (t) => {
  const { files, root } = await workspace(t);
  await files.create('a.md', 'abc');
  await files.create('locked/b.md', 'abc');
  await chmod(join(root, '..'), 0o755);
  await chmod(join(root, 'a.md'), 0o444);
  await chmod(join(root, 'locked'), 0o555);
  await chmod(root, 0o755);
  await asOrdinaryUser(async () => {
    await refused(files.edit('a.md', 'abc', [{ start: 0, end: 3, text: 'x' }]), 'files.denied', /a\.md/);
    await refused(files.remove('a.md', 'abc'), 'files.denied');
    if (process.platform === 'win32') return;
    await refused(files.create('locked/new.md', 'x'), 'files.denied', /new\.md/);
    await refused(files.create('locked/deep/new.md', 'x'), 'files.denied');
  });
  await chmod(join(root, 'locked'), 0o755);
  assert.equal(await files.read('a.md'), 'abc');
  assert.deepEqual((await readdir(root)).sort(), ['a.md', 'locked']);
  assert.deepEqual(await readdir(join(root, 'locked')), ['b.md']);
});

test('a write that fails leaves no temporary file', async (t) => {
  const { files, root } = await workspace(t);
  await files.create('locked/b.md', 'abc');
  await chmod(join(root, '..'), 0o755);
  await chmod(join(root, 'locked/b.md'), 0o666);
  await chmod(join(root, 'locked'), process.platform === 'win32' ? 0o777 : 0o555);
  if (process.platform === 'win32') await chmod(join(root, 'locked/b.md'), 0o444);
  await asOrdinaryUser(() => refused(files.edit('locked/b.md', 'abc', []), 'files.denied'));
  await chmod(join(root, 'locked'), 0o755);
  assert.deepEqual(await readdir(join(root, 'locked')), ['b.md']);
});
