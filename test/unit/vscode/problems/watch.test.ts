// The Problems panel: what is shown for which document, what is offered for a finding, and that offers fit the text.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type * as vscode from 'vscode';
import { actionsFor, fixAllKind } from '../../../../src/vscode/problems/actions.ts';
import { planningFile } from '../../../../src/vscode/problems/problems.ts';
import { provideRulePage, rulePageUri } from '../../../../src/vscode/problems/rulePages.ts';
import { Watch } from '../../../../src/vscode/problems/watch.ts';
import { rules } from '../../../../src/rules/index.ts';
import { staleFindings } from '../../../../src/app/feature/staleFindings.ts';
import type { StaleSection } from '../../../../src/core/stale.ts';
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
let stale: readonly StaleSection[] = [];
const failures: unknown[] = [];
const previewed = new Set<string>();

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
  stale = [];
  previewed.clear();
  watch = new Watch(collection as never, {
    host: async () => host,
    stale: async (_, set) => staleFindings(stale, set),
    isPreviewed: (at) => previewed.has(String(at)),
    failed: (error) => void failures.push(error),
  });
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
  assert.deepEqual(count, { files: 2, errors: 0, warnings: 2, hints: 1, notes: [] });
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

test('what a preview shows has its problems without an editor, for as long as one of both shows it', async () => {
  previewed.add(String(uri));
  await watch.refresh(uri);
  assert.equal(lines(uri).length, 2);
  open(uri, text);
  await watch.refresh(uri);
  workspace.textDocuments = [];
  watch.close(uri);
  assert.equal(lines(uri).length, 2);
  previewed.clear();
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

test('what is gone from the disk is no more shown, and what came is, once everything was asked for', async () => {
  await watch.checkAll();
  files.texts.delete('specs/001-a/plan.md');
  files.texts.set('specs/001-a/renamed.md', '# P\n\n## Empty\n');
  await watch.refresh(at('specs/001-a/plan.md'));
  assert.deepEqual([...shown.keys()].sort(), [at('specs/001-a/renamed.md'), uri].map(String));
  // The whole folder.
  files.texts.clear();
  await watch.refresh(uri);
  assert.equal(shown.size, 0);
  assert.deepEqual(failures, []);
});

test('a check of everything drops what it no more finds', async () => {
  await watch.checkAll();
  files.texts.delete(path);
  await watch.checkAll();
  assert.deepEqual([...shown.keys()], [String(at('specs/001-a/plan.md'))]);
});

test('a folder of plans that the settings no more name takes its problems along', async () => {
  open(uri, text);
  await watch.refresh(uri);
  fake.settings.set('planner.specsFolder', { defaultValue: 'specs', globalValue: 'plans' });
  await watch.refresh(uri);
  assert.equal(shown.size, 0);
});

test('a change on the disk is checked where something beside it is shown, and nowhere else', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const refreshed: string[] = [];
  context.mock.method(watch, 'refresh', async (one: vscode.Uri) => void refreshed.push(one.path));
  watch.touch(at('specs/001-a/plan.md'));
  context.mock.timers.tick(1000);
  assert.equal(refreshed.length, 0);
  context.mock.restoreAll();
  open(uri, text);
  await watch.refresh(uri);
  context.mock.method(watch, 'refresh', async (one: vscode.Uri) => void refreshed.push(one.path));
  // Many files of a folder are one check.
  for (const name of ['plan.md', 'tasks.md', 'contracts/api.yaml']) watch.touch(at(`specs/001-a/${name}`));
  watch.touch(at('specs/002-b/plan.md'));
  context.mock.timers.tick(1000);
  assert.deepEqual(refreshed, ['/ws/specs/001-a/contracts/api.yaml']);
  watch.touch(at('.specify/memory/constitution.md'));
  context.mock.timers.tick(1000);
  assert.equal(refreshed.length, 2);
});

test('a folder deep in the workspace that only has the name of the specs is left alone, as is what is installed', async () => {
  const deep = at('docs/specs/notes.md');
  files.texts.set('docs/specs/notes.md', '# N\n\n## Empty\n');
  open(deep, '# N\n\n## Empty\n');
  await watch.refresh(deep);
  assert.equal(shown.size, 0);
  files.texts.set('docs/specs/001-x/spec.md', '# S\n');
  await watch.refresh(deep);
  assert.deepEqual(lines(deep), ['structure/empty-section 2:0-2:8']);
  assert.equal(planningFile(at('node_modules/x/specs/001-a/spec.md')), undefined);
});

test('where findings meet, each request says which one it is about, once', async () => {
  const both = '# T\n\n## A\n\n[x](no.md) and [y](none.md)\n\n## Empty {{x}}\n';
  files.texts.set(path, both);
  const document = open(uri, both);
  await watch.refresh(uri);
  const line = new Range(new Position(4, 0), new Position(6, 14));
  const context = { diagnostics: [], only: undefined, triggerKind: 1 };
  const titles = watch
    .actions(document as never, line as never, context as never)
    .map(({ title }) => title)
    .filter((title) => title.includes('broken-link'));
  assert.deepEqual(titles, [
    'Ask @planner to correct this: structure/broken-link',
    'Ignore here, with a reason: structure/broken-link…',
  ]);
});

test('a stale section is a hint at its heading, and can be remade from there', async (context) => {
  const changed = { artifact: 'plan', path: 'specs/001-a/plan.md', inputs: ['decision:TD001'], isEdited: false };
  const plan = at('specs/001-a/plan.md');
  const document = open(plan, '# P\n\n## Empty\n');
  await watch.refresh(plan);
  assert.deepEqual(lines(plan), ['structure/empty-section 2:0-2:8']);
  stale = [{ ...changed, section: 'Empty' }];
  await watch.refresh(plan);
  assert.deepEqual(lines(plan), ['speckit/stale-section 2:0-2:8', 'structure/empty-section 2:0-2:8'].toSorted());
  const range = new Range(new Position(2, 3), new Position(2, 3));
  const about = { diagnostics: shown.get(String(plan)) ?? [], only: undefined, triggerKind: 1 };
  const offered = watch.actions(document as never, range as never, about as never);
  const remake = offered.find(({ command }) => command?.command === 'planner.remakeSection');
  assert.equal(remake?.title, 'Remake this section');
  assert.deepEqual(remake?.command?.arguments?.[1], 'Empty');
  const refreshed: string[] = [];
  context.mock.timers.enable({ apis: ['setTimeout'] });
  context.mock.method(watch, 'refresh', async (one: vscode.Uri) => void refreshed.push(one.path));
  watch.staleChanged({ folder: String(folder), set: 'specs/002-b' });
  watch.staleChanged({ folder: String(folder), set: 'specs/001-a' });
  context.mock.timers.tick(1000);
  assert.deepEqual(refreshed, ['/ws/specs/001-a/plan.md']);
});

test('what is stale is shown of documents beside the one that is open, and goes with it', async () => {
  const plan = at('specs/001-a/plan.md');
  const changed = { artifact: 'plan', path: 'specs/001-a/plan.md', inputs: ['spec#T'], isEdited: false };
  open(uri, text);
  stale = [{ ...changed, section: 'Empty' }];
  await watch.refresh(uri);
  // Only that: what else is wrong there is told where it is opened.
  assert.deepEqual(lines(plan), ['speckit/stale-section 2:0-2:8']);
  stale = [];
  await watch.refresh(uri);
  assert.deepEqual([...shown.keys()], [String(uri)]);
  stale = [{ ...changed, section: 'Empty' }];
  await watch.refresh(uri);
  assert.equal(shown.size, 2);
  workspace.textDocuments = [];
  await watch.refresh(uri);
  assert.equal(shown.size, 0);
});

test('a stale document that is closed is still stale beside what is open', async (context) => {
  const plan = at('specs/001-a/plan.md');
  const changed = { artifact: 'plan', path: 'specs/001-a/plan.md', inputs: ['spec#T'], isEdited: false };
  const kept = open(uri, text);
  open(plan, '# P\n\n## Empty\n');
  stale = [{ ...changed, section: 'Empty' }];
  await watch.refresh(plan);
  const refreshed: string[] = [];
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const refresh = context.mock.method(watch, 'refresh', async (one: vscode.Uri) => void refreshed.push(one.path));
  workspace.textDocuments = [kept];
  watch.close(plan);
  context.mock.timers.tick(1000);
  assert.deepEqual(refreshed, ['/ws/specs/001-a/plan.md']);
  refresh.mock.restore();
  await watch.refresh(plan);
  assert.deepEqual(lines(plan), ['speckit/stale-section 2:0-2:8']);
});

test('a contract can be repaired, but not asked about or ignored by a comment', () => {
  const place = { start: 0, end: 1, line: 1, column: 1 };
  const finding = {
    rule: 'contracts/valid',
    severity: 'error',
    path: 'a.yaml',
    place,
    message: { text: 'x', args: [] },
  };
  const document = open(at('specs/001-a/a.yaml'), 'a: 1\n');
  const range = new Range(new Position(0, 0), new Position(0, 0));
  const context = { diagnostics: [], only: undefined };
  const on = (name: string) =>
    actionsFor({ text: 'a: 1\n', findings: [finding] } as never, document as never, range as never, context as never, {
      folder: '',
      path: name,
    });
  assert.deepEqual(on('specs/001-a/a.yaml'), []);
  assert.equal(on('specs/001-a/a.md').length, 2);
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
