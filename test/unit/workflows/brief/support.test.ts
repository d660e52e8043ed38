// What a model adds to the user's words is marked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markUnsupported } from '../../../../src/workflows/brief/support.ts';

const idea =
  'Retries end after 15.5 minutes, 20 tries, +20%. 30 day grace. See ABC-12 and https://example.org/x. Costs $5.';

for (const line of [
  'Retries end after 15.5 minutes.',
  'The grace period is 30 days.',
  'A step of 20 % each.',
  'See ABC-12 at https://example.org/x.',
  'It uses UTF-8, SHA-256 and ISO-8601.',
  'It costs $5.',
  'Three states are shown.',
  'The time limit is 10 seconds (proposed for review).',
]) {
  test(`supported: ${line}`, () => assert.equal(markUnsupported(line, idea), line));
}

for (const line of [
  'Available 99.9 % of the time.',
  'At most 200 ms.',
  'See XYZ-1.',
  'See https://evil.example/a.',
  'Saves $1,000.',
  'For 5,000 users.',
]) {
  test(`marked: ${line}`, () => assert.equal(markUnsupported(line, idea), `${line} (proposed for review)`));
}

test('code and tables are left alone', () => {
  const body = '```ts\nwait(200 ms);\n```\n| 200 ms | x |';
  assert.equal(markUnsupported(body, idea), body);
});
