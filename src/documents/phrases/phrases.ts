// What the code itself says in a document, in the document's language.
import { languages, phraseLanguage, type Language } from '../language.ts';
import { fill } from '../sentence.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { pt } from './pt.ts';
import { ru } from './ru.ts';
import type { DocumentPhrases } from './types.ts';
import { zh } from './zh.ts';

export type PhraseName = keyof DocumentPhrases;

/** Says a phrase with what stands in its places. */
export type Speaker = (name: PhraseName, ...args: readonly (string | number)[]) => string;

const all: Readonly<Record<Language, DocumentPhrases>> = { en, de, fr, es, pt, it, zh, ja, ru };

/** Speaks the language of a BCP 47 tag or of its English name; English where it is none of ours. */
export function speakerOf(language: unknown): Speaker {
  const phrases = all[phraseLanguage(language)];
  return (name, ...args) => fill(phrases[name], args);
}

/** How a phrase is said in every language: what stands in a document may be of an earlier run. */
export function everyForm(name: PhraseName, ...args: readonly (string | number)[]): readonly string[] {
  return languages.map((language) => fill(all[language][name], args));
}

/** A pattern for a phrase in any language, as the source of an expression; `places` are the expressions of its places. */
export function patternOf(name: PhraseName, ...places: readonly string[]): string {
  const forms = everyForm(name).map((form) => form.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`));
  return `(?:${[...new Set(forms)].map((form) => fill(form, places)).join('|')})`;
}

/** An English phrase that was kept as a text, in another language; a text that is none of these stays as it is. */
export function retold(text: string, names: readonly PhraseName[], speak: Speaker): string {
  for (const name of names) {
    const [before = '', after] = en[name].split('{0}');
    if (after === undefined ? text === before : text.startsWith(before) && text.endsWith(after)) {
      return speak(name, after === undefined ? '' : text.slice(before.length, text.length - after.length));
    }
  }
  return text;
}
