// The decisions document and the log of decisions tell the same.
import { say } from '../../documents/sentence.ts';
import { readDecisionLog } from '../../documents/speckit/decisionLog.ts';
import { readDecisions } from '../../documents/speckit/decisions.ts';
import { belongsTo } from './log.ts';
import { featureRule, type Remark } from './rule.ts';
import { choiceOf } from './terms.ts';

export const decisionLog = featureRule(
  'decision-log',
  ['decisions'],
  {
    severity: 'error',
    summary: say('What was decided stands in the decisions document and in the log.'),
    why: say('Other features read the log only. A decision that is missing there is taken again, and differently.'),
    wrong: '(TD002 has a final decision, and technical-decisions-log.json ends with TD001)',
    right: '{ "id": "TD002", "category": "Data", "decision": "PostgreSQL", … }',
  },
  ({ document, feature, set }) => {
    if (feature.log === undefined) return [];
    const { decisions } = readDecisions(document);
    const { decisions: all, whole } = readDecisionLog(feature.log);
    const found: Remark[] = [];
    if (!whole) {
      const message = say(
        'The log {0} cannot be read completely. Keep a copy of it and repair it: decisions may be lost.',
        feature.log.path,
      );
      found.push({ severity: 'error', message });
    }
    const logged = all.filter((one) => belongsTo(one, set));
    const inLog = new Set(logged.map(({ key }) => key));
    for (const { id, key, outcome, provisional, span } of decisions) {
      if (inLog.has(key) || !whole || (outcome === '' && !provisional)) continue;
      const message = say('{0} is decided here and missing in the log {1}. Add it there.', id, feature.log.path);
      found.push({ severity: 'warning', span, message });
    }
    for (const decision of decisions) {
      const entry = logged.find(({ key }) => key === decision.key);
      const choice = choiceOf({ options: decision.options, outcome: decision.outcome });
      if (entry === undefined || choice === undefined) continue;
      const other = choiceOf({ options: decision.options, outcome: entry.decision });
      if (other === undefined || other.chosen.label === choice.chosen.label) continue;
      const message = say(
        '{0} is decided as {1} here and as {2} in the log {3}. Write the same in both.',
        decision.id,
        choice.chosen.label,
        other.chosen.label,
        feature.log.path,
      );
      found.push({ severity: 'warning', span: decision.span, message });
    }
    const here = new Set(decisions.map(({ key }) => key));
    const absent = [...new Set(logged.filter(({ key }) => !here.has(key)).map(({ id }) => id))];
    if (absent.length > 0) {
      const message = say(
        'The log has decisions of this feature that are missing here: {0}. Add them.',
        absent.join(', '),
      );
      found.push({ severity: 'warning', message });
    }
    return found;
  },
);
