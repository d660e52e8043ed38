// A plan is as long as its size allows.
import { say } from '../../documents/sentence.ts';
import { lengths, planRule } from './rule.ts';

export const planLength = planRule(
  'length',
  {
    severity: 'warning',
    summary: say(
      'A plan has at most 80 (XS), 150 (S), 350 (M), 700 (L) or 1000 (XL) lines, and 15 % more, or says why it is longer.',
    ),
    why: say('A plan that is too long for its matter is not read, and not kept true.'),
    wrong: '**Size**: XS\n\n(200 lines)',
    right: '**Size**: S\n\n(140 lines)',
  },
  ({ size, lines, length }) => {
    if (size === undefined || lines <= lengths[size] * 1.15 || length !== undefined) return [];
    const message = say(
      'The plan has {0} lines; one of size {1} should have {2} at most. Shorten it, state its real size, or say why: “{3}”.',
      lines,
      size,
      lengths[size],
      '**Length**: …',
    );
    return [{ severity: 'warning', message }];
  },
);
