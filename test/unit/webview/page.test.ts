// The preview's page in a real browser: what it shows, what it keeps, what it tells the panel.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeSource, PageHost, type Preview } from './pageHost.ts';

let host: PageHost;
before(async () => (host = await PageHost.start()));
after(() => host.stop());

const flow = '```mermaid\ngraph TD\n  A([Start]) --> B[Work]\n```\n';
const broken = '```mermaid\ngraph TD\n  %% note\n  A[Start --> B[End]\n```\n';
const sections = Array.from(
  { length: 40 },
  (_, index) => `## Part ${index}\n\nText of part ${index}.\n\n- [ ] task ${index}\n`,
);
const long = sections.join('\n');

async function withPage(work: (preview: Preview) => Promise<void>, state?: unknown): Promise<void> {
  const preview = await host.open(state);
  try {
    await work(preview);
    assert.deepEqual(preview.complaints, []);
  } finally {
    await preview.page.close();
  }
}

/** Distance of an element from the top of the view. */
function topOf(preview: Preview, text: string): Promise<number> {
  return preview.page.getByText(text, { exact: true }).evaluate((element) => element.getBoundingClientRect().top);
}

test('unchanged blocks keep their elements, and their drawings', () =>
  withPage(async (preview) => {
    await preview.show(`# A\n\none\n\n${flow}\nlast\n`);
    await preview.drawn();
    await preview.page.evaluate(`
      document.querySelectorAll('.block').forEach((block, index) => block.setAttribute('data-mark', index));
      document.querySelector('svg').setAttribute('data-mark', 'svg');
    `);
    await preview.show(`new\n\n# A\n\nchanged\n\n${flow}\nlast\n`);
    const marks = await preview.page
      .locator('.block')
      .evaluateAll((all) => all.map((block) => block.getAttribute('data-mark')));
    assert.deepEqual(marks, [null, '0', null, '2', '3']);
    assert.equal(await preview.page.locator('svg[data-mark=svg]').count(), 1);
  }));

/** Scrolls so that this block is the one that the bar at the top of the view cuts. */
async function cutAt(preview: Preview, text: string): Promise<number> {
  await preview.page.evaluate(`scrollTo(0, scrollY + ${(await topOf(preview, text)) - 29})`);
  await preview.until(`kept?.line > 1`);
  return topOf(preview, text);
}

function assertNear(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= 1.5, `${actual} is not near ${expected}`);
}

test('what the reader looks at stays where it is while things above come, go and grow', () =>
  withPage(async (preview) => {
    await preview.show(long);
    const top = await cutAt(preview, 'Text of part 20.');
    await preview.show(`${flow}\n${'more\n\n'.repeat(30)}${long}`);
    assertNear(await topOf(preview, 'Text of part 20.'), top);
    await preview.show(long.slice(long.indexOf('## Part 5')));
    assertNear(await topOf(preview, 'Text of part 20.'), top);
    await preview.show(long.replace('Text of part 2.', 'Text, longer by far. '.repeat(30)));
    await preview.page.setViewportSize({ width: 420, height: 600 });
    await preview.until('innerWidth === 420');
    assertNear(await topOf(preview, 'Text of part 20.'), top);
  }));

test('a block at the top of the view may be changed or taken away', () =>
  withPage(async (preview) => {
    await preview.show(long);
    const top = await cutAt(preview, 'Text of part 20.');
    await preview.show(`above\n\n${long.replace('Text of part 20.', 'Other text.')}`);
    assertNear(await topOf(preview, 'Other text.'), top);
    const next = await topOf(preview, 'task 20');
    await preview.show(long.replace('Text of part 20.\n', ''));
    assertNear(await topOf(preview, 'task 20'), next);
  }));

test('a reader at the very top stays there', () =>
  withPage(async (preview) => {
    await preview.show(long);
    await preview.show(`# New title\n\n${long}`);
    assert.equal(await preview.page.evaluate('scrollY'), 0);
  }));

test('a click on a box asks for the change and shows it when the document has it; the focus stays', () =>
  withPage(async (preview) => {
    await preview.show('above\n\n- [ ] first\n- [x] second\n');
    const second = preview.page.getByRole('checkbox', { name: 'second' });
    await second.focus();
    await preview.page.keyboard.press('Space');
    assert.deepEqual(await preview.sent('toggleTask'), { kind: 'toggleTask', line: 4, checked: false });
    assert.equal(await second.isChecked(), true);
    await preview.show('above\n\n- [ ] first\n- [ ] second\n');
    assert.equal(await second.isChecked(), false);
    assert.equal(await preview.page.evaluate('document.activeElement.ariaLabel'), 'second');
  }));

test('links ask the panel and lead nowhere; those to headings scroll', () =>
  withPage(async (preview) => {
    await preview.show(`[file](./a.md#L3) [web](https://example.com) [down](#part-30)\n\n${long}`);
    for (const [name, href] of [
      ['file', './a.md#L3'],
      ['web', 'https://example.com'],
    ] as const) {
      await preview.page.getByRole('link', { name }).click();
      assert.equal((await preview.sent('openLink')).href, href);
    }
    await preview.page.getByRole('link', { name: 'down' }).press('Enter');
    await preview.until("document.activeElement.id === 'user-content-part-30'");
    assert.ok((await topOf(preview, 'Part 30')) < 100);
    assert.equal(preview.page.url(), `${preview.address}/`);
  }));

test('a double click asks for the line, and a revealed line comes into sight', () =>
  withPage(async (preview) => {
    await preview.show(long);
    const line = long.slice(0, long.indexOf('task 35')).split('\n').length;
    await preview.post({ kind: 'reveal', line });
    await preview.until('scrollY > 0');
    assert.ok(Math.abs(await topOf(preview, 'task 35')) < 100);
    await preview.page.getByText('task 35', { exact: true }).dblclick({ position: { x: 10, y: 5 } });
    assert.equal((await preview.sent('openLine')).line, line);
  }));

test('a broken diagram says what and where, and hides no other', () =>
  withPage(async (preview) => {
    await preview.show(`${flow}\n${broken}\n${flow.replace('Work', 'More work')}`);
    await preview.drawn();
    assert.equal(await preview.page.locator('.drawing svg').count(), 2);
    const box = preview.page.locator('.diagram[data-state=broken]');
    assert.match(await box.innerText(), /cannot be drawn[^]*Line 9[^]*Unexpected[^]*%% note/);
    await preview.show(`above\n\n${flow}\n${broken}\n${flow}`);
    await box.getByRole('button', { name: 'Line 11' }).click();
    assert.equal((await preview.sent('openLine')).line, 11);
  }));

test('a diagram that is being changed shows its last drawing until the new one is there', () =>
  withPage(async (preview) => {
    await preview.show(flow);
    await preview.drawn();
    const height = await preview.page.locator('.drawing').evaluate((frame) => frame.clientHeight);
    await preview.show(flow.replace('Work', 'Working'));
    assert.ok(height > 50);
    await preview.page.locator('.drawing', { hasText: 'Working' }).waitFor();
    assert.equal(await preview.page.locator('.drawing').count(), 1);
  }));

test('diagrams of every common kind are drawn, those for another layout or with formulas too', () =>
  withPage(async (preview) => {
    const diagrams = [
      'sequenceDiagram\n  A->>B: hi',
      'classDiagram\n  A <|-- B',
      'stateDiagram-v2\n  [*] --> A',
      'erDiagram\n  A ||--o{ B : has',
      'gantt\n  dateFormat YYYY-MM-DD\n  section S\n  T :2026-01-01, 3d',
      'pie\n  "a" : 1\n  "b" : 2',
      'mindmap\n  root((a))\n    b',
      'gitGraph\n  commit',
      'journey\n  section S\n    T: 3: Me',
      'timeline\n  2026 : a',
      'quadrantChart\n  x-axis a --> b\n  y-axis c --> d\n  P: [0.3, 0.6]',
      'architecture-beta\n  service a(server)[A]\n  service b(disk)[B]\n  a:R -- L:b',
      '---\nconfig:\n  layout: elk\n---\ngraph TD\n  A --> B',
      'graph TD\n  A["$$x < y$$"] --> B',
    ];
    await preview.page.setViewportSize({ width: 800, height: 8000 });
    await preview.show(diagrams.map((source) => `\`\`\`mermaid\n${source}\n\`\`\`\n`).join('\n'));
    await preview.drawn();
    assert.deepEqual(await preview.page.locator('.broken').allInnerTexts(), []);
    assert.equal(await preview.page.locator('.drawing > svg').count(), diagrams.length);
    const ids = await preview.page.locator('svg[id]').evaluateAll((all) => all.map((svg) => svg.id));
    assert.equal(new Set(ids).size, ids.length);
  }));

test('another theme draws again', () =>
  withPage(async (preview) => {
    await preview.show(flow);
    await preview.drawn();
    const first = await preview.page.locator('.drawing').innerHTML();
    await preview.page.evaluate(`
      document.documentElement.style.setProperty('--vscode-editor-foreground', '#eee');
      document.documentElement.style.setProperty('--vscode-editor-background', '#111');
      document.body.className = 'vscode-dark';
    `);
    await preview.until("document.querySelector('.drawing').innerHTML.includes('#eeeeee')");
    assert.doesNotMatch(first, /#eeeeee/);
  }));

test('a deleted document gives way to a message, and is shown again when it comes back', () =>
  withPage(async (preview) => {
    await preview.show('# A\n', { busy: 'Writing' });
    assert.equal(await preview.page.getByRole('status').innerText(), 'Writing');
    const strip = "getComputedStyle(document.getElementById('status'), '::before').content";
    assert.equal(await preview.page.evaluate(strip), '""', 'the strip of a run');
    await preview.post({ kind: 'gone', uri: 'file:///plan.md', title: 'plan.md', message: 'It is gone' });
    await preview.page.getByRole('alert').getByText('It is gone').waitFor();
    assert.equal(await preview.page.locator('#document').getByText('A', { exact: true }).isVisible(), false);
    await preview.show('# A\n');
    assert.equal(await preview.page.locator('#document').getByText('A', { exact: true }).isVisible(), true);
    assert.equal(await preview.page.getByRole('alert').isVisible(), false);
  }));

test('after a reload the reader is where he was', async () => {
  let state: unknown;
  await withPage(async (preview) => {
    await preview.show(long);
    await preview.page.evaluate('scrollTo(0, 1200)');
    await preview.until('kept?.line > 1');
    state = await preview.state();
  });
  await withPage(async (preview) => {
    await preview.show(long);
    assert.equal(Math.round(Number(await preview.page.evaluate('scrollY'))), 1200);
  }, state);
});

test('a page that lacks a block asks for all of them', () =>
  withPage(async (preview) => {
    const block = { id: 'unknown', line: 1, endLine: 1 };
    await preview.page.evaluate('sent.length = 0');
    await preview.post({
      kind: 'document',
      version: 1,
      uri: 'file:///plan.md',
      title: 't',
      path: 't',
      blocks: [block],
    });
    await preview.sent('ready');
  }));

test('a page that shows another version than the one that is built on asks for all blocks, and stays as it is', () =>
  withPage(async (preview) => {
    await preview.show('# A\n\nb\n');
    await preview.page.evaluate('sent.length = 0');
    const kept = { version: 7, start: 1, end: 0, lines: 0 };
    await preview.post({
      ...{ kind: 'document', version: 8, uri: 'file:///plan.md', title: 't', path: 't', kept },
      blocks: [{ id: 'new', line: 3, endLine: 3, html: '<p>c</p>' }],
    });
    await preview.sent('ready');
    assert.equal(await preview.page.locator('#document').innerText(), 'A\n\nb');
  }));

test('a character that is typed changes nothing of the page but its block', () =>
  withPage(async (preview) => {
    await preview.show(`${long}\n> [!NOTE]\n> **Open question**: why?\n`);
    await preview.page.evaluate(`
      window.changed = new Set();
      new MutationObserver((all) => all.forEach(({ target }) => changed.add(target.id || target.className)))
        .observe(document.body, { childList: true, subtree: true, characterData: true });
    `);
    await preview.show(
      `${long.replace('Text of part 20.', 'Text of part 20x.')}\n> [!NOTE]\n> **Open question**: why?\n`,
    );
    await preview.until(`new Promise((resume) => setTimeout(() => resume(true)))`);
    assert.deepEqual(await preview.page.evaluate('[...changed]'), ['document']);
  }));

test('nothing in a document runs or is loaded from elsewhere', () =>
  withPage(async (preview) => {
    await preview.show(
      '<script>sent.push(1)</script>\n\n<img src=x onerror="sent.push(1)">\n\n![x](https://example.com/a.png)\n\n' +
        '```mermaid\ngraph TD\n  A["<img src=x onerror=sent.push(1)>"] --> B\n  click B href "javascript:sent.push(1)"\n```\n',
    );
    await preview.drawn();
    assert.equal(await preview.page.evaluate('sent.includes(1)'), false);
    assert.equal(await preview.page.locator('[href^=javascript]').count(), 0);
    preview.complaints.splice(0);
  }));

test('axe finds nothing to complain of', () =>
  withPage(async (preview) => {
    await preview.page.setViewportSize({ width: 420, height: 3000 });
    await preview.show(
      `---\na: b\n---\n\n# T\n\n> [!NOTE]\n> n\n\n- [ ] a\n  - [x] b\n\n| a | b |\n|---|---|\n| ${'wide'.repeat(40)} | 2 |\n\n` +
        `\`\`\`ts\nconst long = '${'x'.repeat(200)}'; // why\n\`\`\`\n\n${flow}\n${broken}\ntext[^1] ![x](https://a.b/c)\n\n[^1]: note\n`,
      { busy: 'Writing' },
    );
    await preview.drawn();
    await preview.page.evaluate(axeSource());
    const found = await preview.page.evaluate(
      "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))",
    );
    assert.deepEqual(found, []);
  }));

test('the room before a block follows from it and the heading above it, also where only one of them changes', () =>
  withPage(async (preview) => {
    const room = () =>
      preview.page.evaluate("[...document.querySelectorAll('.block')].map((one) => getComputedStyle(one).marginTop)");
    await preview.show('# A\n\n## B\n\nText.\n\nMore.\n');
    assert.deepEqual(await room(), ['0px', '20px', '12px', '16px']);
    await preview.show('# A\n\nBetween.\n\n## B\n\nMore.\n');
    assert.deepEqual(await room(), ['0px', '12px', '40px', '12px']);
    await preview.show('Text.\n\nMore.\n');
    assert.deepEqual(await room(), ['0px', '16px']);
  }));
