// The lock says which sections are Planner's; in doubt they are the user's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatLock, isPlanners, parseLock, withSection } from '../../../src/core/provenance.ts';

const lock = withSection(undefined, 'r', 'a.md', '1. Why', 'Because.', { idea: 'x' });

test('a section is Planner’s as long as it reads as written', () => {
  assert.ok(isPlanners(lock, 'a.md', '1. Why', 'Because.\r\n'));
  assert.ok(!isPlanners(lock, 'a.md', '1. Why', 'Because!'));
  assert.ok(!isPlanners(lock, 'a.md', '2. What', 'Because.'));
  assert.ok(!isPlanners(lock, 'b.md', '1. Why', 'Because.'));
  assert.ok(!isPlanners(undefined, 'a.md', '1. Why', 'Because.'));
});

test('a lock survives its file, and its order does not depend on the order of writing', () => {
  const one = withSection(lock, 'r', 'a.md', '0. First', 'F', {});
  const other = withSection(
    withSection(undefined, 'r', 'a.md', '0. First', 'F', {}),
    'r',
    'a.md',
    '1. Why',
    'Because.',
    { idea: 'x' },
  );
  assert.equal(formatLock(one), formatLock(other));
  assert.deepEqual(parseLock(formatLock(one)), one);
});

test('a section that is taken out is forgotten', () => {
  assert.ok(!isPlanners(withSection(lock, 'r', 'a.md', '1. Why', undefined, {}), 'a.md', '1. Why', 'Because.'));
});

for (const text of [
  '',
  '{',
  '<<<<<<< ours\n{}',
  '[]',
  '{"version": 2, "run": "r", "artifacts": {}}',
  '{"version": 1, "run": "r", "artifacts": {"a.md": {"sections": {"1": 7}}}}',
]) {
  test(`a lock that cannot be read vouches for nothing: ${text.slice(0, 40)}`, () =>
    assert.equal(parseLock(text), undefined));
}

test('names of JavaScript’s own are names like any other', () => {
  assert.ok(!isPlanners(lock, '__proto__', 'constructor', ''));
});
