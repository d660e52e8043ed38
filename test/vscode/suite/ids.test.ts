// The ids of a feature in its documents: told, found, renamed, completed; and what can be done above a line.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../host/paths.mjs';
import { Ids } from '../driver/ids.ts';
import { Phases } from '../driver/phases.ts';
import { until } from '../driver/wait.ts';
import { openWorkbench, withWorkbench, type Workbench } from '../driver/workbench.ts';

const folder = 'specs/004-library-loans';
const [spec, tasks, plan, decisions] = ['spec.md', 'tasks.md', 'plan.md', 'plan.md.decisions.md'].map(
  (name) => `${folder}/${name}`,
) as [string, string, string, string];
const fixture = (path: string): string => readFileSync(join(root, 'test/fixtures/feature', path), 'utf8');
const decided =
  '**Final Decision**: Option A\n**Rationale**: The reports need joins.\n**Decided by**: anna, 2026-11-04T10:10:00Z\n';

const files = {
  [spec]: fixture(spec).replace('accept returns', 'accept returns [NEEDS CLARIFICATION: at which desk?]'),
  [tasks]: `${fixture(tasks)}\nT001–T004 come first; T009 and T010 can wait. See FR-002/003 too.\n\n\`\`\`text\nT004 in code\n\`\`\`\n`,
  [plan]: fixture(plan),
  [decisions]: fixture(decisions).replace(decided, ''),
  'notes/other.md': '# Notes\n\nFR-001 is no id here.\n',
};

let workbench: Workbench;
let ids: Ids;
let lenses: Phases;

before(async () => {
  workbench = await openWorkbench({ files });
  ids = new Ids(workbench.page);
  lenses = new Phases(workbench.page);
});

after(() => workbench.close());

/** A test in the window that they share; what it showed when the test failed is kept as a picture. */
function scene(name: string, work: () => Promise<void>): void {
  test(name, async () => {
    try {
      await work();
    } catch (error) {
      console.error(`Picture: ${await workbench.screenshot(`failed ids ${name}`)}`);
      throw error;
    }
  });
}

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

scene('what an id is and where it stands is told under the mouse and at the cursor', async () => {
  const { editor, page } = workbench;
  await editor.open(tasks);
  const text = await ids.hover('T004', 'Implement');
  assert.match(text, /T004 · task · open/);
  assert.match(text, /Waits for T003 \(open\)/);
  assert.match(text, /tasks\.md:11/);
  await workbench.screenshot('ids 1 hover task');
  await page.keyboard.press('Escape');
  await editor.open(plan);
  await editor.open(spec);
  await editor.goToLine(lineOf(files[spec] ?? '', '**FR-001**'), 6);
  for (const theme of ['light', 'dark', 'highContrast'] as const) {
    await page.keyboard.press('Escape');
    await workbench.setTheme(theme);
    await editor.goToLine(lineOf(files[spec] ?? '', '**FR-001**'), 6);
    assert.match(
      await ids.hover('FR-001', 'record loans'),
      /FR-001 · requirement[^]*3 tasks · 1 test: T001, T002, T003, T004/,
    );
    await workbench.screenshot(`ids 2 hover requirement ${theme}`);
  }
  await workbench.setTheme('light');
});

scene('one goes to the definition, and finds the references with the ranges', async () => {
  const { editor, page } = workbench;
  await editor.open(tasks);
  await editor.goToLine(lineOf(files[tasks] ?? '', 'T009 and T010'), lineOfColumn('T009 and') + 1);
  await page.keyboard.press('F12');
  await until('the cursor is at T009', async () => (await ids.line()) === lineOf(files[tasks] ?? '', '- [ ] T009'));
  await editor.goToLine(
    lineOf(files[tasks] ?? '', 'FR-002)'),
    '- [ ] T005 [US1] Implement the fee in src/fees.py ('.length + 2,
  );
  await page.keyboard.press('F12');
  await editor.opened('spec.md');
  assert.equal(await ids.line(), lineOf(files[spec] ?? '', '**FR-002**'));
  await editor.open(tasks);
  await editor.goToLine(lineOf(files[tasks] ?? '', '- [ ] T002'), 8);
  const { rows } = await ids.references();
  assert.ok(
    rows.some((row) => row.includes('T001–T004')),
    rows.join('\n'),
  );
  await workbench.screenshot('ids 3 references');
  await ids.closePeek();
});

/** The column of a part of the line that names ranges. */
function lineOfColumn(part: string): number {
  return 'T001–T004 come first; T009 and T010 can wait.'.indexOf(part) + 1;
}

scene(
  'an id is renamed in all documents at once, ranges stay honest, code stays, one undo takes all back',
  async () => {
    const { editor, page } = workbench;
    await editor.open(tasks);
    await editor.goToLine(lineOf(files[tasks] ?? '', '- [ ] T004'), 8);
    assert.equal(await ids.rename('T003'), 'T004');
    await workbench.palette.notification('T003 is taken');
    await workbench.screenshot('ids 4 taken');
    await page.keyboard.press('Escape');
    await editor.goToLine(lineOf(files[tasks] ?? '', '- [ ] T004'), 8);
    await ids.rename('T 4');
    await workbench.palette.notification('“T 4” cannot be an id. Write it like T004.');
    await page.keyboard.press('Escape');
    await editor.goToLine(lineOf(files[tasks] ?? '', '- [ ] T003'), 8);
    assert.equal(await ids.rename('T030'), 'T003');
    const now = await until('the range is cut', async () => {
      const text = await editor.text();
      return text.includes('T001–T002, T030, T004 come first') ? text : undefined;
    });
    assert.match(now, /T004 \[US1\] Implement .*depends on T030/);
    assert.match(now, /```text\nT004 in code\n```/);
    await editor.undo();
    await until('it is taken back', async () => (await editor.text()) === files[tasks]);
    await editor.open(spec);
    await editor.goToLine(lineOf(files[spec] ?? '', '**FR-003**'), 8);
    await ids.rename('FR-030');
    await workbench.fileShows(tasks, (text) => text.includes('FR-030, SC-001') && text.includes('FR-002/030 too'));
    await workbench.fileShows(spec, (text) => text.includes('- **FR-030**: System MUST accept returns'));
    await workbench.screenshot('ids 5 renamed');
    await editor.undo();
    await until('both are asked for or taken back', async () => {
      const button = page.locator('.monaco-dialog-box .monaco-button', { hasText: /Undo in \d Files/ });
      if (await button.isVisible()) await button.click();
      return (await editor.text()) === files[spec];
    });
    await editor.save();
    await editor.activate('tasks.md');
    assert.equal(await editor.text(), files[tasks]);
  },
);

scene('ids are offered while one is typed, the next free one among them; symbols list them', async () => {
  const { editor, page } = workbench;
  await editor.open(tasks);
  await editor.goToLine(3);
  await page.keyboard.press('End');
  await page.keyboard.type(' for FR-');
  const rows = await ids.suggestions('FR-001');
  assert.ok(
    rows.some((row) => row.startsWith('FR-005') && row.includes('next free id')),
    rows.join('\n'),
  );
  await workbench.screenshot('ids 6 completion');
  await page.keyboard.press('Enter');
  await until('it is completed', async () => (await editor.text()).includes('Setup for FR-001'));
  await page.keyboard.press('Escape');
  while ((await editor.text()) !== files[tasks]) await editor.undo();
  const symbols = await ids.symbols('T007');
  assert.match(symbols[0] ?? '', /^T007 Store loans/);
  await workbench.screenshot('ids 7 symbols');
  await page.keyboard.press('Escape');
});

scene('above a requirement stands what covers it; a click shows that', async () => {
  const { editor } = workbench;
  await editor.open(spec);
  await editor.goToLine(lineOf(files[spec] ?? '', '**FR-001**'));
  await lenses.shows('3 tasks · 1 test');
  for (const theme of ['light', 'dark', 'highContrast'] as const) {
    await workbench.setTheme(theme);
    await lenses.shows('3 tasks · 1 test');
    await workbench.screenshot(`ids 8 lenses ${theme}`);
  }
  await workbench.setTheme('light');
  await lenses.click('3 tasks · 1 test');
  const { rows } = await ids.peeked();
  assert.ok(
    rows.some((row) => /T001|tasks\.md/.test(row)),
    rows.join('\n'),
  );
  await workbench.screenshot('ids 9 covering');
  await ids.closePeek();
});

scene('an open question is answered where it stands', async () => {
  const { editor, palette } = workbench;
  await editor.open(spec);
  await editor.goToLine(lineOf(files[spec] ?? '', '**FR-003**'));
  await lenses.click('Answer This Question');
  const { message } = await palette.heading();
  assert.match(message, /at which desk\?/);
  await workbench.screenshot('ids 10 answer');
  await palette.type('at any desk');
  const text = await workbench.fileShows(spec, (now) => now.includes('accept returns at any desk'));
  assert.match(text, /### Session \d{4}-\d\d-\d\d\n\n- Q: at which desk\? → A: at any desk/);
});

scene('a decision is taken where it stands', async () => {
  const { editor, palette, page } = workbench;
  await editor.open(decisions);
  await editor.goToLine(lineOf(files[decisions] ?? '', '### TD002'));
  await lenses.click('Decide');
  assert.deepEqual(
    (await palette.options()).map((row) => row.split(',')[0]),
    ['Option A: PostgreSQL', 'Option B: MongoDB', 'Other…'],
  );
  await workbench.screenshot('ids 11 decide');
  await palette.pick('Option B: MongoDB');
  await until('the reason is asked', async () => /Why\?/.test((await palette.heading()).message));
  await palette.type('The data has no schema');
  await until('the name is asked', async () => /Who decides/.test((await palette.heading()).message));
  await palette.type('Anna');
  const text = await workbench.fileShows(decisions, (now) =>
    /MongoDB[^]*The data has no schema/.test(now.split('### TD002')[1] ?? ''),
  );
  assert.match(text, /Anna/);
  await lenses.shows('Change');
  await page.keyboard.press('Escape');
});

scene('a document of no plan has none of it', async () => {
  const { editor } = workbench;
  await editor.open('notes/other.md');
  await editor.goToLine(3, 3);
  await workbench.page.keyboard.press('F2');
  await workbench.page.locator('.monaco-editor-overlaymessage:visible').waitFor();
  assert.deepEqual(await lenses.lenses(), []);
});

test('without trust, and in several folders, each has its own ids', async () => {
  const both = Object.fromEntries(
    ['alpha', 'beta'].map((name) => [
      `${name}/specs/001-x/spec.md`,
      `# Feature Specification: X\n\n- **FR-001**: Of ${name}\n`,
    ]),
  );
  await withWorkbench(
    'ids folders',
    { workspace: null, folders: ['alpha', 'beta'], files: both, trusted: false, models: [] },
    async (other) => {
      const own = new Ids(other.page);
      for (const [index, name] of ['alpha', 'beta'].entries()) {
        await other.page
          .locator('.explorer-folders-view .monaco-list-row', { hasText: 'spec.md' })
          .nth(index)
          .dblclick();
        await other.editor.opened('spec.md');
        assert.match(await own.hover('FR-001', `Of ${name}`), /requirement/);
      }
      await other.screenshot('ids 12 folders');
    },
  );
});
