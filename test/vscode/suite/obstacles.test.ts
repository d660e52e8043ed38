// Places where no plan can be written: the chat says what stands in the way and what to do.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
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
  await withWorkbench('read-only', { workspace: null, ...readOnly }, async (workbench) => {
    const { chat, model } = workbench;
    const locked = join(workbench.folder, 'locked');
    if (existsSync(locked)) lock(locked, true);
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
    if (existsSync(locked)) lock(locked, false);
  });
});

/** Linux refuses files there to everyone, root too; the others refuse them in a folder that is locked. */
const readOnly =
  process.platform === 'linux'
    ? { folders: ['/sys/power'] }
    : { folders: ['locked'], files: { 'locked/readme.md': '# Locked\n' } };

function lock(folder: string, isLocked: boolean): void {
  if (process.platform !== 'win32') return chmodSync(folder, isLocked ? 0o555 : 0o755);
  const everyone = '*S-1-1-0';
  execFileSync('icacls', [folder, ...(isLocked ? ['/deny', `${everyone}:(W)`] : ['/remove:d', everyone])]);
}
