// A success criterion says how it is measured.
import { say } from '../../documents/sentence.ts';
import { readSpec } from '../../documents/speckit/spec.ts';
import { featureRule } from './rule.ts';

const english = /\b(?:the|is|are|be|can|to|of|and|with|for|in)\b/i;
const measure =
  /\d|%|\b(?:zero|no|none|nothing|never|not|without|all|every|each|any|both|always|only|once|one|two|three|half|twice|exactly|identical(?:ly)?|same|equal|unchanged|complete(?:ly)?|fully|entire|100|within|under|below|less|fewer|more than|at least|at most|up to|faster|lower|higher|increases?|decreases?|reduces?|reduced|single|first|pass(?:es)?|fails?|succeeds?|verified|visible|exists?|automatically|consistent(?:ly)?|unique|matches|independent(?:ly)?|confirmed?|median|average|percentile|rate|p\d\d)\b/i;

export const criterionMeasure = featureRule(
  'criterion-measure',
  ['spec'],
  {
    severity: 'info',
    summary: say('A success criterion can be measured.'),
    why: say('A criterion without a measure is met whenever somebody says so.'),
    wrong: '- **SC-001**: Borrowing is easy and pleasant',
    right: '- **SC-001**: A member borrows a book in under 20 seconds',
  },
  ({ document }) =>
    readSpec(document)
      .criteria.filter(({ text }) => english.test(text) && !measure.test(text))
      .map(({ id, span }) => ({
        severity: 'info',
        span,
        message: say('{0} has no measure. Say how many, how fast or how often.', id),
      })),
);
