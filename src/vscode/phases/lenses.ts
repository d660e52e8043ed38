// What stands above the heading of a phase: how it was proven, and what can be done with it now. Pure.
import { largestDocument } from '../../app/check/load.ts';
import { parseDocument } from '../../documents/document.ts';
import { readPlanState, type PhaseState } from '../../documents/phase/state.ts';
import { actionsOf, type PhaseAction } from '../../documents/phase/steps.ts';
import { isPhasePlan } from '../../documents/phases.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import type { CommandId, FilePointer } from '../commands.ts';

export interface Lens {
  /** From 1. */
  readonly line: number;
  readonly icon: string;
  readonly title: Sentence;
  /** More in the same line. */
  readonly detail?: Sentence;
  readonly tooltip?: Sentence;
  /** What a click does; a lens without it only tells. */
  readonly command?: CommandId;
  readonly arguments: readonly unknown[];
}

/** The lenses of a text; none where it is no phase plan, or too large to be checked. */
export function lensesOf(file: FilePointer, text: string): readonly Lens[] {
  // It is read anew at each change: what no check reads either would keep the editor waiting.
  if (text.length > largestDocument) return [];
  const document = parseDocument(file.path, text);
  if (!isPhasePlan(document)) return [];
  const state = readPlanState(document);
  if (state.kind === 'unreadable') {
    const title = say('The phases of this plan cannot be read.');
    return [{ line: state.line, icon: 'warning', title, detail: state.reason, arguments: [] }];
  }
  return state.phases.flatMap((phase) => [
    ...factsOf(phase),
    ...actionsOf(phase).map((action) => lensOf(file, phase, action)),
  ]);
}

/** How a phase was proven, or was not. */
function factsOf({ unit, status, written, evidence, tests }: PhaseState): readonly Lens[] {
  const fact = (icon: string, title: Sentence): readonly Lens[] => [{ line: unit.line, icon, title, arguments: [] }];
  if (evidence?.kind === 'waiver') return fact('law', say('Waived by {0}', evidence.name));
  if (evidence?.kind === 'tests') return fact('pass-filled', say('Tests passed on {0}', evidence.date));
  if (written === 'completed' && status === 'active')
    return fact('warning', say('Completed without evidence: counts as active'));
  if (tests?.outcome === 'failed') return fact('error', say('Tests failed on {0}', tests.date));
  return [];
}

function lensOf(file: FilePointer, { unit, status }: PhaseState, action: PhaseAction): Lens {
  const { icon, title, command } = offers[action];
  const isAgain = action === 'start' && status === 'blocked';
  return {
    line: unit.line,
    icon,
    title: isAgain ? say('Start Again') : title,
    ...(action === 'complete' && unit.proofCommand !== undefined
      ? { tooltip: say('Runs {0}', unit.proofCommand) }
      : {}),
    command,
    arguments: [file, unit.number],
  };
}

/** How the actions are called, wherever they are offered. */
export const offers: Readonly<
  Record<PhaseAction, { readonly icon: string; readonly title: Sentence; readonly command: PhaseCommandId }>
> = {
  start: { icon: 'play', title: say('Start'), command: 'planner.startPhase' },
  complete: { icon: 'check', title: say('Complete'), command: 'planner.completePhase' },
  block: { icon: 'circle-slash', title: say('Block'), command: 'planner.blockPhase' },
  reopen: { icon: 'debug-restart', title: say('Reopen'), command: 'planner.reopenPhase' },
  implement: { icon: 'rocket', title: say('Implement This Phase'), command: 'planner.implementPhase' },
};

type PhaseCommandId = Extract<CommandId, `planner.${string}Phase`>;
