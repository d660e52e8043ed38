// What a new division of a plan that is there may change: what has begun, is done, or is the user's stays.
import { lettersOf } from '../../documents/words.ts';
import type { PlannedPhase } from './order.ts';

/** A phase as the plan has it by now. */
export interface PresentPhase extends PlannedPhase {
  readonly number: number;
  readonly status: string;
  /** Work on it has begun or is done: its number, title and content stay. */
  readonly fixed: boolean;
  /** The user has written in it: it is never taken out. */
  readonly edited: boolean;
}

/** The present phases that a fact was asked for beside; nothing where there are none. */
export function readPresent(value: unknown): readonly PresentPhase[] | undefined {
  return Array.isArray(value) && value.length > 0 && value.every(isPresent) ? value : undefined;
}

/**
 * A new division as it may be: each phase with the number that it had, those that must stay back in it, each as it was.
 * Numbers in `dependsOn` are those of the draft.
 */
export function withPresent(draft: readonly PlannedPhase[], present: readonly PresentPhase[]): readonly PlannedPhase[] {
  const taken = new Set<number>();
  const known = draft.map((one): PlannedPhase => {
    const old =
      present.find(({ number }) => number === one.was && !taken.has(number)) ??
      present.find(({ title, number }) => lettersOf(title) === lettersOf(one.title) && !taken.has(number));
    if (!old) return { ...one, was: 0 };
    taken.add(old.number);
    return old.fixed
      ? { ...one, title: old.title, goal: old.goal, proof: old.proof, was: old.number }
      : { ...one, was: old.number };
  });
  return present
    .filter((old) => (old.fixed || old.edited) && !taken.has(old.number))
    .reduce<readonly PlannedPhase[]>((phases, old) => withKept(phases, old), known);
}

/** Says what is wrong with a division in its final order; nothing where it can be taken. */
export function checkDivision(phases: readonly PlannedPhase[], present: readonly PresentPhase[]): string | undefined {
  for (const old of present.filter(({ fixed }) => fixed)) {
    const now = phases[old.number - 1];
    if (now?.was !== old.number)
      return `phase ${old.number} “${old.title}” is ${old.status}: it must stay number ${old.number}`;
    const moved = old.dependsOn.find((number) => phases[number - 1]?.was !== number);
    if (moved !== undefined || now.dependsOn.join() !== old.dependsOn.join())
      return `phase ${old.number} is ${old.status} and depends on ${old.dependsOn.join(', ') || 'none'}: that must stay so, with the same numbers`;
  }
  return undefined;
}

/** Puts a phase back behind the one that stood before it. */
function withKept(phases: readonly PlannedPhase[], old: PresentPhase): readonly PlannedPhase[] {
  const at = phases.findLastIndex(({ was = 0 }) => was > 0 && was < old.number) + 1;
  const shifted = (number: number): number => (number > at ? number + 1 : number);
  const { title, goal, proof } = old;
  const before = old.dependsOn.flatMap((number) => {
    const index = phases.findIndex(({ was }) => was === number);
    return index < 0 ? [] : [shifted(index + 1)];
  });
  return phases
    .map((one) => ({ ...one, dependsOn: one.dependsOn.map(shifted) }))
    .toSpliced(at, 0, { title, goal, proof, dependsOn: before, was: old.number, kept: true });
}

function isPresent(value: unknown): value is PresentPhase {
  return typeof value === 'object' && value !== null && 'number' in value && 'fixed' in value && 'title' in value;
}
