// What a work is by its nature: a repair, a correction, a touch-up, or none of them.
import type { Signal } from '../facts.ts';
import { split, type Clauses } from './clauses.ts';
import { code, correction, defect, known, puzzling, report, tweak, wish, wishing } from './nature.ts';
import { isMoreThanCorrection, isReport, type Report } from './reports.ts';
import { signal, sumOf, wordSignals, type Weighed } from './weighed.ts';

/** Whether the work is to repair or to touch up something, and how deep that goes. */
export function natureOf(
  { opening, text, statements, added }: Clauses,
  found: readonly Weighed[],
  reported: Report,
): Signal | undefined {
  if (found.some(({ name }) => name === 'rewrite')) return undefined;
  const inWork = wordSignals({ added: [...statements.flatMap(split), ...reported.asked], limits: [] }).filter(
    ({ weight }) => weight > 0,
  );
  if (isReport(reported, sumOf(inWork)) && !wish.test(opening)) {
    const isMore = isMoreThanCorrection(reported, sumOf(inWork)) || isPuzzle(text);
    return signal('defect', reported.words.join(', '), isMore ? -0.3 : -1.1);
  }
  if (sumOf(inWork) > mostOfRepair) return undefined;
  const wishes = found.filter(
    ({ name }) => name === 'something new' || name === 'new interface' || name === 'migration',
  );
  const wanted = wishes.reduce((sum, { weight }) => sum + weight, 0);
  const isWished = wish.test(opening);
  const corrections = count(text, correction);
  const isTraced = code.test(text) || corrections > 0 || count(text, known) > 1;
  const wished = added.filter((clause) => clause.length > 15 && (wish.test(clause) || wishing.test(clause))).length;
  const isByHand = found.some(({ name }) => name === 'from paper');
  const isDeep = sumOf(found.filter(({ reach, weight }) => reach !== 'wide' && weight > 0)) > 0.6;
  const isTold =
    (count(opening, report) > 0 && (isTraced || wished === 0)) ||
    (count(text, report) > 1 && !isWished && wished === 0) ||
    (count(opening, defect) > 0 && isTraced && !isWished && !isByHand && wished * 2 <= corrections);
  if (isTold && (corrections > 1 ? wanted < 0.8 : wanted < 0.5 && !isDeep && statements.length < 9)) {
    return signal('defect', matched(text, defect) || matched(text, report), isPuzzle(text) ? -0.3 : -1.1);
  }
  const isOneThing = found.some(({ name }) => name === 'one thing');
  const isCorrection =
    isWished || isOneThing || wished > 0
      ? corrections > 1 && added.length < 10
      : corrections > (text.length < 450 ? 0 : 1);
  const asked = found.filter(({ name, weight }) => weight > 0 && !surroundings.includes(name));
  const isSmall = sumOf(asked) < 0.9 && added.length < 15;
  if (isCorrection && isSmall && wanted < 0.5) return signal('correction', matched(text, correction), -1);
  const touched = count(opening, tweak);
  if (
    touched > 0 &&
    !isOneThing &&
    wished === 0 &&
    wanted < 0.5 &&
    added.length < 12 &&
    !found.some(({ reach }) => reach !== 'wide')
  )
    return signal('touch-up', matched(opening, tweak), -0.9);
  return undefined;
}

/** Whether nobody knows yet where it comes from. */
function isPuzzle(text: string): boolean {
  return count(text, puzzling) > 0 && count(text, known) + count(text, correction) < 3;
}

/** Where what is to be done weighs more, it is no repair, whatever is wrong. */
const mostOfRepair = 1.5;

/** What tells where something is, not how much is to be done there. */
const surroundings = ['systems', 'people concerned', 'breadth'];

function count(text: string, words: RegExp): number {
  return new Set((text.match(words) ?? []).map((one) => one.toLowerCase())).size;
}

function matched(text: string, words: RegExp): string {
  return [...new Set((text.match(words) ?? []).map((one) => one.toLowerCase()))].slice(0, 3).join(', ');
}
