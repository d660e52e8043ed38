// While a decision is provisional, every artifact of the feature says so.
import { say } from '../../documents/sentence.ts';
import { readDecisionLog } from '../../documents/speckit/decisionLog.ts';
import { readDecisions } from '../../documents/speckit/decisions.ts';
import type { Feature } from '../../documents/speckit/feature.ts';
import { artifactKinds } from '../../documents/speckit/kind.ts';
import { belongsTo } from './log.ts';
import { featureRule, type Subject } from './rule.ts';

const mark = 'PROVISIONAL DECISION';

export const provisionalMark = featureRule(
  'provisional-mark',
  ['decisions', ...artifactKinds],
  {
    severity: 'error',
    summary: say('While a decision is provisional, every artifact carries the mark PROVISIONAL DECISION.'),
    why: say('Whoever reads one artifact alone must see that it may still change.'),
    wrong: '(plan.md.decisions.md: “TD002 … PROVISIONAL DECISION”; tasks.md: no word of it)',
    right: '> PROVISIONAL DECISION: TD002 is not confirmed yet.',
  },
  (subject) => {
    const { document, kind, feature } = subject;
    const ids = provisionalIds(subject);
    if (ids.length === 0) return [];
    if (kind === 'decisions') return contractsWithout(feature, ids);
    if (/PROVISIONAL\s+DECISION/.test(document.text)) return [];
    const message = say(
      '{0} is provisional. Write “{1}” at the top of this document, and say what it concerns.',
      ids.join(', '),
      mark,
    );
    return [{ severity: 'error', message }];
  },
);

function provisionalIds({ feature, set }: Subject): readonly string[] {
  const document = feature.get('decisions');
  const read = document === undefined ? [] : readDecisions(document).decisions;
  const logged =
    feature.log === undefined ? [] : readDecisionLog(feature.log).decisions.filter((one) => belongsTo(one, set));
  const known = new Set(read.map(({ key }) => key));
  const ids = [
    ...read.filter((decision) => decision.provisional).map(({ id }) => id),
    ...logged.filter(({ provisional, key }) => provisional && !known.has(key)).map(({ id }) => id),
  ];
  return [...new Set(ids)];
}

/** Contracts are no documents: the decisions answer for them. */
function contractsWithout({ contracts }: Feature, ids: readonly string[]) {
  const without = contracts
    .filter(({ text }) => !/PROVISIONAL\s+DECISION/.test(text))
    .map(({ path }) => path.split('/').at(-1));
  if (without.length === 0) return [];
  const message = say(
    '{0} is provisional, and these contracts do not say so: {1}. Add “{2}” as a comment or description.',
    ids.join(', '),
    without.join(', '),
    mark,
  );
  return [{ severity: 'error', message } as const];
}
