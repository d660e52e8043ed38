// What tools are for, whatever their servers call them, and how their inputs are called from version to version.
import type { ToolRole } from '../../core/ports.ts';

/** The tools that can take a role. */
export interface RoleTools {
  /** What their names end with, best first. */
  readonly names: readonly string[];
  /** Other names of an input, by the name that callers use. */
  readonly inputs: Readonly<Record<string, readonly string[]>>;
  /** Inputs that stand in for one that a tool requires and the caller has not. */
  readonly instead?: Readonly<Record<string, string>>;
}

/** By role. The names are those of sequential-thinking, tavily and context7, and of tools like them. */
export const toolRoles: Readonly<Record<ToolRole, RoleTools>> = {
  thinking: {
    names: ['sequentialthinking', 'sequential_thinking', 'sequential-thinking'],
    inputs: {
      nextThoughtNeeded: ['next_thought_needed'],
      thoughtNumber: ['thought_number'],
      totalThoughts: ['total_thoughts'],
    },
  },
  search: {
    names: ['tavily_search', 'tavily-search', 'web_search', 'search'],
    inputs: { query: ['q', 'search_query', 'searchQuery'] },
  },
  'documentation.resolve': {
    names: ['resolve-library-id', 'resolve_library_id'],
    inputs: { libraryName: ['library_name', 'name'], query: ['question'] },
    instead: { query: 'libraryName' },
  },
  'documentation.read': {
    names: ['query-docs', 'query_docs', 'get-library-docs', 'get_library_docs'],
    inputs: { libraryId: ['context7CompatibleLibraryID', 'libraryID', 'library_id'], query: ['topic', 'question'] },
    instead: { query: 'libraryId' },
  },
};

/** The best tool for a role: the name counts first, then the order. */
export function chooseTool<T extends { readonly name: string }>(role: RoleTools, tools: readonly T[]): T | undefined {
  for (const end of role.names) {
    const found = tools.find(({ name }) => endsWithName(name.toLowerCase(), end));
    if (found) return found;
  }
  return undefined;
}

/** The input as a tool wants it, by its JSON Schema: what has another name there is renamed, what it does not know is left out. */
export function adaptInput(
  role: RoleTools,
  schema: unknown,
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const known = Object.keys(recordOf(schema, 'properties'));
  if (known.length === 0) return { ...input };
  const given = { ...input };
  for (const [missing, other] of Object.entries(role.instead ?? {})) given[missing] ??= given[other];
  const entries = Object.entries(given).flatMap(([name, value]) => {
    const wanted = [name, ...(role.inputs[name] ?? [])].find((candidate) => known.includes(candidate));
    const needed = name in input || requiredOf(schema).includes(wanted);
    return wanted !== undefined && value !== undefined && needed ? [[wanted, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

function endsWithName(name: string, end: string): boolean {
  return name === end || (name.endsWith(end) && /[^a-z0-9]/.test(name.at(-end.length - 1) ?? ''));
}

function requiredOf(schema: unknown): readonly unknown[] {
  const required: unknown =
    typeof schema === 'object' && schema !== null && 'required' in schema ? schema.required : undefined;
  return Array.isArray(required) ? required : [];
}

function recordOf(schema: unknown, key: 'properties'): object {
  const value: unknown =
    typeof schema === 'object' && schema !== null && key in schema ? schema[key as never] : undefined;
  return typeof value === 'object' && value !== null ? value : {};
}
