// Search and documentation over their servers' versions, by stdio and by HTTP: found, asked rightly, read, and their faults.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { test, type TestContext } from 'node:test';
import { createMcpTools, type McpTools } from '../../../../src/adapters/mcp/client.ts';
import type { McpServer } from '../../../../src/adapters/mcp/servers.ts';
import type { ToolOutcome, ToolRole } from '../../../../src/core/ports.ts';
import { readExcerpts } from '../../../../src/documents/research/excerpts.ts';
import { chooseLibrary, readLibraries } from '../../../../src/documents/research/libraries.ts';
import { readSearch } from '../../../../src/documents/research/search.ts';
import type { Found } from '../../../../src/documents/research/source.ts';
import { answer, type ResearchServer } from '../../../fixtures/mcp/research.mjs';

const key = 'secret-key-1234';
const never = new AbortController().signal;
const date = '2026-11-25T12:00:00.000Z';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;

function stdio(server: ResearchServer): McpServer {
  const path = fileURLToPath(new URL('../../../fixtures/mcp/research.mjs', import.meta.url));
  return { name: server, command: process.execPath, args: [path, server], env: { KEY: key } };
}

/** A server at a URL that wants the key. */
async function http(t: TestContext, name: string, handle: Handler): Promise<McpServer> {
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { name, url: `http://127.0.0.1:${port}/mcp?key=${key}`, headers: { authorization: `Bearer ${key}` } };
}

function answering(server: ResearchServer): Handler {
  return async (request, response) => {
    if (request.method !== 'POST') return response.writeHead(405).end();
    if (request.headers.authorization !== `Bearer ${key}`) return response.writeHead(401).end('no key');
    const result = answer(server, await json(request));
    if (!result) return response.writeHead(202).end();
    // The SDK reads both kinds; servers send either.
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    return response.end(`event: message\ndata: ${JSON.stringify(result)}\n\n`);
  };
}

function toolsOf(t: TestContext, server: McpServer): McpTools {
  const tools = createMcpTools([server]);
  t.after(() => tools.close());
  return tools;
}

async function foundBy(tools: McpTools, role: ToolRole, input: Readonly<Record<string, unknown>>): Promise<Found> {
  const outcome = await tools.call(role, input, never);
  assert.equal(outcome.kind, 'ok', outcome.kind === 'ok' ? '' : outcome.reason);
  return { tool: outcome.tool, query: String(input['query']), date, text: outcome.text };
}

async function reasonOf(outcome: Promise<ToolOutcome>): Promise<string> {
  const { kind, reason } = { reason: '', ...(await outcome) };
  assert.equal(kind, 'failed', reason);
  assert.ok(!reason.includes(key), reason);
  return reason;
}

const searches: readonly (readonly [ResearchServer, string])[] = [
  ['tavily', 'tavily_search'],
  ['tavily-old', 'tavily-search'],
];
const documentations: readonly (readonly [ResearchServer, string])[] = [
  ['context7', 'query-docs'],
  ['context7-middle', 'get-library-docs'],
  ['context7-old', 'get-library-docs'],
];
const ways = ['stdio', 'HTTP'] as const;

async function reach(t: TestContext, server: ResearchServer, way: (typeof ways)[number]): Promise<McpTools> {
  return toolsOf(t, way === 'stdio' ? stdio(server) : await http(t, server, answering(server)));
}

for (const way of ways) {
  for (const [server, tool] of searches) {
    test(`${server} searches by ${way}`, async (t) => {
      const tools = await reach(t, server, way);
      const input = { query: 'PostgreSQL 18 changes 2026', maxResults: 3, timeRange: 'year', language: 'de' };
      const found = await foundBy(tools, 'search', input);
      assert.equal(found.tool, tool);
      const claims = readSearch(found);
      assert.deepEqual(
        claims.map(({ source }) => source?.url),
        ['https://example.org/postgresql-18', 'https://example.org/upgrade'],
      );
      assert.equal(claims[0]?.text, 'Version 18 brings asynchronous I/O.\nTitle: of a table is not a result.');
      const source = { tool, query: input.query, date, title: 'Upgrading', url: 'https://example.org/upgrade' };
      assert.deepEqual(claims[1], { text: 'Checksums are on by default.', source, verified: true });
      assert.equal((await tools.call('documentation.read', { libraryId: '/a/b' }, never)).kind, 'missing');
    });
  }
  for (const [server, tool] of documentations) {
    test(`${server} resolves and reads by ${way}`, async (t) => {
      const tools = await reach(t, server, way);
      const resolve = { libraryName: 'react', query: 'effects' };
      const chosen = chooseLibrary(
        readLibraries(await foundBy(tools, 'documentation.resolve', resolve)),
        'react',
        '19',
      );
      assert.equal(chosen?.id, '/facebook/react/v19_2_0');
      const read = { libraryId: chosen.id, query: 'effect cleanup', tokens: 3000 };
      const found = await foundBy(tools, 'documentation.read', read);
      assert.equal(found.tool, tool);
      const [first, second] = readExcerpts(found);
      assert.equal(first?.source.title, 'Clean up an effect');
      assert.match(first.source.url ?? '', /^https:\/\/example\.org\/effects/);
      assert.equal(
        first.text,
        'Return a function from the effect.\n\n```javascript\nuseEffect(() => () => stop());\n```'.replace(
          /\n\n/,
          server === 'context7-old' ? '\n' : '\n\n',
        ),
      );
      assert.equal(second?.source.title, 'Keep a value');
    });
  }
}

for (const [query, words] of [
  ['no key', /^tavily_search: You've used the searches that are free without a key\.$/],
  ['wrong key', /^tavily_search: Invalid API key\./],
  ['quota', /^tavily_search: Rate limited or quota exceeded\./],
  ['network', /^tavily_search: Error searching libraries: TypeError: fetch failed$/],
] as const) {
  test(`“${query}” as plain text is a failure`, async (t) => {
    assert.match(await reasonOf(toolsOf(t, stdio('tavily')).call('search', { query }, never)), words);
  });
}

test('a library that is not known is a failure, as the tool reports it without a flag', async (t) => {
  const input = { libraryId: '/a/b', query: 'unknown' };
  const reason = await reasonOf(toolsOf(t, stdio('context7')).call('documentation.read', input, never));
  assert.match(reason, /^query-docs: The library you are trying to access does not exist\./);
});

const statuses: readonly (readonly [number, RegExp])[] = [
  [401, /^web: HTTP 401, the key is missing or not accepted$/],
  [402, /^web: HTTP 402, the quota is used up$/],
  [429, /^web: HTTP 429, the quota or the rate limit is reached$/],
  [500, /^web: HTTP 500$/],
];
for (const [status, words] of statuses) {
  test(`HTTP ${status} is a failure, at the start and in a call`, async (t) => {
    const refuse = (response: ServerResponse): unknown => response.writeHead(status).end(`no ${key}`);
    const atStart = await http(t, 'web', async (_, response) => refuse(response));
    assert.match(await reasonOf(toolsOf(t, atStart).call('search', { query: 'x' }, never)), words);
    let calls = 0;
    const inCall = await http(t, 'web', async (request, response) => {
      if (request.method !== 'POST') return response.writeHead(405).end();
      const message = (await json(request)) as { readonly method: string };
      if (message.method === 'tools/call' && calls++ === 0) return refuse(response);
      const result = answer('tavily', message);
      if (!result) return response.writeHead(202).end();
      response.writeHead(200, { 'content-type': 'application/json' });
      return response.end(JSON.stringify(result));
    });
    const tools = toolsOf(t, inCall);
    assert.match(await reasonOf(tools.call('search', { query: 'x' }, never)), words);
    assert.equal((await tools.call('search', { query: 'x' }, never)).kind, 'ok');
  });
}

test('a server by HTTP that forgot the session is started anew', async (t) => {
  let session = 0;
  const forgetting = await http(t, 'web', async (request, response) => {
    if (request.method !== 'POST') return response.writeHead(405).end();
    const message = (await json(request)) as { readonly method: string };
    if (message.method === 'initialize') session++;
    else if (session === 1 && message.method === 'tools/call') return response.writeHead(404).end();
    const result = answer('tavily', message);
    if (!result) return response.writeHead(202).end();
    response.writeHead(200, { 'content-type': 'application/json', 'mcp-session-id': String(session) });
    return response.end(JSON.stringify(result));
  });
  const tools = toolsOf(t, forgetting);
  assert.match(await reasonOf(tools.call('search', { query: 'x' }, never)), /^web: HTTP 404, .*session$/);
  assert.equal((await tools.call('search', { query: 'x' }, never)).kind, 'ok');
  assert.equal(session, 2);
});

test('a page instead of MCP is a failure', async (t) => {
  const page = await http(t, 'web', async (request, response) => {
    await json(request);
    response.writeHead(200, { 'content-type': 'text/html' });
    return response.end('<html>Log in</html>');
  });
  assert.match(await reasonOf(toolsOf(t, page).call('search', { query: 'x' }, never)), /^web: .*text\/html/);
});

test('a server by HTTP that hangs is given up', async (t) => {
  const hanging = await http(t, 'web', () => new Promise(() => undefined));
  const tools = createMcpTools([hanging], undefined, { wait: () => Promise.resolve() });
  t.after(() => tools.close());
  assert.match(await reasonOf(tools.call('search', { query: 'x' }, never)), /^web: no answer within 10 seconds$/);
});
