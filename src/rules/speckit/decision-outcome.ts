// Each decision is taken, or marked as provisional.
import { say } from '../../documents/sentence.ts';
import { readDecisions } from '../../documents/speckit/decisions.ts';
import { featureRule } from './rule.ts';

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
      .decisions.filter(({ outcome, provisional }) => outcome === '' && !provisional)
      .map(({ id, span }) => ({
        severity: 'warning',
        span,
        message: say(
          '{0} is not decided. Add “{1}”, or mark it “{2}”.',
          id,
          '**Final Decision**: …',
          'PROVISIONAL DECISION',
        ),
      })),
);
