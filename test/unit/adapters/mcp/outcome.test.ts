// What a tool's result means, whatever its shape.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureIn, outcomeOf } from '../../../../src/adapters/mcp/outcome.ts';

test('joins texts and keeps the value', () => {
  const content = [
    { type: 'text', text: 'one' },
    { type: 'image', data: 'x' },
    { type: 'resource', resource: { uri: 'a:b', text: 'two' } },
    null,
  ];
  assert.deepEqual(outcomeOf('t', { content }), { kind: 'ok', tool: 't', text: 'one\ntwo' });
  const value = { structuredContent: { a: 1 } };
  assert.deepEqual(outcomeOf('t', value), { kind: 'ok', tool: 't', text: '', value: { a: 1 } });
});

for (const result of [
  undefined,
  null,
  'text',
  [],
  {},
  { content: {} },
  { content: [{ text: 1 }] },
  { isError: true },
]) {
  test(`${JSON.stringify(result)} is a failure`, () => {
    assert.equal(outcomeOf('t', result).kind, 'failed');
  });
}

const errors = [
  'Error searching libraries: TypeError: fetch failed',
  'Error fetching library context. Please try again later. TypeError: fetch failed',
  'MCP error -32602: Tool get-library-docs not found',
  'Tavily API error: getaddrinfo ENOTFOUND api.tavily.com',
  'Error: no key',
  'Failed to fetch documentation',
  'Rate limited due to too many requests.',
];
for (const text of errors) test(`“${text}” is an error`, () => assert.ok(failureIn(text)));

const results = [
  '',
  'Error handling in Go: return errors as values.',
  'Errors are values.',
  'How to fix “Error: listen EADDRINUSE”',
  `Error: ${'a long page about errors '.repeat(40)}`,
  'The rate limit of the API is 5 a second.',
];
for (const text of results) test(`“${text.slice(0, 60)}” is no error`, () => assert.ok(!failureIn(text)));
