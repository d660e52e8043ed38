// Which plan, which document: named by a button, the only one, or chosen from a list.
import * as vscode from 'vscode';
import { documentsOf, listRuns, mainDocument, readRun, type ListedRun } from '../../app/runs/runs.ts';
import { runTitle } from '../../app/runs/title.ts';
import { readRunPointer, type FilePointer, type RunPointer } from '../commands.ts';
import type { Shell } from '../shell.ts';
import { statusText } from '../chat/status.ts';
import { tell } from '../tell.ts';
import { findFolder } from '../workspace.ts';

/** A run that was found, and where. */
export interface Plan {
  readonly pointer: RunPointer;
  readonly state: ListedRun;
}

/**
 * Finds the plan that a command is about. `newest` takes the last one without asking; otherwise the user chooses where
 * there are several. Says so where there is none.
 */
export async function choosePlan(
  shell: Shell,
  given: unknown,
  fits: (state: ListedRun) => boolean,
  choice: 'ask' | 'newest' = 'ask',
  title = vscode.l10n.t('Planner: which plan?'),
): Promise<Plan | undefined> {
  const pointer = readRunPointer(given);
  if (pointer) {
    const host = await shell.host(vscode.Uri.parse(pointer.folder));
    return { pointer, state: await readRun(host, pointer.run) };
  }
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder = await findFolder(undefined, active ? [active] : []);
  if (!folder) return undefined;
  const states = (await listRuns(await shell.host(folder.uri))).filter(fits);
  const plans = states.map((state): Plan => ({ pointer: { folder: folder.uri.toString(), run: state.run }, state }));
  if (plans.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Planner: there is no plan in {0} that this applies to.', folder.name),
    );
    return undefined;
  }
  if (plans.length === 1 || choice === 'newest') return plans[0];
  const items = plans.map((plan) => ({
    label: runTitle(plan.state),
    description: statusText(plan.state, tell),
    detail: documentsOf(plan.state).join(', '),
    plan,
  }));
  return (await vscode.window.showQuickPick(items, { title, matchOnDetail: true }))?.plan;
}

/** Finds the document that a command is about: the open one where it belongs to a plan, else the user chooses a plan. */
export async function chooseDocument(shell: Shell): Promise<FilePointer | undefined> {
  const plan = await choosePlan(shell, undefined, (state) => documentsOf(state).length > 0);
  const path = plan && mainDocument(plan.state);
  return plan && path !== undefined ? { folder: plan.pointer.folder, path } : undefined;
}
