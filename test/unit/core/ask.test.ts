// JSON is found in replies of many forms.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJson } from '../../../src/core/ask.ts';

const forms: Readonly<Record<string, string>> = {
  bare: '{"a": [1, 2]}',
  'in a fence': '```json\n{"a": [1, 2]}\n```',
  'in words': 'Sure! Here it is: {"a": [1, 2]} Hope that helps.',
  'in words and a fence': 'Sure!\n```\n{"a": [1, 2]}\n```\nDone.',
  'with comments and trailing commas': '{\n  // the list\n  "a": [1, 2,],\n}',
  'with single quotes': "{'a': [1, 2]}",
  'in an unclosed fence': '```json\n{"a": [1, 2]}',
  'cut at the end': '{"a": [1, 2',
};

for (const [name, text] of Object.entries(forms)) {
  test(`JSON ${name}`, () => assert.deepEqual(parseJson(text), { a: [1, 2] }));
}

for (const text of ['', 'I cannot do that.', 'null', '42']) {
  test(`no JSON in “${text}”`, () => assert.throws(() => parseJson(text)));
}

// A model that says the same without end: whatever it is, it must not hold up the editor.
test('a reply of nothing but fences holds no JSON', () => {
  assert.throws(() => parseJson('`'.repeat(2_000_000)));
});
