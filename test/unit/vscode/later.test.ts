// What is put off until an activation has ended.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { later } from '../../../src/vscode/later.ts';

test('it comes after what is going on, and not at all once that has ended', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let count = 0;
  const work = later(() => void count++);
  assert.equal(count, 0);
  mock.timers.tick(0);
  assert.equal(count, 1);
  work.dispose();
  later(() => void count++).dispose();
  mock.timers.tick(1);
  assert.equal(count, 1);
  mock.timers.reset();
});
