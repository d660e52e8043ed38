// A workspace that is on no disk: plans are written through the editor's file system, and what needs a disk is said.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../host/paths.mjs';
import { until } from '../driver/wait.ts';
import { withWorkbench, type Workbench } from '../driver/workbench.ts';
import { answer, idea, opened } from './briefReplies.ts';

const options = {
  workspace: null,
  folders: ['memfs:/work'],
  others: [join(root, 'test/vscode/memory-files')],
} as const;

test('in a virtual workspace a brief is written, answered, shown and taken back', async () => {
  await withWorkbench('virtual', options, async (workbench) => {
    const { chat, model, palette } = workbench;
    model.respond(answer());
    await opened(workbench);
    await chat.send(idea);
    await chat.question();
    assert.match(await brief(workbench), /Webhook retries/);
    const preview = await workbench.webview('.diagram');
    await preview.locator('main h1').waitFor();
    await chat.answer('Yes, they are out');
    await chat.question();
    await chat.skip();
    await chat.ended();
    assert.match(await brief(workbench), /— Yes, they are out/);
    await workbench.screenshot('virtual 1 answered');
    await palette.run('Planner: Undo Last Run');
    await until('the brief is gone', async () => (await brief(workbench)) === '');
    await workbench.screenshot('virtual 2 undone');
  });
});

/** The brief's text in the virtual folder; empty where there is none. */
async function brief(workbench: Workbench): Promise<string> {
  const texts = await workbench.inHost(async ({ workspace, Uri }) => {
    const folder = Uri.parse('memfs:/work/.clinespecs');
    const names = await workspace.fs.readDirectory(folder).then(
      (entries) => entries.map(([name]) => name),
      () => [],
    );
    const read = names.map((name) =>
      workspace.fs.readFile(Uri.joinPath(folder, name, 'task_brief.md')).then(
        (bytes) => new TextDecoder().decode(bytes),
        () => '',
      ),
    );
    return Promise.all(read);
  });
  return texts.join('');
}
