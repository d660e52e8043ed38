// Calls the tools of MCP servers. They are started when a tool is first needed. The one file that knows the MCP SDK.
import { setImmediate } from 'node:timers/promises';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { ToolOutcome, Tools } from '../../core/ports.ts';
import { inTime, systemWait, TimeLimitError, untilAborted, type Wait } from '../node/time.ts';
import { firstLine, hasLostSession, httpFailure, outcomeOf, withoutSecrets } from './outcome.ts';
import { adaptInput, chooseTool, toolRoles } from './roles.ts';
import type { HttpServer, McpServer, StdioServer } from './servers.ts';

/** Tools whose servers run until they are closed. */
export interface McpTools extends Tools {
  /** Ends all servers. Calls that still run fail. */
  close(): Promise<void>;
}

export interface McpOptions {
  /** How long a server may take to start and to list its tools, in milliseconds. */
  readonly connectLimit?: number;
  /** How long a tool may take, in milliseconds. */
  readonly callLimit?: number;
  /** For the time limits. */
  readonly wait?: Wait;
}

/** A server that does not start, or ends by itself, is started anew at later calls, so often in all. */
const mostStarts = 3;

/** Finds tools by role among those of `servers`. Where several could take a role, the order of the servers decides. */
export function createMcpTools(servers: readonly McpServer[], roles = toolRoles, options: McpOptions = {}): McpTools {
  const limits: Limits = {
    connectLimit: options.connectLimit ?? 10_000,
    callLimit: options.callLimit ?? 60_000,
    wait: options.wait ?? systemWait,
  };
  const connections = servers.map((server) => new Connection(server, limits));
  return {
    call: async (role, input, signal) => {
      signal.throwIfAborted();
      const states = await untilAborted(Promise.all(connections.map((connection) => connection.open())), signal);
      const tools = states.flatMap((state) => (state.kind === 'open' ? state.tools : []));
      const tool = chooseTool(roles[role], tools);
      if (tool) return await tool.call(adaptInput(roles[role], tool.inputSchema, input), signal);
      const reasons = states.flatMap((state) => (state.kind === 'failed' ? [state.reason] : []));
      if (reasons.length > 0) return { kind: 'failed', reason: reasons.join('; ') };
      const reason = servers.length > 0 ? 'no MCP server has such a tool' : 'no MCP server is configured';
      return { kind: 'missing', reason };
    },
    close: async () => {
      await Promise.all(connections.map((connection) => connection.close()));
    },
  };
}

type Limits = Required<McpOptions>;

interface Tool {
  readonly name: string;
  readonly inputSchema: unknown;
  readonly call: (input: Record<string, unknown>, signal: AbortSignal) => Promise<ToolOutcome>;
}

type State =
  { readonly kind: 'open'; readonly tools: readonly Tool[] } | { readonly kind: 'failed'; readonly reason: string };

/** A server that was started, and what it has said beside MCP. */
interface Link {
  readonly client: Client;
  readonly transport: Transport & { readonly pid?: number | null };
  errorOutput: string;
  garbage: boolean;
}

/** One server: started when it is needed, started anew when it has ended. */
class Connection {
  readonly #server: McpServer;
  readonly #limits: Limits;
  /** The server that runs, or is being started. */
  #link: Link | undefined;
  /** Servers that are on their way out. */
  readonly #endings = new Set<Promise<void>>();
  #starts = 0;
  #closed = false;
  #state: Promise<State> | undefined;

  constructor(server: McpServer, limits: Limits) {
    this.#server = server;
    this.#limits = limits;
  }

  open(): Promise<State> {
    this.#state ??= this.#start();
    return this.#state;
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#link) this.#end(this.#link, false);
    await Promise.all(this.#endings);
  }

  async #start(): Promise<State> {
    this.#starts++;
    let link: Link | undefined;
    try {
      link = await createLink(this.#server);
      this.#link = link;
      if (this.#closed) throw new Error('it was closed');
      const opened = link;
      const tools = await inTime(listTools(opened), this.#limits.connectLimit, this.#limits.wait);
      opened.client.onclose = () => this.#forget(opened, `${this.#server.name}: it has ended`);
      return {
        kind: 'open',
        tools: tools.map(({ name, inputSchema }) => ({
          name,
          inputSchema,
          call: (input, signal) => this.#call(opened, name, input, signal),
        })),
      };
    } catch (error) {
      // What it wrote last arrives a moment after its end.
      await setImmediate();
      const reason = this.#reasonOf(error, link, this.#limits.connectLimit);
      if (link) this.#end(link, true);
      this.#forget(link, reason);
      return { kind: 'failed', reason };
    }
  }

  async #call(link: Link, name: string, input: Record<string, unknown>, signal: AbortSignal): Promise<ToolOutcome> {
    const stop = new AbortController();
    const both = AbortSignal.any([signal, stop.signal]);
    try {
      const called = link.client.callTool({ name, arguments: input }, undefined, { signal: both, timeout: never });
      const outcome = outcomeOf(name, await inTime(called, this.#limits.callLimit, this.#limits.wait));
      return outcome.kind === 'ok' ? outcome : { ...outcome, reason: withoutSecrets(outcome.reason, this.#server) };
    } catch (error) {
      signal.throwIfAborted();
      await setImmediate();
      const reason = this.#reasonOf(error, link, this.#limits.callLimit);
      // One that hangs may hang for ever: the next call gets a new one.
      if (error instanceof TimeLimitError) this.#end(link, true);
      if (error instanceof TimeLimitError || !link.client.transport || hasLostSession(error))
        this.#forget(link, reason);
      return { kind: 'failed', reason };
    } finally {
      stop.abort();
    }
  }

  /** Lets the next call start the server anew, unless that was done too often. */
  #forget(link: Link | undefined, reason: string): void {
    if (this.#link !== link) return;
    this.#link = undefined;
    const again = this.#starts < mostStarts && !this.#closed;
    this.#state = again ? undefined : Promise.resolve({ kind: 'failed', reason });
  }

  #end(link: Link, atOnce: boolean): void {
    const { pid } = link.transport;
    if (atOnce && pid) tryToKill(pid);
    const ending = link.client.close().catch(() => undefined);
    this.#endings.add(ending);
    void ending.then(() => this.#endings.delete(ending));
  }

  #reasonOf(error: unknown, link: Link | undefined, limit: number): string {
    return `${this.#server.name}: ${withoutSecrets(wordsOf(error, link, limit), this.#server)}`;
  }
}

/** Longer than any limit of ours, in milliseconds: the SDK's own limit shall not matter. */
const never = 2 ** 31 - 1;

async function createLink(server: McpServer): Promise<Link> {
  const { Client } = await import('@modelcontextprotocol/sdk/client/index.js');
  const client = new Client({ name: 'planner', version: '1.0.0' }, { capabilities: {} });
  const { transport, errorOutput } = 'url' in server ? await httpTransport(server) : await stdioTransport(server);
  const link: Link = { client, transport, errorOutput: '', garbage: false };
  errorOutput?.on('data', (chunk: Buffer) => (link.errorOutput = (link.errorOutput + chunk.toString()).slice(-4000)));
  client.onerror = (error) => (link.garbage ||= error instanceof SyntaxError || error.name.endsWith('ZodError'));
  return link;
}

interface Line {
  readonly transport: Link['transport'];
  readonly errorOutput?: NodeJS.EventEmitter | null;
}

async function stdioTransport({ command, args = [], env = {}, cwd }: StdioServer): Promise<Line> {
  const { StdioClientTransport } = await import('@modelcontextprotocol/sdk/client/stdio.js');
  // The editor's own program is Electron: it must be told to be Node. Keys in our environment are not handed on.
  const asNode = command === process.execPath ? { ELECTRON_RUN_AS_NODE: '1' } : {};
  const transport = new StdioClientTransport({
    command,
    args: [...args],
    env: { ...inherited(), ...asNode, ...env },
    stderr: 'pipe',
    ...(cwd === undefined ? {} : { cwd }),
  });
  return { transport, errorOutput: transport.stderr };
}

async function httpTransport({ url, headers = {} }: HttpServer): Promise<Line> {
  const { StreamableHTTPClientTransport } = await import('@modelcontextprotocol/sdk/client/streamableHttp.js');
  return { transport: new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }) as Transport };
}

/** How to reach the network: the SDK hands on the paths and the user's name by itself. */
function inherited(): Record<string, string> {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'NODE_EXTRA_CA_CERTS', 'TMPDIR'];
  const entries = [...names, ...names.map((name) => name.toLowerCase())].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

/** Connects and yields all tools. */
async function listTools({ client, transport }: Link): Promise<readonly Pick<Tool, 'name' | 'inputSchema'>[]> {
  await client.connect(transport, { timeout: never });
  const tools: Pick<Tool, 'name' | 'inputSchema'>[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.listTools(cursor === undefined ? {} : { cursor }, { timeout: never });
    tools.push(...page.tools);
    cursor = page.nextCursor;
  } while (cursor !== undefined && tools.length < mostTools);
  return tools;
}

/** A server that never stops listing is not heard to the end. */
const mostTools = 1000;

function tryToKill(pid: number): void {
  try {
    process.kill(pid);
  } catch {
    // It has ended already.
  }
}

/** What went wrong, for people. `limit` is the time limit that held, in milliseconds. */
function wordsOf(error: unknown, link: Link | undefined, limit: number): string {
  const beside = link?.garbage ? '; it wrote something that is not MCP' : '';
  if (error instanceof TimeLimitError) return `no answer within ${limit / 1000} seconds${beside}`;
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === connectionClosed) return `it has ended${lastWords(link)}${beside}`;
  if (error.name.endsWith('ZodError')) return 'it answered with something that is not MCP';
  const refused = httpFailure(error);
  if (refused !== undefined) return refused;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return firstLine(error.message) + code;
}

/** The SDK's code for it. */
const connectionClosed = -32000;

/** What a server that has ended wrote about it, as far as that can be told. */
function lastWords(link: Link | undefined): string {
  const lines = link?.errorOutput.split('\n') ?? [];
  const line =
    lines.findLast((candidate) => /error|cannot|not found|missing/i.test(candidate)) ?? lines.findLast(Boolean);
  return line ? ` (${firstLine(line)})` : '';
}
