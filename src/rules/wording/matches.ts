// Looks word lists up in statements.
import type { Language } from '../../documents/language.ts';
import { recalling } from '../../documents/recall.ts';
import { remember } from '../../documents/speckit/remember.ts';
import type { Range } from '../finding.ts';
import type { Statement } from './statements.ts';

export interface Match extends Range {
  readonly words: string;
}

/** Where words of a list stand in a statement's own text, each wording once. Names of things do not count. */
export function matchesIn(statement: Statement, lists: ReadonlyMap<Language, RegExp>): readonly Match[] {
  const pattern = lists.get(statement.language);
  if (pattern === undefined) return [];
  return matchesOf(pattern)(statement.document, statement.text).map(({ words, start, end }) => ({
    words,
    start: statement.start + start,
    end: statement.start + end,
  }));
}

/** The matches of a pattern in a text, at their places there. */
const matchesOf = remember((pattern: RegExp) =>
  recalling((text): readonly Match[] => {
    const seen = new Set<string>();
    return [...text.matchAll(pattern)].flatMap(({ index: start, 0: words }) => {
      if (seen.has(words.toLowerCase()) || isName(text, start, words)) return [];
      seen.add(words.toLowerCase());
      return [{ words, start, end: start + words.length }];
    });
  }),
);

/** A capital in the middle of a sentence, in a language that has them for names only: "Fast Lane". */
function isName(text: string, at: number, words: string): boolean {
  if (!/^\p{Lu}/u.test(words)) return false;
  const before = text.slice(0, at).replace(/[\s*_~]+$/, '');
  return before !== '' && !/[.!?:;•\-–—|(\]]$/.test(before);
}
