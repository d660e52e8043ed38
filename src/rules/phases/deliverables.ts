// Each phase says what it delivers, and what makes that acceptable.
import { say } from '../../documents/sentence.ts';
import { planRule } from './rule.ts';

export const phaseDeliverables = planRule(
  'deliverables',
  {
    severity: 'warning',
    summary: say('Each phase names its deliverables and their acceptance criteria.'),
    why: say('A phase without deliverables cannot be reviewed, only believed.'),
    wrong: '## Phase 2: Delivery\n\nWork on the mails.',
    right:
      '### Deliverables\n\n- Mail worker in src/mail/\n\n### Acceptance Criteria\n\n- A reminder arrives within a minute',
  },
  (plan) =>
    plan.phases.flatMap(({ number, parts, span }) => {
      const missing = [
        ...(parts.has('deliverables') ? [] : ['Deliverables']),
        ...(parts.has('acceptance') || plan.size === 'XS' ? [] : ['Acceptance Criteria']),
      ];
      if (missing.length === 0) return [];
      return [
        {
          severity: 'warning',
          span,
          message: say('Phase {0} does not say what it delivers: {1} missing.', number, missing.join(', ')),
        } as const,
      ];
    }),
);
