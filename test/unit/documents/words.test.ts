// Texts compared by what they say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allWords, isCjk, lettersOf, meaningfulWords, singleLine } from '../../../src/documents/words.ts';

test('one line has single spaces, and none at its ends', () => {
  assert.equal(singleLine('\ta\r\n  b\u00a0\u2028c \n'), 'a b c');
  assert.equal(singleLine(' \n '), '');
});

test('a name is the same whatever its case, spacing and marks', () => {
  assert.equal(lettersOf('**User-Service** (v2)'), 'userservicev2');
  assert.equal(lettersOf('Größe: 第一'), 'größe第一');
  assert.equal(lettersOf('— !'), '');
});

test('words are in order and in lower case; those that carry meaning are longer', () => {
  assert.deepEqual(allWords('Who may see it, Straße?'), ['who', 'may', 'see', 'it', 'straße']);
  assert.deepEqual(meaningfulWords('Who may see the Export of 2026?'), ['export', '2026']);
  assert.deepEqual(meaningfulWords('...'), []);
});

test('scripts without spaces give their characters', () => {
  assert.deepEqual(allWords('导出 CSV'), ['导', '出', 'csv']);
  assert.deepEqual(meaningfulWords('导出 CSV カナ'), ['导', '出', 'カ', 'ナ']);
  assert.deepEqual(['导出', 'ひらがな', 'abc', '한국어', 'Größe'].map(isCjk), [true, true, false, false, false]);
});
