// Configurations of MCP servers: the shapes that are about, places, and what is left out with a word.
import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { test } from 'node:test';
import fc from 'fast-check';
import { withoutSecrets } from '../../../../src/adapters/mcp/outcome.ts';
import { inputIds, inputVariable, parseMcpServers } from '../../../../src/adapters/mcp/servers.ts';
import { english } from '../../../../src/documents/sentence.ts';

const places = { workspaceFolder: '/home/me/project', env: { KEY: 'k', EMPTY: '' } };

function parse(value: unknown): { servers: readonly object[]; problems: readonly string[] } {
  const { servers, problems } = parseMcpServers(value, places);
  return { servers, problems: problems.map(english) };
}

test('reads JSON with comments and trailing commas', () => {
  const text = `\uFEFF{
    // the servers, "quoted"
    "inputs": [{ "id": "x", },],
    "servers": {
      "thinking": { "type": "stdio", "command": "npx", "args": ["-y", "a//b", "/* no */", "c,]",], },
      /* "old": { "command": "x" }, */
      "docs": { "type": "http", "url": "https://example.com/mcp", "headers": { "X": "\\"// y" } } // end
    },
  }`;
  assert.deepEqual(parse(text), {
    servers: [
      { name: 'thinking', command: 'npx', args: ['-y', 'a//b', '/* no */', 'c,]'], env: {} },
      { name: 'docs', url: 'https://example.com/mcp', headers: { X: '"// y' } },
    ],
    problems: [],
  });
});

test('reads the three shapes', () => {
  const entry = { command: 'node' };
  const server = { name: 'a', command: 'node', args: [], env: {} };
  for (const value of [
    { servers: { a: entry } },
    { mcpServers: { a: entry } },
    { a: entry, inputs: [], $schema: 'x' },
  ]) {
    assert.deepEqual(parse(value), { servers: [server], problems: [] });
  }
});

test('fills places', () => {
  const entry = {
    command: '${workspaceFolder}/bin/x',
    args: ['${env:KEY}-${env:NONE}', '${userHome}', '$HOME'],
    env: { A: '${env:EMPTY}', B: 1, C: true, D: null },
    cwd: '${workspaceFolder}',
  };
  const server = {
    name: 'a',
    command: '/home/me/project/bin/x',
    args: ['k-', homedir(), '$HOME'],
    env: { A: '', B: '1', C: 'true' },
    cwd: '/home/me/project',
  };
  assert.deepEqual(parse({ a: entry }), { servers: [server], problems: [] });
});

const leftOut: readonly (readonly [string, unknown, RegExp])[] = [
  [
    'asks for an input',
    { command: 'x', env: { K: '${input:key}' } },
    /\$\{input:key\} is not set\..*PLANNER_INPUT_KEY\.$/,
  ],
  ['uses a place that is not known', { command: 'x', args: ['${command:pick}'] }, /\$\{command:pick\} is not known/],
  ['has neither command nor URL', { type: 'stdio' }, /neither/],
  ['has a blank command', { command: ' ' }, /neither/],
  ['is no object', 'npx', /not an object/],
  ['is a list', ['npx'], /not an object/],
  ['has args in one string', { command: 'x', args: '-y z' }, /args/],
  ['has args that are no strings', { command: 'x', args: [1] }, /args/],
  ['has a nested env', { command: 'x', env: { A: {} } }, /env/],
  ['has an env file', { command: 'x', envFile: '.env' }, /envFile/],
  ['speaks SSE', { type: 'sse', url: 'https://example.com' }, /streamable HTTP/],
  ['has no real URL', { url: 'example.com' }, /URL/],
  ['has a URL of another kind', { url: 'file:///etc/passwd' }, /URL/],
  ['has headers in a list', { url: 'https://example.com', headers: ['a: b'] }, /headers/],
];

for (const [reason, entry, words] of leftOut) {
  test(`leaves out a server that ${reason}, with a word`, () => {
    const { servers, problems } = parse({ servers: { bad: entry, good: { command: 'x' } } });
    assert.deepEqual(
      servers.map((server) => ('name' in server ? server.name : '')),
      ['good'],
    );
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', /^The MCP server bad is left out: /);
    assert.match(problems[0] ?? '', words);
  });
}

test('a disabled server is left out silently', () => {
  assert.deepEqual(parse({ a: { command: 'x', disabled: true } }), { servers: [], problems: [] });
});

test('what is no configuration is one problem', () => {
  for (const value of ['', '{', '[]', '"x"', 'servers: a', null, undefined, 7, [], { servers: [] }, { servers: 'x' }]) {
    const { servers, problems } = parse(value);
    assert.deepEqual([servers.length, problems.length], [0, 1], String(value));
  }
});

test('a workspace place without a workspace leaves the server out', () => {
  const { problems } = parseMcpServers({ a: { command: '${workspaceFolder}/x' } }, { env: {} });
  assert.equal(problems.length, 1);
});

test('any JSON is read without an error, as text and as a value', () => {
  const property = fc.property(fc.jsonValue(), (value) => {
    assert.deepEqual(
      parse(JSON.stringify({ servers: value })),
      parse({ servers: JSON.parse(JSON.stringify(value)) as unknown }),
    );
  });
  fc.assert(property);
  fc.assert(fc.property(fc.string(), (text) => void parse(text)));
});

test('takes inputs where they are given, and knows them for secrets', () => {
  const entry = { command: 'x', args: ['--api-key', '${input:My key}'], env: { A: 'a-${input:none}' } };
  const ask = (id: string): string | undefined => (id === 'My key' ? 'secret-key-1234' : undefined);
  const places = { env: {}, input: ask };
  assert.match(parseMcpServers({ a: entry }, places).problems.map(english).join(), /\$\{input:none\} is not set/);
  const { servers, problems } = parseMcpServers({ a: { ...entry, env: {} }, b: { command: 'y' } }, places);
  assert.deepEqual(problems, []);
  assert.deepEqual(servers, [
    { name: 'a', command: 'x', args: ['--api-key', 'secret-key-1234'], env: {}, secrets: ['secret-key-1234'] },
    { name: 'b', command: 'y', args: [], env: {} },
  ]);
  const [server] = servers;
  assert.ok(server);
  assert.equal(withoutSecrets('bad option secret-key-1234', server), 'bad option …');
});

test('the ids of the inputs, and their variables in the terminal', () => {
  const http = { url: 'https://example.com', headers: { A: '${input:b} ${input:a}', B: '${env:c}' } };
  assert.deepEqual(inputIds({ a: http, b: ['${input:b}'], c: 7 }), ['b', 'a']);
  assert.deepEqual(inputIds(undefined), []);
  assert.equal(inputVariable('tavily-api key.2'), 'PLANNER_INPUT_TAVILY_API_KEY_2');
});
