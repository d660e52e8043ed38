// Which new blocks stand where old ones stood.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pairReplaced } from '../../../src/webview/pairs.ts';

function pairs(before: string, after: string): Record<string, string> {
  return Object.fromEntries(pairReplaced([...before], [...after]));
}

test('a changed block is paired with the one between the same neighbours', () => {
  assert.deepEqual(pairs('abc', 'aXc'), { X: 'b' });
  assert.deepEqual(pairs('abcd', 'aXYd'), { X: 'b', Y: 'c' });
  assert.deepEqual(pairs('a', 'X'), { X: 'a' });
});

test('what was only added or only taken away has no pair', () => {
  assert.deepEqual(pairs('ac', 'abc'), {});
  assert.deepEqual(pairs('abc', 'ac'), {});
  assert.deepEqual(pairs('abc', 'aXYc'), { X: 'b' });
  assert.deepEqual(pairs('', 'ab'), {});
});

test('a pair joins an id that is new with one that is gone, each once', () => {
  const ids = fc.uniqueArray(fc.constantFrom(...'abcdefghij'));
  fc.assert(
    fc.property(ids, ids, (before, after) => {
      const replaced = pairReplaced(before, after);
      assert.equal(new Set(replaced.values()).size, replaced.size);
      for (const [fresh, old] of replaced) {
        assert.ok(after.includes(fresh) && !before.includes(fresh));
        assert.ok(before.includes(old) && !after.includes(old));
      }
    }),
  );
});
