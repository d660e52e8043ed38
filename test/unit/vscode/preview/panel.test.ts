// The preview of a document that is written, that is gone, and that never came to be.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type * as vscode from 'vscode';
import { registerPreview } from '../../../../src/vscode/preview/preview.ts';
import { fake, putFile, resetVscode, Uri, ViewColumn, window, type FakePanel } from '../../../fakes/vscode.ts';

const file = Uri.parse('file:///work/.clinespecs/export/task_brief.md');
const uri = file as unknown as vscode.Uri;

beforeEach(() => {
  resetVscode();
  fake.folders = [{ uri: Uri.parse('file:///work'), name: 'work', index: 0 }];
});

/** Opens the preview; its page is there and paints what it gets. */
function setUp({ ready = true } = {}) {
  const context = { extensionUri: Uri.parse('file:///planner'), subscriptions: [] };
  const preview = registerPreview(context as unknown as vscode.ExtensionContext);
  preview.open(uri);
  const [panel] = fake.panels;
  const [watcher] = fake.watchers;
  assert.ok(panel && watcher);
  if (ready) panel.say({ kind: 'ready' });
  return { preview, panel, watcher };
}

/** What came to the page of its document: not what is said beside it. */
function shown(panel: FakePanel): FakePanel['messages'] {
  return panel.messages.filter(({ kind }) => kind === 'document' || kind === 'gone');
}

/** Waits for a message after the first `count`, and paints it. */
async function next(panel: FakePanel, count: number): Promise<FakePanel['messages'][number]> {
  for (;;) {
    const message = shown(panel)[count];
    if (message) return message;
    await setImmediate();
  }
}

test('what a run does with the document is said until it is done, also where the page was busy meanwhile', async () => {
  putFile(file, '# T\n\n## 1. Goals\n\n- one\n');
  const { preview, panel } = setUp();
  await next(panel, 0);
  preview.busy(uri, 'Writing 1. Goals');
  preview.stream(uri, '1. Goals', '- tw');
  panel.say({ kind: 'painted', version: 1, milliseconds: 1 });
  assert.equal((await next(panel, 1)).busy, 'Writing 1. Goals');
  // The turn ends before the page has painted.
  preview.busy(uri);
  panel.say({ kind: 'painted', version: 2, milliseconds: 1 });
  const last = await next(panel, 2);
  assert.equal(last.kind, 'document');
  assert.equal(last.busy, undefined);
  assert.doesNotMatch(JSON.stringify(last), /tw/);
});

test('a page gets what its version lacks, and all of it where it begins anew', async () => {
  putFile(file, '# T\n\none\n\ntwo\n\nthree\n');
  const { panel, watcher } = setUp();
  const first = await next(panel, 0);
  assert.equal(first.kept, undefined);
  panel.say({ kind: 'painted', version: 1, milliseconds: 1 });
  putFile(file, '# T\n\none\n\ntwo and\nmore\n\nthree\n');
  watcher.changed.fire(file);
  const second = await next(panel, 1);
  assert.deepEqual(second.kept, { version: 1, start: 2, end: 1, lines: 1 });
  assert.equal(JSON.stringify(second.blocks).includes('two and'), true);
  assert.equal(JSON.stringify(second.blocks).includes('three'), false);
  panel.say({ kind: 'ready' });
  const third = await next(panel, 2);
  assert.equal(third.kept, undefined);
  assert.match(JSON.stringify(third.blocks), /one.*two and.*three/);
});

test('a document that goes with its folder is said to be gone: VS Code tells of the folder alone', async () => {
  putFile(file, '# T\n');
  const { panel, watcher } = setUp();
  await next(panel, 0);
  panel.say({ kind: 'painted', version: 1, milliseconds: 1 });
  assert.deepEqual(watcher.paths, ['.clinespecs', '.clinespecs/export', '.clinespecs/export/task_brief.md']);
  fake.entries.delete(String(file));
  watcher.deleted.fire(Uri.parse('file:///work/.clinespecs/export'));
  assert.match(JSON.stringify(await next(panel, 1)), /task_brief\.md is not there any more/);
  assert.equal(panel.isDisposed, false);
});

test('the preview of a document that could not be written closes with the turn', async () => {
  const { preview, panel } = setUp();
  preview.busy(uri, 'Writing 1. Goals');
  preview.stream(uri, '1. Goals', '- one');
  const first = await next(panel, 0);
  assert.equal(first.kind, 'document');
  panel.say({ kind: 'painted', version: first.version, milliseconds: 1 });
  preview.busy(uri);
  while (!panel.isDisposed) await setImmediate();
  assert.equal(panel.messages.filter(({ kind }) => kind === 'gone').length, 0);
  // It can be opened again.
  preview.open(uri);
  assert.equal(fake.panels.length, 2);
});

test('it closes too where the turn is over before the page is there', async () => {
  const { preview, panel } = setUp({ ready: false });
  preview.busy(uri, 'Writing 1. Goals');
  preview.stream(uri, '1. Goals', '- one');
  preview.busy(uri);
  panel.say({ kind: 'ready' });
  while (!panel.isDisposed) await setImmediate();
  assert.deepEqual(shown(panel), []);
});

test('a second preview opens where the first one is, unless something is edited there', () => {
  const { preview, panel } = setUp();
  const another = (name: string): FakePanel => {
    preview.open(Uri.parse(`file:///work/.clinespecs/${name}/task_brief.md`) as unknown as vscode.Uri);
    return fake.panels.at(-1) ?? assert.fail('no panel');
  };
  assert.equal(panel.viewColumn, ViewColumn.Beside);
  Object.assign(panel, { viewColumn: 2 });
  window.activeTextEditor = { viewColumn: 1 };
  assert.equal(another('import').viewColumn, 2);
  window.activeTextEditor = { viewColumn: 2 };
  assert.equal(another('archive').viewColumn, ViewColumn.Beside);
});

const draft = (name: string): vscode.Uri =>
  Uri.parse(`file:///work/.clinespecs/export/alternatives/${name}-plan.md`) as unknown as vscode.Uri;
const plan = Uri.parse('file:///work/.clinespecs/export/export-plan.md') as unknown as vscode.Uri;

test('a draft that has become the plan is shown as that, else the draft that was shown beside it gives way', async () => {
  for (const [name, opened] of [
    ['moved', [draft('queue')]],
    ['beside', [draft('job')]],
    ['both', [draft('queue'), draft('job')]],
  ] as const) {
    resetVscode();
    fake.folders = [{ uri: Uri.parse('file:///work'), name: 'work', index: 0 }];
    const { preview, panel } = setUp();
    opened.forEach((one) => preview.open(one));
    putFile(Uri.parse(String(plan)), '# The plan\n');
    preview.turnTo(plan, draft('queue'), [draft('job')]);
    const [, first, second] = fake.panels;
    assert.equal(first?.title, 'Preview export/export-plan.md', name);
    first.say({ kind: 'ready' });
    assert.match(JSON.stringify(await next(first, 0)), /The plan/, name);
    // What the reader opened beside it stays, and so does what has nothing to do with it.
    assert.equal(second?.title, name === 'both' ? 'Preview alternatives/job-plan.md' : undefined, name);
    assert.match(panel.title, /task_brief/);
  }
});

test('where the plan is shown, a draft beside it stays', () => {
  const { preview } = setUp();
  preview.open(plan);
  preview.open(draft('job'));
  preview.turnTo(plan, draft('queue'), [draft('job')]);
  assert.deepEqual(
    fake.panels.slice(1).map(({ title }) => title),
    ['Preview export/export-plan.md', 'Preview alternatives/job-plan.md'],
  );
});

test('it is told which documents previews show, when one opens, turns to another document and is closed', () => {
  const told: string[] = [];
  const tell = (one: vscode.Uri): void => {
    told.push(`${one.path.slice(one.path.lastIndexOf('/') + 1)} ${preview.shows(one)}`);
  };
  const context = { extensionUri: Uri.parse('file:///planner'), subscriptions: [] };
  const preview = registerPreview(context as unknown as vscode.ExtensionContext, { shown: tell });
  const plan = Uri.parse('file:///work/.clinespecs/export/plan.md') as unknown as vscode.Uri;
  preview.open(uri);
  preview.turnTo(plan, uri, []);
  fake.panels[0]?.dispose();
  assert.deepEqual(told, ['task_brief.md true', 'task_brief.md false', 'plan.md true', 'plan.md false']);
});
