// A person makes a phase plan: chooses its size, answers its question, makes it smaller, in the chat and by the palette.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FakeRequest } from '../driver/fakeModel.ts';
import { withWorkbench } from '../driver/workbench.ts';
import * as brief from './briefReplies.ts';
import { answer, idea, path, promptOf, repository } from './planReplies.ts';

test('a plan is sized, written, asked about, and made smaller without losing a word', async () => {
  await withWorkbench('plan', { files: repository }, async (workbench) => {
    const { chat, model } = workbench;
    model.respond(answer());
    await brief.opened(workbench);
    await chat.send(`@planner /phases ${idea}`);
    const size = await chat.question();
    assert.match(size.title, /This looks like size M/);
    // A card that has no room for the reasons has them beside it.
    if (size.message === '') await chat.shows('judged the work');
    const reasons = size.message || (await chat.responseText());
    assert.match(
      reasons,
      /judged the work as size M.*phases, at most 350 lines: Overview, .*requests and [\d,]+ tokens/s,
    );
    assert.equal(workbench.read(path), undefined, 'nothing is written before the size is settled');
    await workbench.screenshot('plan 1 size');
    await workbench.pictures('plan 1 size');
    await chat.pick('L');
    const question = await chat.question();
    assert.match(question.title, /How long is a copy kept/);
    const preview = await workbench.webview('.diagram');
    await preview.locator('.diagram').scrollIntoViewIfNeeded();
    await preview.locator('.drawing > svg').waitFor();
    await workbench.screenshot('plan 2 diagram');
    await chat.pick('Three days');
    await chat.ended();
    assert.match(await chat.responseText(), /complete/);
    await workbench.screenshot('plan 3 complete');
    const large = await workbench.fileShows(path, (text) => text.includes('then the next member is told'));
    assert.match(large, /\*\*Size\*\*: L/);
    assert.match(
      large,
      /## Phase 3: Mail for a free copy\n\n- \*\*Status\*\*: planned\n- \*\*Depends on\*\*: Phase 1\n/,
    );
    assert.match(large, /- \[x\] How long is a copy kept for a member\? — Three days/);
    await chat.ask('@planner make it size S');
    const small = await workbench.fileShows(path, (text) => text.includes('**Size**: S'));
    for (const line of large.split('\n').filter((one) => one !== '' && !one.includes('**Size**'))) {
      assert.ok(small.includes(line), line);
    }
    await workbench.screenshot('plan 4 smaller');
    await workbench.pictures('plan 5');
  });
});

test('a brief goes on as a plan beside it, with its questions', async () => {
  await withWorkbench('plan from brief', { files: repository }, async (workbench) => {
    const { chat, model } = workbench;
    const ofBrief = brief.answer();
    const ofPlan = answer();
    let isPlan = false;
    model.respond((request: FakeRequest) => (isPlan ? ofPlan(request) : ofBrief(request)));
    await brief.opened(workbench);
    await chat.send(brief.idea);
    await chat.question();
    await chat.answer('Yes, they are out');
    await chat.question();
    await chat.skip();
    await chat.ended();
    await workbench.screenshot('plan from brief 1 next step');
    isPlan = true;
    await chat.clickButton('Next: Phase plan');
    await chat.sendWritten('/phases');
    await chat.question();
    await workbench.screenshot('plan from brief 2 size');
    await chat.pick('M');
    await chat.question();
    await chat.skip();
    await chat.ended();
    const plan = '.clinespecs/longer-webhook-retries/reserve-books-online-plan.md';
    const text = await workbench.fileShows(plan, (content) => content.includes('## Sources'));
    assert.match(text, /- \[x\] Are webhooks of trial accounts out of scope\? — Yes, they are out/);
    assert.match(text, /- \[ \] Could the mails be taken for spam\?/);
    assert.match(text, /- \[task_brief\.md\]\(task_brief\.md\): what this plan is made from/);
    assert.ok(model.requests.some((request) => promptOf(request) === 'plan'));
    await workbench.screenshot('plan from brief 3 complete');
  });
});

test('the palette makes a plan of the size that is picked', async () => {
  await withWorkbench('plan palette', { files: repository }, async (workbench) => {
    const { model, palette } = workbench;
    model.respond(answer());
    await brief.opened(workbench);
    // Before the list opens: choosing a theme would close it.
    await workbench.setTheme('dark');
    await palette.run('Planner: New Phase Plan');
    await palette.pick('Type the idea…');
    await palette.type(idea);
    const labels = await palette.options();
    assert.deepEqual(labels.slice(0, 3), ['M', 'S', 'L']);
    await workbench.screenshot('plan palette 1 size');
    await palette.pick('S');
    await palette.pick('Skip');
    await palette.notification('complete');
    const text = await workbench.fileShows(path, (content) => content.includes('## Open Questions'));
    assert.match(text, /\*\*Size\*\*: S/);
    await workbench.screenshot('plan palette 2 complete');
  });
});
