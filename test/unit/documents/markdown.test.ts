// The parser's offsets.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import { remark } from 'remark';
import { visit } from 'unist-util-visit';
import { frontMatterLength, parseMarkdown, rangeOf } from '../../../src/documents/markdown.ts';
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

test('after a rule in the first line that is no front matter, lists are lists', () => {
  const { children } = parseMarkdown('---\r\n\r\n- [x] a\r\n');
  assert.deepEqual(
    children.map((node) => node.type),
    ['thematicBreak', 'list'],
  );
});

test('front matter ends at its second line of dashes; one that is never closed is none, however long the text', () => {
  assert.equal(frontMatterLength('--- \r\na: 1\r\n---\t\r\n# A'), 18);
  assert.equal(frontMatterLength('---\n---'), 7);
  assert.equal(frontMatterLength(`---\r\n${'a: 1\r\n'.repeat(10_000)}`), 0);
  assert.equal(frontMatterLength('# A\n---\n---\n'), 0);
});

test('bare addresses are links, however they are written; texts without any are read as by the whole parser', () => {
  const whole = remark().use(remarkGfm).freeze();
  const addresses = ['See http://a.de now', 'WWW.a.de', 'me@a.de', 'http&#58;//a.de', 'me&#64;a.de', 'http\\://a.de'];
  for (const text of addresses) {
    const root = parseMarkdown(text);
    assert.ok(JSON.stringify(root).includes('"link"'), text);
    assert.deepEqual(root, whole.parse(text));
  }
  const none = '# A\n\n- [ ] one[^1] ~~two~~\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: A note.\n';
  assert.deepEqual(parseMarkdown(none), whole.parse(none));
});
