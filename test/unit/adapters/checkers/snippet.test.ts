// Pieces of code that end with an elision: what they leave open is closed before they are parsed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeElided } from '../../../../src/adapters/checkers/snippet.ts';

const cases: readonly (readonly [text: string, closed: string])[] = [
  ['call(a, ...', 'call(a)'],
  ['call(a, …\n', 'call(a)'],
  ['{ "a": [1, .....', '{ "a": [1]}'],
  ['f(a,\n  # and so on ...', 'f(a)'],
  ['f(a, // the rest …', 'f(a)'],
  ['# one\nf(a, ...', '# one\nf(a)'],
  ['call(a, b..', 'call(a, b..'],
  ['call(a) // ... more', 'call(a) // ... more'],
];

for (const [text, closed] of cases) {
  test(`what ${JSON.stringify(text)} leaves open is closed`, () => assert.equal(closeElided(text), closed));
}

// A pattern that tries each sign as the start of a comment with each length would take hours for this.
test('a line of signs that could each begin a comment or an elision is left as it is', () => {
  const text = `${'#'.repeat(20_000)}${'.'.repeat(20_000)}a`;
  assert.equal(closeElided(text), text);
});
