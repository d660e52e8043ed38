// The phrases of a phase plan, by language.
import type { Language } from '../../../../documents/language.ts';
import { en } from './en.ts';
import { de } from './de.ts';
import { fr } from './fr.ts';
import { es } from './es.ts';
import { pt } from './pt.ts';
import { ru } from './ru.ts';
import { zh } from './zh.ts';
import { ja } from './ja.ts';
import { it } from './it.ts';
import type { PlanPhrases } from './types.ts';

export const planPhrases: Readonly<Record<Language, PlanPhrases>> = { en, de, fr, es, pt, it, ru, zh, ja };

/** A phrase with the idea's words in their places. */
export function fill(phrase: string, ...words: readonly string[]): string {
  return phrase.replace(/\{(\d)\}/g, (_, place: string) => words[Number(place)] ?? '');
}
