// What can be done with a phase where it stands, in the order in which it is offered.
import type { PhaseState } from './state.ts';

export type PhaseAction = 'start' | 'complete' | 'block' | 'reopen' | 'implement';

/** The actions that the state of a phase allows. What it waits for does not count: a reason overrules that. */
export function actionsOf({ status, written }: Pick<PhaseState, 'status' | 'written'>): readonly PhaseAction[] {
  // One that only calls itself completed can be completed in earnest, or opened again.
  if (status === 'active' && written === 'completed') return ['complete', 'reopen', 'implement'];
  return actions[status];
}

const actions: Readonly<Record<PhaseState['status'], readonly PhaseAction[]>> = {
  planned: ['start', 'block'],
  active: ['complete', 'implement', 'block'],
  reopened: ['complete', 'implement', 'block'],
  blocked: ['start'],
  completed: ['reopen'],
};
