// Tools by role: the names and inputs of servers of different versions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adaptInput, chooseTool, toolRoles } from '../../../../src/adapters/mcp/roles.ts';
import type { ToolRole } from '../../../../src/core/ports.ts';

const cases: readonly (readonly [ToolRole, readonly string[], string | undefined])[] = [
  ['thinking', ['other', 'sequentialthinking'], 'sequentialthinking'],
  ['thinking', ['mcp_sequential-th_sequentialthinking'], 'mcp_sequential-th_sequentialthinking'],
  ['thinking', ['Sequential_Thinking'], 'Sequential_Thinking'],
  ['thinking', ['nonsequentialthinking', 'thinking'], undefined],
  ['search', ['code_search', 'tavily-search', 'tavily_search'], 'tavily_search'],
  ['search', ['brave_web_search', 'local_search'], 'brave_web_search'],
  ['search', ['kagi_search'], 'kagi_search'],
  ['search', ['research', 'search_files'], undefined],
  ['search', ['mcp_github_code_search', 'mail_search', 'mcp_notion_page_search'], undefined],
  ['search', ['mcp_tavily_remote_tavily_search'], 'mcp_tavily_remote_tavily_search'],
  ['search', ['mcp_tavily_search'], 'mcp_tavily_search'],
  ['search', ['mcp_exa_web_search_exa'], 'mcp_exa_web_search_exa'],
  ['documentation.resolve', ['mcp_upstash_conte_resolve_library_id'], 'mcp_upstash_conte_resolve_library_id'],
  ['documentation.resolve', ['mcp_context7_resolve-library-id'], 'mcp_context7_resolve-library-id'],
  ['documentation.read', ['get-library-docs', 'query-docs'], 'query-docs'],
  ['documentation.read', ['get-library-docs'], 'get-library-docs'],
  ['documentation.read', [], undefined],
];

for (const [role, names, chosen] of cases) {
  test(`${role}: of ${names.join(', ') || 'nothing'} it is ${chosen ?? 'none'}`, () => {
    const tools = names.map((name) => ({ name }));
    assert.equal(chooseTool(toolRoles[role], tools)?.name, chosen);
  });
}

test('a tool that only ends like a search is none where it wants more than a search has', () => {
  const requiring = (...required: string[]) => [{ name: 'kagi_search', inputSchema: { type: 'object', required } }];
  assert.equal(chooseTool(toolRoles.search, requiring('account', 'query')), undefined);
  assert.equal(chooseTool(toolRoles.search, requiring('q'))?.name, 'kagi_search');
});

const property = (type: string, more: object = {}) => ({ properties: { field: { type, ...more } } });
const fits: readonly (readonly [string, object, unknown, unknown])[] = [
  ['a number below the least', property('number', { minimum: 5, maximum: 20 }), 3, 5],
  ['a number above the most', property('number', { minimum: 5, maximum: 20 }), 50, 20],
  ['a number as it is', property('number', { minimum: 5 }), 7, 7],
  ['a number as text', property('string'), 7, '7'],
  ['a choice', property('string', { enum: ['day', 'year'] }), 'year', 'year'],
  ['a choice by its letter', property('string', { enum: ['d', 'y'] }), 'year', 'y'],
  ['no choice of others', property('string', { enum: ['general'] }), 'finance', undefined],
  ['no choice for nothing', property('string', { enum: ['d'] }), '', undefined],
  ['a text that is too long', property('string', { maxLength: 4 }), 'abcdef', 'abcd'],
  ['a schema that is none', { properties: { field: true } }, 7, 7],
];
for (const [name, wanted, value, fitted] of fits) {
  test(`fits ${name}`, () => {
    assert.deepEqual(adaptInput({ names: [], inputs: {} }, wanted, { field: value }), {
      ...(fitted === undefined ? {} : { field: fitted }),
    });
  });
}

function schema(...properties: string[]): object {
  return { type: 'object', properties: Object.fromEntries(properties.map((name) => [name, {}])), required: properties };
}

const inputs: readonly (readonly [string, ToolRole, unknown, object, object])[] = [
  [
    'as it is',
    'search',
    schema('query', 'max_results'),
    { query: 'x', max_results: 5 },
    { query: 'x', max_results: 5 },
  ],
  ['renamed', 'search', schema('q'), { query: 'x' }, { q: 'x' }],
  ['without what is not known', 'search', schema('query'), { query: 'x', topic: 'y' }, { query: 'x' }],
  ['as it is where the schema says nothing', 'search', {}, { query: 'x', other: 1 }, { query: 'x', other: 1 }],
  ['as it is where there is no schema', 'search', undefined, { query: 'x' }, { query: 'x' }],
  [
    'for a new context7',
    'documentation.read',
    schema('libraryId', 'query'),
    { libraryId: '/a/b', query: 'hooks' },
    { libraryId: '/a/b', query: 'hooks' },
  ],
  [
    'for an old context7',
    'documentation.read',
    { ...schema('context7CompatibleLibraryID', 'topic', 'tokens'), required: ['context7CompatibleLibraryID'] },
    { libraryId: '/a/b', query: 'hooks' },
    { context7CompatibleLibraryID: '/a/b', topic: 'hooks' },
  ],
  [
    'with what stands in for a missing one',
    'documentation.resolve',
    schema('query', 'libraryName'),
    { libraryName: 'react' },
    { libraryName: 'react', query: 'react' },
  ],
  [
    'without a stand-in where none is required',
    'documentation.resolve',
    { ...schema('libraryName', 'query'), required: ['libraryName'] },
    { libraryName: 'react' },
    { libraryName: 'react' },
  ],
  [
    'in another spelling',
    'thinking',
    schema('thought', 'thought_number', 'total_thoughts', 'next_thought_needed'),
    { thought: 'x', thoughtNumber: 1, totalThoughts: 2, nextThoughtNeeded: false },
    { thought: 'x', thought_number: 1, total_thoughts: 2, next_thought_needed: false },
  ],
];

for (const [name, role, wanted, given, sent] of inputs) {
  test(`hands on the input ${name}`, () => {
    assert.deepEqual(adaptInput(toolRoles[role], wanted, { ...given }), sent);
  });
}
