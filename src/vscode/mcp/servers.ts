// The MCP servers of Planner's own settings, one set for each workspace folder, started when they are first needed.
import * as vscode from 'vscode';
import type { Tools } from '../../core/ports.ts';
import type { Sentence } from '../../documents/sentence.ts';

/** Tools whose servers can be ended. */
export interface RunningTools extends Tools {
  close(): Promise<void>;
}

/** What the settings of a folder say: how to start its servers, and what is wrong with them. */
export interface ServerSettings {
  readonly start: () => RunningTools;
  readonly problems: readonly Sentence[];
}

/** Keeps the servers running between requests, and ends them when their settings change. */
export class Servers implements vscode.Disposable {
  readonly #read: (folder: vscode.WorkspaceFolder) => ServerSettings;
  readonly #tools = new Map<string, RunningTools>();
  readonly #listener: vscode.Disposable;

  constructor(read: (folder: vscode.WorkspaceFolder) => ServerSettings) {
    this.#read = read;
    this.#listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('planner.mcp.servers')) this.restart();
    });
  }

  /** The tools of a folder's servers. */
  of(folder: vscode.WorkspaceFolder): Tools {
    const key = folder.uri.toString();
    const tools = this.#tools.get(key) ?? this.#read(folder).start();
    this.#tools.set(key, tools);
    return tools;
  }

  problems(folder: vscode.WorkspaceFolder): readonly Sentence[] {
    return this.#read(folder).problems;
  }

  dispose(): void {
    this.#listener.dispose();
    this.restart();
  }

  /** Ends them: the next call starts them anew. */
  restart(): void {
    for (const tools of this.#tools.values()) void tools.close();
    this.#tools.clear();
  }
}
