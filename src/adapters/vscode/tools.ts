// MCP tools as VS Code has them: the servers that the user set up there, started, trusted and confirmed by VS Code.
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { ToolOutcome, ToolRole, Tools } from '../../core/ports.ts';
import { failureIn, firstLine } from '../mcp/outcome.ts';
import { adaptInput, chooseTool, toolRoles } from '../mcp/roles.ts';

/** What ties a tool call to a chat request. */
export type ToolToken = vscode.LanguageModelToolInvocationOptions<object>['toolInvocationToken'];

export interface EditorToolsOptions {
  /** Of the chat request that the calls belong to: VS Code shows its confirmations there. None for palette runs. */
  readonly token: ToolToken;
  /** Asked for a role that no tool in VS Code can take. */
  readonly fallback: Tools;
  /** In a workspace without trust no tool is called and no server starts. */
  readonly trusted: boolean;
  /** Waits, in milliseconds; rejects when `signal` aborts. */
  readonly wait?: (duration: number, signal: AbortSignal) => Promise<void>;
}

/** How long a tool may take, in milliseconds. Long, because VS Code may ask the user first. */
export const callLimit = 120_000;

/** Finds tools by role among those that VS Code has at the time of the call: servers come and go. */
export function createEditorTools(options: EditorToolsOptions): Tools {
  const wait = options.wait ?? ((duration, signal) => setTimeout(duration, undefined, { signal }));
  return {
    call: async (role, input, signal) => {
      signal.throwIfAborted();
      if (!options.trusted) return { kind: 'missing', reason: 'the workspace is not trusted' };
      const tool = findTool(role);
      if (!tool) return await options.fallback.call(role, input, signal);
      const adapted = adaptInput(toolRoles[role], tool.inputSchema, input);
      const outcome = await invoke(tool.name, adapted, options.token, wait, signal);
      signal.throwIfAborted();
      return outcome;
    },
  };
}

function findTool(role: ToolRole): vscode.LanguageModelToolInformation | undefined {
  const tools = vscode.lm.tools.filter(({ tags }) => tags.includes('mcp'));
  return chooseTool(toolRoles[role], tools);
}

/** Calls one tool. Never rejects. */
async function invoke(
  name: string,
  input: Readonly<Record<string, unknown>>,
  token: ToolToken,
  wait: (duration: number, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<ToolOutcome> {
  const cancellation = new vscode.CancellationTokenSource();
  const timer = new AbortController();
  try {
    const options = { input: { ...input }, toolInvocationToken: token };
    const call = Promise.resolve(vscode.lm.invokeTool(name, options, cancellation.token)).then((result) =>
      outcomeOf(name, result),
    );
    const late = wait(callLimit, AbortSignal.any([signal, timer.signal])).then((): ToolOutcome => ({
      kind: 'failed',
      reason: `${name} took longer than ${callLimit / 1000} seconds`,
    }));
    return await Promise.race([call, late]);
  } catch (error) {
    return { kind: 'failed', reason: `${name}: ${firstLine(messageOf(error)) || 'it failed'}` };
  } finally {
    // What still runs is of no use any more; a card that still waits for the user goes away.
    cancellation.cancel();
    cancellation.dispose();
    timer.abort();
  }
}

/** VS Code hands on only text: a failure is told from a result by its words. */
function outcomeOf(tool: string, { content }: vscode.LanguageModelToolResult): ToolOutcome {
  const text = content.map(textOf).filter(Boolean).join('\n');
  if (!text) return { kind: 'failed', reason: `${tool} answered with nothing` };
  if (/^The user chose to skip the tool call/.test(text))
    return { kind: 'failed', reason: `${tool} was skipped by the user` };
  const failure = failureIn(text) ?? (isFlaggedError(text) ? firstLine(text) : undefined);
  if (failure !== undefined) return { kind: 'failed', reason: `${tool}: ${failure}` };
  const value = valueOf(text);
  return { kind: 'ok', tool, text, ...(value === undefined ? {} : { value }) };
}

/** VS Code drops the flag that a server sets on an error, so its words have to do: `Tavily API error: …`. */
function isFlaggedError(text: string): boolean {
  return text.length < 500 && /^(\w+ ){1,3}error: /i.test(text);
}

function textOf(part: unknown): string {
  if (part instanceof vscode.LanguageModelTextPart) return part.value;
  if (!(part instanceof vscode.LanguageModelDataPart)) return '';
  return /^text\/|[/+]json\b/.test(part.mimeType) ? new TextDecoder().decode(part.data) : '';
}

/** Structured results come as the text of their JSON. */
function valueOf(text: string): unknown {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
