// The plans view, its badge and the status bar: what a person sees of all plans, and what can be done in place.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../host/paths.mjs';
import { Plans } from '../driver/plans.ts';
import { until } from '../driver/wait.ts';
import { answer } from './briefReplies.ts';
import { openWorkbench, withWorkbench, type Workbench } from '../driver/workbench.ts';

const feature = 'specs/004-library-loans';
const plan = '.clinespecs/loan-reminders/reminder-mails-plan.md';
const fixture = (path: string): string => readFileSync(join(root, 'test/fixtures', path), 'utf8');
const names = [
  'spec.md',
  'plan.md',
  'plan.md.decisions.md',
  'research.md',
  'data-model.md',
  'quickstart.md',
  'tasks.md',
];

const phases = `# Plan: Reminder mails

**Size**: S

## Overview

Mails that remind members of due loans.

## Phase 1: Queue

**Status**: active

### Exit Criteria

- [x] The queue survives a restart
- [ ] All tests pass

## Phase 2: Mails

**Depends on**: Phase 1

### Exit Criteria

- [ ] No mail is lost
`;
const brief = fixture('rules/brief.md').replace(
  /## 6\. Open Questions[^]*$/,
  '## 6. Open Questions\n\n- [ ] Who sends the mails?\n',
);

const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(names.map((name) => [`${feature}/${name}`, fixture(`feature/${feature}/${name}`)])),
  'specs/005-fees/spec.md':
    '# Feature Specification: Fees\n\n**Status**: Draft\n\n- **FR-001**: Fees [NEEDS CLARIFICATION: per day?]\n',
  [plan]: phases,
  '.clinespecs/loan-reminders/task_brief.md': brief,
};

let workbench: Workbench;
let plans: Plans;

before(async () => {
  workbench = await openWorkbench({ files });
  plans = new Plans(workbench.page);
});

after(() => workbench.close());

/** A test in the window that they share; what it showed when the test failed is kept as a picture. */
function scene(name: string, work: () => Promise<void>): void {
  test(name, async () => {
    try {
      await work();
    } catch (error) {
      console.error(`Picture: ${await workbench.screenshot(`failed plans ${name}`)}`);
      console.error((await plans.rows()).join('\n'));
      throw error;
    }
  });
}

scene('all plans are shown with their states, and what is below them', async () => {
  await plans.open();
  await plans.shows(/^Features/);
  await plans.shows(/^005-fees, waiting for an answer, 1 question/);
  await plans.shows(/^loan-reminders, waiting for an answer, 0\/2 · 1 question/);
  await plans.shows(/^004-library-loans, .*0\/10/);
  await plans.toggle(/^loan-reminders/);
  await plans.toggle(/^reminder-mails-plan\.md/);
  await plans.shows(/^1 Queue, active · 1\/2/);
  await plans.shows(/^2 Mails, planned · 0\/1/);
  await plans.toggle(/^004-library-loans/);
  await plans.toggle(/^tasks\.md/);
  await plans.toggle(/^Phase 2: User Story 1/);
  await plans.shows(/^T004 Implement/);
  await plans.toggle(/^task_brief\.md/);
  await plans.shows(/^Who sends the mails\?/);
  for (const theme of ['dark', 'highContrast', 'highContrastLight', 'light'] as const) {
    await workbench.setTheme(theme);
    await plans.shows(/^T004 Implement/);
    await workbench.screenshot(`plans 1 ${theme}`);
  }
});

scene('a click opens the place; a tick is written, and the counts follow', async () => {
  const { editor } = workbench;
  await plans.click(/^T004 Implement/);
  await editor.opened('tasks.md');
  await until('the cursor is there', async () =>
    /Ln 11/.test(await workbench.page.locator('[id="status.editor.selection"]').innerText()),
  );
  const shows = (text: string) => (workbench.read(`${feature}/tasks.md`) ?? '').includes(text);
  await plans.tick(/^T004 Implement/, true, () => shows('- [x] T004'));
  await plans.shows(/^004-library-loans, .*1\/10/);
  await plans.shows(/^Phase 2: User Story 1.*, 1\/5/);
  await workbench.screenshot('plans 2 ticked');
  await plans.tick(/^T004 Implement/, false, () => shows('- [ ] T004'));
});

scene('by the keyboard: move, open the menu, and tick', async () => {
  const { page } = workbench;
  await plans.click(/^T005/);
  await workbench.palette.run('Planner: Focus on Plans View');
  const start = await until('a row has the focus', async () => (await plans.focused()) || undefined);
  await page.keyboard.press('ArrowDown');
  await until('the focus has moved', async () => (await plans.focused()) !== start);
  await page.keyboard.press('ArrowUp');
  await until('it is back', async () => (await plans.focused()) === start);
  assert.match(start, /^T005/);
  await plans.openMenu();
  const offered = await plans.menuItems();
  for (const entry of ['Open', 'Tick or Untick']) assert.ok(offered.includes(entry), offered.join());
  await workbench.screenshot('plans 3 menu by keyboard');
  await plans.pickByKeyboard('Tick or Untick');
  await workbench.fileShows(`${feature}/tasks.md`, (text) => text.includes('- [x] T005'));
  await plans.shows(/^T005.*, done/);
});

scene('what can be done is at the row: a question is answered, a phase is started and blocked', async () => {
  const { palette } = workbench;
  await plans.act(/^Who sends the mails/, 'Answer', () => palette.asks(/Who sends the mails/));
  await palette.type('The service');
  await workbench.fileShows('.clinespecs/loan-reminders/task_brief.md', (text) =>
    text.includes('- [x] Who sends the mails? — The service'),
  );
  await plans.lacks(/^Who sends the mails/);
  await plans.shows(/^loan-reminders, (?!waiting).*0\/2/);
  const offered = await plans.menu(/^1 Queue/);
  for (const entry of ['Open', 'Complete Phase', 'Block Phase'])
    assert.ok(
      offered.some((one) => one.startsWith(entry)),
      offered.join(),
    );
  await workbench.screenshot('plans 4 menu of a phase');
  await plans.pickOf(/^1 Queue/, 'Block Phase', () => palette.asks(/Block phase 1/));
  await palette.type('No SMTP account yet');
  await plans.shows(/^1 Queue, blocked/);
  await plans.act(/^1 Queue/, 'Start', () => (workbench.read(plan) ?? '').includes('**Status**: active'));
  await plans.shows(/^1 Queue, active/);
  await workbench.screenshot('plans 5 started');
  const preview = workbench.page.locator('.tab', { hasText: /^Preview/ });
  await plans.act(/^reminder-mails-plan\.md/, 'Open Preview', async () => (await preview.count()) > 0);
  await workbench.webviewSaying('Reminder mails');
});

scene('what changes on the disk is shown: made, renamed, deleted', async () => {
  const at = (path: string): string => join(workbench.folder, path);
  mkdirSync(dirname(at('specs/006-new/spec.md')), { recursive: true });
  writeFileSync(at('specs/006-new/spec.md'), '# Feature Specification: New\n\n**Status**: Draft\n');
  await plans.shows(/^006-new, draft/);
  renameSync(at('specs/006-new'), at('specs/007-other'));
  await plans.shows(/^007-other, draft/);
  await plans.lacks(/^006-new/);
  writeFileSync(at('specs/007-other/spec.md'), '# Feature Specification: New\n\n**Status**: Approved\n');
  await plans.shows(/^007-other, done/);
  rmSync(at('specs/007-other'), { recursive: true });
  await plans.lacks(/^007-other/);
});

scene('findings of a check are shown at the document and its folder', async () => {
  const { editor, palette } = workbench;
  await editor.open('specs/005-fees/spec.md');
  await palette.run('Planner: Show in the Plans View');
  await plans.shows(/^spec\.md, .*finding/);
  await until('it has the focus', async () => /^spec\.md/.test(await plans.focused()));
  await workbench.screenshot('plans 6 findings');
});

test('an empty folder says what to do, and a run is told in the status bar, stopped there, and waits with a badge', async () => {
  await withWorkbench('plans empty', { workspace: null }, async (other) => {
    const own = new Plans(other.page);
    await own.open();
    const welcome = other.page.locator('.part.sidebar .welcome-view-content');
    await welcome.getByText('New Task Brief').waitFor();
    for (const theme of ['dark', 'highContrast', 'light'] as const) {
      await other.setTheme(theme);
      await other.screenshot(`plans 7 welcome ${theme}`);
    }
    other.model.respond(() => [{ kind: 'hang' }]);
    await welcome.getByText('New Task Brief').click();
    await other.palette.pick('Type the idea…');
    await other.palette.type('Members want to export their loans as a PDF');
    await until('the status bar tells', async () => /Planner is working/.test(await own.statusBar()));
    await other.screenshot('plans 8 running');
    await own.clickStatusBar();
    await until('it has stopped', async () => (await own.statusBar()) === '');
    await own.shows(/stopped/);
    await other.screenshot('plans 9 stopped');
    other.model.respond(answer());
    await other.palette.run('Planner: New Task Brief');
    await other.palette.pick('Type the idea…');
    await other.palette.type('Webhook retries end after 15 minutes. Mail the customer after 3 minutes (PAY-12).');
    await until('a question is asked', async () => /question/.test((await other.palette.heading()).title));
    await other.palette.cancel();
    await until('the badge tells', async () => Number(await own.badge()) > 0);
    await own.shows(/waiting for an answer/);
    await other.screenshot('plans 10 badge');
  });
});

test('several folders, without trust, and one that is taken away', async () => {
  const both = {
    'alpha/specs/001-a/spec.md': files['specs/005-fees/spec.md'] ?? '',
    'beta/.clinespecs/b/b-plan.md': phases,
  };
  await withWorkbench(
    'plans folders',
    { workspace: null, folders: ['alpha', 'beta'], files: both, trusted: false, models: [] },
    async (other) => {
      const own = new Plans(other.page);
      await own.open();
      await own.shows(/^alpha/);
      await own.shows(/^001-a, waiting/);
      await own.shows(/^b, .*0\/2/);
      await other.screenshot('plans 11 folders');
      await other.inHost(({ workspace }) => workspace.updateWorkspaceFolders(1, 1));
      await own.lacks(/^b, /);
      await own.shows(/^001-a, waiting/);
    },
  );
});
