// A criterion can fail: "works as expected" cannot.
import type { Rule } from '../../core/rule.ts';
import { recalling } from '../../documents/recall.ts';
import { say } from '../../documents/sentence.ts';
import { report } from '../finding.ts';
import { isOthers } from '../origin.ts';
import { matchesIn, type Match } from './matches.ts';
import { isMeasured } from './measure.ts';
import { isTicked, statementsOf, type Statement } from './statements.ts';
import { emptyPhrases, intentionPhrases } from './words.ts';

const id = 'wording/untestable';

/** A statement with more words than these says more than the phrase: what it says may be checked. */
const mostWords = 14;

export const untestable: Rule = {
  id,
  page: {
    severity: 'warning',
    summary: say('A criterion says what somebody can see when it is met.'),
    why: say('“Works correctly” is true of every result for somebody: a test cannot fail on it.'),
    wrong: '## Acceptance Criteria\n\n- The export of the report works as expected.',
    right: '## Acceptance Criteria\n\n- The export of the report has a row for each of the bookings that are shown.',
  },
  applies: () => true,
  check: (document, _verdicts, set) =>
    statementsOf(document).flatMap((statement) => {
      const found = untestableIn(statement);
      if (found === undefined) return [];
      const message = say('“{0}” cannot be checked. Say what is seen, returned or stored when it holds.', found.words);
      // Where more is said than the phrase, it may be checked.
      const rest = statement.text.slice(found.end - statement.start);
      const isCertain =
        !isOthers(set) ||
        (statement.language === 'en' &&
          statement.kind === 'criterion' &&
          !isTicked(statement) &&
          /^[\s*_]*[.;]?\s*$/.test(rest));
      return [report(document, id, isCertain ? 'warning' : 'info', found, message)];
    }),
};

/** What of a statement nobody can check. */
export function untestableIn(statement: Statement): Match | undefined {
  // What is given is where a test begins.
  if (precondition.test(statement.text)) return undefined;
  if (isMeasured(statement) || wordsIn(statement.document, statement.text) > mostWords) return undefined;
  // What is shown or asked may well be that something is complete.
  const phrases = matchesIn(statement, emptyPhrases).filter(
    ({ start }) => !told.test(statement.text.slice(0, start - statement.start)),
  );
  // A goal may well say what is wanted.
  const wishes = statement.kind === 'criterion' ? matchesIn(statement, intentionPhrases) : [];
  return [...phrases, ...wishes][0];
}

const precondition = /^[\s*_[\]xX]*(?:GIVEN|Given|Gegeben|Angenommen|Dado|Dada|\u00c9tant donn\u00e9)\b[^]*$/;

const wordsIn = recalling((text) => {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.reduce(
    (sum, word) => sum + (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(word) ? word.length / 2 : 1),
    0,
  );
});

/** In "says that it is complete" another one tells it; in "the list that they make is complete" nobody does. */
const told =
  /\b(?:whether|if|when|until|once|after|before)\b|\b(?:tests?|testing|review|audit|inspection)\s+(?:confirm|show|prove|verif)\p{L}*\b|\b(?:say|said|show|tell|told|stat|confirm|verif|report|check|indicat|prove|proof|evidence|signal|see|know|message|notice|notif|inform)\p{L}*\b[^,;.]{0,40}\bthat\b/iu;
