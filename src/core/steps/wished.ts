// What wishes ask of single sections, and what becomes of one that a model refuses.
import type { Part, RunContext } from '../context.ts';
import { setAside } from './workIn.ts';

/** The wishes that change a section. */
export function wishesFor({ state }: RunContext, artifact: string, section: string): readonly string[] {
  return state()
    .targeted.filter(({ sections }) => sections.some((one) => one.artifact === artifact && one.section === section))
    .map(({ wish }) => wish);
}

/** Lines of a list, for a prompt. */
export function listed(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** A wish that a model refuses does not hold up the rest: it is set aside. Returns whether it was one. */
export async function* setWishesAside(context: RunContext, wishes: readonly string[], error: unknown): Part<boolean> {
  let isAny = false;
  for (const wish of wishes) {
    const item = setAside(error, context, [], wish);
    if (!item) continue;
    isAny = true;
    yield { kind: 'setAside', item };
  }
  return isAny;
}
