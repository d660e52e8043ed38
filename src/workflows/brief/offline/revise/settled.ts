// Which open questions an answer or a wish settles besides: those whose gap is filled, and those whose words it takes up.
import { parseDocument } from '../../../../documents/document.ts';
import type { Outline } from '../../facts.ts';
import { contentWords } from '../extract/contradictions.ts';
import { alternatives } from '../gaps/candidates.ts';
import { candidatesOf } from '../gaps/gaps.ts';
import { languageOf, phraseLanguage } from '../../../../documents/language.ts';
import { quotesIn } from '../text/quotes.ts';
import { splitSentences } from '../text/sentences.ts';

/** A question that is open. */
export interface Open {
  readonly id: string;
  readonly section: string;
  readonly question: string;
}

/**
 * The lines of section 6 for what is settled, each with the user's own words; none where nothing is.
 * `before` and `after` are the whole document; a gap counts as filled where it is no longer found in it.
 */
export function settledLines(
  outline: Outline,
  open: readonly Open[],
  before: string,
  after: string,
  said: readonly string[],
  tag: unknown,
  idea: string,
): readonly string[] {
  const sentences = said.flatMap((text) => splitSentences(text.replace(/\s+/g, ' '))).filter((text) => text.trim());
  if (sentences.length === 0) return [];
  const found = new Set(candidatesOf(outline, before, tag, idea).map(({ question }) => question));
  const left = new Set(candidatesOf(outline, after, tag, idea).map(({ question }) => question));
  return open.flatMap(({ id, question }) => {
    const { sentence, share } = closest(sentences, question.replace(`“${outline.title}”`, ''));
    const choices = alternatives(question).map(({ label }) => label.toLowerCase());
    const choosing = sentences.find((one) => choices.filter((label) => one.toLowerCase().includes(label)).length === 1);
    const isFilled = found.has(question) && !left.has(question);
    const isGone = before !== after && quotesIn(question).some((quoted) => isTakenOut(quoted, before, after));
    return isFilled || isGone || choosing !== undefined || share >= 0.6
      ? [`- [x] ${id} — ${choosing ?? sentence}`]
      : [];
  });
}

/** Whether what a question quotes stood in the plan, and does not belong to the work any more. */
function isTakenOut(quoted: string, before: string, after: string): boolean {
  const words = quoted.replace(/\s*…$/u, '');
  return words.length > 8 && inWork(before).includes(words) && !inWork(after).includes(words);
}

/** The text of what belongs to the work: the goals and the scope. */
function inWork(text: string): string {
  const document = parseDocument('', text);
  const sections = document.sections.filter(({ title }) => /^(?:2|3\.1)\./.test(title));
  return sections.map(({ headingEnd, bodyEnd }) => document.text.slice(headingEnd, bodyEnd)).join('\n');
}

/** The sentence that takes up most of a question's words, and which share of them. */
function closest(
  sentences: readonly string[],
  question: string,
): { readonly sentence: string; readonly share: number } {
  const language = phraseLanguage(languageOf(question));
  const asked = contentWords(question, language);
  let best = { sentence: sentences[0] ?? '', share: 0 };
  for (const sentence of sentences) {
    const words = contentWords(sentence, language);
    const shared = [...asked].filter((word) => words.has(word)).length;
    if (shared / asked.size > best.share) best = { sentence, share: shared / asked.size };
  }
  // One word in common is chance.
  return best.share * asked.size < 2 ? { ...best, share: 0 } : best;
}
