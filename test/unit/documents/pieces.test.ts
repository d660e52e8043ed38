// A text that is parsed in pieces has the tree that it has when it is parsed at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseMarkdown } from '../../../src/documents/markdown.ts';
import { parseInPieces } from '../../../src/documents/pieces.ts';
import { copiedTexts } from '../../fixtures/real/real.ts';

test('documents of real projects have the same tree in pieces', () => {
  const texts = [...copiedTexts('.md')].map(([, text]) => text).slice(0, 40);
  assert.ok(texts.length > 20);
  for (const text of texts) assert.deepEqual(parseInPieces(text, 400, 0), parseMarkdown(text));
});

test('whatever stands between headings, the tree is the same', () => {
  const line = fc.constantFrom(
    ...['# A', '## B ##', '#', 'text', '', '- item', '  - [ ] T001', '   text', '```', '~~~js', '<!--', '-->', '<div>'],
    ...[
      '> # quoted',
      '---',
      '| a | b |',
      '|---|---|',
      '| 1 | 2 |',
      '[a][b]',
      '[b]: x',
      'a@b.example',
      '    # code',
      '===',
      '\ttab',
    ],
  );
  const eol = fc.constantFrom('\n', '\r\n');
  const lead = fc.constantFrom('', '\ufeff', '---\n# no heading\n---\n', '\ufeff---\na: 1\n---\n');
  fc.assert(
    fc.property(lead, eol, fc.array(line, { maxLength: 40 }), (start, end, lines) => {
      const text = start + lines.join(end);
      assert.deepEqual(parseInPieces(text, 10, 0), parseMarkdown(text));
    }),
    { numRuns: 300 },
  );
});

test('a large document is parsed in pieces, with all of its headings', () => {
  const part = (index: number) => `## ${index}\n\nA text of the part ${index}.\n\n`;
  const text = Array.from({ length: 8000 }, (_, index) => part(index)).join('');
  const { children } = parseInPieces(text);
  assert.equal(children.length, 16_000);
  assert.deepEqual(children.at(-1)?.position?.end, {
    ...{ line: 8000 * 4 - 1, column: 25, offset: text.trimEnd().length },
  });
});
