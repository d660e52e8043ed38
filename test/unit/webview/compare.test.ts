// The page of a comparison by keyboard: from change to change, to the source, and the focus kept over updates.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ComparedPart, Row, ToComparison } from '../../../src/vscode/compare/protocol.ts';
import { PageHost, type Preview } from './pageHost.ts';

let host: PageHost;
before(async () => (host = await PageHost.start()));
after(() => host.stop());

const block = (line: number, text: string) => ({ html: `<p>${text} <a href="./a.md">link ${line}</a></p>`, line });
const same = (line: number): Row => ({ kind: 'same', before: block(line, 'same'), after: block(line, 'same') });
const changed = (line: number, text: string): Row => ({
  kind: 'changed',
  before: block(line, 'old'),
  after: block(line + 10, text),
});
const part = (...rows: readonly Row[]): ComparedPart => ({ kind: 'changed', title: 'Part', rows, remark: '' });

function comparison(version: number, ...rows: readonly Row[]): ToComparison {
  const facts = [{ kind: 'added', text: 'FR-001 added', side: 'after', line: 13 }] as const;
  const [before, after] = [
    { title: 'a.md', detail: 'yesterday' },
    { title: 'a.md', detail: 'now' },
  ] as const;
  return { kind: 'comparison', version, before, after, parts: [part(...rows)], summary: '2', facts, canRestore: true };
}

async function withComparison(
  work: (preview: Preview, show: (message: ToComparison) => Promise<void>) => Promise<void>,
) {
  const preview = await host.open(undefined, '/comparison');
  try {
    await work(preview, async (message) => {
      const version = message.kind === 'comparison' ? message.version : 0;
      await preview.page.evaluate(`postMessage(${JSON.stringify(message)}, '*')`);
      await preview.until(`sent.some((one) => one.kind === 'painted' && one.version === ${version})`);
    });
    assert.deepEqual(preview.complaints, []);
  } finally {
    await preview.page.close();
  }
}

const focused = 'document.activeElement.textContent';

test('the buttons are one stop of the tab key; arrows go along them, and keys from change to change', () =>
  withComparison(async ({ page }, show) => {
    await show(comparison(1, changed(3, 'new'), same(5), changed(7, 'newer')));
    await page.keyboard.press('Tab');
    assert.match(String(await page.evaluate(focused)), /Previous change/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    assert.match(String(await page.evaluate(focused)), /old.*new/);
    assert.equal(await page.locator('#status').innerText(), 'Change 1 of 2');
    await page.keyboard.press('n');
    assert.match(String(await page.evaluate(focused)), /old.*newer/);
    await page.keyboard.press('Shift+F7');
    assert.equal(await page.locator('#status').innerText(), 'Change 1 of 2');
  }));

test('the enter key on a change opens its line', () =>
  withComparison(async (preview, show) => {
    const gone: Row = { kind: 'removed', before: block(9, 'gone') };
    await show(comparison(1, changed(3, 'new'), same(5), gone));
    await preview.page.keyboard.press('F7');
    await preview.page.keyboard.press('Enter');
    assert.deepEqual(await preview.until("sent.find((one) => one.kind === 'openLine')"), {
      kind: 'openLine',
      side: 'after',
      line: 13,
    });
    await preview.page.evaluate('sent.splice(0)');
    await preview.page.keyboard.press('F7');
    await preview.page.keyboard.press('Enter');
    assert.deepEqual(await preview.until("sent.find((one) => one.kind === 'openLine')"), {
      kind: 'openLine',
      side: 'before',
      line: 9,
    });
  }));

test('a document that changes takes the focus from nobody: not from a change, a link, or a button that is gone', () =>
  withComparison(async ({ page }, show) => {
    await show(comparison(1, changed(3, 'new'), same(5), changed(7, 'newer')));
    await page.keyboard.press('F7');
    await page.keyboard.press('F7');
    await show(comparison(2, changed(3, 'new'), same(5), changed(7, 'newest')));
    assert.match(String(await page.evaluate(focused)), /newest/);
    assert.equal(await page.evaluate('document.activeElement.className'), 'row changed current');
    await page.getByRole('link', { name: 'link 17' }).focus();
    await show(comparison(3, changed(3, 'new'), same(5), changed(7, 'last')));
    assert.equal(await page.evaluate(focused), 'link 17');
    await page.getByRole('button', { name: 'Restore' }).or(page.locator('[data-action=restore]')).focus();
    await show({ ...comparison(4, changed(3, 'new')), ...{ canRestore: false } });
    assert.match(String(await page.evaluate(focused)), /Previous change/);
  }));

test('a change that is gone to begins below the head, where the page is narrow or the change long too', () =>
  withComparison(async ({ page }, show) => {
    await page.setViewportSize({ width: 300, height: 600 });
    const long = Array.from({ length: 400 }, () => 'word').join(' ');
    await show(comparison(1, same(3), changed(5, long), same(7), changed(9, long), same(11)));
    for (const change of ['1', '2', '1']) {
      await page.keyboard.press('F7');
      assert.equal(await page.locator('#status').innerText(), `Change ${change} of 2`);
      const [head, row] = [await page.locator('#head').boundingBox(), await page.locator('.current').boundingBox()];
      assert.ok(head && row && row.y >= head.height && row.y < head.height + 20, JSON.stringify([head, row]));
    }
  }));

test('what was jumped to is said without the strip of a run', () =>
  withComparison(async ({ page }, show) => {
    await show(comparison(1, changed(3, 'new')));
    await page.keyboard.press('F7');
    assert.equal(
      await page.evaluate("getComputedStyle(document.getElementById('status'), '::before').content"),
      'none',
    );
  }));
