// A quality has a measure: "fast" says nothing that a test could check.
import type { Rule } from '../../core/rule.ts';
import { say } from '../../documents/sentence.ts';
import { report } from '../finding.ts';
import { isOthers } from '../origin.ts';
import { matchesIn, type Match } from './matches.ts';
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
  check(document, _verdicts, set) {
    const others = isOthers(set);
    // Where people fast, a fast is a thing.
    const fasts = /\bfast(?:ing|s|ed)\b/i.test(document.text);
    return statementsOf(document).flatMap((statement) => {
      if (isMeasured(statement.whole)) return [];
      const found = matchesIn(statement, qualityWords).filter(
        ({ start, end, words }) =>
          !isReason(statement, start) && !isExplained(statement, end) && !(fasts && /^fast$/i.test(words)),
      );
      const [first] = found;
      if (first === undefined) return [];
      const words = found.map((match) => `“${match.words}”`).join(', ');
      const message = say('No measure stands here for {0}. Say how much, by when, or compared with what.', words);
      const isCertain = !others || found.some((match) => isClaim(statement, match));
      return [report(document, id, isCertain ? 'warning' : 'info', first, message)];
    });
  },
};

/** What is said of a thing as its quality, in so many words: "is fast", "responds quickly". Elsewhere it may be a name. */
function isClaim({ text, start, kind }: Statement, match: Match): boolean {
  if (kind === 'goal') return false;
  const isEnd = /^[\s*_]*(?:[.,;]|and\b|$)/.test(text.slice(match.end - start));
  const before = text.slice(0, match.start - start);
  return isEnd && (adverb.test(match.words) || (quality.test(match.words) && predicate.test(before)));
}

const adverb = /^(?:quickly|rapidly|swiftly|promptly|easily|seamlessly|smoothly|efficiently|intuitively|reliably)$/i;
const quality =
  /^(?:fast|quick|slow|snappy|user[- ]friendly|intuitive|easy to use|seamless|smooth|robust|scalable|performant|efficient|reliable|flexible|modern|comfortable|convenient|maintainable)$/i;
const predicate = /\b(?:be|is|are|feels?|looks?|remains?|stays?|and)\s+(?:(?:very|more|highly|both)\s+)?$/i;

/** "Stored apart for efficient updates", "prints the address to find the fault quickly": the word says why, not what. */
function isReason(statement: Statement, offset: number): boolean {
  const before = statement.text.slice(0, offset - statement.start);
  return (
    /(?<!\p{L})(?:for|f\u00fcr|pour|para|\u0434\u043b\u044f)\s+(?:more\s+)?$/iu.test(before) || purpose.test(before)
  );
}

/** What has been said to be done helps somebody to find something. */
const purpose =
  /\b(?:must|shall|should)\s+(?!(?:not\s+)?(?:allow|enable|permit|let|help|make|be|support|guide)\b)[^.;]{15,}\sto\s+(?:debug|detect|diagnose|find|fix|identify|isolate|locali[sz]e|locate|pinpoint|recogni[sz]e|spot|trace|troubleshoot|understand)\s[^.;,]{0,50}$/i;

/** "Loops seamlessly, with points that avoid gaps": the sentence goes on with what is meant. */
function isExplained(statement: Statement, offset: number): boolean {
  return /^[\s*_]*,?\s+(?:with\s[^.;]{0,60}\b(?:avoids?|no|never|without|zero)\b|meaning\b|that is\b|by \p{L}+ing\b)/iu.test(
    statement.text.slice(offset - statement.start),
  );
}
