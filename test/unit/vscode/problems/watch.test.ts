// The Problems panel: what is shown for which document, what is offered for a finding, and that offers fit the text.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type * as vscode from 'vscode';
import { actionsFor, fixAllKind } from '../../../../src/vscode/problems/actions.ts';
import { planningFile } from '../../../../src/vscode/problems/problems.ts';
import { provideRulePage, rulePageUri } from '../../../../src/vscode/problems/rulePages.ts';
import { Watch } from '../../../../src/vscode/problems/watch.ts';
import { rules } from '../../../../src/rules/index.ts';
import { fakeHost } from '../../../fakes/host.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { ScriptedModel } from '../../../fakes/scriptedModel.ts';
import {
  CodeActionKind,
  Position,
  Range,
  Uri,
  fake,
  openEditor,
  resetVscode,
  workspace,
  type FakeDocument,
} from '../../../fakes/vscode.ts';

const path = 'specs/001-a/spec.md';
const text = '\ufeff# T\r\n\r\n| a | b |\r\n|---|---|\r\n| 1 |\r\n\r\n[x](no.md)\r\n';
const folder = Uri.file('/ws');
const uri: Uri & vscode.Uri = at(path);

/** A URI of the fake editor, where the code takes one of VS Code's. */
function at(place: string): Uri & vscode.Uri {
  return Uri.file(place.startsWith('/') ? place : `/ws/${place}`) as Uri & vscode.Uri;
}

let files: MemoryFiles;
let shown: Map<
  string,
  readonly { readonly message: string; readonly range: Range; readonly code: { readonly value: string } }[]
>;
let watch: Watch;
const failures: unknown[] = [];

beforeEach(() => {
  resetVscode();
  fake.folders.push({ uri: folder, name: 'ws', index: 0 });
  fake.settings.set('planner.plansFolder', { defaultValue: '.clinespecs' });
  fake.settings.set('planner.specsFolder', { defaultValue: 'specs' });
  files = new MemoryFiles({
    [path]: text,
    'specs/001-a/plan.md': '# P\n\n## Empty\n',
    'docs/other.md': '# O\n\n## Empty\n',
  });
  shown = new Map();
  failures.length = 0;
  const host = fakeHost(new ScriptedModel({}), { files });
  const collection = {
    set: (at: Uri, list: never) => void shown.set(String(at), list),
    delete: (at: Uri) => void shown.delete(String(at)),
  };
  watch = new Watch(collection as never, { host: async () => host, failed: (error) => void failures.push(error) });
});

const lines = (at: Uri): readonly string[] =>
  (shown.get(String(at)) ?? []).map(
    ({ code, range }) =>
      `${code.value} ${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character}`,
  );

function open(at: Uri, content: string): FakeDocument {
  return openEditor(at, content, { dirty: false });
}

test('the findings of a document that an editor shows are shown, at the places that the editor has', async () => {
  open(uri, text);
  await watch.refresh(uri);
  assert.deepEqual(failures, []);
  assert.deepEqual(lines(uri), ['structure/uneven-table 4:0-4:5', 'structure/broken-link 6:0-6:10']);
});

test('documents beside it that no editor shows are left alone, until everything is checked', async () => {
  open(uri, text);
  await watch.refresh(uri);
  assert.deepEqual([...shown.keys()], [String(uri)]);
  const count = await watch.checkAll();
  assert.deepEqual(count, { files: 2, errors: 1, warnings: 2, hints: 0 });
  assert.equal(shown.size, 2);
  watch.close(uri);
  assert.equal(shown.size, 2);
});

test('an editor that is closed takes its problems along', async () => {
  open(uri, text);
  await watch.refresh(uri);
  workspace.textDocuments = [];
  watch.close(uri);
  assert.equal(shown.size, 0);
});

test('a document that is no plan, or is in no workspace, is not checked', async () => {
  for (const place of ['/ws/docs/other.md', '/elsewhere/specs/001-a/spec.md', '/ws/specs/001-a/photo.png']) {
    assert.equal(planningFile(at(place)), undefined, place);
    await watch.refresh(at(place));
  }
  assert.equal(shown.size, 0);
  for (const place of [
    path,
    '.clinespecs/x/task_brief.md',
    '.specify/specs/1-a/plan.md',
    'packages/a/specs/001-b/contracts/api.yaml',
  ]) {
    assert.equal(planningFile(at(place))?.path, place);
  }
});

test('a repair is offered for the text that was checked, and for no other', async () => {
  const document = open(uri, text);
  await watch.refresh(uri);
  const row = new Range(new Position(4, 2), new Position(4, 2));
  const context = { diagnostics: shown.get(String(uri)) ?? [], only: undefined, triggerKind: 1 };
  const offered = (range: Range) => watch.actions(document as never, range as never, context as never);
  const [repair, ...others] = offered(row);
  assert.equal(repair?.title, 'Add the missing cells');
  assert.equal(repair?.isPreferred, true);
  assert.deepEqual(
    others.map(({ title }) => title),
    ['Ask @planner to correct this', 'Ignore here, with a reason…'],
  );
  assert.equal(repair?.diagnostics?.length, 1);
  await workspace.applyEdit(repair?.edit as never);
  assert.equal(document.getText(), text.slice(1).replace('| 1 |', '| 1 | |'));
  assert.deepEqual(offered(row), []);
});

test('everything certain is repaired at once where the editor asks for it', async () => {
  const document = open(uri, text);
  await watch.refresh(uri);
  const all = new Range(new Position(0, 0), new Position(8, 0));
  const actions = watch.actions(
    document as never,
    all as never,
    { diagnostics: [], only: fixAllKind, triggerKind: 1 } as never,
  );
  assert.deepEqual(
    actions.map(({ title }) => title),
    ['Repair all that is certain'],
  );
  const refactor = { diagnostics: [], only: new CodeActionKind('refactor'), triggerKind: 1 };
  assert.deepEqual(watch.actions(document as never, all as never, refactor as never), []);
});

test('a hover shows the page of the rule', async () => {
  const document = open(uri, text);
  await watch.refresh(uri);
  const hover = watch.hover(document as never, new Position(6, 1) as never);
  assert.match((hover?.contents[0] as { readonly value: string }).value, /^\*\*structure\/broken-link\*\*[^]*Right:/);
  assert.equal(watch.hover(document as never, new Position(0, 0) as never), undefined);
});

test('every rule has a page to open', () => {
  for (const { id } of rules) assert.match(provideRulePage(rulePageUri(id)), new RegExp(`^# ${id}\n`));
  assert.match(provideRulePage(rulePageUri('no/rule')), /There is no rule/);
});

test('a check that fails is told to the log, and the next one works', async () => {
  open(uri, text);
  files.texts.set('.planner/baseline.json', 'no baseline');
  await watch.refresh(uri);
  assert.equal(failures.length, 1);
  files.texts.delete('.planner/baseline.json');
  await watch.refresh(uri);
  assert.equal(lines(uri).length, 2);
});

test('without findings there is nothing to do', () => {
  const found = { text, findings: [] };
  const document = open(uri, text);
  const range = new Range(new Position(0, 0), new Position(0, 0));
  assert.deepEqual(
    actionsFor(found, document as never, range as never, { diagnostics: [], only: undefined } as never, {
      folder: '',
      path,
    }),
    [],
  );
});
