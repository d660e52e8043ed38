// Each decision says why.
import { say } from '../../documents/sentence.ts';
import { shortened } from '../../documents/speckit/definition.ts';
import { readDecisions, readResearch } from '../../documents/speckit/decisions.ts';
import { likely } from '../origin.ts';
import { featureRule } from './rule.ts';

export const decisionRationale = featureRule(
  'decision-rationale',
  ['decisions', 'research'],
  {
    severity: 'warning',
    summary: say('Each decision has its rationale.'),
    why: say('Without the reason nobody knows when the decision should be looked at again.'),
    wrong: '**Final Decision**: Option A',
    right: '**Final Decision**: Option A\n**Rationale**: One team of three runs it.',
  },
  ({ document, kind, set }) => {
    if (kind === 'decisions') {
      return readDecisions(document)
        .decisions.filter(({ outcome, provisional, rationale }) => (outcome !== '' || provisional) && rationale === '')
        .map(({ id, span, places }) => ({
          severity: 'warning',
          span: places.rationale ?? span,
          message: say('{0} has no rationale. Add “{1}”.', id, '**Rationale**: …'),
        }));
    }
    const all = readResearch(document);
    const missing = all.filter(({ rationale }) => rationale === '');
    // A project that gives its reasons in another way does so everywhere.
    if (missing.length > all.length / 4) return [];
    return missing.map(({ title, span }) => ({
      severity: likely(set),
      span,
      message: say(
        'The decision “{0}” has no rationale, unlike the others. Add “{1}”.',
        shortened(title),
        '**Rationale**: …',
      ),
    }));
  },
);
