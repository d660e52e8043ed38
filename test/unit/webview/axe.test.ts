// axe finds nothing to complain of, in every view of the preview, in every theme, and in the export.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { exportHtml } from '../../../src/app/export/export.ts';
import { english } from '../../../src/documents/sentence.ts';
import { axeSource, PageHost, type Preview } from './pageHost.ts';

let host: PageHost;
before(async () => (host = await PageHost.start()));
after(() => host.stop());

const plan = `---
title: A plan
---

# Plan

Text with a [link](./a.md), \`code\` and a note[^1].

> [!WARNING]
> Mind [NEEDS CLARIFICATION: which one?].

## 1. Flow

\`\`\`mermaid
graph TD
  A([Start]) --> B[Work]
\`\`\`

\`\`\`mermaid
graph TD
  A[Start --> B[End]
\`\`\`

| Field | Type |
|---|---|
| id | uuid |

\`\`\`ts
const long = 'text'; // why
\`\`\`

## 2. Open Questions

- [ ] How long?
- [x] Which?

[^1]: The note.
`;

/** Colours as the themes of VS Code have them, and the class of the body. */
const themes = {
  light: ['vscode-light', '#3b3b3b', '#ffffff', '#005fb8', '#1a85ff', '#e51400', '#bf8803'],
  dark: ['vscode-dark', '#cccccc', '#1f1f1f', '#4daafc', '#3794ff', '#f14c4c', '#cca700'],
  'high contrast': ['vscode-high-contrast', '#ffffff', '#000000', '#21a6ff', '#3794ff', '#f14c4c', '#cca700'],
  'light high contrast': [
    'vscode-high-contrast vscode-high-contrast-light',
    ...['#292929', '#ffffff', '#0f4a85', '#0f4a85', '#b5200d', '#895503'],
  ],
} as const;

async function setTheme(preview: Preview, name: keyof typeof themes): Promise<void> {
  const [body, text, page, link, blue, red, yellow] = themes[name];
  await preview.page.evaluate(`
    for (const [name, value] of Object.entries({
      'editor-foreground': '${text}', 'editor-background': '${page}', 'textLink-foreground': '${link}',
      focusBorder: '${link}', 'charts-blue': '${blue}', 'charts-red': '${red}', 'charts-yellow': '${yellow}',
      ${name.includes('contrast') ? `contrastBorder: '${link}',` : ''}
    })) document.documentElement.style.setProperty('--vscode-' + name, value);
    document.body.className = '${body}' + (document.body.classList.contains('with-outline') ? ' with-outline' : '');
  `);
  await preview.drawn();
}

for (const theme of Object.keys(themes) as readonly (keyof typeof themes)[]) {
  test(`the preview in ${theme}: document, outline, whole view, wide and narrow`, async () => {
    const preview = await host.open();
    const { page } = preview;
    await page.setViewportSize({ width: 1200, height: 2400 });
    await preview.show(plan, { busy: 'Writing' });
    await preview.post({
      kind: 'findings',
      findings: [
        { line: 7, severity: 'warning', message: 'Name it.' },
        { line: 19, severity: 'error', message: 'Correct it.' },
        { line: 30, severity: 'info', message: 'Look at it.' },
      ],
    });
    await preview.post({ kind: 'cursor', line: 7, bring: true });
    await preview.drawn();
    await setTheme(preview, theme);
    await page.locator('.list-of-findings li').first().waitFor();
    assert.deepEqual(await preview.violations(), [], 'wide');
    await page.locator('.diagram').first().hover();
    await page.locator('.diagram').first().getByRole('button', { name: 'Full screen' }).click();
    assert.deepEqual(await preview.violations(), [], 'whole view');
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 420, height: 2400 });
    assert.deepEqual(await preview.violations(), [], 'narrow');
    await preview.post({ kind: 'gone', uri: 'file:///plan.md', title: 'plan.md', message: 'It is gone.' });
    await page.getByRole('alert').getByText('It is gone.').waitFor();
    assert.deepEqual(await preview.violations(), [], 'gone');
    await page.close();
  });
}

for (const scheme of ['light', 'dark'] as const) {
  test(`the export where ${scheme} is preferred`, async () => {
    const html = await exportHtml('plan.md', plan, {
      module: (path) => host.built(path),
      style: async () => readFileSync(join(import.meta.dirname, '../../../media/preview.css'), 'utf8'),
      file: async () => undefined,
      translate: english,
      language: 'en',
    });
    const { page, complaints } = await host.blank();
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(host.keep(html));
    while ((await page.locator('.diagram:not([data-shown])').count()) > 0)
      await page.evaluate('new Promise(requestAnimationFrame)');
    assert.equal(await page.locator('.drawing svg').count(), 1);
    assert.equal(await page.locator('.broken').count(), 1);
    // Its own policy is not to be in the way of the examination.
    await page
      .context()
      .newCDPSession(page)
      .then((session) => session.send('Page.setBypassCSP', { enabled: true }));
    await page.evaluate(axeSource());
    const found = await page.evaluate(
      "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))",
    );
    assert.deepEqual(found, []);
    assert.deepEqual(complaints, []);
    await page.close();
  });
}
