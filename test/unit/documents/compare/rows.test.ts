// Rows of two documents side by side, and the words in them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BlockRenderer } from '../../../../src/documents/blocks.ts';
import { compareDocuments } from '../../../../src/documents/compare/rows.ts';
import { markWords } from '../../../../src/documents/compare/words.ts';
import { parseDocument } from '../../../../src/documents/document.ts';
import { english } from '../../../../src/documents/sentence.ts';

const compare = (before: string, after: string) =>
  compareDocuments(parseDocument('a.md', before), parseDocument('b.md', after), { translate: english });

test('words that differ are marked on both sides, the rest stays as it is', () => {
  const marked = markWords(
    '<p>Mail goes out <strong>daily</strong>.</p>',
    '<p>Mail goes out <strong>every hour</strong>.</p>',
  );
  assert.equal(marked?.before, '<p>Mail goes out <strong><del>daily</del></strong>.</p>');
  assert.equal(marked?.after, '<p>Mail goes out <strong><ins>every hour</ins></strong>.</p>');
});

test('a mark never spans a tag, an entity is one character, and space alone is not marked', () => {
  const marked = markWords('<p>a &#x26; b</p>', '<p>a &#x3C; <em>c</em>  b</p>');
  assert.equal(marked?.after, '<p>a <ins>&#x3C;</ins> <em><ins>c</ins></em>  b</p>');
});

test('the source of a diagram is not marked', () => {
  const html = (text: string) => `<div class="diagram"><pre>${text}</pre></div>`;
  assert.equal(markWords(html('A-->B'), html('A-->C')), undefined);
});

test('a changed paragraph is one row, a replaced one is two', () => {
  const [section] = compare(
    '## A\n\nThe mail goes out once a day.\n\nKept.\n',
    '## A\n\nThe mail goes out once an hour.\n\nKept.\n',
  );
  assert.deepEqual(
    section?.rows.map(({ kind }) => kind),
    ['same', 'changed', 'same'],
  );
  const [other] = compare('## A\n\nThe mail goes out daily.\n', '## A\n\nNobody asked for anything else here.\n');
  assert.deepEqual(
    other?.rows.map(({ kind }) => kind),
    ['same', 'removed', 'added'],
  );
});

test('a diagram that changed stands beside what it was', () => {
  const diagram = (text: string) => `## A\n\n\`\`\`mermaid\n${text}\n\`\`\`\n`;
  const [section] = compare(diagram('flowchart LR\n  A --> B'), diagram('sequenceDiagram\n  X->>Y: z'));
  assert.deepEqual(
    section?.rows.map(({ kind }) => kind),
    ['same', 'changed'],
  );
});

test('a renamed section says what it was called', () => {
  const [section] = compare('## Aims\n\nOne thing and another.\n', '## Goals\n\nOne thing and another.\n');
  assert.equal(section?.kind, 'renamed');
  assert.equal(section.was, 'Aims');
});

const line = fc.constantFrom(
  '# T',
  '## A',
  '## B',
  'one two three',
  'one two four',
  '- item',
  '- other',
  '',
  '| a | b |',
  '|---|---|',
  '```',
  '<b>x</b>',
  '> q',
);
const markdown = fc.array(line, { maxLength: 25 }).map((lines) => lines.join('\n'));
const withoutMarks = (html: string) => html.replace(/<\/?(?:ins|del)>/g, '');

test('every block of both documents comes once, and marks change nothing else', () => {
  fc.assert(
    fc.property(markdown, markdown, (one, other) => {
      const rows = compare(one, other).flatMap((section) => section.rows);
      const all = (text: string) =>
        new BlockRenderer()
          .render(text)
          .map(({ html }) => withoutMarks(html))
          .sort();
      const side = (name: 'before' | 'after') =>
        rows.flatMap((row) => (row[name] ? [withoutMarks(row[name].html)] : [])).sort();
      assert.deepEqual(side('before'), all(one));
      assert.deepEqual(side('after'), all(other));
    }),
    { numRuns: 200 },
  );
});
