// The driver itself, on the extension `probe` that does each thing that can be driven.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { root } from '../../host/paths.mjs';
import { Gate, textOf, words } from '../driver/fakeModel.ts';
import { openWorkbench, type Workbench } from '../driver/workbench.ts';

let workbench: Workbench;

before(async () => {
  workbench = await openWorkbench({
    extension: join(root, 'test/vscode/probe'),
    files: { 'notes/today.md': '# Today\n\nBuy milk.\n' },
  });
  await workbench.chat.open();
  await workbench.chat.hasModel();
});

after(() => workbench.close());

beforeEach(() => workbench.model.reset());

test('a message is answered, its link and button work', async () => {
  const { chat } = workbench;
  assert.match(await chat.ask('@probe hello there'), /You said hello there\. Run the link/);
  await chat.clickLink('Run the link');
  await workbench.fileShows('note.md', (text) => text === 'link');
  await chat.clickButton('Write the note');
  await workbench.fileShows('note.md', (text) => text === 'button');
});

test('a follow-up becomes a message', async () => {
  const { chat } = workbench;
  assert.deepEqual(await chat.followUps(), ['Follow this up']);
  await chat.clickFollowUp('Follow this up');
  await chat.ended();
  assert.match(await chat.responseText(), /You said followed/);
});

test('the model streams what the test lets through', async () => {
  const { chat, model } = workbench;
  const gate = new Gate();
  model.queue([...words('One two '), { kind: 'gate', gate }, ...words('three.')]);
  await chat.send('@probe /model count');
  await gate.reached;
  await chat.shows('One two');
  assert.doesNotMatch(await chat.responseText(), /three/);
  gate.open();
  await chat.ended();
  assert.equal(await chat.responseText(), 'One two three. (end, fake-tools)');
  assert.equal(textOf(await model.asked(1)), 'count');
});

test('the model fails as told', async () => {
  const { chat, model } = workbench;
  const gate = new Gate();
  model.queue(
    [{ kind: 'fault', code: 'blocked', message: 'No.' }],
    [...words('Half of '), { kind: 'gate', gate }, { kind: 'fault', code: 'error', message: 'Broken.' }],
    [],
  );
  assert.equal(await chat.ask('@probe /model one'), '(fault, code Blocked: No.)');
  await chat.send('@probe /model two');
  await chat.shows('Half of');
  gate.open();
  await chat.ended();
  assert.match(await chat.responseText(), /^Half of {1,2}\(fault, code none: .*Broken\./);
  assert.match(await chat.ask('@probe /model three'), /\(end, fake-tools\)$/);
});

test('Stop cancels a hanging model', async () => {
  const { chat, model } = workbench;
  model.queue([...words('Well, then '), { kind: 'hang' }]);
  await chat.send('@probe /model wait');
  await chat.shows('Well,');
  await chat.stop();
  await chat.ended();
  // 1.110 tells neither the one who reads the stream nor the provider: an extension must watch its token itself.
  if (workbench.version === '1.110') return;
  assert.equal(textOf(await model.cancelled(1)), 'wait');
  await workbench.fileShows('ended.md', (text) => text === 'stopped');
});

test('another model can be picked', async () => {
  const { chat, model } = workbench;
  model.queue('Other words.');
  await chat.pickModel('Other Fake Model');
  assert.equal(await chat.ask('@probe /model hello'), 'Other words. (end, fake-other)');
});

test('a question is read, answered, answered freely, accepted, skipped', async () => {
  const { chat } = workbench;
  await chat.send('@probe /ask');
  const card = await chat.question();
  assert.deepEqual(card.options, ['Session cookies', 'JWT']);
  assert.equal(card.title, 'Which authentication method?');
  await workbench.screenshot('driver question');
  await chat.pick('JWT');
  await chat.ended();
  assert.match(await chat.responseText(), /"selected":\["JWT"\]/);

  await chat.send('@probe /ask');
  await chat.answer('Passkeys');
  await chat.ended();
  assert.match(await chat.responseText(), /"freeText":"Passkeys"/);

  await chat.send('@probe /ask');
  await chat.accept();
  await chat.ended();
  assert.match(await chat.responseText(), /"selected":\["Session cookies"\]/);

  await chat.send('@probe /ask');
  await chat.skip();
  await chat.ended();
  assert.match(await chat.responseText(), /"skipped":true/);
});

test('proposed API is closed, as in a released VS Code', async () => {
  assert.match(await workbench.chat.ask('@probe /proposed'), /Refused: .*CANNOT use API proposal/);
});

test('the palette, pickers, input boxes and notifications', async () => {
  const { palette } = workbench;
  assert.equal(await palette.offers('Probe: Nothing of the kind'), false);
  await palette.run('Probe: Pick and Type');
  assert.deepEqual(await palette.options(), ['Apple', 'Pear', 'Plum']);
  await palette.pick('Pear');
  assert.match((await palette.heading()).message, /^Pear/);
  await palette.type('three');
  await workbench.fileShows('picked.md', (text) => text === 'Pear three');
  assert.equal(await palette.notification('Picked'), 'Picked Pear.');
  await palette.clickNotification('Picked', 'Fine');
  await workbench.fileShows('button.md', (text) => text === 'Fine');
});

test('a file is opened, edited, saved and read', async () => {
  const { editor } = workbench;
  await editor.open('notes/today.md');
  assert.equal(await editor.text(), '# Today\n\nBuy milk.\n');
  await editor.replaceLine(3, 'Bread.');
  assert.equal(await editor.isDirty(), true);
  await editor.save();
  assert.equal(workbench.read('notes/today.md'), '# Today\n\nBread.\n');
  await editor.undo();
  assert.equal(await editor.text(), '# Today\n\nBuy milk.\n');
});

test('a webview is clicked and read', async () => {
  await workbench.palette.run('Probe: Show Preview');
  const frame = await workbench.webview('#press');
  await frame.locator('#press').click();
  await frame.locator('h1', { hasText: 'Pressed' }).waitFor();
  await workbench.fileShows('clicked.md', (text) => text === 'pressed');
});

test('colour themes', async () => {
  for (const theme of ['dark', 'highContrast', 'highContrastLight', 'light'] as const) {
    await workbench.setTheme(theme);
    await workbench.screenshot(`driver ${theme}`);
  }
});

test('the window is reloaded in the middle of a turn', async () => {
  const { chat, model } = workbench;
  const gate = new Gate();
  model.queue([...words('Before'), { kind: 'gate', gate }], 'After.');
  await chat.open();
  await chat.send('@probe /model long');
  await gate.reached;
  await workbench.reload();
  await chat.open();
  await chat.hasModel();
  assert.match(await chat.ask('@probe /model again'), /^After\. \(end/);
});

test('the git extension of VS Code starts', async () => {
  const isActive = await workbench.inHost(async ({ extensions }) => {
    const git = extensions.getExtension('vscode.git');
    await git?.activate();
    return git?.isActive;
  });
  assert.equal(isActive, true);
});
