// Values of JSON whose shape nobody vouches for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRecord, parseJson, recordOf } from '../../../src/documents/json.ts';

test('only what has names is a record', () => {
  for (const value of [undefined, null, '', 'text', 0, true, [], [{}]]) {
    assert.equal(isRecord(value), false, String(value));
    assert.deepEqual(recordOf(value), {});
  }
  const value = { name: 1 };
  assert.equal(isRecord(value), true);
  assert.equal(recordOf(value), value);
});

test('a text that is no JSON says nothing', () => {
  assert.deepEqual(parseJson('{"a":[1]}'), { a: [1] });
  assert.equal(parseJson('null'), null);
  for (const text of ['', '{', "{'a':1}", 'plain words']) assert.equal(parseJson(text), undefined, text);
});
