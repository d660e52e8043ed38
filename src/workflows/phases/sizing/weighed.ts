// What speaks for a size, with how far it reaches: found by the words of an idea.
import type { Signal } from '../facts.ts';
import type { Clauses } from './clauses.ts';
import { cues } from './cues.ts';
import type { Reach } from './cues/cue.ts';

export interface Weighed extends Signal {
  readonly reach: Reach;
}

export function signal(name: string, detail: string, weight: number): Signal {
  return { name, detail, weight: Math.round(weight * 100) / 100 };
}

export function sumOf(weighed: readonly { readonly weight: number }[]): number {
  return weighed.reduce((sum, { weight }) => sum + weight, 0);
}

/** What the words of clauses say, each kind once. */
export function wordSignals({ added, limits }: Pick<Clauses, 'added' | 'limits'>): readonly Weighed[] {
  return cues.flatMap(({ name, weight, most, words, anywhere, reach = 'wide' }) => {
    const clauses = anywhere ? [...added, ...limits] : added;
    const matches = clauses.flatMap((clause) => wholeWords(clause, words));
    // As the writer spells them, each once however it is spelt.
    const each = new Map(matches.map((one) => [one.said.toLowerCase(), one.shown]));
    if (each.size === 0) return [];
    const sum = Math.min(most, each.size * Math.abs(weight));
    return [{ ...signal(name, [...each.values()].slice(0, 3).join(', '), weight < 0 ? -sum : sum), reach }];
  });
}

/** What a pattern finds, and the same up to the end of its last word or number. */
function wholeWords(clause: string, words: RegExp): readonly { readonly said: string; readonly shown: string }[] {
  return [...clause.matchAll(words)].map(({ 0: found, index }) => {
    const rest =
      /^[\p{Script=Latin}\p{Script=Cyrillic}\p{M}\p{N}]*/u.exec(clause.slice(index + found.length))?.[0] ?? '';
    const said = found.trim();
    return { said, shown: found === said ? said + rest : said };
  });
}
