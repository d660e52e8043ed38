// Source and preview side by side: they scroll together, a click in one shows the place in the other, the outline leads on.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Frame } from 'playwright-core';
import { longPlan } from '../../fakes/longPlan.ts';
import { until } from '../driver/wait.ts';
import { openWorkbench, type Workbench } from '../driver/workbench.ts';

const path = '.clinespecs/long/long-plan.md';
const text = longPlan(2000, 12);
const other = '# Another document\n\nIts only text.\n';

let workbench: Workbench;

before(async () => {
  workbench = await openWorkbench({ files: { [path]: text, 'docs/other.md': other } });
  await workbench.editor.open(path);
  await workbench.palette.run('Planner: Open Preview to the Side');
});

after(() => workbench.close());

/** The first line that the editor of the plan shows, from 1. */
function editorTop(): Promise<number> {
  return workbench.inHost((vscode) => {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.fileName.endsWith('long-plan.md'));
    return (editor?.visibleRanges[0]?.start.line ?? -1) + 1;
  });
}

/** The line of the document that stands below the bar of the preview, as its text tells: every line has its number. */
const topLine = `(() => {
  const inset = document.getElementById('bar').offsetHeight;
  let above, below;
  const walker = document.createTreeWalker(document.getElementById('document'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const found = /L(\\d+)/.exec(node.data);
    if (!found) continue;
    const range = document.createRange();
    range.setStart(node, found.index);
    range.setEnd(node, found.index + found[0].length);
    const { top, height } = range.getBoundingClientRect();
    if (height === 0) continue;
    const place = { line: Number(found[1]), top };
    if (top <= inset) above = place;
    else if (!below) below = place;
  }
  if (!above) return 1;
  if (!below) return above.line;
  return above.line + ((inset - above.top) / (below.top - above.top)) * (below.line - above.line);
})()`;

/** Waits until both show the same place, and yields how many lines they differ. */
async function difference(preview: Frame): Promise<number> {
  let last = '';
  let looks = 0;
  // Both have come to rest when nothing changes from look to look.
  return until('source and preview come to rest', async () => {
    const [editor, page] = [await editorTop(), await preview.evaluate<number>(topLine)];
    await preview.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    const now = `${editor} ${page}`;
    looks = now === last ? looks + 1 : 0;
    last = now;
    return looks >= 18 ? { lines: Math.abs(editor - page) } : undefined;
  }).then(({ lines }) => lines);
}

test('the preview scrolls with the source, at most two lines apart', async () => {
  const preview = await workbench.webview('main h1');
  const differences: number[] = [];
  for (let step = 1; step <= 16; step += 1) {
    const line = step * 120;
    const work = `async (vscode) => {
      const editor = vscode.window.visibleTextEditors.find(({ document }) => document.fileName.endsWith('long-plan.md'));
      editor.revealRange(new vscode.Range(${line - 1}, 0, ${line - 1}, 0), vscode.TextEditorRevealType.AtTop);
    }`;
    await workbench.inHost(Object.assign(async () => undefined, { toString: () => work }));
    // The editor keeps room for the headings that stick to its top.
    await until('the editor is there', async () => Math.abs((await editorTop()) - line) < 10);
    await until('the preview follows', async () => Math.abs((await preview.evaluate<number>(topLine)) - line) < 40);
    differences.push(await difference(preview));
  }
  await workbench.screenshot('reading 1 source leads');
  console.log(`lines apart, source leads: ${differences.map((one) => one.toFixed(1)).join(' ')}`);
  assert.ok(Math.max(...differences) <= 2, differences.join(' '));
});

test('the source scrolls with the preview, at most two lines apart', async () => {
  const { page } = workbench;
  const preview = await workbench.webview('main h1');
  const differences: number[] = [];
  for (let step = 0; step < 16; step += 1) {
    const before = await editorTop();
    const frame = await page.locator('iframe.webview.ready').first().boundingBox();
    assert.ok(frame);
    await page.mouse.move(frame.x + frame.width / 2, frame.y + frame.height / 2);
    await page.mouse.wheel(0, -1700);
    await until('the editor follows', async () => (await editorTop()) !== before);
    differences.push(await difference(preview));
  }
  await workbench.screenshot('reading 2 preview leads');
  console.log(`lines apart, preview leads: ${differences.map((one) => one.toFixed(1)).join(' ')}`);
  assert.ok(Math.max(...differences) <= 2, differences.join(' '));
});
