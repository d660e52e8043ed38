// A rule for phase plans.
import type { Rule, RulePage } from '../../core/rule.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import { isPhasePlan, readPhasePlan, type PhasePlan, type PlanSize } from '../../documents/phases.ts';
import { firstLine, report } from '../finding.ts';
import { isOthers } from '../origin.ts';
import type { Remark } from '../speckit/rule.ts';

/** Makes a rule for phase plans. */
export function planRule(
  name: string,
  page: RulePage,
  check: (plan: PhasePlan, document: MarkdownDocument) => readonly Remark[],
): Rule {
  const id = `phases/${name}`;
  return {
    id,
    applies: isPhasePlan,
    check: (document, _verdicts, set) =>
      check(readPhasePlan(document), document).map(({ severity, span, message, fix }) =>
        // Others promise no parts of a phase, and say in words of their own what they have.
        report(document, id, isOthers(set) ? 'info' : severity, span ?? firstLine(document), message, fix),
      ),
    page,
  };
}

/** Whether a plan is small by the size that it states: then it needs less. */
export function isSmall({ size }: PhasePlan): boolean {
  return size === 'XS' || size === 'S';
}

/** How many lines a plan of a size should have at most. */
export const lengths: Readonly<Record<PlanSize, number>> = { XS: 80, S: 150, M: 350, L: 700, XL: 1000 };
