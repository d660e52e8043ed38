// The preview as a reader uses it: broken diagrams, links, a reload, text that grows while one reads.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Frame } from 'playwright-core';
import { draft, sections } from '../../fakes/briefModel.ts';
import { Gate, words } from '../driver/fakeModel.ts';
import { until } from '../driver/wait.ts';
import { openWorkbench, type Workbench } from '../driver/workbench.ts';
import { answer, flow, idea, opened } from './briefReplies.ts';

const path = '.clinespecs/reading/task_brief.md';

const filler = Array.from({ length: 40 }, (_, index) => `Paragraph ${index + 1} of the background.\n`).join('\n');

const text = `# Reading

See [the notes](../../notes/loans.md#L3), [nowhere](missing.md), [outside](../../../../etc/passwd) and
[the goals](#2-goals-and-success-criteria).

## 4.3. High-Level Flow (Mermaid)

\`\`\`mermaid
graph TD
  a["Start"] --> b["End"]
  b --> --> c
\`\`\`

\`\`\`mermaid
graph LR
  one["One"] --> two{"Two?"}
  two -->|yes| three(["Three"])
\`\`\`

| Field | Value |
|---|---|
| Who | Readers |

- [ ] An open question
- [x] An answered one

## 1. Background

${filler}

## 2. Goals and Success Criteria

- The goal
`;

/** The line of the document on which the first diagram is broken, from 1. */
const brokenLine = text.split('\n').findIndex((line) => line.includes('--> -->')) + 1;

let workbench: Workbench;

before(async () => {
  workbench = await openWorkbench({ files: { [path]: text, 'notes/loans.md': '# Loans\n\nThe third line.\n' } });
  await opened(workbench);
  await workbench.editor.open(path);
  await workbench.palette.run('Planner: Open Preview to the Side');
});

after(() => workbench.close());

const scrollOf = (frame: Frame): Promise<number> => frame.evaluate(() => document.documentElement.scrollTop);

test('a broken diagram says so in its place, with the line to go to', async () => {
  const { page } = workbench;
  const preview = await workbench.webview('.broken');
  await preview.locator('.drawing > svg').first().waitFor();
  const complaint = preview.locator('.broken');
  assert.match(await complaint.innerText(), /This diagram cannot be drawn/);
  assert.equal(await complaint.locator('.diagram-line').innerText(), `Line ${brokenLine}`);
  await workbench.screenshot('preview 1 broken');
  for (const theme of ['dark', 'highContrast', 'highContrastLight', 'light'] as const) {
    await workbench.setTheme(theme);
    await until('the diagram is drawn in the colours of the theme', async () =>
      preview.locator('.drawing > svg').first().isVisible(),
    );
    if (theme !== 'light') await workbench.screenshot(`preview 1 broken ${theme}`);
  }
  await complaint.locator('.diagram-line').click();
  await page.locator('.statusbar', { hasText: `Ln ${brokenLine},` }).waitFor();
  // Corrected in the editor, it is drawn.
  await workbench.editor.replaceLine(brokenLine, '  b --> c');
  await preview.locator('.broken').waitFor({ state: 'detached' });
  await preview.locator('.drawing > svg').nth(1).waitFor();
  await workbench.editor.save();
});

test('links open files at their lines; what is missing or outside is named', async () => {
  const { page, palette, editor } = workbench;
  const preview = await workbench.webview('main h1');
  await preview.getByText('the notes').click();
  await editor.opened('loans.md');
  await page.locator('.statusbar', { hasText: 'Ln 3,' }).waitFor();
  await preview.getByText('nowhere').click();
  assert.match(await palette.notification('There is no file'), /missing\.md/);
  await preview.getByText('outside').click();
  await palette.notification('leads out of the workspace');
  await workbench.screenshot('preview 2 links');
  await preview.getByText('the goals').click();
  await until('the goals are in sight', async () => (await scrollOf(preview)) > 500);
});

test('the preview and its place survive a reload', async () => {
  const before = await workbench.webview('main h1');
  await before.getByText('Paragraph 20').evaluate((element) => element.scrollIntoView({ block: 'start' }));
  // Diagrams above it are drawn when they come near: how far it is scrolled says nothing.
  const topOf = (frame: Frame): Promise<number> =>
    frame.getByText('Paragraph 20').evaluate((element) => Math.round(element.getBoundingClientRect().top));
  // The page hears of the scrolling with the next frame.
  await before.evaluate(() => new Promise((heard) => requestAnimationFrame(() => requestAnimationFrame(heard))));
  const place = await topOf(before);
  workbench.model.forget();
  await workbench.palette.run('Developer: Reload Window');
  await workbench.ready();
  const after = await workbench.webview('main h1');
  await until('the preview is where it was', async () => Math.abs((await topOf(after)) - place) < 20);
  await workbench.screenshot('preview 3 reloaded');
});

test('text that grows while one reads leaves the place alone', async () => {
  const { chat, model } = workbench;
  const gates = [new Gate(), new Gate()] as const;
  const long =
    sections({ ...draft, '1. Background and Problem Statement': filler.replaceAll('background', 'problem') }) + flow;
  const [early, late] = [long.indexOf('Paragraph 38'), long.indexOf('## 4.1')];
  model.respond(
    answer({
      draft: [
        ...words(long.slice(0, early)),
        { kind: 'gate', gate: gates[0] },
        ...words(long.slice(early, late)),
        { kind: 'gate', gate: gates[1] },
        ...words(long.slice(late)),
      ],
    }),
  );
  await opened(workbench);
  await chat.send(idea);
  await gates[0].reached;
  const preview = await workbench.webviewSaying('Paragraph 37 of the problem');
  await preview.getByText('Paragraph 12').evaluate((element) => element.scrollIntoView({ block: 'start' }));
  const placeOf = (): Promise<number> =>
    preview.getByText('Paragraph 12').evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const before = await placeOf();
  gates[0].open();
  await gates[1].reached;
  await preview.locator('main').getByText('3.1. In Scope').waitFor();
  assert.equal(await placeOf(), before);
  await workbench.screenshot('preview 4 streaming');
  gates[1].open();
  await chat.question();
  await preview.getByText('6. Open Questions').waitFor();
  assert.equal(await placeOf(), before);
});
