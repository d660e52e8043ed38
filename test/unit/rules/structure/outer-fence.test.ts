// The block whose marks are too short is named, never the end of one in it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { applyEdits } from '../../../../src/documents/edit.ts';
import type { Finding } from '../../../../src/documents/finding.ts';
import { checkDocument } from '../../../../src/rules/index.ts';

const marks = '```';

function heard(...lines: readonly string[]): readonly string[] {
  return findings(`# Plan\n\n${lines.join('\n')}\n`).map(({ severity, place }) => `${severity} ${place.line}`);
}

function findings(text: string): readonly Finding[] {
  return checkDocument(parseDocument('notes.md', text), () => undefined).filter(
    ({ rule }) => rule === 'structure/unclosed-fence',
  );
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

test('a block of Markdown with lines as Windows ends them is the one to mend, too', () => {
  const heading = [
    '## Tree',
    marks,
    'src/',
    marks,
    '',
    `${marks}bash`,
    'ls',
    marks,
    '',
    'The end.',
    marks,
    '',
    'More.',
  ];
  const lines = ['# Plan', '', `${marks}markdown`, '', `${marks}bash`, 'ls', marks, '', ...heading, ''];
  const [found, ...rest] = findings(lines.join('\r\n'));
  assert.deepEqual([found?.place.line, found?.message.args, rest], [3, ['````'], []]);
});

test('marks around a block that is shown with its own marks are the ones to lengthen', () => {
  const shown = [marks, `${marks}sql`, 'SELECT 1;', marks, marks];
  for (const indent of ['', '   ']) {
    const text = ['# Plan', '', '1. Write it so', ...shown.map((line) => `${indent}${line}`), '', 'Text.', ''].join(
      '\n',
    );
    const [found, ...rest] = findings(text);
    assert.deepEqual([found?.place.line, found?.message.args, rest], [4, ['````'], []]);
    assert.deepEqual(findings(applyEdits(text, found?.fix?.edits ?? [])), []);
  }
  assert.deepEqual(heard(marks, `${marks}sql`, 'SELECT 1;', marks, '', 'Text.'), ['error 3']);
});
