// A thinking, a search and a documentation server with the tools and schemas of the real ones, whose answers stand in a scenario.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outcomeOf } from '../../src/adapters/mcp/outcome.ts';
import { adaptInput, chooseTool, toolRoles } from '../../src/adapters/mcp/roles.ts';
import type { Tools } from '../../src/core/ports.ts';
import { answer, type ResearchServer } from '../fixtures/mcp/research.mjs';

/** What `servers.json` of a scenario says: all that is known there. */
interface Answers {
  /** What is found by a query that has one of the words. */
  readonly search: readonly {
    readonly words: readonly string[];
    readonly title: string;
    readonly url: string;
    readonly content: string;
  }[];
  readonly libraries: readonly Library[];
}

interface Library {
  /** Words that a library's name has when it is asked for. */
  readonly names: readonly string[];
  readonly title: string;
  readonly id: string;
  readonly description: string;
  readonly versions: readonly string[];
  readonly excerpts: readonly { readonly title: string; readonly url: string; readonly text: string }[];
}

interface Tool {
  readonly server: string;
  readonly name: string;
  readonly inputSchema: unknown;
  readonly reply: (input: Readonly<Record<string, unknown>>) => string;
}

/** The tools of all servers; an input that a tool's schema refuses fails as it does there. */
export function serversOf(folder: string): Tools {
  const known = JSON.parse(readFileSync(join(folder, 'servers.json'), 'utf8')) as Answers;
  const tools: readonly Tool[] = [
    thinking,
    ...toolsOf('tavily', { tavily_search: (input) => searchText(known, input) }),
    ...toolsOf('context7', {
      'resolve-library-id': ({ libraryName }) => librariesText(known, String(libraryName)),
      'query-docs': ({ libraryId }) => excerptsText(known, String(libraryId)),
    }),
  ];
  return {
    call: async (role, input, signal) => {
      signal.throwIfAborted();
      const tool = chooseTool(toolRoles[role], tools);
      if (tool === undefined) return { kind: 'missing', reason: 'no MCP server has such a tool' };
      const adapted = adaptInput(toolRoles[role], tool.inputSchema, input);
      return outcomeOf(tool.name, resultOf(tool, adapted));
    },
  };
}

/** Each thought is recorded, and numbered. */
const thinking: Tool = {
  server: 'thinking',
  name: 'sequentialthinking',
  inputSchema: {
    type: 'object',
    properties: {
      thought: { type: 'string' },
      nextThoughtNeeded: { type: 'boolean' },
      thoughtNumber: { type: 'integer', minimum: 1 },
      totalThoughts: { type: 'integer', minimum: 1 },
      isRevision: { type: 'boolean' },
      revisesThought: { type: 'integer', minimum: 1 },
      branchFromThought: { type: 'integer', minimum: 1 },
      branchId: { type: 'string' },
      needsMoreThoughts: { type: 'boolean' },
    },
    required: ['thought', 'nextThoughtNeeded', 'thoughtNumber', 'totalThoughts'],
  },
  reply: ({ thoughtNumber, totalThoughts, nextThoughtNeeded }) =>
    JSON.stringify({
      thoughtNumber,
      totalThoughts,
      nextThoughtNeeded,
      branches: [],
      thoughtHistoryLength: thoughtNumber,
    }),
};

/** The tools that a server lists; those without an answer here are listed only. */
function toolsOf(server: ResearchServer, replies: Readonly<Record<string, Tool['reply']>>): readonly Tool[] {
  const listed = answer(server, { id: 1, method: 'tools/list' }) as {
    readonly result: { readonly tools: readonly { readonly name: string; readonly inputSchema: unknown }[] };
  };
  return listed.result.tools.map(({ name, inputSchema }) => ({
    ...{ server, name, inputSchema },
    reply: replies[name] ?? (() => ''),
  }));
}

/** What MCP gives back: the refusal of an input, else the answer. */
function resultOf({ server, name, inputSchema, reply }: Tool, input: Readonly<Record<string, unknown>>): unknown {
  if (server !== 'thinking') {
    const params = { name, arguments: input };
    const judged = answer(server as ResearchServer, { id: 2, method: 'tools/call', params }) as {
      readonly result: { readonly isError?: boolean };
    };
    if (judged.result.isError === true) return judged.result;
  } else {
    const { required } = inputSchema as { readonly required: readonly string[] };
    const missing = required.filter((field) => !(field in input));
    if (missing.length > 0)
      return { isError: true, content: [{ type: 'text', text: `missing: ${missing.join(', ')}` }] };
  }
  return { content: [{ type: 'text', text: reply(input) }] };
}

function searchText({ search }: Answers, { query, max_results: most }: Readonly<Record<string, unknown>>): string {
  const asked = String(query).toLowerCase();
  const found = search.filter(({ words }) => words.some((word) => asked.includes(word)));
  const blocks = found
    .slice(0, typeof most === 'number' ? most : 5)
    .map(({ title, url, content }) => `\nTitle: ${title}\nURL: ${url}\nContent: ${content}`);
  return ['Detailed Results:', ...blocks].join('\n');
}

function librariesText({ libraries }: Answers, name: string): string {
  const asked = name.toLowerCase();
  const found = libraries.filter(({ names }) => names.some((word) => asked.includes(word)));
  if (found.length === 0) return 'No libraries found matching the provided name.';
  const blocks = found.map(({ title, id, description, versions, excerpts }) =>
    [
      `- Title: ${title}`,
      `- Context7-compatible library ID: ${id}`,
      `- Description: ${description}`,
      `- Code Snippets: ${excerpts.length}`,
      '- Source Reputation: High',
      ...(versions.length > 0 ? [`- Versions: ${versions.join(', ')}`] : []),
    ].join('\n'),
  );
  return `Available Libraries:\n\n${blocks.join('\n----------\n')}`;
}

function excerptsText({ libraries }: Answers, id: string): string {
  const found = libraries.find((one) => id === one.id || id.startsWith(`${one.id}/`));
  const excerpts = found?.excerpts ?? [];
  if (excerpts.length === 0) return 'Documentation not found or not finalized for this library.';
  return excerpts
    .map(({ title, url, text }) => `### ${title}\n\nSource: ${url}\n\n${text}`)
    .join('\n\n--------------------------------\n\n');
}
