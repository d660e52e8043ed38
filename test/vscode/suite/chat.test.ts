// The conversation: what waits is offered, commands, attachments, questions as text.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { gaps } from '../../fakes/briefModel.ts';
import { textOf, type FakeRequest, type Reply } from '../driver/fakeModel.ts';
import { openWorkbench, type Workbench } from '../driver/workbench.ts';
import { answerAs, idea, opened, promptOf } from './briefReplies.ts';

let workbench: Workbench;

before(async () => {
  workbench = await openWorkbench({
    files: { 'notes/loans.md': '# Loans\n\nOverdue loans get a text message.\n\nPasswords stay out of it.\n' },
  });
  await opened(workbench);
});

after(() => workbench.close());

beforeEach(() => workbench.model.reset());

/** One question has suggestions. */
const suggestions = [
  { label: 'Only paid accounts', detail: 'They depend on it', recommended: true },
  { label: 'All accounts', detail: 'Simpler' },
];

function withSuggestions(title: string): (request: FakeRequest) => Reply {
  const [first, second] = gaps.questions;
  const questions = [{ ...first, suggestions }, second];
  const usual = answerAs(title);
  let asked = 0;
  return (request) =>
    promptOf(request) === 'gaps'
      ? [{ kind: 'tool', name: 'gaps', input: asked++ === 0 ? { questions } : { questions: [] } }]
      : usual(request);
}

function drafted(): string {
  return workbench.model.requests
    .filter((request) => promptOf(request) === 'outline')
    .map(textOf)
    .join('\n');
}

test('without an idea it asks for one, and the next message is the idea', async () => {
  const { chat, model } = workbench;
  assert.match(await chat.ask('@planner /brief'), /What do you want to plan\?/);
  await workbench.screenshot('chat 1 no idea');
  assert.equal(model.requests.length, 0);
  model.respond(answerAs('Asked for'));
  await chat.send(idea);
  await chat.question();
  await workbench.fileShows('.clinespecs/asked-for/task_brief.md');
});

test('a message instead of an answer is the answer', async () => {
  const { chat, model } = workbench;
  model.respond(answerAs('Asked for'));
  await chat.send('@planner 1: Yes, they are out 2: not sure');
  await chat.ended();
  const text = await workbench.fileShows('.clinespecs/asked-for/task_brief.md', (content) =>
    content.includes('— Yes, they are out'),
  );
  assert.match(text, /Could the mails be taken for spam\?/);
  await workbench.screenshot('chat 2 typed answers');
});

test('a new conversation offers what is not finished; /status and /help say what there is', async () => {
  const { chat, model } = workbench;
  model.respond(answerAs('Left open'));
  await chat.startNew();
  await chat.send(idea);
  await chat.question();
  await workbench.webviewSaying('Left open');
  await chat.stop();
  await chat.ended();
  await chat.startNew();
  const asked = await chat.ask('@planner /brief');
  assert.match(asked, /Not finished yet:/);
  assert.match(asked, /Resume left-open/);
  await workbench.screenshot('chat 3 unfinished');
  const status = await chat.ask('@planner /status');
  assert.match(status, /left-open · 2 questions open/);
  assert.match(status, /asked-for · complete/);
  await workbench.screenshot('chat 4 status');
  const help = await chat.ask('@planner /help');
  for (const command of ['/brief', '/status', '/help']) assert.ok(help.includes(command), help);
  await workbench.screenshot('chat 5 help');
  for (const theme of ['dark', 'highContrast', 'light'] as const) {
    await workbench.setTheme(theme);
    if (theme !== 'light') await workbench.screenshot(`chat 5 help ${theme}`);
  }
  // The offer is a link.
  await chat.open();
  await chat.ask('@planner /status');
  await chat.clickLink('Resume');
  await chat.question();
  await chat.skip();
  await chat.question();
  await chat.skip();
  await chat.ended();
  assert.match(await chat.responseText(), /complete/);
});

test('a file and a selection are what the idea is', async () => {
  const { chat, model, editor, page } = workbench;
  model.respond(answerAs('From a file'));
  await chat.startNew();
  await editor.open('notes/loans.md');
  await workbench.inHost(({ commands }) => commands.executeCommand('workbench.action.chat.attachFile'));
  await chat.open();
  await chat.send('@planner /brief');
  await chat.question();
  await workbench.screenshot('chat 6 file');
  assert.match(drafted(), /Overdue loans get a text message[\s\S]*Passwords/);
  await workbench.fileShows('.clinespecs/from-a-file/task_brief.md');
  await chat.stop();
  await chat.ended();

  model.reset();
  model.respond(answerAs('From a selection'));
  await chat.startNew();
  await editor.goToLine(3);
  await page.keyboard.press('Shift+End');
  await workbench.inHost(({ commands }) => commands.executeCommand('workbench.action.chat.attachSelection'));
  await chat.open();
  await chat.send('@planner /brief');
  await chat.question();
  await workbench.screenshot('chat 7 selection');
  // VS Code hands the selection of the active editor over by itself too: it is sent once.
  assert.equal(drafted().split('selection of notes/loans.md').length - 1, 1);
  assert.match(drafted(), /Overdue loans get/);
  assert.doesNotMatch(drafted(), /Passwords/);
  await chat.stop();
  await chat.ended();
});

test('all questions at once; the last one that is left has its answers to click', async () => {
  const { chat, model } = workbench;
  await workbench.inHost(({ workspace }) =>
    workspace.getConfiguration('planner').update('questions.mode', 'all', true),
  );
  model.respond(withSuggestions('All at once'));
  await chat.startNew();
  const text = await chat.ask(idea);
  await workbench.screenshot('chat 8 all questions');
  assert.match(text, /2 questions are open:/);
  assert.match(text, /Are webhooks of trial accounts out of scope\?/);
  assert.match(text, /Could the mails be taken for spam\?/);
  assert.match(text, /Only paid accounts/);
  const left = await chat.ask('@planner 2: Perhaps, nobody has looked');
  await workbench.screenshot('chat 9 one left');
  assert.match(left, /Are webhooks of trial accounts out of scope\?/);
  await chat.clickLink('Only paid accounts');
  await chat.shows('complete');
  await chat.ended();
  await workbench.screenshot('chat 10 clicked');
  const brief = await workbench.fileShows('.clinespecs/all-at-once/task_brief.md', (content) =>
    content.includes('— Only paid accounts'),
  );
  assert.match(brief, /— Perhaps, nobody has looked/);
});
