// Works answers and wishes into the sections that they touch; every other line stays as it is.
import { bodyOf, findSection, parseDocument } from '../../../../documents/document.ts';
import type { Outline } from '../../facts.ts';
import { phrases } from '../phrases/phrases.ts';
import { phraseLanguage } from '../text/language.ts';
import { applyAnswer } from './answers.ts';
import { applyWish } from './wishes.ts';
import { wishesIn } from './wish.ts';

/** An answered question. */
export interface Answered {
  readonly section: string;
  readonly question: string;
  readonly answer: string;
}

/** What a revision works on: the bodies by the number of their section, and what it speaks. */
export interface Revision {
  readonly body: (number: string) => string;
  readonly set: (number: string, body: string) => void;
  readonly say: (typeof phrases)['en'];
  readonly outline: Outline;
}

/** The sections that change, each whole; `NOTHING` where none does. */
export function revisionOf(
  outline: Outline,
  text: string,
  answers: readonly Answered[],
  wishes: readonly string[],
  headings: readonly string[],
  tag: unknown,
): string {
  const document = parseDocument('', text.replace(/\r\n?/g, '\n'));
  const before = new Map<string, string>();
  for (const heading of headings) {
    const number = numberOf(heading);
    const section = findSection(document, heading);
    if (number && section) before.set(number, bodyOf(document, section));
  }
  const after = new Map(before);
  const revision: Revision = {
    body: (number) => after.get(number) ?? '',
    set: (number, body) => {
      if (before.has(number) && body.trim()) after.set(number, body);
    },
    say: phrases[phraseLanguage(tag, outline.language)],
    outline,
  };
  for (const answer of answers) applyAnswer(revision, answer);
  for (const wish of wishes) for (const one of wishesIn(wish)) applyWish(revision, one);
  const changed = headings.filter((heading) => before.get(numberOf(heading)) !== after.get(numberOf(heading)));
  if (changed.length === 0) return 'NOTHING';
  return changed.map((heading) => `## ${heading}\n\n${after.get(numberOf(heading)) ?? ''}\n`).join('\n');
}

function numberOf(heading: string): string {
  return /^\s*(\d+(?:\.\d+)?)/.exec(heading)?.[1] ?? '';
}
