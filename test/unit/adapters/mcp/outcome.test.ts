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

test('the reason is the first line that says something', () => {
  assert.equal(failureIn('\n  Invalid API key.\nDocumentation: https://a.b'), 'Invalid API key.');
  assert.equal(failureIn('{"detail":{"error":"No credits\\nmore"}}'), 'No credits');
});

const errors = [
  'Error searching libraries: TypeError: fetch failed',
  'Error fetching library context. Please try again later. TypeError: fetch failed',
  'MCP error -32602: Tool get-library-docs not found',
  'Tavily API error: getaddrinfo ENOTFOUND api.tavily.com',
  'Error: no key',
  'Failed to fetch documentation',
  'Rate limited due to too many requests.',
  'Invalid API key. Please check your API key.',
  'Usage limit exceeded',
  'Request timed out',
  'getaddrinfo ENOTFOUND api.tavily.com',
  'Documentation not found or not finalized for this library.',
  'Sorry! You have exceeded your monthly request quota.',
  'The monthly quota has been exceeded for this account.',
  'This tool needs an API key: set it in the environment.',
  `All free searches are used up.\nRetry after: 60s\n\nContinuation options:\n${'- Answer a question for credits.\n'.repeat(20)}`,
  '{"error":"Unauthorized: missing or invalid API key."}',
  '{"error":{"code":"rate_limited","message":"Slow down"}}',
  '{"detail":{"error":"This request exceeds your plan"}}',
  '{"error":"no network","results":[]}',
];
for (const text of errors) test(`“${text.slice(0, 60)}” is an error`, () => assert.ok(failureIn(text)));

const results = [
  '',
  'Error handling in Go: return errors as values.',
  'Errors are values.',
  'How to fix “Error: listen EADDRINUSE”',
  `Error: ${'a long page about errors '.repeat(40)}`,
  'The rate limit of the API is 5 a second.',
  'Detailed Results:\n\nTitle: Limits\nURL: https://a.b\nContent: The quota was exceeded. Please try again later.',
  '### Handle quotas\n\nWhen the quota is exceeded, wait.',
  '```js\nthrow new Error("API key required")\n```',
  '{"thoughtNumber":1}',
  '{"error":"of one engine","results":[{"url":"https://a.b"}]}',
  '{"error":{}}',
  '{not json: quota exceeded',
];
for (const text of results) test(`“${text.slice(0, 60)}” is no error`, () => assert.ok(!failureIn(text)));
