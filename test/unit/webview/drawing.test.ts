// The diagrams of the preview's page: enlarged, moved, in the whole view, copied, repaired.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PageHost, type Preview } from './pageHost.ts';

let host: PageHost;
before(async () => (host = await PageHost.start()));
after(() => host.stop());

const flow = '```mermaid\ngraph LR\n  A([Start]) --> B[Work] --> C{Done?}\n  C -->|yes| D([End])\n```\n';
const broken = '```mermaid\ngraph TD\n  A[Start --> B[End]\n```\n';

async function withDiagram(work: (preview: Preview) => Promise<void>, text = flow): Promise<void> {
  const preview = await host.open();
  try {
    await preview.show(text);
    await preview.drawn();
    await work(preview);
    assert.deepEqual(preview.complaints, []);
  } finally {
    await preview.page.close();
  }
}

/** Width of the drawing, and how far its frame is scrolled. */
async function viewOf(
  preview: Preview,
  frame = '.diagram .drawing',
): Promise<{ width: number; left: number; top: number }> {
  return preview.page.locator(frame).evaluate((element) => ({
    width: element.querySelector('svg')?.getBoundingClientRect().width ?? 0,
    left: element.scrollLeft,
    top: element.scrollTop,
  }));
}

const press = (preview: Preview, name: string) =>
  preview.page.locator('.diagram').getByRole('button', { name }).click();

test('a drawing is enlarged by its buttons, the wheel and keys; the page around it stays', () =>
  withDiagram(async (preview) => {
    const { page } = preview;
    const before = await viewOf(preview);
    const height = await page.locator('.drawing').evaluate((frame) => Math.round(frame.getBoundingClientRect().height));
    await page.locator('.diagram').hover();
    await press(preview, 'Enlarge');
    await press(preview, 'Enlarge');
    const twice = await viewOf(preview);
    assert.ok(twice.width > before.width * 1.2);
    assert.equal(
      await page.locator('.drawing').evaluate((frame) => Math.round(frame.getBoundingClientRect().height)),
      height,
    );
    await page.locator('.drawing').focus();
    await page.keyboard.press('+');
    assert.ok((await viewOf(preview)).width > twice.width);
    await page.keyboard.press('0');
    assert.equal((await viewOf(preview)).width, before.width);
    await page.locator('.drawing svg').hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await preview.until(`document.querySelector('.drawing svg').getBoundingClientRect().width > ${before.width}`);
    // The document itself is as large as before.
    assert.equal(await page.locator('.size').textContent(), '100 %');
    await press(preview, 'Original size');
    assert.equal((await viewOf(preview)).width, before.width);
  }));

test('an enlarged drawing is moved with the mouse and the arrow keys', () =>
  withDiagram(async (preview) => {
    const { page } = preview;
    await page.locator('.drawing').focus();
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('+');
    const before = await viewOf(preview);
    const box = await page.locator('.drawing').boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 - 80, box.y + box.height / 2 - 20);
    await page.mouse.up();
    const dragged = await viewOf(preview);
    assert.ok(Math.abs(dragged.left - before.left - 80) <= 2, `${before.left} ${dragged.left}`);
    await page.keyboard.press('ArrowRight');
    await preview.until(`document.querySelector('.drawing').scrollLeft > ${dragged.left}`);
    // Changed, it is drawn in the same place and size.
    const at = await viewOf(preview);
    await preview.show(flow.replace('Work', 'Werk'));
    await page.locator('.drawing', { hasText: 'Werk' }).waitFor();
    await preview.until(`Math.abs(document.querySelector('.drawing').scrollLeft - ${at.left}) < 60`);
    assert.equal(await page.locator('.drawing').evaluate((frame) => frame === document.activeElement), true);
  }));

test('in the whole view: by keyboard in and out, drawn anew when the source changes, and nothing is lost on the way back', () =>
  withDiagram(async (preview) => {
    const { page } = preview;
    await page.locator('.diagram').getByRole('button', { name: 'Full screen' }).press('Enter');
    const stage = page.getByRole('dialog', { name: 'Diagram' });
    await stage.locator('svg').first().waitFor();
    const frame = await stage.locator('.drawing').boundingBox();
    assert.ok(frame && frame.width > 790 && frame.height > 550);
    const before = await viewOf(preview, '.stage .drawing');
    await page.keyboard.press('+');
    assert.ok((await viewOf(preview, '.stage .drawing')).width > before.width);
    const ids = await page.locator('svg[id]').evaluateAll((all) => all.map((svg) => svg.id));
    assert.equal(new Set(ids).size, ids.length);
    await preview.show(flow.replace('Work', 'Werk'));
    await stage.locator('.drawing', { hasText: 'Werk' }).waitFor();
    assert.deepEqual(await preview.violations(), []);
    // The tab key goes between the drawing and the buttons, and out of neither end.
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.ariaLabel'), 'Reduce');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.className'), 'drawing');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await page.evaluate('document.activeElement.ariaLabel'), 'Original size');
    await page.keyboard.press('Escape');
    await stage.waitFor({ state: 'hidden' });
    // A dialog tells that it closed a moment after it is gone.
    await preview.until("document.activeElement.matches('.diagram .drawing')");
  }));

test('a drawing is copied as SVG text and as PNG', () =>
  withDiagram(async (preview) => {
    const { page } = preview;
    await page.locator('.diagram').hover();
    await press(preview, 'Copy as SVG');
    await page.getByRole('status').getByText('The diagram is copied.').waitFor();
    const strip = "getComputedStyle(document.getElementById('status'), '::before').content";
    assert.equal(await page.evaluate(strip), 'none', 'nothing runs');
    const svg = String(await page.evaluate('navigator.clipboard.readText()'));
    assert.match(svg, /^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^]*Work[^]*<\/svg>$/);
    await press(preview, 'Copy as PNG');
    const type = await preview.until(
      "navigator.clipboard.read().then(([item]) => item.types.includes('image/png') && item.getType('image/png')).then((blob) => blob && createImageBitmap(blob)).then((image) => image && image.width + ' ' + image.height).catch(() => '')",
    );
    const [width, height] = String(type).split(' ').map(Number);
    assert.ok(width && height && width > 400 && height > 60, String(type));
    // Something is painted: not one colour alone.
    const colours = await page.evaluate(
      "navigator.clipboard.read().then(([item]) => item.getType('image/png')).then((blob) => createImageBitmap(blob)).then((image) => { const canvas = new OffscreenCanvas(image.width, image.height); const context = canvas.getContext('2d'); context.drawImage(image, 0, 0); const { data } = context.getImageData(0, 0, image.width, image.height); const seen = new Set(); for (let at = 0; at < data.length; at += 4) seen.add(data[at] * 65536 + data[at + 1] * 256 + data[at + 2]); return seen.size; })",
    );
    assert.ok(Number(colours) > 10, String(colours));
  }));

test('a broken diagram has a button that asks for its repair, with the line of its block', () =>
  withDiagram(async (preview) => {
    await preview.page.getByRole('button', { name: 'Repair' }).click();
    assert.deepEqual(await preview.sent('repairDiagram'), { kind: 'repairDiagram', line: 3 });
    // Repaired, the focus is on the drawing.
    await preview.show(`text\n\n${flow}`);
    await preview.page.locator('.drawing svg').first().waitFor();
    assert.equal(await preview.page.locator('.broken').count(), 0);
  }, `text\n\n${broken}`));

test('five hundred diagrams: those in sight are drawn, the others when they come near', async () => {
  const preview = await host.open();
  const all = Array.from({ length: 500 }, (_, index) => flow.replace('Work', `Work ${index}`));
  await preview.show(all.join('\n'));
  await preview.page.locator('.drawing svg').first().waitFor();
  const drawn = await preview.page.locator('.drawing').count();
  assert.ok(drawn < 60, `${drawn}`);
  const last = preview.page.locator('.diagram').last();
  await last.scrollIntoViewIfNeeded();
  await last.locator('svg').first().waitFor();
  assert.ok((await preview.page.locator('.drawing').count()) < 200);
  await preview.page.close();
});

test('a screen reader is told which diagram it is, and what is written in it', () =>
  withDiagram(
    async ({ page }) => {
      const names = await page.locator('.drawing').evaluateAll((all) => all.map((one) => one.ariaLabel));
      assert.deepEqual(names, ['Diagram', 'Diagram: 2. The flow', 'Diagram: 2. The flow']);
      const images = await page.locator('.drawing > svg').evaluateAll((all) => all.map((one) => one.ariaLabel));
      assert.equal(images[0], 'Diagram. yes. Start. Work. Done?. End');
      assert.match(images[2] ?? '', /^Diagram: 2\. The flow\. .*The member reserves a title that is out of the house/);
    },
    [
      flow,
      `## 2. The flow\n\nText.\n\n${flow}`,
      '```mermaid\ngraph TD\n  A[The member reserves a title that is out of the house] --> B[x]\n```\n',
    ].join('\n'),
  ));

test('by keyboard one comes to each diagram, to those that are out of sight too, and is told which it is', async () => {
  const preview = await host.open();
  const { page } = preview;
  const far = 'text\n\n'.repeat(80);
  await preview.show(`# A\n\n${far}## B\n\n${flow}\n${far}## C\n\n${broken}`);
  assert.deepEqual(await page.locator('.diagram').evaluateAll((all) => all.map((one) => one.ariaLabel)), [
    'Diagram: B',
    'Diagram: C',
  ]);
  const focused = 'document.activeElement';
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await preview.until(`${focused}.className === 'drawing'`);
  assert.equal(await page.evaluate(`${focused}.ariaLabel`), 'Diagram: B');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(`${focused}.ariaLabel`), 'Reduce');
  await page.keyboard.press('Tab');
  await preview.until(`${focused}.className === 'diagram-line'`);
  await page.close();
});
