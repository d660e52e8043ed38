// What kind of work a plan is about, for what is usual in such work.
import { kindsOf } from '../../brief/offline/draft/kinds.ts';
import type { WorkKind } from '../../brief/offline/phrases/types.ts';
import type { PlanOutline } from '../facts.ts';
import { clausesOf } from '../sizing/clauses.ts';
import { isReport, reportIn } from '../sizing/reports.ts';

/**
 * The kinds, the surest first. A wish that tells what goes wrong today is no repair: what is usual for one would be
 * made up for it. So the kind of a repair is left only to what reports a defect, and to the smallest work.
 */
export function workKinds(outline: PlanOutline, isSmallest: boolean): readonly WorkKind[] {
  const kinds = kindsOf({ ...outline, goals: outline.objectives, tickets: [] });
  const told = [outline.title, outline.problem, ...outline.objectives, ...outline.inScope].join('\n');
  const others = kinds.filter((kind) => kind !== 'bugfix');
  if (isReport(reportIn(told, clausesOf(told)), 0))
    return ['bugfix', ...others.filter((kind) => kind !== 'general').slice(0, 1)];
  return isSmallest || others.length === kinds.length ? kinds : others.length > 0 ? others : ['general'];
}
