// The preview's page as one reads: bar, outline, zoom, the place shared with the editor, and all of it by keyboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { longPlan } from '../../fakes/longPlan.ts';
import { PageHost, type Preview } from './pageHost.ts';

let host: PageHost;
before(async () => (host = await PageHost.start()));
after(() => host.stop());

const plan = longPlan(600, 4);

async function withPage(work: (preview: Preview) => Promise<void>, width = 800, state?: unknown): Promise<void> {
  const preview = await host.open(state);
  try {
    await preview.page.setViewportSize({ width, height: 600 });
    await work(preview);
    assert.deepEqual(preview.complaints, []);
  } finally {
    await preview.page.close();
  }
}

/** How far below the bar the text `L<line>` stands, in pixels. */
async function belowBar(preview: Preview, line: number): Promise<number> {
  const top = await preview.page
    .locator('main')
    .getByText(new RegExp(`L${line}\\b`))
    .first()
    .evaluate((element) => element.getBoundingClientRect().top);
  return top - 37;
}

test('a line of the editor comes to the top of the page, and stays there while diagrams above are drawn', () =>
  withPage(async (preview) => {
    await preview.show(plan);
    const line = Number(/L(\d+)/.exec(plan.slice(plan.indexOf('## 12.')))?.[1]);
    await preview.post({ kind: 'scroll', line });
    await preview.until('scrollY > 1000');
    assert.ok(Math.abs(await belowBar(preview, line)) < 3, `${await belowBar(preview, line)}`);
    await preview.page.evaluate("document.querySelector('.block').style.height = '700px'");
    await preview.until('new Promise((done) => setTimeout(() => done(true)))');
    assert.ok(Math.abs(await belowBar(preview, line)) < 3);
    assert.deepEqual(await preview.said('scrolled'), []);
  }));

test('the page tells at which line the reader is, and nothing of what the editor did', () =>
  withPage(async (preview) => {
    await preview.show(plan);
    await preview.said('scrolled');
    await preview.page.mouse.move(400, 300);
    await preview.page.mouse.wheel(0, 2000);
    const { line } = await preview.sent('scrolled');
    assert.ok(line > 20);
    const at = Math.round(line);
    const near = [-2, -1, 0, 1, 2]
      .map((by) => at + by)
      .filter((one) => plan.includes(`L${one} `) || plan.includes(`L${one}\n`));
    const distances = await Promise.all(near.map((one) => belowBar(preview, one)));
    assert.ok(Math.min(...distances.map(Math.abs)) < 80, distances.join());
    await preview.said('scrolled');
    await preview.post({ kind: 'scroll', line: 400 });
    await preview.until('scrollY > 3000');
    assert.deepEqual(await preview.said('scrolled'), []);
  }));

test('a click shows the line in the editor, a selection does not; the block of the cursor is marked', () =>
  withPage(async (preview) => {
    await preview.show(plan);
    const item = preview.page.getByText('A detail of it L14');
    await item.click();
    assert.deepEqual(await preview.said('showLine'), [{ kind: 'showLine', line: 14 }]);
    await preview.post({ kind: 'cursor', line: 14, bring: true });
    await preview.page.locator('.block.current', { hasText: 'L14' }).waitFor();
    const box = await item.boundingBox();
    assert.ok(box);
    await preview.page.mouse.move(box.x + 2, box.y + 8);
    await preview.page.mouse.down();
    await preview.page.mouse.move(box.x + 60, box.y + 8);
    await preview.page.mouse.up();
    assert.deepEqual(await preview.said('showLine'), []);
    // The mark goes over to the block that takes the place of this one.
    await preview.show(plan.replace('A detail of it L14', 'Another detail'));
    await preview.page.locator('.block.current', { hasText: 'Another detail' }).waitFor();
  }));

test('the cursor of the editor brings its block into sight', () =>
  withPage(async (preview) => {
    await preview.show(plan);
    await preview.post({ kind: 'cursor', line: 500, bring: true });
    await preview.until('scrollY > 3000');
    const { top, bottom } = await preview.page
      .locator('.block.current')
      .evaluate((block) => ({ top: block.getBoundingClientRect().top, bottom: block.getBoundingClientRect().bottom }));
    assert.ok(bottom > 37 && top < 600);
  }));

test('by keyboard: blocks one after the other, their line in the editor, and larger and smaller', () =>
  withPage(async (preview) => {
    const { page } = preview;
    await preview.show(plan);
    await page.locator('main').focus();
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowUp');
    assert.equal((await preview.said('showLine')).at(-1)?.line, 8);
    await page.keyboard.press('Enter');
    assert.deepEqual(await preview.sent('openLine'), { kind: 'openLine', line: 8 });
    const size = (): Promise<number> =>
      page.locator('main h1').evaluate((heading) => heading.getBoundingClientRect().height);
    const before = await size();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    assert.ok((await size()) > before * 1.1);
    await page.getByRole('button', { name: '125 %, Original size' }).click();
    assert.equal(await size(), before);
    await page.keyboard.press('-');
    assert.ok((await size()) < before);
    assert.match(JSON.stringify(await preview.until('kept?.zoom < 1 && kept')), /"zoom":0\.9/);
  }));

test('the bar is one stop of the tab key; arrows go along it', () =>
  withPage(async (preview) => {
    const { page } = preview;
    await preview.show('# A\n\n[link](./a.md)\n');
    const focused = (): Promise<unknown> =>
      page.evaluate('document.activeElement.ariaLabel ?? document.activeElement.textContent');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'Outline');
    await page.keyboard.press('ArrowRight');
    assert.equal(await focused(), 'Reduce');
    await page.keyboard.press('End');
    assert.equal(await focused(), 'Stay with this document');
    await page.keyboard.press('Enter');
    assert.deepEqual(await preview.sent('lock'), { kind: 'lock', locked: false });
    await preview.post({ kind: 'lock', locked: false });
    await page.locator('button[aria-pressed=false][aria-label="Stay with this document"]').waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    assert.deepEqual(await preview.sent('do'), { kind: 'do', action: 'export' });
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'link');
  }));

const planned = `# Plan

## 1. Background

Text [NEEDS CLARIFICATION: which database?] of it.

## 2. Goals

- [ ] a task that is no question

## 6. Open Questions

- [ ] How long are exports kept?
- [x] Who reads them?

## 7. After

- [ ] no question either
`;

test('the outline shows headings, open questions and findings, and leads to them', () =>
  withPage(async (preview) => {
    const { page } = preview;
    await preview.show(planned);
    await preview.post({
      kind: 'findings',
      findings: [
        { line: 5, severity: 'error', message: 'Say which one.' },
        { line: 9, severity: 'warning', message: 'Name a measure.' },
      ],
    });
    const outline = page.getByRole('navigation', { name: 'Outline' });
    assert.equal(await outline.isVisible(), false);
    await page.getByRole('button', { name: 'Findings: 2' }).waitFor();
    await page.getByRole('button', { name: 'Open questions: 2' }).click();
    assert.deepEqual(await outline.locator('.list-of-headings .title').allInnerTexts(), [
      'Plan',
      '1. Background',
      '2. Goals',
      '6. Open Questions',
      '7. After',
    ]);
    assert.deepEqual(await outline.locator('.list-of-questions .title').allInnerTexts(), [
      'which database?',
      'How long are exports kept?',
    ]);
    assert.deepEqual(await outline.locator('.list-of-findings li').allTextContents(), [
      'Error: Say which one.',
      'Warning: Name a measure.',
    ]);
    assert.deepEqual(await page.locator('[data-finding]').evaluateAll((all) => all.map((one) => one.dataset.finding)), [
      'error',
      'warning',
    ]);
    await outline.getByRole('button', { name: 'How long are exports kept?' }).click();
    assert.equal((await preview.sent('showLine')).line, 13);
    await page.locator('.block.current', { hasText: 'How long' }).waitFor();
    // Answered, it is no question any more; the focus stays in the outline.
    await outline.getByRole('button', { name: '7. After' }).focus();
    await preview.show(planned.replace('- [ ] How', '- [x] How'));
    await preview.until("document.querySelectorAll('.list-of-questions .title').length === 1");
    assert.equal(await page.evaluate('document.activeElement.textContent'), '7. After');
    await preview.post({ kind: 'findings', findings: [] });
    await outline.getByText('Nothing to correct.').waitFor();
    assert.equal(await page.locator('[data-finding]').count(), 0);
  }));

test('by keyboard through the outline: one stop, arrows go along it, and who chose a place reads on there', () =>
  withPage(async (preview) => {
    const { page } = preview;
    await preview.show(`${planned}\n[link](./a.md)\n`);
    const focused = (): Promise<unknown> => page.evaluate('document.activeElement.textContent');
    const keys = async (...all: readonly string[]): Promise<void> => {
      for (const key of all) await page.keyboard.press(key);
    };
    await keys('Tab', 'Enter', 'Tab');
    assert.equal(await focused(), 'Plan');
    await keys('ArrowDown', 'ArrowDown');
    assert.equal(await focused(), '2. Goals');
    await keys('ArrowUp', 'End');
    assert.match(String(await focused()), /^Findings/);
    // Past the rest of it in one step, and back to where the reader was.
    await keys('Tab');
    assert.equal(await page.evaluate('document.activeElement.closest("#outline")'), null);
    await keys('Shift+Tab', 'Home', 'ArrowDown', 'Enter');
    assert.equal((await preview.sent('showLine')).line, 3);
    assert.equal(await focused(), '1. Background');
    assert.equal(await page.evaluate('document.activeElement.className'), 'block current');
    // What is shown in it changes: it stays one stop, and one that is in sight.
    await preview.show('# Other\n\n[link](./a.md)\n');
    await preview.until("document.querySelectorAll('.list-of-headings li').length === 1");
    assert.equal(await page.locator('#outline [tabindex="0"]').count(), 1);
    assert.ok(await page.locator('#outline [tabindex="0"]').isVisible());
  }));

test('where the outline hides what it leads to, it goes away, and the focus is on what was chosen', () =>
  withPage(async (preview) => {
    const { page } = preview;
    await preview.show(planned);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.equal(await page.getByRole('navigation', { name: 'Outline' }).isVisible(), false);
    assert.equal(await page.evaluate('document.activeElement.textContent'), '1. Background');
  }, 500));

test('when the last question is answered the focus stays in the bar, which can still be reached', () =>
  withPage(async (preview) => {
    const { page } = preview;
    await preview.show('# A\n\n[link](./a.md) [NEEDS CLARIFICATION: which?]\n');
    await page.getByRole('button', { name: 'Open questions: 1' }).focus();
    await preview.show('# A\n\n[link](./a.md)\n');
    await preview.until("document.activeElement.ariaLabel === 'Outline'");
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await page.evaluate('document.activeElement.ariaLabel'), 'Outline');
  }));

test('who goes to the editor and comes back has the focus where it was, in what stands there now', () =>
  withPage(async (preview) => {
    const { page } = preview;
    await preview.show('# A\n\n[one](./a.md)\n\n[two](./b.md)\n');
    await page.getByRole('link', { name: 'two' }).focus();
    // As the browser does where the focus goes to another frame.
    const leave = "document.activeElement.blur(); dispatchEvent(new Event('blur'))";
    const comeBack = "dispatchEvent(new Event('focus'))";
    const focused = 'document.activeElement.textContent';
    await page.evaluate(leave);
    await page.evaluate(comeBack);
    assert.equal(await page.evaluate(focused), 'two');
    await page.evaluate(leave);
    await preview.show('# A\n\n[one](./a.md)\n\n[two of them](./b.md)\n');
    assert.equal(
      await page.evaluate('document.activeElement.tagName'),
      'BODY',
      'who is elsewhere keeps the focus there',
    );
    await page.evaluate(comeBack);
    assert.equal(await page.evaluate(focused), 'two of them');
    // Who comes back with the mouse says where.
    await page.evaluate(leave);
    await page.evaluate("dispatchEvent(new PointerEvent('pointerdown'))");
    await page.evaluate(comeBack);
    assert.equal(await page.evaluate('document.activeElement.tagName'), 'BODY');
  }));

test('where there is room the outline is there from the start, and follows the reader', () =>
  withPage(async (preview) => {
    await preview.show(plan);
    const outline = preview.page.getByRole('navigation', { name: 'Outline' });
    await outline.waitFor();
    await preview.post({ kind: 'scroll', line: 300 });
    const current = outline.locator('[aria-current]');
    await preview.until("document.querySelector('#outline [aria-current]')?.textContent.match(/^(\\d+)/)?.[1] > 5");
    assert.equal(await current.count(), 1);
    assert.match(
      (await preview.page.locator('.crumbs').getAttribute('data-shown')) ?? '',
      /A long plan L6 › \d+\. Part/,
    );
    await preview.page.getByRole('button', { name: 'Outline' }).click();
    assert.equal(await outline.isVisible(), false);
    assert.match(JSON.stringify(await preview.until('kept?.outline === false && kept')), /"outline":false/);
  }, 1200));

test('another document begins at its start, and one that comes back where it was left off', () =>
  withPage(async (preview) => {
    await preview.show(plan);
    await preview.post({ kind: 'scroll', line: 300 });
    await preview.until('scrollY > 1000');
    const block = { id: 'other', line: 1, endLine: 1, html: '<h1 id="user-content-other">Other</h1>' };
    const message = { kind: 'document', version: 9, title: 'o.md', path: 'o.md', blocks: [block] } as const;
    await preview.post({ ...message, uri: 'file:///other.md' });
    await preview.page.getByRole('heading', { name: 'Other' }).waitFor();
    assert.equal(await preview.page.evaluate('scrollY'), 0);
    assert.equal(await preview.page.locator('.block').count(), 1);
    await preview.until("kept.uri === 'file:///other.md'");
  }));

test('code is coloured when it comes into sight', () =>
  withPage(async (preview) => {
    await preview.show(`${'text\n\n'.repeat(150)}\`\`\`ts\nconst a = 1;\n\`\`\`\n`);
    assert.equal(await preview.page.locator('.hljs-keyword').count(), 0);
    await preview.page.evaluate('scrollTo(0, document.body.scrollHeight)');
    await preview.page.locator('.hljs-keyword', { hasText: 'const' }).waitFor();
    assert.equal(await preview.page.locator('pre code').innerText(), 'const a = 1;');
  }));

test('in a narrow preview every button of the bar is in sight', () =>
  withPage(async (preview) => {
    const { page } = preview;
    await preview.show(planned);
    await preview.post({ kind: 'findings', findings: [{ line: 5, severity: 'error', message: 'Say which one.' }] });
    await page.getByRole('button', { name: 'Findings: 1' }).waitFor();
    await page.getByRole('button', { name: 'Open questions: 2' }).waitFor();
    const right = await page
      .locator('#bar .tool:visible')
      .evaluateAll((all) => all.map((tool) => tool.getBoundingClientRect().right));
    assert.equal(right.length, 9);
    assert.ok(Math.max(...right) <= 300, String(right));
  }, 300));

test('the counter of findings is coloured by the worst one', () =>
  withPage(async (preview) => {
    await preview.show(planned);
    const colours = new Set<string>();
    for (const severity of ['warning', 'error', 'info'] as const) {
      await preview.post({ kind: 'findings', findings: [{ line: 5, severity, message: 'Say which one.' }] });
      const shown = preview.page.locator(`.counter.findings[data-worst="${severity}"] .icon`);
      await shown.waitFor();
      colours.add(await shown.evaluate((one) => getComputedStyle(one).color));
    }
    assert.equal(colours.size, 3);
  }));
