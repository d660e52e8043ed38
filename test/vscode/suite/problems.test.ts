// The Problems panel of planning documents: what is found, what can be done about it, and that it follows the text.
import assert from 'node:assert/strict';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../host/paths.mjs';
import { Problems } from '../driver/problems.ts';
import { textOf } from '../driver/fakeModel.ts';
import { until } from '../driver/wait.ts';
import { openWorkbench, withWorkbench, type Workbench } from '../driver/workbench.ts';
import { opened } from './briefReplies.ts';

const brief = '.clinespecs/shorter-sign-in/task_brief.md';
const spec = 'specs/004-library-loans/spec.md';
const contract = 'specs/004-library-loans/contracts/loans.yaml';

const fixture = (path: string): string => readFileSync(join(root, 'test/fixtures', path), 'utf8');

/** The text with one part replaced. */
function spoil(text: string, part: string, by: string): string {
  assert.ok(text.includes(part), part);
  return text.replace(part, () => by);
}

const faultyBrief = [
  ['[AUTH-12](https://example.atlassian.net/browse/AUTH-12)', 'later'],
  ['- Signing in takes one page.\n- Support', '- Signing in is fast and user-friendly.\n- Support'],
  ['- **Session service**: Takes', '- **Session service**: See [the notes](notes.md). Takes'],
  ['send --> known{Known user?}', 'send --> known[Known user?'],
].reduce((text, [part = '', by = '']) => spoil(text, part, by), fixture('rules/brief.md'));

const feature = Object.fromEntries(
  [
    'spec.md',
    'plan.md',
    'plan.md.decisions.md',
    'data-model.md',
    'quickstart.md',
    'research.md',
    'tasks.md',
    'contracts/loans.yaml',
  ].map((name) => [`specs/004-library-loans/${name}`, fixture(`feature/specs/004-library-loans/${name}`)]),
);

const files = {
  ...feature,
  [spec]: spoil(
    spoil(
      feature[spec] ?? '',
      '- **SC-001**: A loan takes under 20 seconds',
      '- **SC-001**: A loan is fast and intuitive',
    ),
    '- What happens when a card is expired?',
    '| Case | Answer |\n|---|---|\n| Expired card |',
  ),
  [contract]: spoil(feature[contract] ?? '', "'201': { description: A loan }", "'201': { descriptions: A loan }"),
  [brief]: faultyBrief,
  'notes/other.md': '# Notes\n\n## Empty\n\n[nowhere](gone.md)\n',
};

let workbench: Workbench;
let problems: Problems;

before(async () => {
  workbench = await openWorkbench({ files });
  problems = new Problems(workbench.page);
});

after(() => workbench.close());

/** What stands in the panel for a file, as `rule line`. */
async function found(path: string): Promise<readonly string[]> {
  const all = await workbench.inHost(({ languages }) =>
    languages
      .getDiagnostics()
      .flatMap(([uri, list]) =>
        list
          .filter(({ source }) => source === 'Planner')
          .map(
            ({ code, range, message }) =>
              [
                uri.path,
                `${(code as { value: string }).value} ${range.start.line + 1}:${range.start.character}-${range.end.line + 1}:${range.end.character} ${message}`,
              ] as const,
          ),
      ),
  );
  return all.filter(([at]) => at.endsWith(path)).map(([, text]) => text);
}

/** Closes the active editor, whatever has the focus. */
async function closeEditor(): Promise<void> {
  await workbench.inHost(({ commands }) => commands.executeCommand('workbench.action.closeActiveEditor'));
}

/** Waits until exactly these rules have found something in a file. */
async function finds(path: string, rules: readonly string[]): Promise<void> {
  await until(`${path} has findings of ${rules.join(', ')}`, async () => {
    const ids = (await found(path)).map((text) => text.split(' ')[0]);
    return ids.join() === rules.join();
  });
}

/** A test in the window that they share; what it showed when the test failed is kept as a picture. */
function scene(name: string, work: () => Promise<void>): void {
  test(name, async () => {
    try {
      await work();
    } catch (error) {
      console.error(`Picture: ${await workbench.screenshot(`failed problems ${name}`)}`);
      throw error;
    }
  });
}

const briefRules = [
  'brief/jira',
  'wording/vague',
  'structure/broken-link',
  'brief/diagram-decisions',
  'structure/diagram',
];
const specRules = ['structure/uneven-table', 'speckit/criterion-measure', 'wording/vague'];

scene('problems are shown with their rule, follow the text that is typed, and go when it is right', async () => {
  const { editor } = workbench;
  await editor.open('notes/other.md');
  await editor.open(brief);
  await problems.open();
  assert.match(await problems.shows('brief/jira'), /^The Jira ticket must be.* Planner ?\(?brief\/jira/);
  await finds(brief, briefRules);
  assert.deepEqual(await found('notes/other.md'), []);
  await workbench.screenshot('problems 1 brief');
  await editor.replaceLine(5, '| **Jira Ticket** | AUTH-12 |');
  await problems.lacks('brief/jira');
  assert.ok(await editor.isDirty());
  await editor.replaceLine(5, '| **Jira Ticket** | later |');
  await problems.shows('brief/jira');
  await editor.open(spec);
  await finds(spec, specRules);
  await workbench.screenshot('problems 2 feature');
  await editor.open(contract);
  await finds(contract, ['contracts/valid', 'contracts/valid', 'contracts/valid']);
  await workbench.screenshot('problems 3 contract');
  await closeEditor();
  await finds(contract, []);
});

scene('the rule has a page: in the hover, and behind its id in the panel', async () => {
  const { editor, page } = workbench;
  await editor.open(brief);
  await editor.goToLine(5, 23);
  assert.match(await problems.hover('As shipped'), /brief\/jira[^]*Right:/);
  await workbench.screenshot('problems 4 hover');
  for (const theme of ['dark', 'highContrast', 'light'] as const) {
    await page.keyboard.press('Escape');
    await workbench.setTheme(theme);
    await editor.goToLine(5, 23);
    await problems.hover('As shipped');
    if (theme !== 'light') await workbench.screenshot(`problems 4 hover ${theme}`);
  }
  await page.keyboard.press('Escape');
  await problems.clickRule('brief/jira');
  await editor.opened('jira.md');
  assert.match(await editor.text(), /^# brief\/jira\n[^]*To give it another severity/);
  await workbench.screenshot('problems 5 page');
  await closeEditor();
});

scene('what is certain is repaired from the light bulb, all at once, from the palette and on save', async () => {
  const { editor, palette } = workbench;
  await editor.open(spec);
  await editor.goToLine(35);
  const titles = await problems.fixes();
  assert.deepEqual(
    titles.filter((title) => !['Fix', 'Explain'].includes(title)),
    ['Add the missing cells', 'Ask @planner to correct this', 'Ignore here, with a reason…'],
  );
  await workbench.screenshot('problems 6 fixes');
  await problems.pickFix('Add the missing cells');
  await finds(spec, specRules.slice(1));
  const whole = await editor.text();
  await editor.type(`${whole.replace('| Expired card | |', '| Expired card |\n| Lost card |')}`);
  await finds(spec, ['structure/uneven-table', ...specRules]);
  await editor.goToLine(35);
  assert.ok((await problems.fixes()).includes('Repair all 2 problems that are certain in this document'));
  await workbench.screenshot('problems 7 repair all');
  await problems.pickFix('Repair all 2 problems');
  await palette.notification('2 problems in');
  await finds(spec, specRules.slice(1));
  await editor.undo();
  await finds(spec, ['structure/uneven-table', ...specRules]);
  assert.ok(await palette.offers('Planner: Repair All That Is Certain'));
  await editor.activate('other.md');
  assert.ok(!(await palette.offers('Planner: Repair All That Is Certain')));
  await editor.activate('spec.md');
  await workbench.changeSettings({ 'editor.codeActionsOnSave': { 'source.fixAll.planner': 'explicit' } });
  await until('the setting is there', () =>
    workbench.inHost(({ workspace }) =>
      Boolean(workspace.getConfiguration('editor').get('codeActionsOnSave', {})['source.fixAll.planner' as never]),
    ),
  );
  await editor.focus();
  await editor.save();
  await workbench.fileShows(spec, (text) => text.includes('| Expired card | |\n| Lost card | |'));
  await finds(spec, specRules.slice(1));
  await workbench.changeSettings({ 'editor.codeActionsOnSave': null });
});

scene('a finding that is meant is ignored with a reason; settings and the baseline hide what is known', async () => {
  const { editor, palette } = workbench;
  await editor.open(brief);
  await editor.goToLine(16);
  await problems.fixes();
  await problems.pickFix('Ignore here, with a reason');
  assert.match((await palette.heading()).title, /why is wording\/vague meant here/);
  await workbench.screenshot('problems 8 reason');
  await palette.type('the measure is in AUTH-12');
  await finds(
    brief,
    briefRules.filter((rule) => rule !== 'wording/vague'),
  );
  assert.match(await editor.text(), /<!-- planner-ignore wording\/vague: the measure is in AUTH-12 -->/);
  await workbench.screenshot('problems 9 ignored');
  await workbench.changeSettings({ 'planner.rules': { 'brief/*': 'off' } });
  await finds(brief, ['structure/broken-link', 'structure/diagram']);
  await workbench.changeSettings({ 'planner.rules': null });
  await finds(
    brief,
    briefRules.filter((rule) => rule !== 'wording/vague'),
  );

  await palette.run('Planner: Check Plans');
  const counts = await palette.notification('documents were checked');
  assert.match(counts, /9 documents were checked/);
  await problems.shows('loans.yaml');
  await workbench.screenshot('problems 10 all');

  await palette.run('Planner: Start From Here: Hide What Is Found Now');
  await palette.notification('knows');
  await finds(brief, []);
  await finds(contract, []);
  await editor.focus();
  await editor.replaceLine(6, '| **Status** | `Perhaps` |');
  await finds(brief, ['brief/status']);
  await workbench.screenshot('problems 11 baseline');
  await editor.replaceLine(6, '| **Status** | `Draft` |');
  await workbench.inHost(async ({ workspace, Uri }) => {
    const [folder] = workspace.workspaceFolders ?? [];
    if (folder) await workspace.fs.delete(Uri.joinPath(folder.uri, '.planner/baseline.json'));
  });
  await finds(contract, ['contracts/valid', 'contracts/valid', 'contracts/valid']);
});

scene('what changes on the disk is shown: checked out, renamed, deleted', async () => {
  const file = join(workbench.folder, contract);
  writeFileSync(file, fixture('feature/specs/004-library-loans/contracts/loans.yaml'));
  await finds(contract, ['contracts/valid']);
  renameSync(file, join(workbench.folder, 'specs/004-library-loans/contracts/renamed.yaml'));
  await finds(contract, []);
  await finds('renamed.yaml', ['contracts/valid']);
  rmSync(join(workbench.folder, 'specs/004-library-loans/contracts/renamed.yaml'));
  await finds('renamed.yaml', []);
});

scene('Planner corrects a finding in the chat, where it can be looked at and taken', async () => {
  const { chat, editor, model } = workbench;
  await opened(workbench);
  const listed = await chat.ask('@planner /check');
  assert.match(listed, /documents were checked/);
  assert.match(listed, /task_brief\.md:5[^]*brief\/jira Correct it/);
  await workbench.screenshot('problems 12 chat');
  for (const theme of ['dark', 'highContrast', 'light'] as const) {
    await workbench.setTheme(theme);
    if (theme !== 'light') await workbench.screenshot(`problems 12 chat ${theme}`);
  }
  assert.match(await chat.ask('@planner /help'), /\/check/);
  await editor.open(brief);
  const line = (await editor.text()).split('\n').findIndex((text) => text.includes('See [the notes]'));
  model.respond((request) => {
    const asked = /### 4\.2\.[^]*?in one request\./.exec(textOf(request))?.[0] ?? '';
    return asked.replace('See [the notes](notes.md). ', '');
  });
  await editor.goToLine(line + 1);
  await workbench.page.keyboard.press('End');
  for (let step = 0; step < 35; step++) await workbench.page.keyboard.press('ArrowLeft');
  await problems.fixes();
  await problems.pickFix('Ask @planner to correct this');
  await chat.shows('Take It');
  await chat.ended();
  await workbench.screenshot('problems 13 correction');
  await chat.clickLink('Show Change');
  await workbench.page.locator('.monaco-diff-editor').first().waitFor();
  await workbench.screenshot('problems 14 change');
  await chat.clickLink('Take It');
  await workbench.palette.notification('was corrected');
  await finds(brief, ['brief/jira', 'brief/diagram-decisions', 'structure/diagram']);
});

test('without trust and without a model it checks, and says what else can be done', async () => {
  await withWorkbench('problems untrusted', { files, trusted: false, models: [] }, async (other) => {
    const panel = new Problems(other.page);
    await other.editor.open(brief);
    await panel.open();
    await panel.shows('brief/jira');
    await panel.shows('structure/diagram');
    await other.screenshot('problems 15 untrusted');
  });
  await withWorkbench('problems offline', { files, models: [] }, async (other) => {
    const panel = new Problems(other.page);
    await opened(other);
    await other.editor.open(brief);
    await panel.open();
    await panel.shows('brief/jira');
    await other.editor.goToLine(5);
    await other.page.keyboard.press('End');
    await panel.fixes();
    await panel.pickFix('Ask @planner to correct this');
    await other.chat.shows('The built-in model cannot correct this.');
    await other.screenshot('problems 16 offline');
  });
});

test('every folder of a workspace has its problems', async () => {
  const both = { [`alpha/${brief}`]: faultyBrief, [`beta/${brief}`]: fixture('rules/brief.md') };
  await withWorkbench(
    'problems folders',
    { workspace: null, folders: ['alpha', 'beta'], files: both },
    async (other) => {
      await other.palette.run('Planner: Check Plans');
      assert.match(await other.palette.notification('documents were checked'), /2 documents were checked: 2 errors/);
      await other.screenshot('problems 17 folders');
    },
  );
});
