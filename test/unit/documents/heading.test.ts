// Headings compared by number and words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { headingName, sameHeading, wordsWithoutRemark } from '../../../src/documents/heading.ts';

test('numbers are told from words', () => {
  const named = (heading: string) => Object.values(headingName(heading));
  assert.deepEqual(named('3.1. In Scope'), ['3.1', 'in scope']);
  assert.deepEqual(named('03.01) In  Scope:'), ['3.1', 'in scope']);
  assert.deepEqual(named('3.1 \u2013 In Scope'), ['3.1', 'in scope']);
  assert.deepEqual(named('３．１ In Scope'), ['3.1', 'in scope']);
  assert.deepEqual(named('Section 4: _Risks_ & **more**'), ['4', 'risks and more']);
  assert.deepEqual(named('4.'), ['4', '']);
  assert.deepEqual(named('2FA for 3 teams'), ['', '2fa for 3 teams']);
  assert.deepEqual(named('2024 goals'), ['', '2024 goals']);
  assert.deepEqual(named('Phase 1: snake_case'), ['', 'phase 1: snake_case']);
  assert.deepEqual(named('Non\u2011Goals\u200b\u00a0\\& it’s'), ['', "non-goals and it's"]);
  assert.deepEqual(named('…'), ['', '']);
});

test('equal words, with numbers that do not contradict', () => {
  const same = (one: string, other: string) => sameHeading(headingName(one), headingName(other));
  assert.ok(same('3.1. Scope', 'Scope'));
  assert.ok(same('Scope', '3.1 scope:'));
  assert.ok(!same('3.1 Scope', '3.2 Scope'));
  assert.ok(!same('3.1 Scope', '3.1 Goals'));
});

test('remarks in brackets', () => {
  assert.equal(wordsWithoutRemark('out of scope (non-goals)'), 'out of scope');
  assert.equal(wordsWithoutRemark('(all) of it'), '(all) of it');
});

test('marks around a heading make no other heading of it, however simple it is', () => {
  const words = fc.array(
    fc.constantFrom('API', '3', '3.1', 'In', 'scope.', 'a-b', 'Phase', '1:', 'x,', '(P1)', 'a  b'),
  );
  fc.assert(
    fc.property(words, (some) => {
      const heading = some.join(' ');
      assert.deepEqual(headingName(`**${heading}**`), headingName(heading));
    }),
  );
});
