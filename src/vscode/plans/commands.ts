// The commands of the plans view: open, reveal, tick a task, refresh, stop what runs.
import * as vscode from 'vscode';
import { tickTask } from '../../app/plans/tick.ts';
import { readFilePointer, type CommandHandlers } from '../commands.ts';
import type { Shell } from '../shell.ts';
import { uriIn } from '../workspace.ts';

export type PlansCommand =
  | 'planner.refreshPlans'
  | 'planner.openDocument'
  | 'planner.revealInExplorer'
  | 'planner.showInPlans'
  | 'planner.tickTask'
  | 'planner.cancelRun';

/** Runs one of these commands. Throws what its use case throws. */
export function runPlansCommand(shell: Shell, id: PlansCommand, input: readonly unknown[]): Promise<void> {
  return handlers(shell)[id](...input);
}

function handlers(shell: Shell): Pick<CommandHandlers, PlansCommand> {
  return {
    'planner.refreshPlans': () => shell.plans.refresh(),
    'planner.openDocument': async (given) => {
      const uri = uriOf(given);
      if (uri) await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
    },
    'planner.revealInExplorer': async (given) => {
      const uri = uriOf(given);
      if (uri) await vscode.commands.executeCommand('revealInExplorer', uri);
    },
    'planner.showInPlans': async (given) => {
      const uri = uriOf(given) ?? vscode.window.activeTextEditor?.document.uri;
      if (uri) await shell.plans.reveal(uri);
    },
    'planner.tickTask': async (given, task, line, checked) => {
      const file = readFilePointer(given);
      if (!file || typeof task !== 'string' || typeof line !== 'number' || typeof checked !== 'boolean') return;
      const { ports } = await shell.host(vscode.Uri.parse(file.folder));
      const isDone = await tickTask(ports, file.path, { id: task, line }, checked);
      if (isDone) return;
      void vscode.window.showWarningMessage(vscode.l10n.t('Planner: {0} is not in {1} any more.', task, file.path));
      await shell.plans.refresh();
    },
    'planner.cancelRun': async () => shell.activity.stop(),
  };
}

function uriOf(given: unknown): vscode.Uri | undefined {
  const file = readFilePointer(given);
  return file && uriIn(vscode.Uri.parse(file.folder), file.path);
}
