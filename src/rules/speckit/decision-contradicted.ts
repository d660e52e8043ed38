// What was rejected is not what is planned.
import { say } from '../../documents/sentence.ts';
import { shortened } from '../../documents/speckit/definition.ts';
import { readDecisions, type Decision } from '../../documents/speckit/decisions.ts';
import { referencesIn } from '../../documents/speckit/ids.ts';
import { readable, spanOf, type Readable } from '../../documents/speckit/readable.ts';
import { featureRule, type Remark } from './rule.ts';
import { choiceOf, has, marksOf, namesOf, pattern, stemsOf, tellsRejected, type Choice } from './terms.ts';

/** A line that weighs one against the other, or speaks of what was or may come. */
const weighing =
  /\b(?:instead|not|no|never|reject(?:ed)?|alternatives?|rather|migrat\w*|vs\.?|versus|over|replac\w*|compar\w*|unlike|longer|fallback|if|option|consider\w*|future|later|without|remove|drop|legacy|existing|old|was|were|evaluat\w*)\b/i;

/** The same, where the decision is named: then only a comparison excuses. */
const comparing =
  /\b(?:instead|not|no|never|reject(?:ed)?|refused|alternatives?|rather|vs\.?|versus|compar\w*|unlike|fallback|in case|without|drop|statt|nicht|kein\w*|verworfen)\b/i;

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
    const { decisions: all } = readDecisions(decisions);
    return all.flatMap((decision): readonly Remark[] => {
      const choice = choiceOf(decision);
      if (choice === undefined) return [];
      const named = contradictionIn(source, decision, choice, all);
      if (named.length > 0) return named;
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

/** Sentences that name the decision, and tell an option that it rejected. */
function contradictionIn(
  source: Readable,
  { id, key, title }: Decision,
  { chosen, rejected }: Choice,
  all: readonly Decision[],
): readonly Remark[] {
  const subject = stemsOf(title);
  const elsewhere = all.filter((other) => other.key !== key).flatMap((other) => choiceOf(other)?.chosen.text ?? []);
  for (const { text, start } of statementsIn(source, key)) {
    if (comparing.test(text)) continue;
    for (const option of rejected) {
      const marks = marksOf(option, [chosen]);
      // A name that another decision chose has its place in the plan.
      const names = marks.names.filter((name) => !elsewhere.some((other) => has(other, name)));
      // What it is about is told of every option.
      const words = marks.words.filter((word) => !subject.includes(word));
      if (!tellsRejected(text, marksOf(chosen, [option]), { names, words })) continue;
      const message = say(
        '{0} chose “{1}”, and this tells “{2}”, which it rejected. Correct this, or take the decision again.',
        id,
        shortened(chosen.text),
        shortened(option.text),
      );
      return [{ severity: 'warning', span: spanOf(source, start, start + text.length), message }];
    }
  }
  return [];
}

/** The parts of sentences and lines that end with the id of a decision, or the whole where it stands elsewhere. */
function statementsIn({ prose }: Readable, key: string): readonly { readonly text: string; readonly start: number }[] {
  return [...prose.matchAll(/(?:[^.\n|]|\.(?!\s))+/g)].flatMap((sentence) => {
    const ids = referencesIn(sentence[0]).filter(({ family }) => family === 'TD');
    const at = ids.findIndex((one) => one.key === key);
    const mine = ids[at];
    if (mine === undefined) return [];
    // "signs with a key (TD003) and sends over gRPC (TD002)": each id speaks of what is before it.
    const isMixed = ids.length > 1 && ids.every(({ start }) => sentence[0][start - 1] === '(');
    const from = isMixed ? (ids[at - 1]?.end ?? 0) : 0;
    const to = isMixed ? mine.end : sentence[0].length;
    return [{ text: sentence[0].slice(from, to), start: sentence.index + from }];
  });
}
