// The phase plans of a folder from the palette: how far each is, and a way to the phase that is next.
import * as vscode from 'vscode';
import { readPlanStatuses, type PlanStatus } from '../../app/phases/status.ts';
import { say } from '../../documents/sentence.ts';
import type { Shell } from '../shell.ts';
import { tell } from '../tell.ts';
import { findFolder, uriIn } from '../workspace.ts';

/** Lets the user go to a phase plan. Yields `false` where there is none, or where the runs are wanted instead. */
export async function showPhasePlans(shell: Shell): Promise<boolean> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder = await findFolder(undefined, active ? [active] : []);
  if (!folder) return true;
  const { ports } = await shell.host(folder.uri);
  const plans = await readPlanStatuses(ports, new AbortController().signal);
  if (plans.length === 0) return false;
  const items = [...plans.map(itemOf), { label: tell(say('Drafts and their questions…')), plan: undefined }];
  const title = tell(say('Planner: plans of this folder'));
  const chosen = await vscode.window.showQuickPick(items, { title, matchOnDetail: true });
  if (!chosen) return true;
  if (!chosen.plan) return false;
  const line = lineOf(chosen.plan) - 1;
  const selection = new vscode.Range(line, 0, line, 0);
  await vscode.window.showTextDocument(uriIn(folder.uri, chosen.plan.path), { selection });
  return true;
}

function itemOf(plan: PlanStatus) {
  if (plan.kind === 'unreadable') {
    const reason = `${tell(say('The phases of this plan cannot be read.'))} ${tell(plan.reason)}`;
    return { label: plan.path, detail: reason, plan };
  }
  const done = plan.phases.filter(({ status }) => status === 'completed').length;
  const description = tell(say('{0} of {1} phases completed', done, plan.phases.length));
  return { label: plan.title, description, detail: tell(say('Next: {0}', tell(plan.next))), plan };
}

/** Where there is something to do. */
function lineOf(plan: PlanStatus): number {
  if (plan.kind === 'unreadable') return plan.line;
  const open = plan.phases.find(({ status, stale }) => status !== 'completed' || stale.length > 0);
  return open?.line ?? 1;
}
