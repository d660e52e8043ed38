// While a decision is provisional, every artifact of the feature says so.
import type { Rule } from '../../core/rule.ts';
import type { DocumentSet } from '../../documents/documentSet.ts';
import { say } from '../../documents/sentence.ts';
import { readDecisionLog } from '../../documents/speckit/decisionLog.ts';
import { readDecisions } from '../../documents/speckit/decisions.ts';
import { featureOf, type Feature } from '../../documents/speckit/feature.ts';
import { artifactKinds } from '../../documents/speckit/kind.ts';
import { belongsTo } from './log.ts';
import { report } from '../finding.ts';
import { featureRule } from './rule.ts';

const mark = 'PROVISIONAL DECISION';

const documents = featureRule(
  'provisional-mark',
  ['spec', ...artifactKinds],
  {
    severity: 'error',
    summary: say(
      'While a decision is provisional, every document of the feature carries the mark PROVISIONAL DECISION.',
    ),
    why: say('Whoever reads one artifact alone must see that it may still change.'),
    wrong: '(plan.md.decisions.md: “TD002 … PROVISIONAL DECISION”; tasks.md: no word of it)',
    right: '> PROVISIONAL DECISION: TD002 is not confirmed yet.',
  },
  ({ document, kind, feature, set }) => {
    const ids = provisionalIds(feature, set);
    if (ids.length === 0 || isMarked(document.text)) return [];
    // A specification is written before the decisions, by people: it answers only where it is a part of the marked set.
    if (
      kind === 'spec' &&
      !feature.documents.some(({ kind: other, document: one }) => artifactKinds.includes(other) && isMarked(one.text))
    )
      return [];
    const message = say(
      '{0} is provisional. Write “{1}” at the top of this document, and say what it concerns.',
      ids.join(', '),
      mark,
    );
    return [{ severity: 'error', message }];
  },
);

export const provisionalMark: Rule = {
  ...documents,
  checkFile(file, _verdicts, set) {
    const feature = featureOf(set);
    if (!feature.contracts.includes(file) || isMarked(file.text)) return [];
    const ids = provisionalIds(feature, set);
    if (ids.length === 0) return [];
    const message = say(
      '{0} is provisional. Add “{1}” to this contract, as a comment or description.',
      ids.join(', '),
      mark,
    );
    const end = file.text.search(/\r?\n|$/);
    return [report(file, documents.id, 'error', { start: 0, end }, message)];
  },
};

function isMarked(text: string): boolean {
  return /PROVISIONAL\s+DECISION/.test(text);
}

function provisionalIds(feature: Feature, set: DocumentSet): readonly string[] {
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
