// Each decision says how hard it is to change later.
import { say } from '../../documents/sentence.ts';
import { readDecisions } from '../../documents/speckit/decisions.ts';
import { featureRule, type Remark } from './rule.ts';

const levels =
  /^\W*(?:easy|medium|hard|moderate|difficult|low|high|trivial|irreversible|reversible|one-way|two-way)\b/i;

export const decisionReversibility = featureRule(
  'decision-reversibility',
  ['decisions'],
  {
    severity: 'warning',
    summary: say('Each decision states its reversibility: Easy, Medium or Hard.'),
    why: say('What is hard to change deserves more thought now; what is easy can wait.'),
    wrong: '**Final Decision**: Option A',
    right: '**Reversibility**: Medium (a week to split the module)',
  },
  ({ document }) =>
    readDecisions(document).decisions.flatMap(({ id, span, places, reversibility }): readonly Remark[] => {
      if (levels.test(reversibility)) return [];
      const message =
        reversibility === ''
          ? say(
              '{0} does not say how hard it is to change later. Add “{1}”.',
              id,
              '**Reversibility**: Easy | Medium | Hard',
            )
          : say('The reversibility of {0} must start with Easy, Medium or Hard.', id);
      return [{ severity: reversibility === '' ? 'warning' : 'info', span: places.reversibility ?? span, message }];
    }),
);
