// Files behind the editor's file system providers: one write a file, refusals in our words, nothing outside the folder.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { PlannerError } from '../../../../src/core/error.ts';
import { createEditorFiles } from '../../../../src/adapters/vscode/files.ts';
import {
  fake,
  FileSystemError,
  openEditor,
  putFile,
  putFolder,
  resetVscode,
  textAt,
  Uri,
} from '../../../fakes/vscode.ts';
import { folderOf } from './folder.ts';

const root = Uri.parse('memfs://host/work');
const uri = (path: string): Uri => Uri.joinPath(root, path);
const files = createEditorFiles(folderOf(root));
const kind = (expected: string) => (error: unknown) => PlannerError.is(error) && error.kind === expected;

beforeEach(() => {
  resetVscode();
  putFolder(root);
});

test('makes, reads, changes and removes a file', async () => {
  await files.create('plans/a/x.md', '\uFEFFone\r\ntwo');
  assert.equal(await files.read('plans/a/x.md'), '\uFEFFone\r\ntwo');
  await files.edit('plans/a/x.md', '\uFEFFone\r\ntwo', [{ start: 6, end: 9, text: '2' }]);
  assert.equal(textAt(uri('plans/a/x.md')), '\uFEFFone\r\n2');
  assert.deepEqual(await files.list('plans/a'), ['x.md']);
  await files.remove('plans/a/x.md', '\uFEFFone\r\n2');
  assert.deepEqual(await files.list(''), []);
});

test('writes a file by one call of its provider', async () => {
  putFile(uri('x.md'), 'one');
  await files.edit('x.md', 'one', [{ start: 0, end: 3, text: 'two' }]);
  assert.deepEqual(fake.writes, ['writeFile memfs://host/work/x.md']);
});

test('keeps a folder that holds something else', async () => {
  putFile(uri('plans/a/x.md'), 'one');
  putFile(uri('plans/b.md'), 'two');
  await files.remove('plans/a/x.md', 'one');
  assert.deepEqual(await files.list('plans'), ['b.md']);
});

test('an open file is removed through the editor, with the folders that it leaves empty', async () => {
  putFile(uri('plans/a/x.md'), 'one');
  openEditor(uri('plans/a/x.md'), 'one', { dirty: false });
  await files.remove('plans/a/x.md', 'one');
  assert.equal(fake.edits, 1);
  assert.deepEqual(await files.list(''), []);
});

test('what is not there is nothing', async () => {
  assert.equal(await files.read('x.md'), undefined);
  assert.deepEqual(await files.list('plans'), []);
  await files.remove('x.md', 'one');
  await assert.rejects(files.edit('x.md', 'one', []), kind('files.changed'));
});

test('does not write over a file, or over one that has changed', async () => {
  putFile(uri('x.md'), 'theirs');
  await assert.rejects(files.create('x.md', 'ours'), kind('files.exists'));
  await assert.rejects(files.edit('x.md', 'old', [{ start: 0, end: 0, text: 'ours' }]), kind('files.changed'));
  await assert.rejects(files.remove('x.md', 'old'), kind('files.changed'));
  assert.equal(textAt(uri('x.md')), 'theirs');
});

test('a folder is no file, and a file no folder', async () => {
  putFile(uri('plans/x.md'), 'one');
  await assert.rejects(files.read('plans'), kind('files.notFile'));
  await assert.rejects(files.list('plans/x.md'), kind('files.notFile'));
  await assert.rejects(files.create('plans/x.md/y.md', 'two'), kind('files.notFile'));
});

test('a workspace folder that is gone is said so', async () => {
  resetVscode();
  await assert.rejects(files.create('x.md', 'one'), kind('workspace.none'));
});

test('a read-only file system, folder or file is refused before anything is written', async () => {
  putFile(uri('x.md'), 'one', { readonly: true });
  await assert.rejects(files.edit('x.md', 'one', [{ start: 0, end: 0, text: 'two' }]), kind('files.denied'));
  await assert.rejects(files.remove('x.md', 'one'), kind('files.denied'));
  fake.readonlySchemes.add('memfs');
  putFile(uri('y.md'), 'one');
  await assert.rejects(files.create('z.md', 'one'), kind('files.denied'));
  await assert.rejects(files.edit('y.md', 'one', [{ start: 0, end: 0, text: 'two' }]), kind('files.denied'));
  await assert.rejects(files.remove('y.md', 'one'), kind('files.denied'));
  assert.deepEqual(fake.writes, []);
});

for (const [code, expected] of Object.entries({
  NoPermissions: 'files.denied',
  Unavailable: 'files.denied',
  Unknown: 'files.denied',
  FileExists: 'files.exists',
  FileIsADirectory: 'files.notFile',
  FileNotADirectory: 'files.notFile',
  FileNotFound: 'files.changed',
})) {
  test(`a provider's ${code} while writing becomes ${expected}`, async () => {
    putFile(uri('x.md'), 'one');
    fake.failures.set('writeFile', new FileSystemError('the provider says no', code));
    await assert.rejects(files.edit('x.md', 'one', [{ start: 0, end: 0, text: 'two' }]), kind(expected));
  });
}

test('a provider that fails with something else is reported with its words', async () => {
  fake.failures.set('stat', new TypeError('connection lost'));
  await assert.rejects(files.read('x.md'), (error) => PlannerError.is(error) && /connection lost/.test(error.message));
});

test('refuses what is no UTF-8 text', async () => {
  putFile(uri('x.md'), new Uint8Array([0x61, 0xff]));
  putFile(uri('y.md'), new Uint8Array([0x61, 0x00]));
  await assert.rejects(files.read('x.md'), kind('files.notText'));
  await assert.rejects(files.read('y.md'), kind('files.notText'));
  await assert.rejects(files.create('z.md', 'a\0b'), kind('files.notText'));
  await assert.rejects(files.create('z.md', '\ud800'), kind('files.notText'));
});

test('refuses what is larger than a plan can be', async () => {
  const large = 'x'.repeat(20 * 1024 * 1024 + 1);
  putFile(uri('x.md'), large);
  await assert.rejects(files.read('x.md'), kind('files.tooLarge'));
  await assert.rejects(files.create('y.md', large), kind('files.tooLarge'));
});

for (const path of ['../x.md', '/x.md', 'a\\b.md', 'prn.txt']) {
  test(`refuses the path ${path}`, async () => {
    await assert.rejects(files.read(path), kind('files.outside'));
    await assert.rejects(files.create(path, ''), kind('files.outside'));
  });
}

test('lists no name that could not be reached', async () => {
  putFile(uri('plans/ok.md'), '');
  putFile(uri('plans/CON'), '');
  assert.deepEqual(await files.list('plans'), ['ok.md']);
});
