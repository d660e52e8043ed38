// Somebody answers for each phase and its action items.
import { patternOf } from '../../documents/phrases/phrases.ts';
import { say } from '../../documents/sentence.ts';
import { planRule } from './rule.ts';

const nobody = new RegExp(
  String.raw`^\W*(?:tbd|to be (?:determined|decided)|${patternOf('toAssign')}|none|nobody|unassigned|n/a|\?|owner|name)?\W*$`,
  'i',
);

export const phaseOwner = planRule(
  'owner',
  {
    severity: 'warning',
    summary: say('Each phase has action items, and they have owners, or the phase has one.'),
    why: say('What nobody owns is done by nobody.'),
    wrong: '### Action Items\n\n- [ ] Set up the mail queue',
    right: '### Action Items\n\n- [ ] Set up the mail queue (Owner: Anna)',
  },
  ({ phases }) =>
    phases.flatMap(({ number, parts, actions, span }) => {
      const owner = parts.get('owner')?.text ?? '';
      if (owner !== '' && !nobody.test(owner)) return [];
      if (!parts.has('actions')) {
        const message = say(
          'Phase {0} has no owner and no action items. Add “{1}”, or items with owners.',
          number,
          '**Owner**: …',
        );
        return [{ severity: 'warning', span, message } as const];
      }
      const free = actions.filter((action) => nobody.test(action.owner));
      if (free.length === 0 && actions.length > 0) return [];
      const message = say(
        '{0} of {1} action items of phase {2} have no owner. Add “{3}” to each, or an owner for the phase.',
        free.length,
        actions.length,
        number,
        '(Owner: …)',
      );
      return [
        {
          severity: 'warning',
          span: (free.length < actions.length ? free[0]?.span : undefined) ?? span,
          message,
        } as const,
      ];
    }),
);
