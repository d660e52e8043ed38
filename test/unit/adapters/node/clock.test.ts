// The system's clock.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '../../../../src/adapters/node/clock.ts';

test('tells the time of this computer', () => {
  const before = Date.now();
  const now = systemClock.now().getTime();
  assert.ok(before <= now && now <= Date.now());
});
