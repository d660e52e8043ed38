// The exported document as it is read: on a narrow screen, in colours that the system forces, on paper, in German.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { exportHtml } from '../../../src/app/export/export.ts';
import { PageHost } from './pageHost.ts';

const root = join(import.meta.dirname, '../../..');
const german: unknown = JSON.parse(readFileSync(join(root, 'l10n/bundle.l10n.de.json'), 'utf8'));

const plan = `# Plan

## Table

| Requirement | What it says | Where it is tested |
|---|---|---|
| FR-001 | The system stores each loan | \`test/catalogue/loans/due-dates.integration.test.ts\` |

## Code

\`\`\`ts
export async function reserveTheNextFreeCopyOfATitle(title: string, member: string): Promise<Reservation | undefined> {}
\`\`\`

## Flow

\`\`\`mermaid
graph LR
  A([Member reserves]) --> B[Waits in the queue] --> C[Mail to the member] --> D([Set aside])
\`\`\`

\`\`\`mermaid
graph TD
  A[Start --> B[End]
\`\`\`
`;

let host: PageHost;
let html: string;
before(async () => {
  host = await PageHost.start();
  html = await exportHtml('plan.md', plan, {
    module: (path) => host.built(path),
    style: async () => readFileSync(join(root, 'media/preview.css'), 'utf8'),
    file: async () => undefined,
    translate: ({ text }) => (german as Readonly<Record<string, string>>)[text] ?? assert.fail(text),
    language: 'de',
  });
});
after(() => host.stop());

/** Opens the export, and waits until its diagrams are shown. */
async function opened(media: Parameters<Page['emulateMedia']>[0], width = 800): Promise<Page> {
  const { page } = await host.blank();
  await page.setViewportSize({ width, height: 600 });
  await page.emulateMedia(media);
  await page.goto(host.keep(html));
  await page.locator('.diagram[data-shown]').nth(1).waitFor();
  return page;
}

const numberOf = (page: Page, expression: string): Promise<number> => page.evaluate(expression);

test('on a narrow screen the outline stands above the text, and covers none of it', async () => {
  const page = await opened({ colorScheme: 'light' }, 320);
  const bottom = await numberOf(page, "document.querySelector('#outline').getBoundingClientRect().bottom");
  const top = await numberOf(page, "document.querySelector('h1').getBoundingClientRect().top");
  assert.ok(bottom <= top, `${bottom} ${top}`);
  assert.ok((await numberOf(page, 'document.documentElement.scrollWidth')) <= 320);
  await page.close();
});

test('on paper nothing is cut off, no room is left for what is not printed, and dark drawings are turned light', async () => {
  const page = await opened({ colorScheme: 'dark' });
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  assert.equal(await numberOf(page, "document.querySelector('#document').getBoundingClientRect().left"), 0);
  for (const width of [800, 420]) {
    await page.setViewportSize({ width, height: 600 });
    for (const part of ['.table table', 'pre > code', '.drawing > svg', 'h1']) {
      const right = await numberOf(page, `document.querySelector('${part}').getBoundingClientRect().right`);
      assert.ok(right > 0 && right <= width, `${part} ends at ${right} of ${width}`);
    }
  }
  assert.match(
    await page.evaluate("getComputedStyle(document.querySelector('.drawing > svg')).filter"),
    /^invert\(1\)/,
  );
  await page.emulateMedia({ colorScheme: 'light', media: 'print' });
  await page.locator('body.vscode-light').waitFor();
  assert.equal(await page.evaluate("getComputedStyle(document.querySelector('.drawing > svg')).filter"), 'none');
  await page.close();
});

test('where the system forces its colours, the text of a drawing is not that of its boxes', async () => {
  const page = await opened({ colorScheme: 'dark', forcedColors: 'active' });
  const [box, label] = await page.evaluate<readonly string[]>(`[
    getComputedStyle(document.querySelector('.drawing .node rect')).fill,
    getComputedStyle(document.querySelector('.drawing .node text, .drawing .node span')).color,
  ]`);
  assert.notEqual(box, label);
  await page.close();
});

test('a broken diagram is told of in the language of the reader, and offers nothing that a file cannot do', async () => {
  const page = await opened({ colorScheme: 'light' });
  const text = await page.locator('.broken').innerText();
  assert.match(text, /^Dieses Diagramm kann nicht gezeichnet werden\./);
  assert.doesNotMatch(text, /NaN|Line|Repair|Zeile|Reparieren/);
  assert.equal(await page.locator('.broken :is(a, button):visible').count(), 0);
  assert.equal(await page.locator('.diagram [aria-label="Vollbild"]').count(), 1);
  await page.close();
});
