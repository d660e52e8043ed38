// Which phase a command is about: named by a button, of the plan in the editor, the only one that fits, or chosen.
import * as vscode from 'vscode';
import { readPlanStatuses, type PhaseReport, type PlanStatus } from '../../app/phases/status.ts';
import { actionsOf, type PhaseAction } from '../../documents/phase/steps.ts';
import { readFilePointer, type FilePointer } from '../commands.ts';
import type { Shell } from '../shell.ts';
import { tell } from '../tell.ts';
import { findFolder, pathIn } from '../workspace.ts';
import { statusWords } from './present.ts';

/** A phase, and the plan that it is in. */
export interface PhasePointer {
  readonly file: FilePointer;
  readonly phase: string;
}

/** A phase that something can be done with. */
export interface FittingPhase {
  readonly plan: Extract<PlanStatus, { readonly kind: 'plan' }>;
  readonly phase: PhaseReport;
}

/** The phases whose state allows an action, in the order of their plans. */
export function fittingPhases(
  plans: readonly PlanStatus[],
  fits: (phase: PhaseReport) => boolean,
): readonly FittingPhase[] {
  return plans.flatMap((plan) =>
    plan.kind === 'plan' ? plan.phases.filter(fits).map((phase) => ({ plan, phase })) : [],
  );
}

/** Whether the state of a phase allows an action. */
export function allows(action: PhaseAction): (phase: PhaseReport) => boolean {
  return ({ status, isClaimed }) =>
    actionsOf({ status, ...(isClaimed ? { written: 'completed' } : {}) }).includes(action);
}

/** Finds the phase of a command. Says so where there is none that fits. */
export async function choosePhase(
  shell: Shell,
  given: unknown,
  named: unknown,
  title: string,
  fits: (phase: PhaseReport) => boolean,
): Promise<PhasePointer | undefined> {
  const file = readFilePointer(given);
  if (file && typeof named === 'string') return { file, phase: named };
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder = await findFolder(undefined, active ? [active] : []);
  if (!folder) return undefined;
  const { ports } = await shell.host(folder.uri);
  const plans = await readPlanStatuses(ports, new AbortController().signal);
  const path = active && pathIn(folder, active);
  const own = plans.filter((plan) => plan.path === path);
  const found = fittingPhases(own.length > 0 ? own : plans, fits);
  const [first] = found;
  if (!first) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Planner: there is no such phase in {0}.', folder.name));
    return undefined;
  }
  const pointer = ({ plan, phase }: FittingPhase): PhasePointer => ({
    file: { folder: folder.uri.toString(), path: plan.path },
    phase: phase.number,
  });
  if (found.length === 1) return pointer(first);
  const items = found.map(({ plan, phase }) => ({
    label: phase.number === 'plan' ? plan.title : `${phase.number} ${phase.title}`,
    description: tell(statusWords[phase.status]),
    detail: plan.path,
    pointer: pointer({ plan, phase }),
  }));
  return (await vscode.window.showQuickPick(items, { title, matchOnDetail: true }))?.pointer;
}
