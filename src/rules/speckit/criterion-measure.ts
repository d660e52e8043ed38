// A success criterion says how it is measured.
import { say } from '../../documents/sentence.ts';
import { readSpec } from '../../documents/speckit/spec.ts';
import { featureRule } from './rule.ts';

const english = /\b(?:the|is|are|be|can|to|of|and|with|for|in)\b/i;
const measure =
  /\d|%|\b(?:zero|no|none|nothing|never|not|without|all|every|each|any|both|always|only|once|one|two|three|half|twice|exactly|identical(?:ly)?|same|equal|unchanged|complete(?:ly)?|fully|entire|100|within|at least|at most|up to|single|first|pass(?:es)?|fails?|succeeds?|verified|visible|exists?|automatically|consistent(?:ly)?|unique|matches|independent(?:ly)?|confirmed?|median|average|percentile|rate|p\d\d)\b/i;

/** More or less than what, and by how much, has to be said. */
const compared = /\b(?:more|less|fewer|faster|slower|better|lower|higher|easier)\b/i;
/** When something is looked at, which says nothing of how much: "more … in the last two hours". */
const period =
  /\b(?:in|during|over|within) the (?:first|last|next|following|previous) [\w-]+ (?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|seasons?|years?)\b/gi;
const german =
  /(?<!\p{L})(?:weniger|mehr|besser\w*|schneller\w*|h\u00f6her\w*|geringer\w*|leichter\w*|einfach\w*|zufrieden\w*|seltener|\u00f6fter|gut)(?!\p{L})/iu;
const gemessen =
  /\d|%|(?<!\p{L})(?:kein\w*|alle\w*|jede\w*|nie|niemals|ohne|immer|null|zwei|drei|vier|f\u00fcnf|sechs|sieben|acht|neun|zehn|zw\u00f6lf|h\u00e4lfte|halb\w*|doppelt\w*|drittel|h\u00f6chstens|mindestens)(?!\p{L})/iu;

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
      .criteria.map(({ text, ...criterion }) => ({ ...criterion, text: text.replace(period, ' ') }))
      .filter(({ text }) =>
        english.test(text) || compared.test(text) ? !measure.test(text) : german.test(text) && !gemessen.test(text),
      )
      .map(({ id, span }) => ({
        severity: 'info',
        span,
        message: say('{0} has no measure. Say how many, how fast or how often.', id),
      })),
);
