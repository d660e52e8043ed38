// A person asks for approaches to choose from: their plans stand side by side, the table says how they differ, one
// becomes the plan, which the preview shows from then on; the others stay beside it with the reason.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf, type FakeRequest } from '../driver/fakeModel.ts';
import { Plans } from '../driver/plans.ts';
import { until } from '../driver/wait.ts';
import { withWorkbench, type Workbench } from '../driver/workbench.ts';
import * as brief from './briefReplies.ts';
import { answer, idea, path, repository } from './planReplies.ts';
import { folder as feature, project } from './speckitSample.ts';

const folder = '.clinespecs/reserve-books-online/alternatives';
const [table, service] = [`${folder}/one-table-plan.md`, `${folder}/queue-service-plan.md`];

const approaches = {
  approaches: [
    {
      name: 'One table',
      idea: 'Reservations are rows of a table; the oldest comes first.',
      effort: 'A week: the desk’s database is there.',
      risk: 'Two members at once need a transaction.',
      reversibility: 'The table is dropped, nothing else changes.',
      givesUp: 'Messages that other systems could listen to.',
      decides: ['The order is kept in the database'],
    },
    {
      name: 'Queue service',
      idea: 'Each title has a queue in a service of its own.',
      effort: 'Three weeks: the service must be run.',
      risk: 'Nobody here has run such a service.',
      reversibility: 'Reservations must be moved back into a table.',
      givesUp: 'One place that the desk can read directly.',
      decides: ['The order is kept in the service'],
    },
  ],
  recommended: 'One table',
  because: 'The volume is small.',
};

/** The previews that are open, as their tabs name them. */
async function previews({ page }: Workbench): Promise<readonly string[]> {
  const labels = await page
    .locator('.tab')
    .evaluateAll((all) => all.map((tab) => tab.getAttribute('aria-label') ?? ''));
  return labels.filter((label) => label.startsWith('Preview')).map((label) => label.replace(/, .*/, ''));
}

/** Waits until one preview is open, and that is this: what it takes the place of closes a moment later. */
function showsOnly(workbench: Workbench, preview: string): Promise<unknown> {
  return until(`only “${preview}” is open`, async () => (await previews(workbench)).join() === preview);
}

test('two approaches side by side: the table tells them apart, one becomes the plan, the other can be taken later', async () => {
  await withWorkbench('approaches', { files: repository }, async (workbench) => {
    const { chat, model } = workbench;
    const plans = new Plans(workbench.page);
    const ofPlan = answer();
    model.respond((request: FakeRequest) => {
      const isAsked = request.tools[0]?.name === 'approaches';
      return isAsked ? [{ kind: 'tool', name: 'approaches', input: approaches }] : ofPlan(request);
    });
    await brief.opened(workbench);
    await chat.send(`@planner /phases Two approaches, please. ${idea}`);
    await chat.question();
    await chat.pick('M');
    const question = await chat.question();
    assert.match(question.title, /Which approach becomes the plan/);
    assert.equal(workbench.read(path), undefined, 'nothing is the plan before one is chosen');
    const compared = await workbench.webview('.row.changed');
    assert.match(await compared.locator('#head').innerText(), /one-table-plan\.md[^]*queue-service-plan\.md/);
    await chat.shows('What differs');
    const said = await chat.responseText();
    for (const text of ['Three weeks', 'Nobody here has run', 'moved back into a table', 'read directly']) {
      assert.ok(said.includes(text), text);
    }
    assert.ok(model.requests.some((request) => textOf(request).includes('The order is kept in the service')));
    for (const theme of ['light', 'dark'] as const) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`approaches 1 choice ${theme}`);
    }
    await chat.answer('B because other systems will listen');
    await chat.question();
    await chat.pick('Three days');
    await chat.ended();
    const plan = await workbench.fileShows(path, (text) => text.includes('Queue service'));
    assert.match(plan, /\*\*Approach\*\*: Queue service\. Because other systems will listen\./);
    assert.match(workbench.read(table) ?? '', /One table \(not chosen\)\. Chosen instead: Queue service\./);
    assert.equal(workbench.read(service), undefined);
    // The preview was opened with the first of them.
    await workbench.webviewSaying('Queue service. Because other systems will listen.');
    await showsOnly(workbench, 'Preview reserve-books-online/reserve-books-online-plan.md');
    const comparison = workbench.page.locator('.tab[aria-label*="Compare alternatives"]');
    await until('the comparison of what has moved is closed', async () => (await comparison.count()) === 0);
    await plans.open();
    await plans.shows(/reserve-books-online/);
    await plans.toggle(/reserve-books-online/);
    await plans.shows(/alternatives\/one-table-plan\.md/);
    for (const theme of ['light', 'dark'] as const) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`approaches 2 chosen ${theme}`);
    }
    await chat.ask('@planner take the other approach because the service is dear');
    await workbench.fileShows(path, (text) => text.includes('One table. Because the service is dear.'));
    await workbench.fileShows(service, (text) => text.includes('Queue service (not chosen)'));
    await workbench.webviewSaying('One table. Because the service is dear.');
    await workbench.screenshot('approaches 3 taken later');
  });
});

test('a feature is planned in two ways, chosen in the chat: the preview shows the plan of the one that was', async () => {
  const { '.specify/scripts/bash/setup-plan.sh': _script, ...files } = project;
  await withWorkbench('approaches feature', { workspace: null, files, models: [] }, async (workbench) => {
    const { chat } = workbench;
    await brief.opened(workbench);
    const wish = 'Two approaches, please: one process with SQLite and a server with PostgreSQL.';
    await chat.send(`@planner /speckit ${wish} For one small library with 200 members and two people at the desk.`);
    const titles: string[] = [];
    for (;;) {
      const card = await Promise.race([chat.question(), chat.ended().then(() => undefined)]);
      if (card === undefined) break;
      titles.push(card.title);
      if (!/Which approach becomes the plan/.test(card.title)) await chat.skip();
      else {
        const compared = await workbench.webview('.row.changed');
        const head = await compared.locator('#head').innerText();
        assert.match(head, /one-process-with-sqlite[^]*server-with-postgresql/i);
        await workbench.screenshot('approaches 4 feature');
        await chat.answer('B because other libraries will join');
      }
    }
    // Where a card has no room for the reasons they stand in its title.
    assert.ok(
      titles.some((title) => title.startsWith('Which approach becomes the plan?')),
      titles.join(' | '),
    );
    const plan = await workbench.fileShows(`${feature}/plan.md`);
    assert.match(plan, /server with PostgreSQL\. Because other libraries will join\./i);
    await workbench.webviewSaying('Because other libraries will join.');
    await showsOnly(workbench, 'Preview 001-book-loans/plan.md');
    await workbench.screenshot('approaches 5 feature chosen');
  });
});

test('three approaches, and the choice in the palette: two stay as alternatives with the reason', async () => {
  await withWorkbench('approaches three', { workspace: null, files: repository, models: [] }, async (workbench) => {
    const { palette, page } = workbench;
    await brief.opened(workbench);
    await palette.run('Planner: New Phase Plan');
    await palette.pick('Type the idea…');
    await palette.type(`Three approaches, please: a queue, a nightly job and a paper list. ${idea}`);
    await palette.pick('S');
    await page.locator('.quick-input-list .monaco-list-row[aria-label^="C: paper list"]').waitFor();
    assert.deepEqual((await palette.options()).slice(0, 3), ['A: queue', 'B: nightly job', 'C: paper list']);
    await workbench.screenshot('approaches 6 three');
    await palette.pick('C: paper list');
    await palette.pick('Other…');
    await palette.type('the desk has no power');
    // What is asked about the plan is left for later.
    await page.locator('.quick-input-list .monaco-list-row[aria-label^="Skip"]').waitFor();
    await palette.cancel();
    const own = '.clinespecs/members-reserve-books-online-a-queue-for-each-title';
    const plan = await workbench.fileShows(`${own}/members-reserve-books-online-a-queue-for-each-title-plan.md`);
    assert.match(plan, /\*\*Approach\*\*: paper list\. The desk has no power\./);
    for (const name of ['queue', 'nightly-job']) {
      const kept = workbench.read(`${own}/alternatives/${name}-plan.md`);
      assert.match(kept ?? '', /\(not chosen\)\. Chosen instead: paper list\. The desk has no power\./, name);
    }
    const shown = await workbench.webviewSaying('paper list. The desk has no power.');
    await shown.getByText('paper list. The desk has no power.').first().waitFor();
    const comparison = page.locator('.tab[aria-label*="Compare alternatives"]');
    await until('the comparison of what was not chosen is closed', async () => (await comparison.count()) === 0);
    await until('one preview is open', async () => (await previews(workbench)).length === 1);
    await workbench.screenshot('approaches 7 three chosen');
  });
});
