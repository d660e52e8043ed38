// What fits one small pull request is one unit.
import { say } from '../../documents/sentence.ts';
import { planRule } from './rule.ts';

export const phaseOneChange = planRule(
  'one-change',
  {
    severity: 'warning',
    summary: say('A plan of size XS has no phases, or one.'),
    why: say('Phases cost: criteria, updates, summaries. A change for one small pull request does not earn them.'),
    wrong: '**Size**: XS\n\n## Phase 1: Change\n\n## Phase 2: Test',
    right: '**Size**: XS\n\n## Change\n\n## Tests',
  },
  ({ size, phases }) => {
    if (size !== 'XS' || phases.length < 2) return [];
    const message = say(
      'The plan is of size XS and has {0} phases. Make it one unit, or state a greater size.',
      phases.length,
    );
    return [{ severity: 'warning', message }];
  },
);
