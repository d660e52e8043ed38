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
  (plan) => {
    const small = isSmall(plan);
    if (small && plan.phases.length === 0) {
      if ([...plan.parts, ...plan.generalParts].some((name) => proof.test(name))) return [];
      const message = say('Nothing says which command proves the change. Add “{0}”.', '**Proof command**: …');
      return [{ severity: 'info', message }];
    }
    return plan.phases
      .filter(({ parts }) => !parts.has('tests') && !(small && (parts.has('proof') || parts.has('testsRun'))))
      .map(({ number, span }) => ({
        severity: small ? 'info' : 'warning',
        span,
        message: small
          ? say(
              'Phase {0} does not say how it is tested. Add “{1}” or “{2}”.',
              number,
              '### Testing Strategy',
              '**Proof command**: …',
            )
          : say('Phase {0} does not say how it is tested. Add “{1}”.', number, '### Testing Strategy'),
      }));
  },
);

/** What a plan without phases calls the command, or the chapter that holds it. */
const proof =
  /^(?:proof|tests?\b|testing\b|(?:test|verification) command|verification|validation|how to test|teststrategie)/i;
