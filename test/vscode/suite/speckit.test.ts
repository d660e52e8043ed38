// A person plans a spec-kit feature: the script is asked for, decisions are taken in the card, one is deferred and one
// changed later, a changed requirement makes sections stale, and they alone are made anew.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, beforeEach, test } from 'node:test';
import { root } from '../../host/paths.mjs';
import { until } from '../driver/wait.ts';
import { withWorkbench, type Workbench } from '../driver/workbench.ts';
import { opened } from './briefReplies.ts';
import { folder, project } from './speckitSample.ts';

const thinking = fileURLToPath(import.meta.resolve('@modelcontextprotocol/server-sequential-thinking/dist/index.js'));
/** What the real server is asked. */
const asked = join(mkdtempSync(join(tmpdir(), 'planner-speckit-')), 'asked.jsonl');
const server = {
  type: 'stdio',
  command: process.execPath,
  args: [join(root, 'test/fixtures/mcp/record.mjs'), asked, thinking],
};
const withServer = { '.vscode/mcp.json': JSON.stringify({ servers: { thoughts: server } }) };

beforeEach(() => writeFileSync(asked, ''));
after(() => rmSync(dirname(asked), { recursive: true }));

/** Answers what is asked, one card after the other, until the turn has ended; `say` decides, by the card's title. */
async function answerAll(
  { chat }: Workbench,
  say: (title: string, message: string) => string | undefined,
): Promise<readonly string[]> {
  const titles: string[] = [];
  for (;;) {
    const card = await Promise.race([chat.question(), chat.ended().then(() => undefined)]);
    if (card === undefined) return titles;
    titles.push(card.title);
    const answer = say(card.title, card.message);
    if (answer === undefined) await chat.skip();
    else await chat.answer(answer);
    if (titles.length > 40) throw new Error(`asked again and again: ${titles.join(' | ')}`);
  }
}

test('a feature is planned in the chat, decided, changed and brought up to date', async () => {
  const options = { workspace: null, files: { ...project, ...withServer }, models: [] };
  await withWorkbench('speckit', options, async (workbench) => {
    const { chat } = workbench;
    await opened(workbench);
    await chat.send('@planner /speckit For one small library with 200 members and two people at the desk');
    const script = await chat.question();
    assert.match(script.title, /May Planner run \.specify\/scripts\/bash\/setup-plan\.sh/);
    await workbench.screenshot('speckit 1 script');
    await chat.pick('Yes');
    const first = await chat.question();
    await workbench.screenshot('speckit 2 first decision');
    let decided = 0;
    const titles = await answerAll(workbench, (title) => {
      // The first is taken with its reason, all others are left.
      if (title === first.title && decided === 0) {
        decided++;
        return 'B because the team knows it';
      }
      return undefined;
    });
    await workbench.screenshot('speckit 3 report');
    const text = await chat.responseText();
    assert.match(text, /complete/);
    assert.match(text, /Branch 001-book-loans, folder .*specs\/001-book-loans/);
    assert.ok(titles.length >= 2, titles.join(' | '));
    const decisions = await workbench.fileShows(`${folder}/plan.md.decisions.md`);
    assert.match(decisions, /the team knows it/);
    // What was left is provisional, and every document says so.
    assert.match(decisions, /PROVISIONAL DECISION/);
    for (const name of ['plan.md', 'research.md', 'data-model.md', 'tasks.md', 'executive-summary.md']) {
      assert.match(await workbench.fileShows(`${folder}/${name}`), /PROVISIONAL DECISION/, name);
    }
    assert.ok(readFileSync(asked, 'utf8').includes('tools/call'), 'the real server was handed thoughts');

    const list = await chat.ask('@planner /decide');
    await workbench.screenshot('speckit 4 decisions');
    const id = /(TD\d+)[^\n]*provisional/.exec(list)?.[1] ?? assert.fail(list);
    await chat.send(`@planner /decide ${id} A because it is the simplest`);
    await answerAll(workbench, () => undefined);
    await workbench.screenshot('speckit 5 decided later');
    await workbench.fileShows(`${folder}/plan.md.decisions.md`, (now) => now.includes('it is the simplest'));

    const path = join(workbench.folder, `${folder}/spec.md`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('five loans', 'seven loans'));
    const status = await chat.ask('@planner /status');
    assert.match(status, /\d+ sections? stale/);
    await workbench.screenshot('speckit 6 stale');
    await chat.clickLink('Update');
    await until('nothing is stale', async () => /Changed in|Nothing changed/.test(await chat.responseText()));
    await chat.ended();
    await workbench.screenshot('speckit 7 updated');
    const later = await chat.ask('@planner /status');
    assert.doesNotMatch(later, /stale/);
    for (const theme of ['dark', 'light'] as const) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`speckit 8 ${theme}`);
    }
  });
});

test('the palette plans, decides, shows the audit log; without a project it offers to make one', async () => {
  await withWorkbench('speckit palette', { workspace: null, models: [] }, async (workbench) => {
    const { palette } = workbench;
    await opened(workbench);
    await palette.run('Planner: Plan Spec-Kit Feature');
    await palette.type(
      'Members of a small library reserve books at the desk; one machine, SQLite, TypeScript, 200 members',
    );
    assert.ok((await palette.options()).includes('Yes'));
    await workbench.screenshot('speckit palette 1 project');
    await palette.pick('Yes');
    for (;;) {
      const done = palette.notification('complete').then(() => 'done' as const);
      const next = await Promise.race([done, palette.options().then(() => 'asked' as const)]);
      if (next === 'done') break;
      await palette.pick('Skip');
    }
    await workbench.screenshot('speckit palette 2 complete');
    await palette.clickNotification('complete', 'Show Notes');
    const notes = workbench.page.locator('.view-lines', { hasText: 'claims rest on the model' });
    await notes.first().waitFor();
    await workbench.screenshot('speckit palette 2 notes');
    await palette.run('Planner: Show Audit Log of a Plan');
    await workbench.page.getByText('Audit log:').first().waitFor();
    await workbench.screenshot('speckit palette 3 audit log');
  });
});
