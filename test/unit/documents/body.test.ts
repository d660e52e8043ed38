// Written Markdown, made fit to stand between two headings.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boldLine, closingLine, settleBody } from '../../../src/documents/body.ts';

test('headings become bold lines, except in lists and quotations', () => {
  const written = 'a\n# One *x*\nb\n\nTwo\nlines\n===\n- c\n  # d\n> # e\n\n#\n';
  assert.equal(settleBody(written), 'a\n\n**One *x***\n\nb\n\n**Two lines**\n\n- c\n  # d\n> # e');
  assert.equal(boldLine(' a **b**\n c '), '**a b c**');
  assert.equal(boldLine('** '), '');
});

test('a fence around the whole and rules at the ends go', () => {
  assert.equal(settleBody('---\n\n```md\na\n```\n\n***\n'), 'a');
  assert.equal(settleBody('```md\na\n```\n\nb'), '```md\na\n```\n\nb');
  assert.equal(settleBody('```js\na\n```'), '```js\na\n```');
  assert.equal(settleBody('| a |\n| - |\n'), '| a |\n| - |');
  assert.equal(settleBody('---'), '');
});

test('what is open is closed; a fence without content goes', () => {
  assert.equal(settleBody('a\n~~~~\nb'), 'a\n~~~~\nb\n~~~~');
  assert.equal(settleBody('a\n```mermaid\n'), 'a');
  assert.equal(settleBody('```mermaid\n```markdown'), '```mermaid\n```markdown\n```');
  assert.equal(settleBody('a\n\n<!-- b'), 'a\n\n<!-- b\n-->');
  assert.equal(closingLine('- a', '  # b'), '<!-- -->');
  assert.equal(closingLine('- a', '# b'), '');
});
