// Each phase says how it is tested.
import { say } from '../../documents/sentence.ts';
import { isSmall, planRule } from './rule.ts';

export const phaseTests = planRule(
  'tests',
  {
    severity: 'warning',
    summary: say('Each phase has its own testing strategy; a small plan needs a proof command at least.'),
    why: say('Tests must run when a phase completes: the phase has to say which.'),
    wrong: '## Phase 2: Delivery\n\n### Deliverables\n\n- Mail worker',
    right:
      '### Testing Strategy\n\n- Unit tests for the worker, one integration test with a mail server\n\n**Proof command**: `npm test`',
  },
  (plan) =>
    plan.phases
      .filter(
        ({ parts }) => !parts.has('tests') && !parts.has('proof') && !parts.has('testsRun') && !parts.has('waiver'),
      )
      .map(({ number, span }) => ({
        severity: isSmall(plan) ? 'info' : 'warning',
        span,
        message: say(
          'Phase {0} does not say how it is tested. Add “{1}” or “{2}”.',
          number,
          '### Testing Strategy',
          '**Proof command**: …',
        ),
      })),
);
