// A model's judgement of a size, and what plainly contradicts it.
import type { PlanSize } from '../../../documents/phases.ts';
import { sizes, type PlanOutline } from '../facts.ts';

/** What is known beside the judgement. Places are positions in `sizes`. */
export interface Known {
  /** Where the idea's own words put the work. */
  readonly weighed: number;
  /** Whether those words speak of what no few people do: a rebuilding, the whole of something, teams. */
  readonly isVast: boolean;
  /** Where the time puts it that the writer gives the work. */
  readonly said?: number | undefined;
}

/**
 * The place of a judged size: the judgement itself, one step aside where hard facts contradict it plainly.
 * The time that the writer gives the work comes before what was learned from it.
 */
export function judgedPlace(effort: PlanSize, outline: PlanOutline, { weighed, isVast, said }: Known): number {
  const judged = sizes.indexOf(effort);
  if (said !== undefined) return judged + Math.sign(said - judged);
  if (isBigger(effort, outline) || (isVast && weighed - judged > 1)) return judged + 1;
  return isSmaller(effort, outline) && weighed < judged ? judged - 1 : judged;
}

/** More is touched than the size allows by its definition. */
function isBigger(effort: PlanSize, { components, data, interfaces, concerns }: PlanOutline): boolean {
  const isMigration = data.length > 0 && concerns.includes('migration');
  if (effort === 'XS') return isMigration || (data.length > 0 && interfaces.length > 0 && components.length > 2);
  return effort === 'S' && isMigration && interfaces.length > 1 && components.length > 3;
}

/** Less is touched than the size means: one place, nothing that is stored, nothing that others rely on. */
function isSmaller(effort: PlanSize, { components, data, interfaces, risks, concerns }: PlanOutline): boolean {
  const isOnePlace = components.length < 2 && data.length === 0 && interfaces.length === 0;
  if (effort === 'M') return isOnePlace && risks.length === 0 && concerns.length === 0;
  return (effort === 'L' || effort === 'XL') && isOnePlace && !concerns.includes('migration');
}
