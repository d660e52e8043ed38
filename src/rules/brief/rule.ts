// A rule of the brief knows the shape that the team's template asks for; bound to a shape it is a rule like any other.
import type { Rule, RulePage, Verdicts } from '../../core/rule.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { isBrief, type BriefShape } from './shape.ts';

export interface BriefRule {
  readonly id: string;
  readonly page: RulePage;
  readonly check: (document: MarkdownDocument, shape: BriefShape, verdicts: Verdicts) => readonly Finding[];
}

/** Makes rules for documents of a shape. */
export function bindRules(rules: readonly BriefRule[], shape: BriefShape): readonly Rule[] {
  const briefs = new WeakMap<MarkdownDocument, boolean>();
  const applies = (document: MarkdownDocument) => {
    const known = briefs.get(document) ?? isBrief(document, shape);
    briefs.set(document, known);
    return known;
  };
  return rules.map(({ id, page, check }) => ({
    id,
    page,
    applies,
    check: (document, verdicts) => check(document, shape, verdicts),
  }));
}
