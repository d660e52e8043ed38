// Which language a text is in.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownLanguageOf, languageOf } from '../../../src/documents/language.ts';

test('a text is told by its script and its small words', () => {
  for (const [text, tag] of [
    ['Readers miss our mails. We want a second way to remind them.', 'en'],
    ['Leser übersehen unsere Mails. Wir wollen einen zweiten Weg.', 'de'],
    ['Los lectores no ven los correos y queremos un segundo aviso.', 'es'],
    ['提醒邮件经常被读者忽略。', 'zh'],
    ['リマインダーのメールが見られていない。', 'ja'],
    ['Читатели не видят наши письма.', 'ru'],
    ['Größenänderung', 'de'],
  ] as const) {
    assert.equal(languageOf(text), tag, text);
  }
});

test('a word that stands alone tells nothing, though it be a small word somewhere', () => {
  for (const text of ['CON', 'con', 'NUL', 'Die', 'o', '']) {
    assert.equal(languageOf(text), 'en', text);
    assert.equal(knownLanguageOf(text), undefined, text);
  }
});
