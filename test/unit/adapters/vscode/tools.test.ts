// MCP tools through VS Code: found by role at call time, failures told from results, nothing without trust.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { callLimit, createEditorTools, type EditorToolsOptions } from '../../../../src/adapters/vscode/tools.ts';
import { FakeTools } from '../../../fakes/fakeTools.ts';
import {
  fake,
  LanguageModelDataPart,
  LanguageModelTextPart,
  LanguageModelToolResult,
  resetVscode,
} from '../../../fakes/vscode.ts';

const never = new AbortController().signal;
const forever = (): Promise<void> => new Promise(() => undefined);
const thought = { thought: 'a', nextThoughtNeeded: false, thoughtNumber: 1, totalThoughts: 1 };
const thinking = 'mcp_sequential-th_sequentialthinking';

function tools(changes: Partial<EditorToolsOptions> = {}) {
  return createEditorTools({ token: undefined, fallback: new FakeTools(), trusted: true, wait: forever, ...changes });
}

function answer(...content: readonly unknown[]): void {
  fake.invokeTool = async () => new LanguageModelToolResult(content);
}

beforeEach(() => {
  resetVscode();
  fake.tools = [
    { name: 'copilot_search', tags: [] },
    { name: thinking, tags: ['mcp'] },
    { name: 'mcp_tavily-mcp_tavily_search', tags: ['mcp'] },
  ];
});

test('calls the tool of the role with the token of the chat request', async () => {
  const token = Object.freeze({}) as never;
  const calls: unknown[] = [];
  fake.invokeTool = async (...call) => {
    calls.push(call.slice(0, 2));
    return new LanguageModelToolResult([new LanguageModelTextPart('{"thoughtNumber":1}')]);
  };
  const outcome = await tools({ token }).call('thinking', thought, never);
  assert.deepEqual(outcome, { kind: 'ok', tool: thinking, text: '{"thoughtNumber":1}', value: { thoughtNumber: 1 } });
  assert.deepEqual(calls, [[thinking, { input: thought, toolInvocationToken: token }]]);
});

test('joins the text of a result and skips what is no text', async () => {
  answer(
    new LanguageModelTextPart('one'),
    new LanguageModelDataPart(new Uint8Array([1, 2]), 'image/png'),
    new LanguageModelDataPart(new TextEncoder().encode('two'), 'text/plain'),
    { value: 'an unknown part' },
  );
  const outcome = await tools().call('search', { query: 'x' }, never);
  assert.deepEqual(outcome, { kind: 'ok', tool: 'mcp_tavily-mcp_tavily_search', text: 'one\ntwo' });
});

test('only tools of MCP servers count; for other roles the fallback is asked', async () => {
  fake.tools = [
    { name: 'copilot_search', tags: [] },
    { name: 'sequentialthinking', tags: ['other'] },
  ];
  const fallback = new FakeTools({ search: { kind: 'ok', tool: 'own', text: 'found' } });
  assert.deepEqual(await tools({ fallback }).call('search', { query: 'x' }, never), {
    kind: 'ok',
    tool: 'own',
    text: 'found',
  });
  assert.equal((await tools().call('thinking', thought, never)).kind, 'missing');
});

test('tools that come later are found', async () => {
  fake.tools = [];
  const editorTools = tools();
  assert.equal((await editorTools.call('thinking', thought, never)).kind, 'missing');
  fake.tools = [{ name: thinking, tags: ['mcp'] }];
  answer(new LanguageModelTextPart('done'));
  assert.equal((await editorTools.call('thinking', thought, never)).kind, 'ok');
});

test('nothing is called and nothing starts in a workspace without trust', async () => {
  const fallback = new FakeTools({ thinking: { kind: 'ok', tool: 'own', text: 'x' } });
  fake.invokeTool = async () => assert.fail();
  assert.equal((await tools({ fallback, trusted: false }).call('thinking', thought, never)).kind, 'missing');
  assert.equal(fallback.calls.length, 0);
});

for (const [what, text] of Object.entries({
  'a skip by the user': 'The user chose to skip the tool call, they want to proceed without running it',
  'an MCP error': 'MCP error -32602: Input validation error: thought is required',
  'a failed search': 'Tavily API error: getaddrinfo ENOTFOUND api.tavily.com',
  'a failed fetch': 'Error searching libraries: TypeError: fetch failed',
  'a missing key': 'You have used your free searches.\nRetry after: 3600s\n- Sign up for a key',
  'a used-up quota': 'Your monthly quota has been exceeded.',
  'an error in JSON': '{"detail":{"error":"Unauthorized: invalid API key."}}',
  nothing: '',
})) {
  test(`${what} that comes as text is a failure`, async () => {
    answer(new LanguageModelTextPart(text));
    assert.equal((await tools().call('search', { query: 'x' }, never)).kind, 'failed');
  });
}

test('a tool that throws, or answers with something else, has failed, and the fallback is not asked', async () => {
  const fallback = new FakeTools();
  for (const failing of [
    () => Promise.reject(new Error('Tool x was not contributed')),
    () => Promise.reject(Object.assign(new Error(''), { name: 'Canceled' })),
    () => Promise.resolve({}),
    () => {
      throw new TypeError('bad input');
    },
  ]) {
    fake.invokeTool = failing;
    const outcome = await tools({ fallback }).call('thinking', thought, never);
    assert.equal(outcome.kind, 'failed');
    assert.match(outcome.kind === 'failed' ? outcome.reason : '', /^mcp_sequential-th_sequentialthinking: \S/);
  }
  assert.equal(fallback.calls.length, 0);
});

test('a tool that does not answer is cancelled after the limit', async () => {
  const waits: number[] = [];
  let cancelled = false;
  fake.invokeTool = (_name, _options, token) => {
    token.onCancellationRequested(() => (cancelled = true));
    return new Promise(() => undefined);
  };
  const wait = async (duration: number): Promise<void> => void waits.push(duration);
  assert.equal((await tools({ wait }).call('thinking', thought, never)).kind, 'failed');
  assert.deepEqual(waits, [callLimit]);
  assert.equal(cancelled, true);
});

test('a call rejects when it is cancelled, before or while it runs', async () => {
  const controller = new AbortController();
  fake.invokeTool = () => {
    controller.abort();
    return new Promise(() => undefined);
  };
  const wait = (_: number, signal: AbortSignal): Promise<void> => Promise.reject(signal.reason);
  await assert.rejects(tools({ wait }).call('thinking', thought, controller.signal), { name: 'AbortError' });
  await assert.rejects(tools().call('thinking', thought, controller.signal), { name: 'AbortError' });
});

test('search and documentation are asked as their tools want it', async () => {
  const calls: unknown[] = [];
  fake.invokeTool = async (name, options) => {
    calls.push([name, (options as { readonly input: unknown }).input]);
    return new LanguageModelToolResult([new LanguageModelTextPart('found')]);
  };
  const schemaOf = (properties: object, ...required: string[]) => ({ type: 'object', properties, required });
  const search = schemaOf({ query: {}, max_results: { type: 'number', minimum: 5 }, time_range: { enum: ['year'] } });
  const topic = schemaOf({ context7CompatibleLibraryID: {}, topic: {}, tokens: {} }, 'context7CompatibleLibraryID');
  fake.tools = [
    { name: 'mcp_tavily-mcp_tavily-search', tags: ['mcp'], inputSchema: search },
    {
      name: 'mcp_context7_resolve-library-id',
      tags: ['mcp'],
      inputSchema: schemaOf({ query: {}, libraryName: {} }, 'query', 'libraryName'),
    },
    { name: 'mcp_context7_get-library-docs', tags: ['mcp'], inputSchema: topic },
  ];
  await tools().call('search', { query: 'x', maxResults: 3, timeRange: 'year' }, never);
  await tools().call('documentation.resolve', { libraryName: 'react' }, never);
  await tools().call('documentation.read', { libraryId: '/a/b', query: 'hooks', tokens: 3000 }, never);
  assert.deepEqual(calls, [
    ['mcp_tavily-mcp_tavily-search', { query: 'x', max_results: 5, time_range: 'year' }],
    ['mcp_context7_resolve-library-id', { libraryName: 'react', query: 'react' }],
    ['mcp_context7_get-library-docs', { context7CompatibleLibraryID: '/a/b', topic: 'hooks', tokens: 3000 }],
  ]);
});
