// Endpoints as documents name them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { readEndpoints } from '../../../../src/documents/speckit/endpoints.ts';

const named = (text: string) => {
  const document = parseDocument('specs/001-a/plan.md', `# Plan\n\n${text}\n`);
  return readEndpoints(document).map(({ path, span }) => [path, document.text.slice(span.start, span.end)]);
};

test('an endpoint in bold ends where the bold does', () => {
  assert.deepEqual(named('**GET /rooms/{id}/state**'), [['/rooms/{id}/state', 'GET /rooms/{id}/state']]);
  assert.deepEqual(named('**GET /rooms**: all of them, *POST /rooms*.'), [
    ['/rooms', 'GET /rooms'],
    ['/rooms', 'POST /rooms'],
  ]);
});

test('a path may end with stars', () => {
  assert.deepEqual(named('Protect GET /admin/** and GET /files/*'), [
    ['/admin/**', 'GET /admin/**'],
    ['/files/*', 'GET /files/*'],
  ]);
});
