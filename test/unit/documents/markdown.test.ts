// The parser's offsets.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { visit } from 'unist-util-visit';
import { parseMarkdown, rangeOf } from '../../../src/documents/markdown.ts';
import { documentText } from './documents.ts';

test('offsets count the byte order mark, lines and columns do not', () => {
  const [heading] = parseMarkdown('\ufeff# A\n').children;
  assert.ok(heading);
  assert.deepEqual(rangeOf(heading), { start: 1, end: 4 });
  assert.deepEqual([heading.position?.start.line, heading.position?.start.column], [1, 1]);
});

test('front matter, tables and tasks are known', () => {
  const { children } = parseMarkdown('\ufeff---\na: 1\n---\n\n| a |\n| - |\n\n- [x] b\n');
  assert.deepEqual(
    children.map((node) => node.type),
    ['yaml', 'table', 'list'],
  );
});

test('a byte order mark moves every node by one', () => {
  const offsets = (text: string) => {
    const found: (readonly [string, number, number])[] = [];
    visit(parseMarkdown(text), (node) => void found.push([node.type, rangeOf(node).start, rangeOf(node).end]));
    return found;
  };
  fc.assert(
    fc.property(documentText, (text) => {
      const plain = text.replace('\ufeff', '');
      const moved = offsets(plain).map(([type, start, end]) => [type, start + 1, end + 1]);
      assert.deepEqual(offsets(`\ufeff${plain}`), moved);
    }),
    { numRuns: 40 },
  );
});
