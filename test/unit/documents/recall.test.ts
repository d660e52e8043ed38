// Readers take over from one version of a document to the next, and from no other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from '../../../src/documents/document.ts';
import { continuing, follow, recalling } from '../../../src/documents/recall.ts';

test('a text that a version or the one before it has is read once', () => {
  const asked: string[] = [];
  const lengthOf = recalling((text) => asked.push(text) && text.length);
  const [first, second, third, fourth] = ['a', 'b', 'c', 'd'].map((text) => parseDocument('a.md', text));
  assert.ok(first && second && third && fourth);
  follow(second, first);
  assert.deepEqual([lengthOf(second, 'one'), lengthOf(second, 'one')], [3, 3]);
  follow(third, second);
  assert.equal(lengthOf(third, 'one'), 3);
  assert.deepEqual(asked, ['one']);
  follow(fourth, third);
  const fifth = parseDocument('a.md', 'e');
  follow(fifth, fourth);
  assert.equal(lengthOf(fifth, 'one'), 3);
  assert.deepEqual(asked, ['one', 'one']);
});

test('of a document that follows no other nothing is kept', () => {
  let asked = 0;
  const read = recalling(() => (asked += 1));
  const document = parseDocument('a.md', 'a');
  assert.deepEqual([read(document, 'one'), read(document, 'one')], [1, 2]);
});

test('answers of nothing are kept too', () => {
  let asked = 0;
  const read = recalling((): undefined => void (asked += 1));
  const document = parseDocument('a.md', 'b');
  follow(document, parseDocument('a.md', 'a'));
  read(document, 'one');
  read(document, 'one');
  assert.equal(asked, 1);
});

test('what is recalled is what is read', () => {
  const read = (text: string) => [...text].toReversed().join('');
  const texts = fc.array(fc.array(fc.string({ maxLength: 3 })), { minLength: 1 });
  fc.assert(
    fc.property(texts, (asked) => {
      const recalled = recalling(read);
      let document = parseDocument('a.md', '');
      for (const own of asked) {
        const next = parseDocument('a.md', own.join(' '));
        follow(next, document);
        document = next;
        for (const text of own) assert.equal(recalled(document, text), read(text));
      }
    }),
  );
});

test('a reader is given what it made of the version before, once for each document', () => {
  const chain = continuing((document, before: string | undefined) => `${before ?? ''}${document.text}`);
  const documents = ['a', 'b', 'c'].map((text) => parseDocument('a.md', text));
  const [first, second, third] = documents;
  assert.ok(first && second && third);
  assert.equal(chain(first), 'a');
  follow(second, first);
  assert.deepEqual([chain(second), chain(second)], ['ab', 'ab']);
  follow(third, second);
  assert.equal(chain(third), 'abc');
});

test('the same document follows nothing', () => {
  const chain = continuing((document, before: string | undefined) => `${before ?? ''}${document.text}`);
  const document = parseDocument('a.md', 'a');
  follow(document, document);
  assert.equal(chain(document), 'a');
});
