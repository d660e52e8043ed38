// Composes the editor's side: which adapters stand behind the ports. Loaded with the first request, not at activation.
import * as vscode from 'vscode';
import type { Host } from '../app/host.ts';
import { createCheckers } from '../adapters/checkers/checkers.ts';
import { createMcpTools } from '../adapters/mcp/client.ts';
import { createOfflineModel } from '../adapters/models/offline.ts';
import { createNodeFiles } from '../adapters/node/files.ts';
import { createNodeGit } from '../adapters/node/git.ts';
import { createJournals } from '../adapters/store/journals.ts';
import { createSnapshots } from '../adapters/store/snapshots.ts';
import { hash } from '../documents/hash.ts';
import { rules } from '../rules/index.ts';
import { workflows } from '../workflows/index.ts';
import { Replies } from './replies.ts';
import type { Shell } from './shell.ts';

/** Makes what all handlers share. */
export function compose(context: vscode.ExtensionContext): Shell {
  const log = vscode.window.createOutputChannel('Planner', { log: true });
  context.subscriptions.push(log);
  const offline = createOfflineModel(workflows);
  return {
    workflows,
    log,
    replies: new Replies(),
    preview: {
      open: async (file) => {
        await vscode.commands.executeCommand('markdown.showPreviewToSide', file);
      },
      stream: () => {},
      settle: () => {},
    },
    host: async (folder, model) => {
      const store = vscode.Uri.joinPath(context.globalStorageUri, 'folders', hash(folder.toString()));
      const host: Host = {
        workflows,
        rules,
        journals: createJournals(vscode.Uri.joinPath(store, 'runs').fsPath),
        newRunId: () => crypto.randomUUID(),
        ports: {
          model: model ?? offline,
          tools: createMcpTools([]),
          files: createNodeFiles(folder.fsPath),
          git: createNodeGit(folder.fsPath),
          checkers: createCheckers(),
          snapshots: createSnapshots(vscode.Uri.joinPath(store, 'snapshots').fsPath),
          settings: { plansFolder: '.clinespecs', specsFolder: 'specs', questionLimit: 5, trusted: true },
          clock: { now: () => new Date() },
        },
      };
      return host;
    },
    chatModel: () => offline,
    paletteModel: async () => offline,
    chooseModel: async () => {},
    questionMode: (folder) => {
      const mode = vscode.workspace.getConfiguration('planner', folder).get<string>('questions.mode');
      return mode === 'all' ? 'all' : 'one';
    },
  };
}
