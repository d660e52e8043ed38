// A folder that is not trusted: plans are made, programs and texts of the folder are left alone, and it is said.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { join } from 'node:path';
import { root } from '../../host/paths.mjs';
import { withWorkbench } from '../driver/workbench.ts';

const idea = 'Readers miss our reminder mails. We want a text message as a second way for overdue loans.';
const untrusted = /This workspace is not trusted: no MCP server is started/;

/** A server that leaves a mark when it is started, wherever it is configured. */
const marking = (mark: string): object => ({
  command: process.execPath,
  args: [join(root, 'test/fixtures/mcp/record.mjs'), mark, join(root, 'test/fixtures/mcp/hang.mjs')],
});

test('without trust the palette and the chat write plans, start nothing, and use no prompts of the folder', async () => {
  const files = {
    '.vscode/mcp.json': JSON.stringify({ servers: { thoughts: marking('${workspaceFolder}/started') } }),
    '.vscode/settings.json': JSON.stringify({ 'planner.mcp.servers': { thoughts: marking('started') } }),
    '.planner/workflows/brief/brief.md': '# {{title}}\n\n## 1. A Template of the Folder\n',
  };
  const userFiles = {
    'Machine/settings.json': JSON.stringify({
      'planner.mcp.servers': { thoughts: marking('${workspaceFolder}/started') },
    }),
  };
  await withWorkbench('untrusted', { trusted: false, models: [], files, userFiles }, async (workbench) => {
    const { chat, palette } = workbench;
    assert.equal(await workbench.inHost(({ workspace }) => workspace.isTrusted), false);
    await palette.run('Planner: New Task Brief');
    await palette.pick('Type the idea…');
    await palette.type(idea);
    await palette.options();
    await workbench.screenshot('untrusted 1 question');
    const preview = await workbench.webview('main');
    await preview.getByText('6. Open Questions').waitFor();
    // Escape turns away: the run waits, and can go on later.
    await palette.cancel();
    const said = await palette.notification('not trusted');
    await workbench.screenshot('untrusted 2 palette');
    assert.match(said, /templates and prompts in \.planner\/workflows\/brief are used only in a trusted workspace/);
    assert.equal(said.split('not trusted').length, 2, said);
    assert.doesNotMatch(said, /did not work/);
    assert.match(said, untrusted);

    await chat.open();
    await workbench.screenshot('untrusted 3 chat');

    assert.equal(workbench.read('started'), undefined);
    assert.doesNotMatch(workbench.log('Planner'), /tool for/);
  });
});
