// The editor's view of a folder: unsaved text first, changed in its editor; everything else is written in its place.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import fc from 'fast-check';
import { PlannerError } from '../../../../src/core/error.ts';
import type { Files } from '../../../../src/core/ports.ts';
import { createEditorFiles } from '../../../../src/adapters/vscode/files.ts';
import { applyEdits } from '../../../../src/documents/edit.ts';
import { fake, openEditor, resetVscode, Uri } from '../../../fakes/vscode.ts';
import { folderOf } from './folder.ts';

let root = '';
let files: Files;
const place = (path: string): string => join(root, path);
const uri = (path: string): Uri => Uri.file(place(path));
const kind = (expected: string) => (error: unknown) => PlannerError.is(error) && error.kind === expected;

beforeEach(async () => {
  resetVscode();
  root = await mkdtemp(join(tmpdir(), 'planner-editor-files-'));
  files = createEditorFiles(folderOf(Uri.file(root)));
});
afterEach(() => rm(root, { recursive: true, force: true }));

test('reads the unsaved text of an editor, else the file', async () => {
  await writeFile(place('a.md'), 'saved');
  assert.equal(await files.read('a.md'), 'saved');
  openEditor(uri('a.md'), 'saved', { dirty: false });
  await writeFile(place('a.md'), 'saved by another program');
  assert.equal(await files.read('a.md'), 'saved by another program', 'a clean editor may lag behind the file');
  resetVscode();
  openEditor(uri('a.md'), 'typed');
  assert.equal(await files.read('a.md'), 'typed');
  assert.equal(await files.read('b.md'), undefined);
});

test('keeps the byte order mark that an editor hides', async () => {
  await writeFile(place('a.md'), '\uFEFF# Title\r\n\r\nold\r\n');
  const document = openEditor(uri('a.md'), '\uFEFF# Title\r\n\r\nold, typed\r\n');
  const base = (await files.read('a.md')) ?? '';
  assert.equal(base, '\uFEFF# Title\r\n\r\nold, typed\r\n');
  const start = base.indexOf('old');
  await files.edit('a.md', base, [{ start, end: start + 3, text: 'new\nline' }]);
  assert.equal(document.getText(), '# Title\r\n\r\nnew\r\nline, typed\r\n');
  assert.equal(
    await readFile(place('a.md'), 'utf8'),
    '\uFEFF# Title\r\n\r\nold\r\n',
    'the file waits for the user to save',
  );
});

test('an edit that covers the byte order mark does not write it into the editor', async () => {
  await writeFile(place('a.md'), '\uFEFFold');
  const document = openEditor(uri('a.md'), '\uFEFFold');
  await files.edit('a.md', '\uFEFFold', [{ start: 0, end: 4, text: '\uFEFFnew' }]);
  assert.equal(document.getText(), 'new');
});

test('an unsaved editor is changed in one undo step and stays unsaved', async () => {
  await writeFile(place('a.md'), 'one two three');
  const document = openEditor(uri('a.md'), 'one two three four');
  const edits = [
    { start: 0, end: 3, text: '1' },
    { start: 8, end: 13, text: '3' },
  ];
  await files.edit('a.md', 'one two three four', edits);
  assert.equal(document.getText(), '1 two 3 four');
  assert.equal(document.isDirty, true);
  assert.equal(fake.edits, 1);
});

test('an editor without unsaved text is left alone: its file is written', async () => {
  await writeFile(place('a.md'), 'one  \ntwo');
  openEditor(uri('a.md'), 'one  \ntwo', { dirty: false });
  await files.edit('a.md', 'one  \ntwo', [{ start: 6, end: 9, text: '2' }]);
  assert.equal(await readFile(place('a.md'), 'utf8'), 'one  \n2');
  assert.equal(fake.edits, 0);
});

test('refuses an edit whose base is not what the user sees', async () => {
  await writeFile(place('a.md'), 'saved');
  openEditor(uri('a.md'), 'typed');
  await assert.rejects(files.edit('a.md', 'saved', [{ start: 0, end: 1, text: 'S' }]), kind('files.changed'));
  assert.equal(await readFile(place('a.md'), 'utf8'), 'saved');
});

test('an edit that the editor refuses is reported as changed', async () => {
  openEditor(uri('a.md'), 'typed');
  fake.beforeEdit = () => false;
  await assert.rejects(files.edit('a.md', 'typed', [{ start: 0, end: 1, text: 'T' }]), kind('files.changed'));
});

test('a file saved while its edit waits is written in its place', async () => {
  await writeFile(place('a.md'), 'typed');
  const document = openEditor(uri('a.md'), 'typed');
  const edit = files.edit('a.md', 'typed', [{ start: 0, end: 5, text: 'done' }]);
  document.isDirty = false;
  await edit;
  assert.equal(await readFile(place('a.md'), 'utf8'), 'done');
});

test('does not make a file over the unsaved text of a deleted one', async () => {
  openEditor(uri('gone.md'), 'the user is still typing');
  await assert.rejects(files.create('gone.md', 'new'), kind('files.exists'));
  await files.create('plans/a/new.md', 'new');
  assert.equal(await readFile(place('plans/a/new.md'), 'utf8'), 'new');
});

test('removes an open file through the editor', async () => {
  await files.create('plans/a/x.md', 'text');
  await files.create('keep.md', 'text');
  openEditor(uri('plans/a/x.md'), 'text', { dirty: true });
  await files.remove('plans/a/x.md', 'text');
  assert.equal(fake.edits, 1);
});

test('removes a file that no editor shows', async () => {
  await files.create('plans/a/x.md', 'text');
  await files.remove('plans/a/x.md', 'text');
  assert.deepEqual(await readdir(root), []);
  await files.remove('plans/a/x.md', 'text');
});

test('does not remove what the user has changed, saved or not', async () => {
  await files.create('x.md', 'text');
  await assert.rejects(files.remove('x.md', 'other'), kind('files.changed'));
  openEditor(uri('x.md'), 'text and more');
  await assert.rejects(files.remove('x.md', 'text'), kind('files.changed'));
});

test('a removal that the editor refuses is denied', async () => {
  await files.create('x.md', 'text');
  openEditor(uri('x.md'), 'text', { dirty: false });
  fake.beforeEdit = () => false;
  await assert.rejects(files.remove('x.md', 'text'), kind('files.denied'));
});

for (const path of ['../x.md', '/etc/x.md', 'a/../../x.md', 'a\\..\\x.md', 'CON', 'a/nul.md', 'c:/x.md']) {
  test(`refuses the path ${path}`, async () => {
    await assert.rejects(files.read(path), kind('files.outside'));
    await assert.rejects(files.create(path, ''), kind('files.outside'));
    await assert.rejects(files.edit(path, '', []), kind('files.outside'));
    await assert.rejects(files.remove(path, ''), kind('files.outside'));
    await assert.rejects(files.list(path), kind('files.outside'));
  });
}

test('refuses a link that leaves the folder, with an unsaved editor too', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'planner-elsewhere-'));
  await writeFile(join(elsewhere, 'secret.md'), 'secret');
  await symlink(elsewhere, place('link'));
  openEditor(uri('link/secret.md'), 'typed');
  await assert.rejects(files.read('link/secret.md'), kind('files.outside'));
  await assert.rejects(files.edit('link/secret.md', 'typed', [{ start: 0, end: 1, text: 'T' }]), kind('files.outside'));
  await rm(elsewhere, { recursive: true });
});

test('lists what is below a folder', async () => {
  await mkdir(place('plans/b'), { recursive: true });
  await writeFile(place('plans/a.md'), '');
  assert.deepEqual(await files.list('plans'), ['a.md', 'b/']);
  assert.deepEqual(await files.list('none'), []);
});

test('an edit of an unsaved editor changes nothing else, whatever its line endings', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'é', '𝒳', ' ', '#', '-') });
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.nat(),
      fc.nat(),
      line,
      async (lines, eol, marked, one, other, replacement) => {
        resetVscode();
        const text = lines.join(eol);
        await writeFile(place('p.md'), `${marked ? '\uFEFF' : ''}on disk`);
        const document = openEditor(uri('p.md'), text);
        const base = (await files.read('p.md')) ?? '';
        const spots = boundaries(base);
        const [start = 0, end = 0] = [spots[one % spots.length] ?? 0, spots[other % spots.length] ?? 0].sort(
          (a, b) => a - b,
        );
        const edits = [{ start, end, text: replacement }];
        await files.edit('p.md', base, edits);
        assert.equal(document.getText(), applyEdits(base, edits).replace(/^\uFEFF/, ''));
      },
    ),
    { numRuns: 100 },
  );
});

/** Offsets that do not split a line ending, and not the byte order mark from the text. */
function boundaries(text: string): readonly number[] {
  const first = text.startsWith('\uFEFF') ? 1 : 0;
  const all = Array.from({ length: text.length + 1 - first }, (_, index) => index + first);
  return all.filter((offset) => !(text[offset - 1] === '\r' && text[offset] === '\n'));
}
