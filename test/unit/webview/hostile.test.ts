// Hostile documents in the preview and in the export: nothing of them runs, loads, or leads out.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { exportHtml } from '../../../src/app/export/export.ts';
import { english } from '../../../src/documents/sentence.ts';
import { readLink } from '../../../src/app/links.ts';
import { hostile } from '../../fixtures/hostile.ts';
import type { Page } from 'playwright-core';
import { PageHost, type Preview } from './pageHost.ts';

let host: PageHost;
before(async () => (host = await PageHost.start()));
after(() => host.stop());

/** What must not be in a page, whatever its document says: as an expression that yields what was found. */
const found = `(() => {
  const wrong = [];
  for (const element of document.querySelectorAll('body *')) {
    if (element.closest('script, header, nav, .tools')) continue;
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) wrong.push(element.tagName + ' ' + name);
      if (/^(href|src|xlink:href|action|formaction|srcdoc|data|poster|background)$/i.test(name)) {
        const allowed = element.tagName === 'IMG' ? /^data:image\\// : /^(https?:|mailto:|#|[^:]*$)/i;
        if (!allowed.test(value.trim()) && !/^#/.test(value)) wrong.push(element.tagName + ' ' + name + '=' + value);
      }
      if (name === 'style' && /url\\(\\s*['"]?(?!#)/i.test(value)) wrong.push(element.tagName + ' ' + value);
    }
    if (/^(script|iframe|object|embed|form|link|meta|base|portal|video|audio|template)$/i.test(element.tagName)) wrong.push(element.tagName);
  }
  if (document.querySelectorAll('#bar, #status, #document').length > 3) wrong.push('an id of the page');
  if (({}).ran) wrong.push('prototype');
  return wrong;
})()`;

/** Addresses that left the page: what its policy stops is asked for and goes nowhere. */
function watchRequests(page: Page): ReadonlySet<string> {
  const left = new Set<string>();
  page.on('request', (request) => /evil\.example/.test(request.url()) && left.add(request.url()));
  page.on('requestfailed', (request) => {
    if (/csp/i.test(request.failure()?.errorText ?? '')) left.delete(request.url());
  });
  return left;
}

test(`${hostile.length} hostile documents in the preview: nothing runs, nothing is loaded, no address leads out`, async () => {
  assert.ok(hostile.length >= 100);
  const preview: Preview = await host.open();
  const left = watchRequests(preview.page);
  let popups = 0;
  preview.page.on('popup', () => (popups += 1));
  preview.page.on('dialog', (dialog) => void dialog.dismiss());
  await preview.page.setViewportSize({ width: 800, height: 4000 });
  for (let at = 0; at < hostile.length; at += 20) {
    for (const text of hostile.slice(at, at + 20).filter((one) => !one.includes('```mermaid'))) {
      await preview.show(text);
      assert.deepEqual(await preview.page.evaluate(found), [], text);
    }
  }
  for (const text of hostile.filter((one) => one.includes('```mermaid'))) {
    await preview.show(text);
    await preview.drawn();
    assert.deepEqual(await preview.page.evaluate(found), [], text);
  }
  assert.equal(await preview.page.evaluate("sent.includes('ran')"), false);
  assert.deepEqual([...left], []);
  assert.equal(popups, 0);
  assert.equal(preview.page.url(), `${preview.address}/`);
  await preview.page.close();
});

test('each link of a hostile document that the preview asks to open is refused, or a page of the web, or a file inside', async () => {
  const preview = await host.open();
  await preview.show(hostile.filter((one) => /^\[a\]\(/.test(one)).join('\n\n'));
  for (const link of await preview.page.locator('main a[href]').all()) await link.click();
  for (const { href } of await preview.said('openLink')) {
    const target = readLink(href, 'plans/plan.md');
    assert.ok(target.kind !== 'external' || /^(https?:\/\/|mailto:)/i.test(target.url), href);
    assert.ok(target.kind !== 'file' || !target.path.includes('..'), href);
  }
  await preview.page.close();
});

test('the same documents exported: nothing runs, nothing is loaded', async () => {
  const isDiagram = (text: string): boolean => text.startsWith('```mermaid');
  // What draws diagrams is large: those are in one document.
  const documents = [...hostile.filter((text) => !isDiagram(text)), hostile.filter(isDiagram).join('\n\n')];
  const exported: string[] = [];
  for (const text of documents) {
    exported.push(
      await exportHtml('plans/plan.md', text, {
        module: (path) => host.built(path),
        style: async () => readFileSync(join(import.meta.dirname, '../../../media/preview.css'), 'utf8'),
        file: async () => undefined,
        translate: english,
        language: 'en',
      }),
    );
  }
  const { page } = await host.blank();
  const left = watchRequests(page);
  await page.setViewportSize({ width: 800, height: 4000 });
  await page.addInitScript('window.sent = []');
  for (const [index, html] of exported.entries()) {
    await page.goto(host.keep(html));
    while ((await page.locator('.diagram:not([data-shown])').count()) > 0)
      await page.evaluate('new Promise(requestAnimationFrame)');
    assert.deepEqual(await page.evaluate(found), [], documents[index]);
    assert.equal(await page.evaluate("window.sent?.includes('ran') ?? false"), false, documents[index]);
  }
  assert.deepEqual([...left], []);
  await page.close();
});
