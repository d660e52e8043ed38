// Properties of the blocks: cutting and keeping change nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BlockRenderer } from '../../../src/documents/blocks.ts';
import { cutChunks } from '../../../src/documents/blocks/chunks.ts';
import {
  collectTargets,
  readReferences,
  resolveReferences,
  targetsFor,
} from '../../../src/documents/blocks/references.ts';
import { parseDocument } from '../../../src/documents/document.ts';
import { parseMarkdown } from '../../../src/documents/markdown.ts';

const lines = fc.constantFrom(
  ...[
    '',
    '',
    '# A',
    '## B',
    '#',
    '#x',
    ' # C',
    'text',
    'a *b* <br> c',
    '---',
    'a: [k]',
    '===',
    '<!--',
    '-->',
    '<!-- x -->',
  ],
  ...[
    '```',
    '~~~~',
    '````',
    '  ```',
    '```a`b',
    '    ```',
    '\t# t',
    '- ```',
    '  # in item',
    '- [ ] task',
    '  - [x] done',
  ],
  ...[
    '1. one',
    '   three',
    '> quote',
    '> # in quote',
    '> ```',
    '<div>',
    '</div>',
    '<pre>',
    '</pre>',
    '<span>',
    '<?php',
    '?>',
  ],
  ...[
    '| a | b |',
    '|---|---|',
    '| 1 | [k] |',
    '[k]',
    '[k][]',
    '![t][K]',
    '[k]: /first',
    '[K]: /second "T"',
    '> [k]: /quoted',
  ],
  ...[
    '[two',
    'words]',
    '[two words]: /w',
    'a[^n]',
    'b[^m] [^n]',
    '[^n]: note [^m]',
    '    more',
    '[^m]: [k]',
    '- [^m]: in item',
  ],
  ...['```mermaid', 'graph TD', '> [!NOTE]', 'a\u2028# b', 'x  ', '***', '\\[k]', '[a\\]b]', '[a\\]b]: /e'],
);
const document = fc
  .tuple(fc.array(lines, { maxLength: 25 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
  .map(([all, end, ended]) => all.join(end) + (ended ? end : ''));

/** The tree without offsets and columns, with lines as they are in the whole text. */
function simplify(nodes: readonly object[], above: number): unknown {
  return JSON.parse(
    JSON.stringify(nodes, (key, value: unknown) => {
      if (key === 'offset' || key === 'column') return undefined;
      return key === 'line' && typeof value === 'number' ? value + above : value;
    }),
  );
}

/** Front matter that does not end makes the parser itself blind for quotes and lists up to the end of its text. */
function opensFrontMatterOnly(text: string): boolean {
  return /^---[ \t]*[\r\n]/.test(text) && parseMarkdown(text).children[0]?.type !== 'yaml';
}

test('the chunks together are what a parser of the whole text sees', () => {
  fc.assert(
    // What was cut before is cut more finely where it changed.
    fc.property(document, fc.option(document), (text, before) => {
      fc.pre(!opensFrontMatterOnly(text));
      const chunks = cutChunks(text, before === null ? undefined : cutChunks(before)).chunks;
      assert.equal(chunks.map((chunk) => chunk.text).join(''), text);
      const references = chunks.map(readReferences);
      const targets = collectTargets(references);
      let above = 0;
      const cut = chunks.flatMap((chunk, index) => {
        const own = references[index];
        assert.ok(own);
        const nodes = simplify(resolveReferences(chunk, targetsFor(own, targets)), above);
        above += chunk.lines;
        return nodes;
      });
      const whole = { text, lines: above, last: true, nodes: parseMarkdown(text).children };
      const all = targetsFor(readReferences(whole), targets);
      assert.deepEqual(cut, simplify(resolveReferences(whole, all), 0));
    }),
    { numRuns: 400 },
  );
});

test('after any edits the blocks are those of a fresh render', () => {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat(12),
    insert: fc.oneof(fc.constantFrom('\n', '#', '`', '[k]', '<!--', ' '), lines),
  });
  fc.assert(
    fc.property(document, fc.array(edit, { maxLength: 6 }), (start, edits) => {
      const renderer = new BlockRenderer();
      let text = start;
      renderer.render(text);
      for (const { at, remove, insert } of edits) {
        const position = Math.floor(at * text.length);
        text = text.slice(0, position) + insert + text.slice(position + remove);
        assert.deepEqual(renderer.render(text), new BlockRenderer().render(text));
      }
    }),
    { numRuns: 150 },
  );
});

test('a document that is parsed already has the blocks of its text, and keeps its nodes as they are', () => {
  fc.assert(
    fc.property(document, document, fc.boolean(), (one, other, hasMark) => {
      const renderer = new BlockRenderer();
      for (const text of [one, other, one + other].map((each) => (hasMark ? `\uFEFF${each}` : each))) {
        const parsed = parseDocument('', text);
        assert.deepEqual(renderer.renderDocument(parsed), new BlockRenderer().render(text));
        assert.deepEqual(parsed, parseDocument('', text));
      }
    }),
    { numRuns: 150 },
  );
});

test('any text gives blocks in order, with ids of their own, and nothing that runs', () => {
  fc.assert(
    fc.property(fc.oneof(document, fc.string({ unit: 'binary' })), (text) => {
      const blocks = new BlockRenderer().render(text);
      assert.equal(new Set(blocks.map(({ id }) => id)).size, blocks.length);
      blocks.reduce((line, block) => {
        assert.ok(block.line >= line && block.endLine >= block.line);
        return block.line;
      }, 1);
      for (const { html } of blocks) assert.doesNotMatch(html, /<(script|style|iframe|object|form|svg)|\son\w+="/i);
    }),
    { numRuns: 200 },
  );
});
