// A quality has a measure: "fast" says nothing that a test could check.
import type { Rule } from '../../core/rule.ts';
import { say } from '../../documents/sentence.ts';
import { report } from '../finding.ts';
import { matchesIn } from './matches.ts';
import { isMeasured } from './measure.ts';
import { statementsOf, type Statement } from './statements.ts';
import { qualityWords } from './words.ts';

const id = 'wording/vague';

export const vague: Rule = {
  id,
  page: {
    severity: 'warning',
    summary: say('A goal, requirement or criterion that names a quality also says how it is measured.'),
    why: say('Two people agree on “fast” until they test it. A number, a limit or a comparison settles it before.'),
    wrong: '## Goals\n\n- The search is fast and user-friendly for all of the readers.',
    right: '## Goals\n\n- The search answers within 300 ms for 95 % of all of the requests.',
  },
  applies: () => true,
  check(document) {
    // Where people fast, a fast is a thing.
    const fasts = /\bfast(?:ing|s|ed)\b/i.test(document.text);
    return statementsOf(document).flatMap((statement) => {
      if (isMeasured(statement.whole)) return [];
      const [first, ...others] = matchesIn(statement, qualityWords).filter(
        ({ start, words }) => !isReason(statement, start) && !(fasts && /^fast$/i.test(words)),
      );
      if (first === undefined) return [];
      const words = [first, ...others].map((match) => `“${match.words}”`).join(', ');
      const message = say('No measure stands here for {0}. Say how much, by when, or compared with what.', words);
      return [report(document, id, 'warning', first, message)];
    });
  },
};

/** "Stored apart for efficient updates": the word says why, not what. */
function isReason(statement: Statement, offset: number): boolean {
  return /\b(?:for|f\u00fcr|pour|para)\s+(?:more\s+)?$/i.test(statement.text.slice(0, offset - statement.start));
}
