// Lines, line endings and characters.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as text from '../../../src/documents/text.ts';

test('the line ending that most lines have', () => {
  assert.equal(text.mainEol('a\r\nb\r\nc\n'), '\r\n');
  assert.equal(text.mainEol('a\r\nb\n'), '\n');
  assert.equal(text.mainEol('a'), '\n');
  assert.equal(text.withEol('a\rb\r\nc\nd', '\r\n'), 'a\r\nb\r\nc\r\nd');
});

test('where lines start and end', () => {
  const sample = '\ufeffab\r\ncd\n';
  assert.deepEqual(
    [0, 1, 2, 3, 5, 8].map((at) => text.startOfLine(sample, at)),
    [0, 1, 1, 1, 5, 8],
  );
  assert.deepEqual(
    [1, 3, 5, 8].map((at) => text.endOfLine(sample, at)),
    [3, 3, 7, 8],
  );
  assert.deepEqual(
    [1, 5, 8].map((at) => text.startOfNextLine(sample, at)),
    [5, 8, 8],
  );
});

test('blank lines at the ends', () => {
  assert.equal(text.endOfContent('a \n\n \n', 0, 6), 2);
  assert.equal(text.endOfContent('a\n\n', 1, 3), 1);
  assert.equal(text.endOfContent('a\r\nb', 0, 4), 4);
  assert.equal(text.trimBlankLines('\n \n  a\n\n b\n \n'), '  a\n\n b');
  assert.equal(text.trimBlankLines(' \n\t\n'), '');
});

test('a clean line has no breaks, controls, directional marks or half characters', () => {
  assert.equal(text.cleanLine(' a\r\n\tb\u2028c\u0007\u202ed\u2069\u200f\ufeff\ud83d '), 'a b cd');
  assert.equal(text.cleanLine('👩‍👩‍👧 می‌شود'), '👩‍👩‍👧 می‌شود');
});

test('what short texts leave is there for the long ones', () => {
  assert.equal(text.fairLimit([10, 10, 500, 500], 220), 100);
  assert.equal(text.fairLimit([300, 300, 300], 300), 100);
  assert.equal(text.fairLimit([10, 20], 100), Infinity);
  assert.equal(text.fairLimit([], 100), Infinity);
  assert.equal(text.fairLimit([10, 100, 100], 110), 50);
  assert.equal(text.fairLimit([10, 20], 30), Infinity);
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1 }), fc.nat(5000), (lengths, most) => {
      const limit = text.fairLimit(lengths, most);
      const sum = lengths.reduce((total, length) => total + Math.min(length, limit), 0);
      assert.ok(sum <= most);
      // Nothing is shortened that would fit.
      if (limit !== Infinity) assert.ok(sum > most - lengths.length);
    }),
  );
});
