// The block whose marks are too short is named, never the end of one in it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { checkDocument } from '../../../../src/rules/index.ts';

const marks = '```';

function heard(...lines: readonly string[]): readonly string[] {
  return checkDocument(parseDocument('notes.md', `# Plan\n\n${lines.join('\n')}\n`), () => undefined)
    .filter(({ rule }) => rule === 'structure/unclosed-fence')
    .map(({ severity, place }) => `${severity} ${place.line}`);
}

test('a block of Markdown that shows blocks without a language first is the one to mend', () => {
  const shown = ['Tree:', '', marks, 'src/', marks, '', `${marks}js`, 'call();', marks, '', 'The end.'];
  assert.deepEqual(heard(`${marks}markdown`, 'Words', '', ...shown, marks, '', 'More.'), ['error 3']);
  assert.deepEqual(heard(`${marks}markdown`, `${marks}js`, 'a', marks, '', ...shown, marks, '', 'More.'), ['error 3']);
});

test('a block of Markdown that is closed says nothing of one further down', () => {
  const closed = [`${marks}markdown`, 'Words', marks, '', 'Text.', ''];
  assert.deepEqual(heard(...closed, `${marks}js`, 'call();', marks), []);
  assert.deepEqual(heard(...closed, marks, 'Words', `${marks}js`, 'call();', marks, 'End.', marks), ['error 9']);
});

test('the end of a block that opens another because of a fault above is not told', () => {
  const fault = [`${marks}js`, 'one();', `${marks}ts`, 'two();', marks, ''];
  assert.deepEqual(heard(...fault, ...fault, 'The last words of it.', marks, '', 'Text.'), ['error 3', 'error 9']);
  assert.deepEqual(heard('The last words of it.', marks, '', 'Text.'), ['error 4']);
});
