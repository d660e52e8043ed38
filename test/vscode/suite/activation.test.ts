// Planner as the first use activates it: whatever VS Code activated it for works at once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { copyExtension, type ExtensionCopy } from '../driver/copy.ts';
import { openWorkbench, type Workbench } from '../driver/workbench.ts';

let copy: ExtensionCopy;
let workbench: Workbench;

before(async () => {
  // Without its activation at the start of VS Code, only a use activates it.
  copy = copyExtension({ activationEvents: [] });
  workbench = await openWorkbench({ extension: copy.folder, models: [] });
});

after(async () => {
  await workbench.close();
  copy.remove();
});

async function isActive(): Promise<boolean | undefined> {
  return workbench.inHost(({ extensions }) => extensions.getExtension('planner-tools.planner')?.isActive);
}

test('a command of the palette', async () => {
  assert.equal(await isActive(), false);
  await workbench.palette.run('Planner: Show Status');
  assert.match(await workbench.palette.notification('Planner'), /no plan in workspace that this applies to/);
  await workbench.screenshot('activation 1 command');
});

test('a message in the chat, answered by the embedded model', async () => {
  await workbench.reload();
  assert.equal(await isActive(), false);
  await workbench.chat.open();
  assert.match(await workbench.chat.ask('@planner /help'), /\/brief/);
  // What comes after the activation is there by then.
  await workbench.page.locator('.interactive-session img[src*="icon.svg"]').first().waitFor();
  await workbench.screenshot('activation 2 chat');
});
