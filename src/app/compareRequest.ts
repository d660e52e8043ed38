// What a person wants a document compared with, in their own words: a time, the last version, a commit, another document.
import type { Version } from './runs/versions.ts';

export type ComparisonWish =
  /** With how it was before a moment. */
  | { readonly kind: 'before'; readonly time: Date }
  /** With how it was before the last change. */
  | { readonly kind: 'last' }
  /** With what it was in git. */
  | { readonly kind: 'commit'; readonly name: string }
  | { readonly kind: 'document'; readonly path: string };

/**
 * Reads a request such as “compare with yesterday”, “compare with last week”, “compare with HEAD~2”, “compare with
 * 2026-11-20”, “compare with plan-b.md”. Yields nothing for a text that asks for none: an
 * idea may begin with such a word.
 */
export function readComparison(said: string, now: Date): ComparisonWish | undefined {
  const text = said.trim();
  const asked = starts.exec(text);
  if (!asked) return undefined;
  const rest = text.slice(asked[0].length).trim();
  const path = /(?:^|[\s`"'(])((?:[^\s`"'()]+\/)?[^\s`"'()/]+\.md)\b/i.exec(rest)?.[1];
  if (path !== undefined) return { kind: 'document', path };
  const date = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(rest);
  if (date) {
    // How it was at the end of that day.
    const day = new Date(Number(date[1]), Number(date[2]) - 1, Number(date[3]) + 1);
    if (!Number.isNaN(day.getTime())) return { kind: 'before', time: day };
  }
  const back = daysBack(rest, now);
  if (back !== undefined) return { kind: 'before', time: midnight(now, back) };
  const commit = /\b(HEAD(?:[~^]\d*)*|(?=[a-f]*\d)[0-9a-f]{7,40})(?![\w-])/.exec(rest)?.[1];
  if (commit !== undefined) return { kind: 'commit', name: commit };
  if (committed.test(rest)) return { kind: 'commit', name: 'HEAD' };
  return earlier.test(rest) ? { kind: 'last' } : undefined;
}

/** The newest version that a wish for a time or for the last one means. */
export function versionFor(
  wish: Extract<ComparisonWish, { readonly kind: 'before' | 'last' }>,
  versions: readonly Version[],
): Version | undefined {
  if (wish.kind === 'last') return versions[0];
  const isFound = (version: Version): boolean => version.kind === 'snapshot' && version.section === '';
  // What the first write after that moment found is how it was then, as far as anybody knows.
  return versions.find(({ at }) => Date.parse(at) < wish.time.getTime()) ?? versions.findLast(isFound);
}

const starts =
  /^(?:(?:please|can you|could you|bitte)\s+)?(?:compare|vergleich\w*|compara\w*|compar(?:er|ez)|diff|what (?:has )?changed(?: in \S+)?|was hat sich geändert)(?![\w-])/iu;

/** Nothing more is said, or an earlier version. */
const earlier =
  /^(?:(?:it|this|that|the (?:plan|brief|document))\b\s*)?[.!?]*$|\b(?:last|previous|earlier|old|letzten?|vorherigen?|früheren?)\s+(?:version|draft|state|text|one|fassung|stand)\b|\bbefore\b/iu;

const committed = /\b(?:commit(?:ted)?|git|eingecheckt)\b/i;

const words: readonly (readonly [RegExp, (now: Date) => number])[] = [
  [/\b(?:today|this morning|heute)\b/i, () => 0],
  // Before today: as it was when yesterday ended.
  [/\b(?:yesterday|gestern|ayer|hier)\b/i, () => 0],
  [/\b(?:last week|letzte woche|a week ago|vor einer woche)\b/i, () => 6],
  [/\b(?:last month|letzten monat|a month ago)\b/i, () => 29],
];

/** How many midnights back the moment is: 0 is the last one. */
function daysBack(text: string, now: Date): number | undefined {
  const counted = /\b(\d{1,3})\s+(days?|weeks?|tagen?|wochen?)\b/i.exec(text);
  if (counted) return Number(counted[1]) * (/^w/i.test(counted[2] ?? '') ? 7 : 1) - 1;
  const weekday = weekdays.findIndex((names) => names.test(text));
  if (weekday >= 0) return ((now.getDay() - weekday + 7) % 7 || 7) - 1;
  return words.find(([pattern]) => pattern.test(text))?.[1](now);
}

const weekdays = [
  /\b(?:sunday|sonntag)\b/i,
  /\b(?:monday|montag)\b/i,
  /\b(?:tuesday|dienstag)\b/i,
  /\b(?:wednesday|mittwoch)\b/i,
  /\b(?:thursday|donnerstag)\b/i,
  /\b(?:friday|freitag)\b/i,
  /\b(?:saturday|samstag)\b/i,
] as const;

function midnight(now: Date, back: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - back);
}
