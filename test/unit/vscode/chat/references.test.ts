// What is read of the things that a user attached, and what is named as left out.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type * as vscode from 'vscode';
import { english } from '../../../../src/documents/sentence.ts';
import { isPlanningDocument } from '../../../../src/vscode/planningDocument.ts';
import { placesOf, readAttachments } from '../../../../src/vscode/chat/references.ts';
import { checkWritable, findFolder, pathIn, workspaceFolder } from '../../../../src/vscode/workspace.ts';
import {
  fake,
  Location,
  openEditor,
  Position,
  putFile,
  putFolder,
  Range,
  resetVscode,
  Uri,
} from '../../../fakes/vscode.ts';

const uri = (path: string): Uri => Uri.parse(`file:///work/${path}`);
const folder = { uri: Uri.parse('file:///work'), name: 'work', index: 0 };
const given = folder as unknown as vscode.WorkspaceFolder;

beforeEach(() => {
  resetVscode();
  fake.folders.push(folder);
  putFolder(Uri.parse('file:///work'));
});

const read = async (...values: readonly unknown[]) => {
  const { references, leftOut } = await readAttachments(
    values.map((value) => ({ id: 'x', value })),
    given,
  );
  return { references, leftOut: leftOut.map(english) };
};

test('files, selections, texts and unsaved editors are read', async () => {
  putFile(uri('a.md'), 'one\ntwo\nthree\n');
  putFile(uri('b.md'), 'on disk');
  openEditor(uri('b.md'), 'in the editor');
  const range = new Range(new Position(1, 0), new Position(2, 0));
  const { references, leftOut } = await read(uri('a.md'), new Location(uri('a.md'), range), uri('b.md'), 'pasted');
  assert.deepEqual(references, [
    { name: 'a.md', text: 'one\ntwo\nthree\n' },
    { name: 'selection of a.md', text: 'two\n' },
    { name: 'b.md', text: 'in the editor' },
    { name: 'attached text', text: 'pasted' },
  ]);
  assert.deepEqual(leftOut, []);
});

test('what is handed over twice is read once', async () => {
  putFile(uri('a.md'), 'one\ntwo\nthree\n');
  const selection = (line: number): Location =>
    new Location(uri('a.md'), new Range(new Position(line, 0), new Position(line + 1, 0)));
  const { references } = await read(selection(0), selection(1), selection(1), uri('a.md'), uri('a.md'));
  assert.deepEqual(
    references.map(({ text }) => text),
    ['one\n', 'two\n', 'one\ntwo\nthree\n'],
  );
});

test("the index that VS Code adds is not the user's", async () => {
  const own = { id: 'vscode.customizations.index', value: 'a long list' };
  assert.deepEqual(await readAttachments([own], given), { references: [], leftOut: [] });
  assert.deepEqual(placesOf([own, { id: 'x', value: uri('a.md') }]).map(String), ['file:///work/a.md']);
});

test('secrets, what git ignores and what is excluded never reach a model, and that is said', async () => {
  for (const name of ['.env', 'k.pem', 'out.log', 'sub/kept.log', 'hidden/x.md']) putFile(uri(name), 'x');
  putFile(uri('.gitignore'), '*.log\n');
  putFile(uri('sub/.gitignore'), 'nothing\n');
  fake.settings.set('files.exclude', { globalValue: { '**/hidden': true, '**/*.md': false } });
  const { references, leftOut } = await read(...['.env', 'k.pem', 'out.log', 'sub/kept.log', 'hidden/x.md'].map(uri));
  assert.deepEqual(references, []);
  assert.deepEqual(leftOut, [
    '.env may hold secrets: it was left out and is never sent to a model.',
    'k.pem may hold secrets: it was left out and is never sent to a model.',
    'out.log is ignored by git: it was left out.',
    'sub/kept.log is ignored by git: it was left out.',
    'hidden/x.md is excluded by the setting files.exclude: it was left out.',
  ]);
});

test('a selection of a secret file is left out as the file is', async () => {
  putFile(uri('.env'), 'KEY=1');
  const range = new Range(new Position(0, 0), new Position(0, 5));
  assert.equal((await read(new Location(uri('.env'), range))).references.length, 0);
});

test('binary, huge, missing and strange attachments are named', async () => {
  putFile(uri('a.bin'), new Uint8Array([1, 0, 2]));
  putFile(uri('big.md'), 'x'.repeat(1_000_001));
  const { references, leftOut } = await read(uri('a.bin'), uri('big.md'), uri('gone.md'), 42);
  assert.deepEqual(references, []);
  assert.deepEqual(leftOut, [
    'a.bin is not text: it was left out.',
    'big.md is larger than 1 MB: it was left out. Attach a selection of it.',
    'gone.md is not there any more: it was left out.',
    'Something that is neither text nor a file was attached: it was left out.',
  ]);
});

test('a folder stands for the names below it, without secrets', async () => {
  for (const name of ['docs/a.md', 'docs/.env', 'docs/deep/b.md', 'docs/deep/er/c.md']) {
    putFile(uri(name), 'x');
  }
  const { references } = await read(uri('docs'));
  assert.deepEqual(references, [{ name: 'docs/', text: 'a.md\ndeep/\ndeep/b.md\ndeep/er/' }]);
});

test('the folder is the named one, the only one, or the one that the hints point into', async () => {
  const hint = (text: string) => [Uri.parse(text) as unknown as vscode.Uri];
  assert.equal((await findFolder(undefined, []))?.name, 'work');
  fake.folders.push({ uri: Uri.parse('file:///other'), name: 'other', index: 1 });
  assert.equal((await findFolder('file:///other', []))?.name, 'other');
  assert.equal((await findFolder(undefined, hint('file:///other/a.md')))?.name, 'other');
  fake.pick = (items) => items[0];
  assert.equal((await findFolder('file:///closed', []))?.name, 'work');
  fake.pick = () => undefined;
  assert.equal(await findFolder(undefined, []), undefined);
});

test('without a folder, in a closed one and in a read-only one it is said what to do', async () => {
  const closed = Uri.parse('file:///closed') as unknown as vscode.Uri;
  assert.throws(() => workspaceFolder(closed), { kind: 'workspace.none' });
  fake.readonlySchemes.add('file');
  assert.throws(() => checkWritable(given), { kind: 'files.denied' });
  fake.folders.length = 0;
  await assert.rejects(findFolder(undefined, []), { kind: 'workspace.none' });
});

test('paths are inside the folder or nothing', () => {
  const path = (text: string) => pathIn(given, Uri.parse(text) as unknown as vscode.Uri);
  assert.equal(path('file:///work/a/b.md'), 'a/b.md');
  assert.equal(path('file:///workshop/a.md'), undefined);
  assert.equal(path('memfs:///work/a.md'), undefined);
});

test('planning documents are Markdown files in the folders that are set', () => {
  fake.settings.set('planner.plansFolder', { defaultValue: '.clinespecs', globalValue: './plans/' });
  fake.settings.set('planner.specsFolder', { defaultValue: 'specs' });
  const is = (path: string) => isPlanningDocument(uri(path) as unknown as vscode.Uri);
  assert.ok(is('plans/a/task_brief.md'));
  assert.ok(is('specs/1/plan.md'));
  for (const path of ['.clinespecs/a/task_brief.md', 'plans/a.json', 'specsx/a.md', 'a.md']) assert.ok(!is(path), path);
});
