// Reads which MCP servers a user has: the objects of `.vscode/mcp.json` and the like.
import { homedir } from 'node:os';
import { isRecord } from '../../documents/json.ts';
import { say, type Sentence } from '../../documents/sentence.ts';

/** A server as it is started, or reached. */
export type McpServer = StdioServer | HttpServer;

export interface StdioServer {
  readonly name: string;
  readonly command: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Keys that stand anywhere in it: no message shows them. */
  readonly secrets?: readonly string[];
}

/** Speaks MCP's streamable HTTP. */
export interface HttpServer {
  readonly name: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Keys that stand anywhere in it: no message shows them. */
  readonly secrets?: readonly string[];
}

/** What the `${…}` in a configuration stand for. */
export interface McpPlaces {
  /** Absolute. */
  readonly workspaceFolder?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The value of an `${input:…}` by its id; `undefined` where it was never given. */
  readonly input?: (id: string) => string | undefined;
}

/**
 * Reads servers from an object `{ servers: { name: … } }`, `{ mcpServers: … }` or `{ name: … }`, or from its text in
 * JSON with comments. `problems` says which servers are left out, and why. Never throws.
 */
export function parseMcpServers(
  value: unknown,
  places: McpPlaces,
): { readonly servers: readonly McpServer[]; readonly problems: readonly Sentence[] } {
  const content = typeof value === 'string' ? parseJson(value) : value;
  if (!isRecord(content)) return { servers: [], problems: [say('The MCP configuration is not a JSON object.')] };
  const table = content['servers'] ?? content['mcpServers'] ?? content;
  if (!isRecord(table))
    return { servers: [], problems: [say('The servers of the MCP configuration are not an object.')] };
  const results = Object.entries(table).flatMap(([name, entry]) => {
    if (table === content && (name === 'inputs' || name.startsWith('$'))) return [];
    return isRecord(entry) && entry['disabled'] === true ? [] : [serverOf(name, entry, places)];
  });
  return {
    servers: results.filter((result) => 'name' in result),
    problems: results.filter((result): result is Sentence => !('name' in result)),
  };
}

/** The ids of all `${input:…}` in a configuration, each once. */
export function inputIds(value: unknown): readonly string[] {
  const ids = new Set<string>();
  const collect = (id: string): undefined => void ids.add(id);
  fillPlaces(value, { env: {}, input: collect }, new Set());
  return [...ids];
}

/** The environment variable that gives an `${input:…}` in the terminal. */
export function inputVariable(id: string): string {
  return `PLANNER_INPUT_${id.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
}

function serverOf(name: string, entry: unknown, given: McpPlaces): McpServer | Sentence {
  const secrets: string[] = [];
  const input = (id: string): string | undefined => {
    const value = given.input?.(id);
    if (value) secrets.push(value);
    return value;
  };
  const server = filledServer(name, entry, { ...given, input });
  return 'name' in server && secrets.length > 0 ? { ...server, secrets } : server;
}

function filledServer(name: string, entry: unknown, places: McpPlaces): McpServer | Sentence {
  const unknown = new Set<string>();
  const filled = fillPlaces(entry, places, unknown);
  if (!isRecord(filled)) return say('The MCP server {0} is left out: it is not an object.', name);
  const [first] = unknown;
  if (first?.startsWith('input:')) {
    return say(
      'The MCP server {0} is left out: {1} is not set. In VS Code the command “Planner: Set Server Key” sets it, in the terminal the variable {2}.',
      name,
      `\${${first}}`,
      inputVariable(first.slice('input:'.length)),
    );
  }
  if (first !== undefined) return say('The MCP server {0} is left out: {1} is not known.', name, `\${${first}}`);
  if (typeof filled['url'] === 'string') return httpServer(name, filled, filled['url']);
  if (typeof filled['command'] === 'string' && filled['command'].trim())
    return stdioServer(name, filled, filled['command']);
  return say('The MCP server {0} is left out: it has neither a command nor a URL.', name);
}

function stdioServer(name: string, entry: Record<string, unknown>, command: string): McpServer | Sentence {
  const { args = [], env = {}, cwd } = entry;
  if (!Array.isArray(args) || !args.every((arg) => typeof arg === 'string')) {
    return say('The MCP server {0} is left out: its args are not a list of strings.', name);
  }
  if (entry['envFile'] !== undefined) {
    return say('The MCP server {0} is left out: Planner does not read its envFile; use env.', name);
  }
  const variables = stringsOf(env);
  if (!variables) return say('The MCP server {0} is left out: its env are not strings.', name);
  return { name, command, args, env: variables, ...(typeof cwd === 'string' && cwd ? { cwd } : {}) };
}

function httpServer(name: string, entry: Record<string, unknown>, url: string): McpServer | Sentence {
  if (entry['type'] === 'sse') {
    return say('The MCP server {0} is left out: only stdio and streamable HTTP are supported.', name);
  }
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    return say('The MCP server {0} is left out: its URL is none.', name);
  }
  const headers = stringsOf(entry['headers'] ?? {});
  if (!headers) return say('The MCP server {0} is left out: its headers are not strings.', name);
  return { name, url, headers };
}

/** Numbers and booleans are written as strings, `null` takes a variable away. */
function stringsOf(value: unknown): Readonly<Record<string, string>> | undefined {
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value).filter(([, field]) => field !== null);
  if (entries.some(([, field]) => typeof field === 'object')) return undefined;
  return Object.fromEntries(entries.map(([key, field]) => [key, String(field)]));
}

/** Fills the `${…}` in every string; what cannot be filled is noted in `unknown`. */
function fillPlaces(value: unknown, places: McpPlaces, unknown: Set<string>): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{([^}]*)\}/g, (whole, place: string) => {
      const filled = valueOf(place, places);
      if (filled === undefined) unknown.add(place);
      return filled ?? whole;
    });
  }
  if (Array.isArray(value)) return value.map((item: unknown) => fillPlaces(item, places, unknown));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, fillPlaces(field, places, unknown)]));
}

/** An environment variable that is not set is empty, as in VS Code. */
function valueOf(place: string, { workspaceFolder, env, input }: McpPlaces): string | undefined {
  if (place.startsWith('input:')) return input?.(place.slice('input:'.length));
  if (place.startsWith('env:')) return env[place.slice('env:'.length)] ?? '';
  if (place === 'userHome') return homedir();
  return place === 'workspaceFolder' ? workspaceFolder : undefined;
}

/** JSON with comments and trailing commas; `undefined` for everything else. */
function parseJson(text: string): unknown {
  const plain = text
    .replace(/^\uFEFF/, '')
    .replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, quoted: string | undefined) => quoted ?? ' ')
    .replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, quoted: string | undefined) => quoted ?? '');
  try {
    return JSON.parse(plain);
  } catch {
    return undefined;
  }
}
