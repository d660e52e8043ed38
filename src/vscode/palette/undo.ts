// Takes a run back from the palette or a button, and brings it back where that was a slip.
import * as vscode from 'vscode';
import { redoRun, undoRun, type Undone } from '../../app/runs/undo.ts';
import { expected, showFailure } from '../failure.ts';
import { choosePlan } from './pick.ts';
import type { Shell } from '../shell.ts';

/** Takes back what a run wrote: the named one, else one that the user chooses. The message offers to bring it back. */
export async function undo(shell: Shell, given: unknown): Promise<void> {
  const plan = await choosePlan(shell, given, (state) => state.status !== 'undone' && state.status !== 'new', 'newest');
  if (!plan) return;
  const { folder, run } = plan.pointer;
  const undone = await undoRun(await shell.host(vscode.Uri.parse(folder)), run);
  const isEmpty = undone.restored.length === 0;
  const told = isEmpty
    ? vscode.l10n.t('Planner: there was nothing to undo.')
    : vscode.l10n.t('Planner: undone in {0}.', undone.restored.join(', '));
  // The message may stand for hours: the command is over before somebody answers it.
  void offerRedo(shell, folder, run, `${told}${kept(undone)}`, isEmpty);
}

async function offerRedo(shell: Shell, folder: string, run: string, told: string, isEmpty: boolean): Promise<void> {
  try {
    const redo = vscode.l10n.t('Redo');
    const chosen = await vscode.window.showInformationMessage(told, ...(isEmpty ? [] : [redo]));
    if (chosen !== redo) return;
    const redone = await redoRun(await shell.host(vscode.Uri.parse(folder)), run);
    const back =
      redone.restored.length === 0
        ? vscode.l10n.t('Planner: there was nothing to bring back.')
        : vscode.l10n.t('Planner: brought back {0}.', redone.restored.join(', '));
    void vscode.window.showInformationMessage(`${back}${kept(redone)}`);
  } catch (error) {
    await showFailure(expected(error, shell.log));
  }
}

function kept(undone: Undone): string {
  if (undone.kept.length === 0) return '';
  return ` ${vscode.l10n.t('You changed this since, so it stays: {0}.', undone.kept.join(', '))}`;
}
