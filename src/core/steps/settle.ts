// Closes questions that the user answered by saying something else, and finds those that an answer has missed.
import { meaningfulWords } from '../../documents/words.ts';
import type { LedgerEntry } from '../questions.ts';
import type { Revision } from '../run.ts';

/**
 * The questions that what was said may answer besides. A wish may also answer what was skipped before; answers were
 * given beside what was skipped.
 */
export function openBeside(
  ledger: readonly LedgerEntry[],
  answers: readonly LedgerEntry[],
  wishes: readonly string[],
): readonly LedgerEntry[] {
  const states = wishes.length > 0 ? ['open', 'skipped', 'unsure'] : ['open'];
  return ledger.filter(
    ({ id, section, state }) => section !== '' && states.includes(state) && !answers.some((entry) => entry.id === id),
  );
}

/**
 * The questions that a model says are settled, one a line: `- [x] Q3 — the words that settle it`. Words that are not the
 * user's count for nothing: then it is all that the user said.
 */
export function settledIn(
  text: string,
  open: readonly LedgerEntry[],
  said: readonly string[],
): NonNullable<Revision['settles']> {
  if (said.length === 0) return [];
  const known = fold(said.join('\n'));
  return open.flatMap((entry) => {
    const line = text.split('\n').find((candidate) => names(candidate, entry));
    if (line === undefined) return [];
    const words = (/\s[—–:-]\s+(.+)$/u.exec(line)?.[1] ?? '').replace(/^[“"']|[”"']$/gu, '').trim();
    const answer = words && known.includes(fold(words)) ? words : said.join(' ').replace(/\s+/g, ' ').trim();
    return [{ question: entry.id, answer: shortened(answer) }];
  });
}

/**
 * The questions whose answers speak of something else: what they changed stands in other parts of the document, and they
 * take up no word of the question. A short answer is one to its question, and so is the second one.
 */
export function missedIn(answers: readonly LedgerEntry[], changed: readonly string[]): readonly LedgerEntry[] {
  if (changed.length === 0) return [];
  const parts = changed.map(partOf);
  return answers.filter(({ state, by, said, answer = '', section, question, why, suggestions }) => {
    if (state !== 'answered' || by !== 'user' || said !== undefined || parts.includes(partOf(section))) return false;
    const words = meaningfulWords(answer);
    const labels = suggestions.flatMap(({ label, detail = '' }) => [label, detail]);
    const known = new Set(meaningfulWords([question, why, section, ...labels].join(' ')));
    return words.length >= leastOfItsOwn && !words.some((word) => known.has(word));
  });
}

/** Words that carry meaning; with fewer an answer says nothing of its own. */
const leastOfItsOwn = 4;

/** The part of the document that a heading belongs to: `3` for 3, 3.1 and 3.2. */
function partOf(heading: string): string {
  return /^\d+/.exec(heading)?.[0] ?? heading;
}

/** Whether a ticked line is about a question: by its id, or by its words. */
function names(line: string, { id, question }: LedgerEntry): boolean {
  const ticked = /^\s*[-*+]\s+\[[xX]\]\s+(.*)$/.exec(line)?.[1];
  if (ticked === undefined) return false;
  return new RegExp(`^\\W*${id}(?![\\w])`).test(ticked) || fold(ticked).startsWith(fold(question));
}

const longest = 300;

function shortened(text: string): string {
  if (text.length <= longest) return text;
  const end = text.lastIndexOf(' ', longest);
  return `${text.slice(0, end > longest / 2 ? end : longest).toWellFormed()} …`;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
