// How big a plan is, as the run knows it, and what follows from that.
import type { Facts } from '../../core/workflow.ts';
import { isRecord } from '../../documents/json.ts';
import type { PlanSize } from '../../documents/phases.ts';
import { readOutline, sizes, type PlanScale, type PlannedPhase } from './facts.ts';

/** How many lines a plan of a size has at most. */
export const budgets: Readonly<Record<PlanSize, number>> = { XS: 80, S: 150, M: 350, L: 700, XL: 1000 };

/** The scale that the run has learned, or nothing yet. */
export function scaleOf(facts: Facts): PlanScale | undefined {
  const value = facts['size'];
  return isScale(value) ? value : undefined;
}

/** Whether a size is at least another. */
export function reaches(size: PlanSize, least: PlanSize): boolean {
  return sizes.indexOf(size) >= sizes.indexOf(least);
}

/** The phases of the plan: those that were learned, else the one that the work is. None in a plan that is one unit. */
export function phasesOf(facts: Facts): readonly PlannedPhase[] {
  const known = facts['phases'];
  if (Array.isArray(known) && known.every(isPhase) && known.length > 0) {
    return known.map((phase) => ({ ...phase, title: plainTitle(phase.title) }));
  }
  if (scaleOf(facts)?.phases === 0) return [];
  const outline = readOutline(facts['outline']);
  return [{ title: plainTitle(outline?.title ?? ''), goal: outline?.objectives[0] ?? '', dependsOn: [] }];
}

/** A title that reads the same in a heading, in a link and in a diagram. */
function plainTitle(title: string): string {
  const plain = title
    .replace(/^\W*phase\s+\d+\W+/i, '')
    // Within a name such as `purge_expired` the line means nothing to Markdown.
    .replace(/[<>*`[\]#|\\]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' ? 'Work' : plain;
}

function isScale(value: unknown): value is PlanScale {
  return isRecord(value) && sizes.some((size) => size === value['size']) && typeof value['phases'] === 'number';
}

function isPhase(value: unknown): value is PlannedPhase {
  return isRecord(value) && typeof value['title'] === 'string' && Array.isArray(value['dependsOn']);
}
