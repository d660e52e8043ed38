// What tools are for, whatever their servers call them, and how their inputs are called from version to version.
import type { ToolRole } from '../../core/ports.ts';
import { isRecord, recordOf } from '../../documents/json.ts';

/** The tools that can take a role. */
export interface RoleTools {
  /** What their names end with, best first. */
  readonly names: readonly string[];
  /** A common ending: a tool with it is taken only where its own words say nothing else and the role has all that it requires. */
  readonly loose?: { readonly name: string; readonly except: RegExp };
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
    names: ['tavily_search', 'tavily-search', 'web_search', 'web-search', 'web_search_exa'],
    // What is asked goes to the tool: one that searches somebody's files or mails is not meant.
    loose: {
      name: 'search',
      except:
        /(?:^|[^a-z])(?:local|code|files?|repo\w*|issues?|commits?|mails?|email|messages?|chats?|users?|people|notes?|pages?|docs?|documents?|drive|memory|graph|nodes?|calendar|contacts?|images?|videos?|news|semantic|workspace|symbols?)[^a-z]/,
    },
    inputs: {
      query: ['q', 'search_query', 'searchQuery'],
      maxResults: ['max_results', 'num_results', 'numResults', 'count', 'limit'],
      timeRange: ['time_range', 'freshness'],
    },
  },
  'documentation.resolve': {
    names: ['resolve-library-id', 'resolve_library_id', 'resolve-library', 'resolve_library'],
    inputs: { libraryName: ['library_name', 'name'], query: ['question'] },
    instead: { query: 'libraryName' },
  },
  'documentation.read': {
    names: ['query-docs', 'query_docs', 'get-library-docs', 'get_library_docs'],
    inputs: {
      libraryId: ['context7CompatibleLibraryID', 'libraryID', 'library_id'],
      query: ['topic', 'question'],
      tokens: ['maxTokens', 'max_tokens'],
    },
    instead: { query: 'libraryId' },
  },
};

/** The best tool for a role: the name counts first, then the order. */
export function chooseTool<T extends { readonly name: string; readonly inputSchema?: unknown }>(
  role: RoleTools,
  tools: readonly T[],
): T | undefined {
  for (const end of role.names) {
    const found = tools.find(({ name }) => endsWithName(name.toLowerCase(), end));
    if (found) return found;
  }
  const { loose } = role;
  if (!loose) return undefined;
  return tools.find(({ name, inputSchema }) => {
    const lower = name.toLowerCase();
    return endsWithName(lower, loose.name) && !loose.except.test(lower) && hasAll(role, inputSchema);
  });
}

/** The input as a tool wants it, by its JSON Schema: what has another name there is renamed, what it does not know is left out. */
export function adaptInput(
  role: RoleTools,
  schema: unknown,
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const properties = propertiesOf(schema);
  const known = Object.keys(properties);
  if (known.length === 0) return { ...input };
  const given = { ...input };
  for (const [missing, other] of Object.entries(role.instead ?? {})) given[missing] ??= given[other];
  const entries = Object.entries(given).flatMap(([name, value]) => {
    const wanted = [name, ...(role.inputs[name] ?? [])].find((candidate) => known.includes(candidate));
    const needed = name in input || requiredOf(schema).includes(wanted);
    if (wanted === undefined || !needed) return [];
    const fitted = fit(value, properties[wanted]);
    return fitted === undefined ? [] : [[wanted, fitted] as const];
  });
  return Object.fromEntries(entries);
}

/** Whether the role can give all that a tool requires. */
function hasAll(role: RoleTools, schema: unknown): boolean {
  const names = new Set(Object.entries(role.inputs).flat(2));
  return requiredOf(schema).every((name) => typeof name === 'string' && names.has(name));
}

/** The value as a property takes it; `undefined` where it takes none like it. */
function fit(value: unknown, property: unknown): unknown {
  if (!isRecord(property)) return value;
  const { enum: choices, type } = property;
  if (Array.isArray(choices)) return choiceOf(value, choices);
  if (typeof value === 'number' && type === 'string') return String(value);
  if (typeof value === 'number') return within(value, property);
  if (typeof value === 'string' && typeof property['maxLength'] === 'number')
    return value.slice(0, property['maxLength']);
  return value;
}

/** One of the choices: the value itself, or the letter for it, as `y` is for `year`. */
function choiceOf(value: unknown, choices: readonly unknown[]): unknown {
  if (choices.includes(value)) return value;
  return typeof value === 'string' && value ? choices.find((choice) => choice === value.charAt(0)) : undefined;
}

function within(value: number, { minimum, maximum }: Readonly<Record<string, unknown>>): number {
  const least = typeof minimum === 'number' ? Math.max(value, minimum) : value;
  return typeof maximum === 'number' ? Math.min(least, maximum) : least;
}

function endsWithName(name: string, end: string): boolean {
  return name === end || (name.endsWith(end) && /[^a-z0-9]/.test(name.at(-end.length - 1) ?? ''));
}

function requiredOf(schema: unknown): readonly unknown[] {
  const required = recordOf(schema)['required'];
  return Array.isArray(required) ? required : [];
}

function propertiesOf(schema: unknown): Readonly<Record<string, unknown>> {
  return recordOf(recordOf(schema)['properties']);
}
