// The fingerprint of a text.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { hash } from '../../../src/documents/hash.ts';

test('the start of the SHA-256', () => {
  assert.equal(hash('grün\n計画'), createHash('sha256').update('grün\n計画').digest('hex').slice(0, 16));
  assert.equal(hash(''), 'e3b0c44298fc1c14');
});

test('line endings, blank lines at the end and a byte order mark do not count', () => {
  for (const text of ['a\nb', 'a\r\nb', 'a\rb', 'a\nb\n', 'a\r\nb\r\n \t\r\n', '\ufeffa\nb']) {
    assert.equal(hash(text), hash('a\nb'), JSON.stringify(text));
  }
});

test('everything else counts', () => {
  for (const text of ['a\nb ', ' a\nb', 'a\n\nb', '\na\nb', 'ab']) assert.notEqual(hash(text), hash('a\nb'));
  assert.match(hash('\ud800'), /^[0-9a-f]{16}$/);
});
