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
