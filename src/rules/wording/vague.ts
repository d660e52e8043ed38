// A quality has a measure: "fast" says nothing that a test could check.
import type { Rule } from '../../core/rule.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import { say } from '../../documents/sentence.ts';
import { lastFrom } from '../../documents/sorted.ts';
import { report } from '../finding.ts';
import { isOthers } from '../origin.ts';
import { matchesIn, type Match } from './matches.ts';
import { isMeasured } from './measure.ts';
import { isTicked, statementsOf, type Statement } from './statements.ts';
import { untestableIn } from './untestable.ts';
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
      if (isMeasured(statement)) return [];
      const named = matchesIn(statement, qualityWords);
      if (named.length === 0) return [];
      const empty = untestableIn(statement);
      const found = named.filter(
        (match) =>
          // "Works smoothly" is told as what cannot be checked.
          !(empty !== undefined && match.start < empty.end && empty.start < match.end) &&
          !isReason(statement, match.start) &&
          !isExplained(statement, match.end) &&
          !isDeed(statement, match) &&
          !isCondition(statement, match) &&
          !(fasts && /^fast$/i.test(match.words)),
      );
      const [first] = found;
      if (first === undefined) return [];
      const words = found.map((match) => `“${match.words}”`).join(', ');
      const message = say('No measure stands here for {0}. Say how much, by when, or compared with what.', words);
      const isCertain =
        !others ||
        (!isTicked(statement) &&
          !isQualitative(document, first.start) &&
          found.some((match) => isClaim(statement, match)));
      return [report(document, id, isCertain ? 'warning' : 'info', first, message)];
    });
  },
};

/** `### Qualitative Outcomes`: what has no measure here has one elsewhere, or is judged by people on purpose. */
function isQualitative({ sections }: MarkdownDocument, offset: number): boolean {
  return /\bqualitative\b/i.test(lastFrom(sections, offset)?.title ?? '');
}

/**
 * What is said of a thing as its quality, in so many words: "is fast". Elsewhere it may be a name, or how something is
 * done ("finishes quickly, without the checks"), or what it is good for ("so that it is easy to use").
 */
function isClaim({ text, start, kind }: Statement, match: Match): boolean {
  if (kind === 'goal') return false;
  const isEnd = /^[\s*_]*(?:[.,;]|and\b|$)/.test(text.slice(match.end - start));
  const before = text.slice(0, match.start - start);
  if (!isEnd || subordinate.test(before)) return false;
  const isWhole =
    /^[\s*_.]*$/.test(text.slice(match.end - start)) && (before.match(/[\p{L}\p{N}]+/gu) ?? []).length < 8;
  return (adverb.test(match.words) && isWhole) || (quality.test(match.words) && predicate.test(before));
}

/** In a short sentence that ends with it; how smoothly or easily something goes is rather a matter of taste. */
const adverb = /^(?:quickly|rapidly|swiftly|promptly)$/i;

const quality =
  /^(?:fast|quick|snappy|user[- ]friendly|intuitive|easy to use|seamless|robust|scalable|performant|efficient|reliable|modern|comfortable|convenient)$/i;
const subordinate = /\b(?:so|because|since|when(?:ever)?|while|if|until|unless|where|which|whether)\b[^.;:]*$/i;
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
  const after = statement.text.slice(offset - statement.start);
  return (
    told.test(after) ||
    /^[\s*_]*,?\s+(?:with\s[^.;]{0,60}\b(?:avoids?|no|never|without|zero)\b|meaning\b|that is\b|by \p{L}+ing\b)/iu.test(
      after,
    )
  );
}

/** "User-friendly and actionable (not raw error codes)", "simple: one button, no menu": what is meant stands behind it. */
const told =
  /^(?:(?!\.\s)[^;:()]){0,60}(?:\((?!(?:see|for|as|in|on|cf|siehe|vgl|f\u00fcr|voir|ver|para|pour)\b)[^()]*\p{L}{2,}\s+[^()]*\p{L}{3,}[^()]*\)|:[\s*_]+(?:\p{L}[\p{L}'-]*[\s,]+){2}\p{L})/iu;

/** "No lag when typing rapidly", "while users quickly switch tabs": how somebody does something, no quality asked for. */
function isDeed({ text, start }: Statement, { start: from, end: to, words }: Match): boolean {
  const before = text.slice(Math.max(0, from - start - 100), from - start);
  const after = text.slice(to - start, to - start + 40);
  if (!/ly$/i.test(words) && !(/^fast$/i.test(words) && /^[\s*_]*(?:[.,;)]|$)/.test(after))) return false;
  return deedBefore.test(before) || (clauseBefore.test(before) && deedAfter.test(after));
}

/** "When the service is slow or not reachable": what may happen, not what is wanted. */
function isCondition({ text, start }: Statement, { start: from, words }: Match): boolean {
  return /^slow$/i.test(words) && conditionBefore.test(text.slice(Math.max(0, from - start - 100), from - start));
}

const conditionBefore =
  /(?<!\p{L})(?:when(?:ever)?|while|if|in case)\s(?:[^.;:,]|\.(?=\p{L})){1,80}\s(?:is|are|becomes?|gets?)\s+(?:(?:too|very)\s+)?$/iu;

/** What only people do: a system that responds quickly while it loads is another matter. */
const act = String.raw`(?:typ|click|tapp?|scroll|swip|press|switch|dragg?|resiz|zoom|pann?|navigat|toggl|enter|past|edit|hover|brows|select|chang|draw|submitt?|open|clos|rotat|writ|pinch|flick|hitt?|walk|driv|talk|speak)(?:e?s|e|ing)?(?!\p{L})`;
const clause = String.raw`(?<!\p{L})(?:when(?:ever)?|while|if)\s+(?:(?:(?:an?|the|any|some|many|several|multiple|two)\s+)?(?:users?|readers?|customers?|visitors?|people|persons?|someone|somebody|they|you|admins?|operators?|players?|members?|editors?)\s+(?:(?:are|is)\s+)?)?`;
const object = String.raw`(?:\s+(?:in|into|on|through|over|between|across|around|to|at|with))?(?:\s+(?:the|an?|many|several|multiple))?(?:\s+[\p{L}-]+)?`;
const deedBefore = new RegExp(String.raw`${clause}${act}${object}\s+(?:(?:very|too)\s+)?$`, 'iu');
const clauseBefore = new RegExp(String.raw`${clause}$`, 'iu');
const deedAfter = new RegExp(String.raw`^\s+${act}`, 'iu');
