// What is to be seen in the preview's page and in a comparison without telling colours apart, and beyond an edge.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Row, ToComparison } from '../../../src/vscode/compare/protocol.ts';
import { PageHost, type Preview } from './pageHost.ts';

let host: PageHost;
before(async () => (host = await PageHost.start()));
after(() => host.stop());

const severities = ['error', 'warning', 'info'] as const;

async function withPage(work: (preview: Preview) => Promise<void>): Promise<void> {
  const preview = await host.open();
  try {
    await work(preview);
    assert.deepEqual(preview.complaints, []);
  } finally {
    await preview.page.close();
  }
}

const paths = (page: Page, of: string): Promise<readonly (string | null)[]> =>
  page.locator(`${of} path`).evaluateAll((all) => all.map((path) => path.getAttribute('d')));

test('each kind of finding has a picture, a mark and a badge of its own shape, and a question another', () =>
  withPage(async (preview) => {
    const { page } = preview;
    await preview.show('# Plan\n\n## A\n\na\n\n## B\n\nb\n\n## C\n\nc [NEEDS CLARIFICATION: how long?]\n');
    const findings = severities.map((severity, index) => ({ line: 5 + 4 * index, severity, message: severity }));
    await preview.post({ kind: 'findings', findings });
    await page.getByRole('button', { name: 'Findings: 3' }).click();
    const entries = [...(await paths(page, '.list-of-findings')), ...(await paths(page, '.list-of-questions'))];
    assert.equal(new Set(entries).size, 4);
    const signs = await page
      .locator('.list-of-headings .badge')
      .evaluateAll((all) => all.map((badge) => getComputedStyle(badge, '::before').content.charAt(1)));
    assert.deepEqual(signs, ['×', '!', '?', 'i']);
    const marks = await page.locator('.block[data-finding]').evaluateAll((all) =>
      all.map((block) => {
        const { clipPath, borderTopWidth } = getComputedStyle(block, '::after');
        return `${clipPath} ${borderTopWidth}`;
      }),
    );
    assert.equal(new Set(marks).size, 3, marks.join(' | '));
    const worst: (string | null)[] = [];
    for (const finding of findings) {
      await preview.post({ kind: 'findings', findings: [finding] });
      await page.locator(`.counter.findings[data-worst="${finding.severity}"]`).waitFor();
      worst.push(...(await paths(page, '.counter.findings')));
    }
    assert.equal(new Set(worst).size, 3);
  }));

const wide = [
  '```mermaid',
  `graph LR\n  ${Array.from({ length: 14 }, (_, index) => `n${index}["Step number ${index}"]`).join(' --> ')}`,
  '```',
  '',
  '```ts',
  `const text = '${'long '.repeat(60)}';`,
  '```',
  '',
  `| ${'wide'.repeat(60)} | b |`,
  '|---|---|',
  '| 1 | 2 |',
  '',
  '```ts',
  'short();',
  '```',
  '',
].join('\n');

test('what goes on beyond the edge fades there, until one has gone to its end; what fits does not', () =>
  withPage(async (preview) => {
    const { page } = preview;
    await page.setViewportSize({ width: 340, height: 900 });
    await preview.show(wide);
    await preview.drawn();
    for (const name of ['.drawing', '.table', 'pre:has-text("long")']) {
      const frame = page.locator(name);
      const more = (kind: string) => page.locator(`${name}[data-more="${kind}"]`).waitFor();
      const mask = () => frame.evaluate((element) => getComputedStyle(element).maskImage);
      await more('after');
      assert.match(await mask(), /gradient/);
      await frame.evaluate((element) => element.scrollTo(60, 0));
      await more('both');
      await frame.evaluate((element) => element.scrollTo(element.scrollWidth, 0));
      await more('before');
      // The ring of the focus is whole.
      await page.keyboard.press('Tab');
      await frame.focus();
      assert.equal(await mask(), 'none');
    }
    assert.equal(await page.locator('pre:has-text("short")').getAttribute('data-more'), null);
  }));

test('a drawing that is enlarged goes on beyond the edge, and made small again it does not', () =>
  withPage(async (preview) => {
    const { page } = preview;
    await preview.show('```mermaid\ngraph LR\n  a["One"] --> b["Two"]\n```\n');
    await preview.drawn();
    const drawing = page.locator('.drawing');
    await drawing.focus();
    assert.equal(await drawing.getAttribute('data-more'), null);
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('+');
    await page.locator('.drawing[data-more]').waitFor();
    await page.keyboard.press('0');
    await page.locator('.drawing:not([data-more])').waitFor();
  }));

const block = (line: number) => ({ html: `<p>text ${line}</p>`, line });
const changed: Row = { kind: 'changed', before: block(3), after: block(4) };
const same: Row = { kind: 'same', before: block(1), after: block(1) };

function comparison(...rows: readonly Row[]): ToComparison {
  const sides = { before: { title: 'a', detail: '' }, after: { title: 'b', detail: '' } };
  const parts = [{ kind: 'changed', title: 'Part', rows, remark: '' }] as const;
  return { kind: 'comparison', version: 1, ...sides, parts, summary: '', facts: [], canRestore: false };
}

test('in a comparison a sign tells the sides apart; where both say the same no button leads to a change', async () => {
  const preview = await host.open(undefined, '/comparison');
  const { page } = preview;
  try {
    const show = async (message: ToComparison): Promise<void> => {
      await page.evaluate(`sent.splice(0); postMessage(${JSON.stringify(message)}, '*')`);
      await preview.until("sent.some((one) => one.kind === 'painted')");
    };
    const actions = () =>
      page.locator('.tools button').evaluateAll((all) => all.map((button) => button.dataset['action']));
    await show(comparison(same, changed, { kind: 'removed', before: block(7) }, { kind: 'added', after: block(9) }));
    const signs = await page.locator('.cell:not(.empty)').evaluateAll((all) =>
      all.map((cell) => {
        const { content } = getComputedStyle(cell, '::before');
        return content === 'none' ? '' : content.charAt(1);
      }),
    );
    assert.deepEqual(signs, ['', '', '−', '+', '−', '+']);
    assert.deepEqual(await actions(), ['previous', 'next', 'onlyChanges', 'compareText']);
    await show(comparison(same));
    assert.deepEqual(await actions(), ['compareText']);
  } finally {
    await page.close();
  }
});
