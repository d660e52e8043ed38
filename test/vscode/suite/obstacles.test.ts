// Places where no plan can be written: the chat says what stands in the way and what to do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../driver/wait.ts';
import { withWorkbench } from '../driver/workbench.ts';
import { answer, idea, opened } from './briefReplies.ts';

test('a file where the folder of plans should be', async () => {
  await withWorkbench('file in the way', { files: { '.clinespecs': 'A file.\n' } }, async (workbench) => {
    const { chat, model } = workbench;
    model.respond(answer());
    await opened(workbench);
    const text = await chat.ask(idea);
    await workbench.screenshot('obstacle 1 file');
    assert.match(text, /\.clinespecs is not a folder/);
    assert.match(text, /Rename or remove the file, or set another folder/);
    assert.equal(workbench.read('.clinespecs'), 'A file.\n');
  });
});

test('a folder that takes no files', async () => {
  // Linux refuses files there to everyone.
  await withWorkbench('read-only', { workspace: null, folders: ['/sys/power'] }, async (workbench) => {
    const { chat, model } = workbench;
    model.respond(answer());
    await opened(workbench);
    const text = await chat.ask(idea);
    await workbench.screenshot('obstacle 2 read-only');
    assert.match(text, /cannot be read or written/);
    assert.match(text, /Check the permissions/);
    // There is no document: nothing of it is shown or offered.
    assert.doesNotMatch(text, /Open Preview/);
    await until('no preview is left open', async () => (await workbench.editor.tabs()).length === 0);
    await workbench.screenshot('obstacle 3 no preview');
  });
});
