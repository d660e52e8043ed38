// The phases of a plan before they are written, in an order in which they can be done.
import { singleLine } from '../../documents/words.ts';

/** A phase before its parts are written. */
export interface PlannedPhase {
  readonly title: string;
  readonly goal: string;
  /** Numbers of earlier phases, from 1. */
  readonly dependsOn: readonly number[];
  /** The command that proves it. */
  readonly proof?: string | undefined;
  /** While a plan that is there is divided anew: the number that the phase had; 0 where it is new. */
  readonly was?: number | undefined;
  /** It was to go, and stays. */
  readonly kept?: boolean | undefined;
}

/** The phases so that each comes after those that it waits for, renumbered. Throws where some wait for each other. */
export function inOrder(draft: readonly PlannedPhase[]): readonly PlannedPhase[] {
  const phases = numberedFromOne(draft);
  const waits = phases.map(
    ({ dependsOn }, index) => new Set(dependsOn.filter((number) => number !== index + 1 && phases[number - 1])),
  );
  const order: number[] = [];
  while (order.length < phases.length) {
    const next = phases.findIndex(
      (_, index) => !order.includes(index) && [...(waits[index] ?? [])].every((number) => order.includes(number - 1)),
    );
    if (next < 0) {
      const circle = phases.flatMap((_, index) => (order.includes(index) ? [] : [index + 1]));
      throw new Error(`phases ${circle.join(', ')} wait for each other`);
    }
    order.push(next);
  }
  return order.flatMap((index) => {
    const phase = phases[index];
    if (!phase) return [];
    const { title, goal, proof, ...rest } = phase;
    const dependsOn = [...(waits[index] ?? [])].map((number) => order.indexOf(number - 1) + 1);
    const command = proof?.replace(/^`+|`+$/g, '').trim();
    return [
      {
        ...rest,
        title: singleLine(title).replace(/^(?:phase|stage|step|milestone)\s*\d+\s*[:.–—-]\s*/i, ''),
        goal: singleLine(goal),
        dependsOn: dependsOn.toSorted((a, b) => a - b),
        ...(command ? { proof: command } : {}),
      },
    ];
  });
}

/** Models count from zero now and then: where that makes sense of every number, it is what was meant. */
function numberedFromOne(phases: readonly PlannedPhase[]): readonly PlannedPhase[] {
  const isFromZero =
    phases.some(({ dependsOn }) => dependsOn.includes(0)) &&
    phases.every(({ dependsOn }, index) => dependsOn.every((number) => number < index));
  return isFromZero
    ? phases.map((phase) => ({ ...phase, dependsOn: phase.dependsOn.map((number) => number + 1) }))
    : phases;
}
