// What is put off until an activation has ended.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { later } from '../../../src/vscode/later.ts';

test('it registers after what is going on, and ends what it registered', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const seen: string[] = [];
  const register = () => {
    seen.push('registered');
    return { dispose: () => seen.push('disposed') };
  };
  const registration = later(register);
  assert.deepEqual(seen, []);
  mock.timers.tick(0);
  assert.deepEqual(seen, ['registered']);
  registration.dispose();
  assert.deepEqual(seen, ['registered', 'disposed']);
  // Ended before its time, it never begins.
  later(register).dispose();
  mock.timers.tick(1);
  assert.equal(seen.length, 2);
  mock.timers.reset();
});
