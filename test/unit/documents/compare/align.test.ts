// Alignment: every part once, whatever was moved, renamed or rewritten.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alignParts, partsOf } from '../../../../src/documents/compare/align.ts';
import { parseDocument } from '../../../../src/documents/document.ts';

const doc = (text: string) => parseDocument('plan.md', text);
const pairs = (before: string, after: string) =>
  alignParts(doc(before), doc(after)).map(({ kind, before: old, after: now }) => [kind, old?.title, now?.title]);

test('the same text is the same throughout', () => {
  const text = 'Intro.\n\n# Plan\n\nWords.\n\n## Scope\n\n- a\n';
  assert.deepEqual(pairs(text, text), [
    ['same', '', ''],
    ['same', 'Plan', 'Plan'],
    ['same', 'Scope', 'Scope'],
  ]);
});

test('what is added, removed and changed is told, what was removed behind what it stood behind', () => {
  assert.deepEqual(
    pairs(
      '# A\n\n## One\n\n1\n\n## Two\n\n2\n\n## Three\n\n3\n',
      '# A\n\n## One\n\nx\n\n## New\n\nn\n\n## Three\n\n3\n',
    ),
    [
      ['same', 'A', 'A'],
      ['changed', 'One', 'One'],
      ['added', undefined, 'New'],
      ['removed', 'Two', undefined],
      ['same', 'Three', 'Three'],
    ],
  );
});

test('another number before a heading is no other heading', () => {
  assert.deepEqual(pairs('## 2. Scope\n\na\n', '## 3. Scope\n\na\n'), [['same', '2. Scope', '3. Scope']]);
});

test('a heading with other words over the same text is renamed, over a similar one too', () => {
  const body = '- one thing\n- another thing\n- a third thing\n- the last thing\n';
  assert.deepEqual(pairs(`## Aims\n\n${body}`, `## Goals\n\n${body}`), [['renamed', 'Aims', 'Goals']]);
  assert.deepEqual(pairs(`## Aims\n\n${body}`, `## Goals\n\n${body}- one more\n`), [['renamed', 'Aims', 'Goals']]);
});

test('a section at another place has moved, and only that', () => {
  assert.deepEqual(pairs('## A\n\na\n\n## B\n\nb\n\n## C\n\nc\n', '## B\n\nb\n\n## C\n\nc\n\n## A\n\na\n'), [
    ['same', 'B', 'B'],
    ['same', 'C', 'C'],
    ['moved', 'A', 'A'],
  ]);
});

test('headings that come again are paired in their order', () => {
  const text = '# P\n\n## Phase 1\n\n### Risks\n\nr1\n\n## Phase 2\n\n### Risks\n\nr2\n';
  const found = alignParts(doc(text), doc(text.replace('r2', 'r3')));
  assert.deepEqual(
    found.map(({ kind, after }) => `${after?.path.join('/')} ${kind}`),
    ['p same', 'p/phase 1 same', 'p/phase 1/risks same', 'p/phase 2 same', 'p/phase 2/risks changed'],
  );
});

const line = fc.constantFrom(
  '# T',
  '## A',
  '## B',
  '### A',
  'one two',
  'three four five',
  '- item',
  '',
  '```',
  '1. x',
  '## 2. A',
);
const markdown = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));

test('no part is lost and none comes twice, and the parts are the whole document', () => {
  fc.assert(
    fc.property(markdown, markdown, (one, other) => {
      const [before, after] = [doc(one), doc(other)];
      const found = alignParts(before, after);
      const starts = (parts: readonly ({ readonly start: number } | undefined)[]) =>
        parts.flatMap((part) => (part ? [part.start] : [])).sort((a, b) => a - b);
      assert.deepEqual(starts(found.map((pair) => pair.before)), starts(partsOf(before)));
      assert.deepEqual(starts(found.map((pair) => pair.after)), starts(partsOf(after)));
      const order = found.flatMap((pair) => (pair.after ? [pair.after.start] : []));
      assert.deepEqual(
        order,
        [...order].sort((a, b) => a - b),
      );
      const text = partsOf(after)
        .map(({ start, end }) => after.text.slice(start, end))
        .join('');
      assert.equal(text.trim(), other.trim());
    }),
    { numRuns: 300 },
  );
});
