// Each decision is taken, or marked as provisional.
import { say } from '../../documents/sentence.ts';
import { readDecisions, type Option } from '../../documents/speckit/decisions.ts';
import { featureRule } from './rule.ts';
import { marksIn, marksOf } from './terms.ts';

export const decisionOutcome = featureRule(
  'decision-outcome',
  ['decisions'],
  {
    severity: 'warning',
    summary: say('Each decision has an outcome, or the mark PROVISIONAL DECISION.'),
    why: say('A decision that nobody took is taken in the code, by whoever comes first.'),
    wrong: '### TD001: Architecture - Monolith or services\n\n**Recommendation**: Option A',
    right: '**Final Decision**: Option A, a monolith',
  },
  ({ document }) =>
    readDecisions(document)
      .decisions.filter(({ outcome, options, provisional }) => !provisional && isOpen(outcome, options))
      .map(({ id, span, places }) => ({
        severity: 'warning',
        span: places.outcome ?? span,
        message: say(
          '{0} is not decided. Add “{1}”, or mark it “{2}”.',
          id,
          '**Final Decision**: …',
          'PROVISIONAL DECISION',
        ),
      })),
);

/** Says when or where it will be decided, and names none of the options. */
const later =
  /\b(?:to be|will be|must be|still|yet to be|needs? to be|wird)\b[^.]{0,40}\b(?:discussed|decided|determined|clarified|evaluated|agreed|chosen|entschieden|besprochen)\b|\bmeeting\b|\bdiscuss(?:ed|ion)?\b|\bworkshop\b|\bnext (?:week|month|sprint|year)\b|\bnot sure\b|\bundecided\b|\bunclear\b|\bno (?:option|decision|agreement|preference)\b|\bnone of\b|\bneither\b|\b(?:both|either|all) (?:options?|are|would|is)\b|\b(?:either|both) (?:one )?\b|\bdepends\b|\bwait(?:ing|s)? for\b|\bwhichever\b|\boption [a-z0-9]{1,2} or (?:option )?[a-z0-9]{1,2}\b|\bopen\b|\bSitzung\b|\bnoch (?:offen|nicht)\b/i;

function isOpen(outcome: string, options: readonly Option[]): boolean {
  if (outcome === '') return true;
  if (!later.test(outcome)) return false;
  const several = outcome.replace(/\b(option)(\s+[a-z0-9]{1,2}) or (?=[a-z0-9]{1,2}\b)/gi, '$1$2 or $1 ');
  const labels = new Set(several.match(/\boption\s+[a-z0-9]{1,2}\b/gi)?.map((label) => label.toUpperCase()));
  const named = options.filter((option) => {
    const { names, words } = marksIn(
      outcome,
      marksOf(
        option,
        options.filter((one) => one !== option),
      ),
    );
    return names.length > 0 || words.length > 1;
  });
  return labels.size !== 1 && named.length !== 1;
}
