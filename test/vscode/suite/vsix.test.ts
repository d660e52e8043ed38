// The package as users get it: installed from its VSIX, away from the repository, it makes a brief.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { root } from '../../host/paths.mjs';
import { run } from '../../host/processes.mjs';
import { withWorkbench } from '../driver/workbench.ts';
import { answer, idea, opened, path } from './briefReplies.ts';

before(async () => {
  assert.equal(await run(process.execPath, [join(root, 'test/host/package.mjs')]), 0);
});

test('the installed VSIX makes a brief, with preview and diagram', async () => {
  const [vsix] = readdirSync(root).filter((name) => name.endsWith('.vsix'));
  assert.ok(vsix);
  await withWorkbench('vsix', { vsix: join(root, vsix) }, async (workbench) => {
    const { chat, model } = workbench;
    const place = await workbench.inHost(
      ({ extensions }) => extensions.getExtension('planner-tools.planner')?.extensionPath,
    );
    assert.ok(place !== undefined && !place.startsWith(root), place);
    assert.ok(!readdirSync(place).includes('node_modules'));
    model.respond(answer());
    await opened(workbench);
    await chat.send(idea);
    await chat.question();
    const preview = await workbench.webview('.diagram');
    await preview.locator('.diagram').scrollIntoViewIfNeeded();
    await preview.locator('.drawing > svg').waitFor();
    await workbench.screenshot('vsix');
    await workbench.fileShows(path, (text) => text.includes('## 6. Open Questions'));
  });
});
