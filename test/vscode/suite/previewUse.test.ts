// The preview as it is worked with: a click shows the line, the outline leads on, broken diagrams are repaired, one preview follows.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { until } from '../driver/wait.ts';
import { openWorkbench, type Workbench } from '../driver/workbench.ts';

const path = '.clinespecs/orders/orders-plan.md';
const text = `# Order export

Merchants download their orders.

## 1. Background

${Array.from({ length: 30 }, (_, index) => `Paragraph ${index + 1} of the background.\n`).join('\n')}
## 2. Flow

\`\`\`mermaid
graph TD
  A[Start] --> B[Work (hard)]
  B --> C[End]
\`\`\`

See [the brief](task_brief.md).

## 6. Open Questions

- [ ] How long are exports kept?
- [x] Which format? — CSV
`;
const lineOf = (words: string): number => text.split('\n').findIndex((line) => line.includes(words)) + 1;

let workbench: Workbench;

before(async () => {
  workbench = await openWorkbench({ files: { [path]: text, 'docs/other.md': '# Another one\n\nIts text.\n' } });
  await workbench.editor.open(path);
  await workbench.palette.run('Planner: Open Preview to the Side');
  // What hangs over the preview is gone when the mouse is elsewhere.
  await workbench.page.mouse.move(400, 700);
});

after(() => workbench.close());

const status = (line: number): Promise<void> =>
  workbench.page.locator('.statusbar', { hasText: `Ln ${line},` }).waitFor();

test('a click on a block puts the cursor of the editor there; the cursor of the editor marks its block', async () => {
  const preview = await workbench.webview('main h1');
  await preview.getByText('Paragraph 3 of the background.').click();
  await until('the editor has the line', async () => {
    const line = await workbench.inHost(
      (vscode) => (vscode.window.visibleTextEditors[0]?.selection.active.line ?? 0) + 1,
    );
    return line === lineOf('Paragraph 3 of');
  });
  await preview.locator('.block.current', { hasText: 'Paragraph 3 of' }).waitFor();
  await preview.getByText('Paragraph 4 of the background.').dblclick();
  await status(lineOf('Paragraph 4 of'));
  await workbench.editor.goToLine(lineOf('Paragraph 28 of'));
  await preview.locator('.block.current', { hasText: 'Paragraph 28 of' }).waitFor();
  await until('its block is in sight', () =>
    preview.locator('.block.current').evaluate((block) => {
      const { top, bottom } = block.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    }),
  );
});

test('the outline shows what is open and what was found, and goes there', async () => {
  const preview = await workbench.webview('main h1');
  await preview.locator('button[aria-label^="Findings: "]').waitFor();
  await preview.locator('button[aria-label="Open questions: 1"]').click();
  const outline = preview.getByRole('navigation', { name: 'Outline' });
  await outline.getByText('Mermaid cannot read').first().waitFor();
  await outline.getByRole('button', { name: 'How long are exports kept?' }).click();
  await preview.locator('.block.current', { hasText: 'How long' }).waitFor();
  await until('the editor has the question', async () => {
    const line = await workbench.inHost(
      (vscode) => (vscode.window.visibleTextEditors[0]?.selection.active.line ?? 0) + 1,
    );
    return line === lineOf('How long');
  });
  for (const theme of ['light', 'dark', 'highContrast', 'highContrastLight'] as const) {
    await workbench.setTheme(theme);
    await workbench.screenshot(`preview use outline ${theme}`);
  }
  await workbench.setTheme('light');
});

test('the button of a broken diagram repairs it, and it is drawn', async () => {
  const preview = await workbench.webview('main h1');
  await preview.locator('.broken').scrollIntoViewIfNeeded();
  await workbench.screenshot('preview use broken');
  await preview.getByRole('button', { name: 'Repair' }).click();
  await preview.locator('.broken').waitFor({ state: 'detached' });
  await preview.locator('.diagram .drawing svg').first().waitFor();
  const repaired = await workbench.fileShows(path, (now) => now !== text);
  assert.match(repaired, /B\["Work \(hard\)"\]/);
  await preview.locator('.diagram').hover();
  await preview.locator('.diagram').getByRole('button', { name: 'Full screen' }).click();
  await preview.getByRole('dialog').locator('svg').first().waitFor();
  await workbench.screenshot('preview use full screen');
  await workbench.page.keyboard.press('Escape');
  await preview.getByRole('dialog').waitFor({ state: 'hidden' });
});

test('find finds in the preview', async () => {
  const preview = await workbench.webview('main h1');
  await preview.getByRole('button', { name: 'Find', exact: true }).click();
  const box = workbench.page.locator('.simple-find-part.visible input');
  await box.waitFor();
  await box.fill('Paragraph 17');
  await workbench.page.keyboard.press('Enter');
  await workbench.screenshot('preview use find');
  await until('what was found is in sight', () =>
    preview.getByText('Paragraph 17 of').evaluate((element) => {
      const { top } = element.getBoundingClientRect();
      return top > 0 && top < innerHeight;
    }),
  );
  await workbench.page.keyboard.press('Escape');
});

test('unlocked, the preview follows the editor; locked again, it stays; a second one has its own document', async () => {
  const { editor, palette } = workbench;
  const preview = await workbench.webview('main h1');
  await preview.getByRole('button', { name: 'Stay with this document' }).click();
  await preview.locator('button[aria-label="Stay with this document"][aria-pressed=false]').waitFor();
  await editor.activate('orders-plan.md');
  await editor.open('docs/other.md');
  await preview.getByRole('heading', { name: 'Another one' }).waitFor();
  await workbench.page.locator('.tab', { hasText: 'Preview docs/other.md (follows the editor)' }).waitFor();
  await preview.getByRole('button', { name: 'Stay with this document' }).click();
  await preview.locator('button[aria-label="Stay with this document"][aria-pressed=true]').waitFor();
  await editor.activate('orders-plan.md');
  await palette.run('Planner: Open Preview to the Side');
  await workbench.webviewSaying('Merchants download their orders.');
  assert.equal(await workbench.page.locator('.tab', { hasText: 'Preview ' }).count(), 2);
});

test('exported, the document is one file with its diagram in it', async () => {
  const { palette, page } = workbench;
  await workbench.editor.activate('orders-plan.md');
  await palette.run('Planner: Export as HTML');
  const box = page.locator('.quick-input-widget:visible .quick-input-box input');
  await box.waitFor();
  await until('a place is proposed', async () => (await box.inputValue()).endsWith('orders-plan.html'));
  await workbench.screenshot('preview use export');
  await page.keyboard.press('Enter');
  const file = join(workbench.folder, '.clinespecs/orders/orders-plan.html');
  await until('the file is written', () => existsSync(file) && readFileSync(file, 'utf8').endsWith('</html>\n'));
  const html = readFileSync(file, 'utf8');
  assert.match(html, /<meta name="generator" content="Planner">/);
  assert.match(html, /planner\/exported\.js/);
  await palette.notification('Exported:');
});

test('a document of ten megabytes is named as too large, and the editor goes on', async () => {
  await workbench.inHost(async (vscode) => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    if (!folder) throw new Error('No folder is open.');
    const uri = vscode.Uri.joinPath(folder.uri, 'docs/large.md');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('A line of text.\n'.repeat(650_000)));
    await vscode.commands.executeCommand('planner.openPreview', uri);
  });
  await workbench.webviewSaying('').catch(() => undefined);
  await until('the preview says so', async () => {
    for (const frame of workbench.page.frames()) {
      const said = await frame
        .locator('#notice')
        .innerText({ timeout: 200 })
        .catch(() => '');
      if (/larger than 5 MB/.test(said)) return true;
    }
    return false;
  });
  await workbench.editor.activate('orders-plan.md');
  await workbench.editor.goToLine(3);
  await status(3);
});
