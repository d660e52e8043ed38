// Repairs in a document: in lists and quotations, with any line endings, and where the end of a block is glued to its text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMermaidChecker } from '../../../../src/adapters/checkers/mermaid.ts';
import { mendingsOf } from '../../../../src/documents/diagram/mend.ts';
import { parseDocument } from '../../../../src/documents/document.ts';
import { applyEdits } from '../../../../src/documents/edit.ts';
import { isShown } from '../../../../src/documents/finding.ts';

const check = createMermaidChecker();
const { signal } = new AbortController();

/** The document after its first diagram was mended; `undefined` where it cannot be. */
async function mended(text: string): Promise<string | undefined> {
  const document = parseDocument('', text);
  const [fence] = document.fences;
  assert.ok(fence);
  for (const { text: diagram, edits } of mendingsOf(document, fence)) {
    if (!isShown(await check(diagram, signal))) continue;
    const result = applyEdits(text, edits);
    assert.equal(parseDocument('', result).fences[0]?.text.replaceAll('\r', ''), diagram, 'the edits make the diagram');
    return result;
  }
  return undefined;
}

const cases: readonly (readonly [name: string, before: string, after: string])[] = [
  [
    'at the top level',
    '# A\n\n```mermaid\ngraph TD\n  a[x (y)] --> b\n```\n\nText.\n',
    '# A\n\n```mermaid\ngraph TD\n  a["x (y)"] --> b\n```\n\nText.\n',
  ],
  [
    'with Windows lines and a byte order mark',
    '\ufeff```mermaid\r\ngraph TD\r\n  a[x (y)] --> b\r\n```\r\n',
    '\ufeff```mermaid\r\ngraph TD\r\n  a["x (y)"] --> b\r\n```\r\n',
  ],
  [
    'in a list',
    '1. Step\n\n   ```mermaid\n   graph TD\n     a[x (y)] --> b\n     subgraph s\n     c --> d\n   ```\n\n2. Next\n',
    '1. Step\n\n   ```mermaid\n   graph TD\n     a["x (y)"] --> b\n     subgraph s\n     c --> d\n   end\n   ```\n\n2. Next\n',
  ],
  [
    'in a quotation',
    '> ~~~mermaid\n> graph TD\n>\n>   a[x (y)] --> b\n> ~~~\n> Text.\n',
    '> ~~~mermaid\n> graph TD\n>\n>   a["x (y)"] --> b\n> ~~~\n> Text.\n',
  ],
  [
    'in a quotation in a list, with a line less',
    '- x\n  > ```mermaid\n  > graph TD\n  > a --> b\n  > end\n  > ```\n',
    '- x\n  > ```mermaid\n  > graph TD\n  > a --> b\n  > ```\n',
  ],
  [
    'with its end glued, the next block swallowed',
    '```mermaid\ngraph TD\n  a --> b```\n\nProse.\n\n```bash\nls\n```\n',
    '```mermaid\ngraph TD\n  a --> b\n```\n\nProse.\n\n```bash\nls\n```\n',
  ],
  [
    'with its end glued and broken as well, words behind the marks',
    '```mermaid\ngraph TD\n  a[x (y)] --> b``` and more\n\n```\nls\n```\n',
    '```mermaid\ngraph TD\n  a["x (y)"] --> b\n```\nand more\n\n```\nls\n```\n',
  ],
  [
    'with its end glued, prose before the real one',
    '```mermaid\ngraph TD\n  a --> b```\nProse.\n```\nMore.\n',
    '```mermaid\ngraph TD\n  a --> b\n```\nProse.\nMore.\n',
  ],
  [
    'without a header, in a quotation',
    '> ```mermaid\n> a[One] --> b\n> ```\n',
    '> ```mermaid\n> graph TD\n> a[One] --> b\n> ```\n',
  ],
  ['ended twice', '```mermaid\ngraph TD\n  a --> b```\n```\nMore.\n', '```mermaid\ngraph TD\n  a --> b\n```\nMore.\n'],
  [
    'with its end glued and never ended',
    '```mermaid\ngraph TD\n  a --> b```\nProse.\n',
    '```mermaid\ngraph TD\n  a --> b\n```\nProse.\n',
  ],
];

for (const [name, before, after] of cases) {
  test(`mends ${name}`, async () => assert.equal(await mended(before), after));
}

test('prose behind inner marks is not lost', async () => {
  const text = '~~~mermaid\n```mermaid\ngraph TD\na[x (y)] --> b\n```\nProse that somebody wrote.\n~~~\n';
  const result = await mended(text);
  assert.ok(result === undefined || result.includes('Prose that somebody wrote.'));
});

test('a line whose tab belongs to the list in part is left alone, others in lists with tabs are mended', async () => {
  const tabs = '- x\n\n\t```mermaid\n\tgraph TD\n\ta[x (y)] --> b\n\t```\n';
  assert.equal(await mended(tabs), tabs.replace('x (y)', '"x (y)"'));
  const halves = '- x\n\n  ```mermaid\n  graph TD\n\ta[x (y)] --> b\n  ```\n';
  const result = await mended(halves);
  assert.ok(result === undefined || result === halves.replace('x (y)', '"x (y)"'));
});

test('what is checked is what will stand there, to the last line', () => {
  for (const end of ['', '\n\n', '\n\ufeff', '\n \n\t', '\n\u00a0\n']) {
    const text = `\`\`\`mermaid\n_You will do it._\ngraph TD\n  a[x (y)] --> b${end}\n\`\`\`\n\nText.\n`;
    const document = parseDocument('', text);
    const mendings = document.fences.flatMap((fence) => mendingsOf(document, fence));
    assert.ok(mendings.length > 0);
    for (const mending of mendings)
      assert.equal(parseDocument('', applyEdits(text, mending.edits)).fences[0]?.text, mending.text);
  }
});
