// Each phase says when it can start and when it is finished.
import { say } from '../../documents/sentence.ts';
import { planRule } from './rule.ts';

export const phaseCriteria = planRule(
  'criteria',
  {
    severity: 'warning',
    summary: say('Each phase has entry criteria and exit criteria.'),
    why: say('Without them a phase starts too early and never ends.'),
    wrong: '## Phase 2: Delivery\n\n### Deliverables\n\n- Mail worker',
    right:
      '### Entry Criteria\n\n- Phase 1 is completed\n\n### Exit Criteria\n\n- All mails of the test run are delivered',
  },
  ({ phases }) =>
    phases.flatMap(({ number, parts, span }) => {
      const missing = [
        ...(parts.has('entry') ? [] : ['Entry Criteria']),
        ...(parts.has('exit') ? [] : ['Exit Criteria']),
      ];
      if (missing.length === 0) return [];
      return [
        {
          severity: 'warning',
          span,
          message: say('Phase {0} lacks: {1}. Add them.', number, missing.join(', ')),
        } as const,
      ];
    }),
);
