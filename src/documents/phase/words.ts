// How a sentence names a phase, and a plan without phases, which is completed as one unit.
import type { Sentence } from '../sentence.ts';

/** The number of the only unit of a plan without phases. */
export const wholePlan = 'plan';

/** The sentence that fits: of a phase, or of the plan as a whole. */
export function ofUnit(number: string, phase: Sentence, plan: Sentence): Sentence {
  return number === wholePlan ? plan : phase;
}
