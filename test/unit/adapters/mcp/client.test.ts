// MCP tools by role: a real server, and servers with every fault.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { test, type TestContext } from 'node:test';
import { createMcpTools, type McpOptions, type McpTools } from '../../../../src/adapters/mcp/client.ts';
import type { McpServer } from '../../../../src/adapters/mcp/servers.ts';
import type { ToolOutcome, ToolRole } from '../../../../src/core/ports.ts';

const connectLimit = 11_000;
const callLimit = 61_000;
const key = 'secret-key-1234';

/** Tools whose time limits never end, unless `late` names one: that one is over at once. */
function toolsOf(t: TestContext, servers: readonly McpServer[], late?: number): McpTools {
  const wait: McpOptions['wait'] = (duration, signal) => {
    if (duration === late) return Promise.resolve();
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
  };
  const tools = createMcpTools(servers, undefined, { connectLimit, callLimit, wait });
  t.after(() => tools.close());
  return tools;
}

function fixture(name: string, ...args: string[]): McpServer {
  const path = fileURLToPath(new URL(`../../../fixtures/mcp/${name}.mjs`, import.meta.url));
  return { name, command: process.execPath, args: [path, ...args], env: { KEY: key } };
}

function call(tools: McpTools, query: string, role: ToolRole = 'search', signal?: AbortSignal): Promise<ToolOutcome> {
  return tools.call(role, { query }, signal ?? new AbortController().signal);
}

async function reasonOf(outcome: Promise<ToolOutcome>): Promise<string> {
  const { kind, reason } = { reason: '', ...(await outcome) };
  assert.equal(kind, 'failed', reason);
  assert.ok(!reason.includes(key), reason);
  assert.ok(!reason.includes('\n') && reason.length < 300, reason);
  return reason;
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

test('thinks with the real server', async (t) => {
  const path = fileURLToPath(import.meta.resolve('@modelcontextprotocol/server-sequential-thinking/dist/index.js'));
  const tools = toolsOf(t, [{ name: 'thinking', command: process.execPath, args: [path] }]);
  const thought = { thought: 'What is asked?', thoughtNumber: 1, totalThoughts: 2, nextThoughtNeeded: true };
  const outcome = await tools.call('thinking', thought, new AbortController().signal);
  assert.equal(outcome.kind, 'ok');
  assert.equal(outcome.tool, 'sequentialthinking');
  assert.deepEqual(outcome.value, {
    thoughtNumber: 1,
    totalThoughts: 2,
    nextThoughtNeeded: true,
    branches: [],
    thoughtHistoryLength: 1,
  });
  assert.match(await reasonOf(tools.call('thinking', { thought: 1 }, new AbortController().signal)), /validation/i);
  assert.equal((await call(tools, 'x')).kind, 'missing');
});

test('starts a server with the first call, once, and ends it', async (t) => {
  const tools = toolsOf(t, [fixture('server', 'tavily_search')]);
  const outcomes = await Promise.all([call(tools, 'pid'), call(tools, 'pid'), call(tools, 'words')]);
  const texts = outcomes.map((outcome) => (outcome.kind === 'ok' ? outcome.text : outcome.reason));
  assert.equal(texts[0], texts[1]);
  assert.equal(texts[2], 're words');
  const pid = Number(texts[0]);
  assert.ok(!isGone(pid));
  await tools.close();
  assert.ok(isGone(pid));
  await reasonOf(call(tools, 'pid'));
});

test('without servers, or without such a tool, the role is missing', async (t) => {
  assert.equal((await call(toolsOf(t, []), 'x')).kind, 'missing');
  const tools = toolsOf(t, [fixture('server', 'research'), fixture('server')]);
  assert.equal((await call(tools, 'x')).kind, 'missing');
});

test('a server that cannot be started does not stand in the way of another', async (t) => {
  const tools = toolsOf(t, [{ name: 'none', command: 'planner-no-such-program' }, fixture('server', 'tavily-search')]);
  assert.equal((await call(tools, 'words')).kind, 'ok');
  assert.match(await reasonOf(call(tools, 'words', 'thinking')), /^none: .*ENOENT/);
});

const faults: readonly (readonly [string, McpServer, number | undefined, RegExp])[] = [
  ['is not there', { name: 'gone', command: '/no/such/program' }, undefined, /^gone: .*ENOENT/],
  ['cannot start there', { ...fixture('server', 'search'), cwd: '/no/such/folder' }, undefined, /ENOENT/],
  ['crashes at the start', fixture('crash-at-start'), undefined, /^crash-at-start: .*THE_KEY is missing/],
  ['hangs', fixture('hang'), connectLimit, /^hang: no answer within 11 seconds$/],
  ['speaks garbage', fixture('garbage'), connectLimit, /^garbage: no answer within 11 seconds/],
  [
    'speaks garbage and ends',
    fixture('garbage', 'leave'),
    undefined,
    /^garbage: it has ended; it wrote something that is not MCP$/,
  ],
];

for (const [fault, server, late, words] of faults) {
  test(`a server that ${fault} is a failure`, async (t) => {
    const tools = toolsOf(t, [server], late);
    for (let count = 0; count < 4; count++) assert.match(await reasonOf(call(tools, 'x')), words);
  });
}

const badCalls: readonly (readonly [string, RegExp])[] = [
  ['flagged', /^tavily_search: Invalid key …$/],
  ['plain', /^tavily_search: Error searching libraries/],
  ['nothing', /^tavily_search answered with nothing$/],
  ['nonsense', /^server: it answered with something that is not MCP$/],
];

test('results that are errors in any way are failures', async (t) => {
  const tools = toolsOf(t, [fixture('server', 'tavily_search')]);
  for (const [query, words] of badCalls) assert.match(await reasonOf(call(tools, query)), words);
  assert.equal((await call(tools, 'words')).kind, 'ok');
});

test('a server that crashes in a call is started anew, but not for ever', async (t) => {
  const tools = toolsOf(t, [fixture('server', 'search')]);
  for (let count = 0; count < 3; count++) {
    assert.equal((await call(tools, 'words')).kind, 'ok');
    assert.match(await reasonOf(call(tools, 'crash')), /^server: it has ended \(Error: out of wits, key …\)/);
  }
  assert.match(await reasonOf(call(tools, 'words')), /^server: it has ended/);
});

test('a call that hangs is given up, and its server is ended', async (t) => {
  const limits: (() => void)[] = [];
  const wait: McpOptions['wait'] = (duration) =>
    new Promise((resolve) => {
      if (duration === callLimit) limits.push(resolve);
    });
  const tools = createMcpTools([fixture('server', 'search')], undefined, { connectLimit, callLimit, wait });
  t.after(() => tools.close());
  const before = await call(tools, 'pid');
  const hanging = call(tools, 'hang');
  assert.equal((await call(tools, 'words')).kind, 'ok');
  limits[1]?.();
  assert.match(await reasonOf(hanging), /^server: no answer within 61 seconds$/);
  const after = await call(tools, 'pid');
  assert.equal(after.kind, 'ok');
  assert.notDeepEqual(after, before);
  await tools.close();
  for (const outcome of [before, after]) assert.ok(outcome.kind === 'ok' && isGone(Number(outcome.text)));
});

test('cancelling rejects, at the start and in a call, and leaves the server as it is', async (t) => {
  const tools = toolsOf(t, [fixture('server', 'search')]);
  await assert.rejects(call(tools, 'x', 'search', AbortSignal.abort(new Error('before'))), /before/);
  const early = new AbortController();
  const starting = call(tools, 'x', 'search', early.signal);
  early.abort(new Error('at the start'));
  await assert.rejects(starting, /at the start/);
  const pid = await call(tools, 'pid');
  const stop = new AbortController();
  const hanging = call(tools, 'hang', 'search', stop.signal);
  await call(tools, 'words');
  stop.abort(new Error('in a call'));
  await assert.rejects(hanging, /in a call/);
  assert.deepEqual(await call(tools, 'pid'), pid);
});

test('reaches a server by HTTP with its headers', async (t) => {
  const seen: unknown[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      seen.push(request.headers['x-key']);
      if (request.method !== 'POST') return response.writeHead(405).end();
      const { id, method, params } = (await json(request)) as { id?: number; method: string; params?: object };
      if (id === undefined) return response.writeHead(202).end();
      const schema = { type: 'object', properties: { q: {} }, required: ['q'] };
      const results: Record<string, object> = {
        initialize: { ...params, capabilities: { tools: {} }, serverInfo: { name: 'http', version: '1' } },
        'tools/list': { tools: [{ name: 'mcp_tavily_search', inputSchema: schema }] },
        'tools/call': { content: [{ type: 'text', text: JSON.stringify(params) }] },
      };
      response.writeHead(200, { 'content-type': 'application/json' });
      return response.end(JSON.stringify({ jsonrpc: '2.0', id, result: results[method] }));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const http: McpServer = { name: 'http', url: `http://127.0.0.1:${port}/mcp?token=${key}`, headers: { 'x-key': key } };
  const tools = toolsOf(t, [http]);
  const outcome = await call(tools, 'vector databases 2026');
  assert.equal(outcome.kind, 'ok');
  assert.deepEqual(JSON.parse(outcome.text), { name: 'mcp_tavily_search', arguments: { q: 'vector databases 2026' } });
  assert.ok(seen.length > 0 && seen.every((value) => value === key));
  await tools.close();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  assert.match(await reasonOf(call(toolsOf(t, [http]), 'x')), /^http: fetch failed/);
});
