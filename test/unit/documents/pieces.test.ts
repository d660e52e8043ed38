// A text that is parsed in pieces has the tree that a parse of the whole text gives.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseMarkdown } from '../../../src/documents/markdown.ts';
import { parsePieces } from '../../../src/documents/pieces.ts';
import { longPlan } from '../../fakes/longPlan.ts';
import { copiedTexts } from '../../fixtures/real/real.ts';
import { body, documentText } from './documents.ts';

/** What opens or closes something, or looks like a heading and is none. */
const lines = fc.constantFrom(
  ...['', '', '# A', '## B', '#', '#x', ' # C', '####### D', 'a\u2028# b', 'text', 'see https://a.example/b', '==='],
  ...['```', '~~~', '<!--', '-->', '<div>', '</div>', '<pre>', '</pre>', '---', 'a: b', '- [ ] do', '  # in item'],
  ...[
    '1. one',
    '   three',
    '> quote',
    '> # in quote',
    '| a |',
    '| - |',
    '[k]',
    '![t][k]',
    '\0',
    '\t# t',
    '<?php',
    '?>',
  ],
);
const text = fc
  .tuple(fc.array(fc.oneof(lines, body), { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
  .map(([all, end, hasMark]) => (hasMark ? '\ufeff' : '') + all.join(end));

test('any text has the same tree in pieces of any length', () => {
  fc.assert(
    fc.property(fc.oneof(text, documentText), fc.integer({ min: 1, max: 60 }), (one, least) => {
      assert.deepEqual(parsePieces(one, least), parseMarkdown(one));
    }),
    { numRuns: 400 },
  );
});

test('a long text has the same tree with a definition, front matter, or a fence that does not end', () => {
  const plan = longPlan(600, 3);
  const without = plan.replace(/^---[^]*?---\n/, '');
  const middle = without.indexOf('\n## ', without.length / 2);
  for (const one of [
    plan,
    without,
    `${without}\n[the notes]: ./notes.md\n`,
    `${without.slice(0, middle)}\n\`\`\`\n${without.slice(middle)}`,
    `<!--${without}`,
    without.replaceAll('\n', '\r\n'),
    without.replaceAll('#', '\\#'),
  ]) {
    assert.deepEqual(parsePieces(one), parseMarkdown(one));
  }
});

test('documents of real projects have the same tree in pieces', () => {
  const texts = [...copiedTexts('.md')].map(([, one]) => one).slice(0, 40);
  assert.ok(texts.length > 20);
  for (const one of texts) assert.deepEqual(parsePieces(one, 400), parseMarkdown(one));
});
