// Several workspace folders: Planner asks which one a plan is for, and keeps to it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withWorkbench } from '../driver/workbench.ts';
import { answerAs, idea, opened } from './briefReplies.ts';

const options = {
  workspace: null,
  folders: ['alpha', 'beta'],
  files: { 'alpha/readme.md': '# Alpha\n', 'beta/readme.md': '# Beta\n\nThe notes of beta.\n' },
} as const;

test('the chat asks which folder, and stays with it', async () => {
  await withWorkbench('folders', options, async (workbench) => {
    const { chat, model, palette, editor } = workbench;
    model.respond(answerAs('Chosen in the chat'));
    await opened(workbench);
    await chat.send(idea);
    assert.deepEqual(await palette.options(), ['alpha', 'beta']);
    await workbench.screenshot('folders 1 which');
    await palette.pick('beta');
    await chat.question();
    assert.match(workbench.read('beta/.clinespecs/chosen-in-the-chat/task_brief.md') ?? '', /Webhook retries/);
    assert.equal(workbench.read('alpha/.clinespecs/chosen-in-the-chat/task_brief.md'), undefined);
    await workbench.screenshot('folders 2 written');
    // The answers go to the same folder, and nobody asks again.
    await chat.answer('Yes, they are out');
    await chat.question();
    await chat.skip();
    await chat.ended();
    await workbench.fileShows('beta/.clinespecs/chosen-in-the-chat/task_brief.md', (text) =>
      text.includes('— Yes, they are out'),
    );

    // Nothing chosen: nothing written, and it is said.
    model.reset();
    await chat.startNew();
    await chat.send(idea);
    await palette.options();
    await palette.cancel();
    await chat.ended();
    assert.match(await chat.responseText(), /No folder was chosen/);
    assert.equal(model.requests.length, 0);

    // The palette asks too, where no editor says it.
    model.respond(answerAs('Chosen in the palette'));
    await palette.run('Planner: New Task Brief');
    await palette.pick('Type the idea…');
    await palette.type('Webhook retries end after 15 minutes.');
    assert.deepEqual(await palette.options(), ['alpha', 'beta']);
    await workbench.screenshot('folders 3 palette');
    await palette.pick('alpha');
    await palette.pick('Skip');
    await palette.pick('Skip');
    await palette.notification('complete');
    assert.ok(workbench.read('alpha/.clinespecs/chosen-in-the-palette/task_brief.md'));

    // An editor of one of them says it.
    model.respond(answerAs('Said by the editor'));
    await editor.open('beta/readme.md');
    await palette.run('Planner: New Task Brief');
    await palette.pick('From the open file');
    await palette.pick('Skip');
    await palette.pick('Skip');
    await workbench.fileShows('beta/.clinespecs/said-by-the-editor/task_brief.md');
  });
});
