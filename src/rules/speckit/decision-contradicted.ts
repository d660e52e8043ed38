// What was rejected is not what is planned.
import { say } from '../../documents/sentence.ts';
import { readDecisions } from '../../documents/speckit/decisions.ts';
import { readable, spanOf } from '../../documents/speckit/readable.ts';
import { featureRule, type Remark } from './rule.ts';
import { choiceOf, has, namesOf, pattern } from './terms.ts';

/** A line that weighs one against the other, or speaks of what was or may come. */
const weighing =
  /\b(?:instead|not|no|never|reject(?:ed)?|alternatives?|rather|migrat\w*|vs\.?|versus|over|replac\w*|compar\w*|unlike|longer|fallback|if|option|consider\w*|future|later|without|remove|drop|legacy|existing|old|was|were|evaluat\w*)\b/i;

export const decisionContradicted = featureRule(
  'decision-contradicted',
  ['plan', 'tasks'],
  {
    severity: 'warning',
    summary: say('Plan and tasks use the option that was chosen, not one that was rejected.'),
    why: say('The plan was written before the decision, or without it: what is built is what was decided against.'),
    wrong: '(TD001: “Final Decision: PostgreSQL”)\n\n- [ ] T004 Create the MongoDB collections in src/db.ts',
    right: '- [ ] T004 Create the PostgreSQL tables in src/db.ts',
  },
  ({ document, feature }) => {
    const decisions = feature.get('decisions');
    if (decisions === undefined) return [];
    const source = readable(document);
    const both = [feature.get('plan'), feature.get('tasks')].flatMap((one) =>
      one === undefined ? [] : [readable(one).prose],
    );
    return readDecisions(decisions).decisions.flatMap((decision): readonly Remark[] => {
      const choice = choiceOf(decision);
      if (choice === undefined) return [];
      const wanted = namesOf(choice.chosen, decision.options);
      if (wanted.length === 0 || wanted.some((name) => both.some((text) => has(text, name)))) return [];
      for (const name of choice.rejected.flatMap((option) => namesOf(option, decision.options))) {
        for (const match of source.prose.matchAll(pattern(name, 'giu'))) {
          const from = source.prose.lastIndexOf('\n', match.index) + 1;
          const to = source.prose.indexOf('\n', match.index);
          if (weighing.test(source.prose.slice(from, to < 0 ? undefined : to))) continue;
          const message = say(
            '{0} chose {1}, but {2} is planned here and {1} nowhere. Correct the plan, or take the decision again.',
            decision.id,
            wanted.join(' '),
            match[0],
          );
          return [{ severity: 'warning', span: spanOf(source, match.index, match.index + match[0].length), message }];
        }
      }
      return [];
    });
  },
);
