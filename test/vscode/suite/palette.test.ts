// What the palette offers beside making plans: undo, the last change, the prompt, the way in.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { textOf } from '../driver/fakeModel.ts';
import { until } from '../driver/wait.ts';
import { openWorkbench, type Workbench } from '../driver/workbench.ts';
import { answer, idea, opened, path } from './briefReplies.ts';

let workbench: Workbench;

before(async () => {
  workbench = await openWorkbench();
  await opened(workbench);
});

after(() => workbench.close());

test('the last change is shown, the prompt is copied, a run is undone as a whole', async () => {
  const { chat, model, palette, page } = workbench;
  model.respond(answer());
  await chat.send(idea);
  await chat.question();
  await chat.answer('Yes, they are out');
  await chat.question();
  await chat.skip();
  await chat.ended();
  await chat.ask('@planner also support SSO');
  await workbench.fileShows(path, (text) => text.includes('Single sign-on'));

  await palette.run('Planner: Show Last Change');
  const diff = page.locator('.monaco-diff-editor').first();
  await diff.waitFor();
  await diff.locator('.modified .view-line', { hasText: 'Single sign-on' }).waitFor();
  await workbench.screenshot('palette last change');
  for (const theme of ['dark', 'highContrast', 'light'] as const) {
    await workbench.setTheme(theme);
    if (theme !== 'light') await workbench.screenshot(`palette last change ${theme}`);
  }

  await palette.run('Planner: Copy Implementation Prompt');
  assert.match(await palette.notification('on the clipboard'), /task_brief\.md/);
  const prompt = await workbench.clipboard.read();
  assert.ok(prompt.includes(path), prompt);
  await workbench.screenshot('palette copy prompt');

  await palette.run('Planner: Show Status');
  assert.match(await palette.notification('longer-webhook-retries: '), /complete/);
  await workbench.screenshot('palette status');

  await palette.run('Planner: Undo Last Run');
  assert.match(await palette.notification('undone in'), /task_brief\.md/);
  await workbench.screenshot('palette undone');
  assert.equal(workbench.read(path), undefined);

  await palette.clickNotification('undone in', 'Redo');
  assert.match(await palette.notification('brought back'), /task_brief\.md/);
  assert.match(workbench.read(path) ?? '', /single sign-on/i);
  await palette.run('Planner: Undo Last Run');
  await until('the brief is gone again', () => workbench.read(path) === undefined);
  // The preview of what is gone says so.
  await page.locator('.tab', { hasText: 'Preview longer-webhook-retries/task_brief.md' }).click();
  const preview = await workbench.webview('#absent:not([hidden])');
  assert.match(await preview.locator('#notice').innerText(), /task_brief\.md is not there any more/);
  assert.equal(await preview.locator('main').isVisible(), false);
  await workbench.screenshot('palette undone preview');
});

test('the walkthrough', async () => {
  const { page, palette } = workbench;
  // Beside the chat there is no room for its pictures.
  await palette.run('View: Toggle Secondary Side Bar Visibility');
  await workbench.inHost(async ({ commands }) => {
    await commands.executeCommand('workbench.action.openWalkthrough', 'planner-tools.planner#start');
  });
  const steps = page.locator('.getting-started-step');
  await steps.first().waitFor();
  assert.equal(await steps.count(), 5);
  for (let index = 0; index < 5; index++) {
    await steps.nth(index).click();
    await workbench.webview('img, svg');
    await workbench.screenshot(`walkthrough ${index + 1}`);
  }
  for (const theme of ['dark', 'highContrast', 'light'] as const) {
    await workbench.setTheme(theme);
    if (theme !== 'light') await workbench.screenshot(`walkthrough ${theme}`);
  }
});

test('what was copied elsewhere is the idea, when one picks the clipboard', async () => {
  const { model, page, palette } = workbench;
  model.respond(answer());
  const copied = 'Webhook retries end after 15 minutes.\n\n- Mail the customer after 3 minutes (PAY-12)';
  await workbench.clipboard.write(copied);
  const before = model.requests.length;
  await palette.run('Planner: New Task Brief');
  assert.deepEqual(await palette.options(), ['Type the idea…', 'From the clipboard']);
  await workbench.screenshot('palette clipboard 1 source');
  await palette.pick('From the clipboard');
  await page.getByPlaceholder('Are webhooks of trial accounts out of scope?').waitFor();
  await workbench.screenshot('palette clipboard 2 question');
  await palette.pick('Skip');
  await palette.pick('Skip');
  await palette.notification('complete');
  await workbench.screenshot('palette clipboard 3 complete');
  await workbench.fileShows(path, (text) => text.includes('- [ ] Could the mails be taken for spam?'));
  const [first] = model.requests.slice(before);
  assert.ok(first && textOf(first).includes(copied), 'The first request holds what was copied.');
});
