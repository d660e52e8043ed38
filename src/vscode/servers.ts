// The MCP servers of Planner's own settings, one set for each workspace folder, started when they are first needed.
import * as vscode from 'vscode';
import { createMcpTools, type McpTools } from '../adapters/mcp/client.ts';
import { readServers } from '../adapters/vscode/settings.ts';
import type { Sentence } from '../documents/sentence.ts';

/** Keeps the servers running between requests, and ends them when their settings change. */
export class Servers implements vscode.Disposable {
  readonly #tools = new Map<string, McpTools>();
  readonly #listener: vscode.Disposable;

  constructor() {
    this.#listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('planner.mcp.servers')) this.#close();
    });
  }

  /** The tools of a folder's servers, and what is wrong with their settings. */
  of(folder: vscode.WorkspaceFolder): { readonly tools: McpTools; readonly problems: readonly Sentence[] } {
    const { servers, problems } = readServers(folder);
    const key = folder.uri.toString();
    const tools = this.#tools.get(key) ?? createMcpTools(servers);
    this.#tools.set(key, tools);
    return { tools, problems };
  }

  dispose(): void {
    this.#listener.dispose();
    this.#close();
  }

  #close(): void {
    for (const tools of this.#tools.values()) void tools.close();
    this.#tools.clear();
  }
}
