// Folder names from any title.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { slug } from '../../../src/documents/slug.ts';

const of = (title: string) => slug(title, 'New Task');

test('words in any script become a name', () => {
  assert.equal(of('Add SSO to the Login (v2)!'), 'add-sso-to-the-login-v2');
  assert.equal(of('ユーザー認証の改善'), 'ユーザー認証の改善');
  assert.equal(of('登录页面 重构'), '登录页面-重构');
  assert.equal(of('تحسين تسجيل الدخول'), 'تحسين-تسجيل-الدخول');
  assert.equal(of('हिन्दी शीर्षक'), 'हिन्दी-शीर्षक');
  assert.equal(of('Größe don’t my_task'), 'größe-dont-my_task');
  assert.equal(of('e\u0301te\u0301'), '\u00e9t\u00e9');
});

test('what is no name becomes the fallback, then a word of our own', () => {
  for (const title of ['', ' ', '🎉🎉', '❤️', '...', '../..', '\u202e\u200f', '\u3164', '\ud800', '---', '\u0301']) {
    assert.equal(of(title), 'new-task', JSON.stringify(title));
  }
  assert.equal(slug('🎉', '..'), 'task');
});

test('paths and reserved names are defused', () => {
  assert.equal(of('../../x'), 'x');
  assert.equal(of('C:\\Windows\\x'), 'c-windows-x');
  assert.equal(of('CON'), 'con-1');
  assert.equal(of('com\u00b9'), 'com\u00b9-1');
  assert.equal(of('LPT9 '), 'lpt9-1');
  assert.equal(of('nul.txt'), 'nul-txt');
  assert.equal(of('name. . '), 'name');
  assert.equal(of('a\u0000b\u202ec\u2066d\u200be'), 'a-bcde');
});

test('long titles are cut between words, else between characters', () => {
  assert.equal(of('a'.repeat(1000)), 'a'.repeat(60));
  assert.equal(of(`${'word '.repeat(11)}and-more-words`), `${'word-'.repeat(11)}and`);
  assert.equal(of('が'.normalize('NFD').repeat(500)), 'が'.repeat(60));
  const marked = 'क्षि'.repeat(100);
  assert.ok(marked.startsWith(of(marked)) && of(marked).length % 'क्षि'.length === 0);
  assert.equal(of(`x${'\u0336'.repeat(100)}`).length, 60);
  assert.equal(of('𠮷'.repeat(100)), '𠮷'.repeat(30));
});

test('every name is safe, stays in its folder and is its own name', () => {
  const odd = fc.constantFrom(
    '.',
    '/',
    '\\',
    'con',
    'NUL',
    ' ',
    '\u202e',
    'é',
    '計',
    '👩‍👩‍👧',
    '\u0301',
    '\ufe0f',
    '¹',
    'İ',
    '-',
    '_',
  );
  const title = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.array(odd, { maxLength: 90 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(title, title, (text, fallback) => {
      const name = slug(text, fallback);
      assert.match(name, /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_-]*$/u);
      assert.ok(name.length <= 60 && name.isWellFormed());
      assert.equal(name, name.normalize('NFC'));
      assert.equal(name, name.toLowerCase());
      assert.doesNotMatch(name, /^(con|prn|aux|nul|com.|lpt.)$|-$/u);
      assert.equal(slug(name, 'x'), name);
    }),
    { numRuns: 500 },
  );
});
