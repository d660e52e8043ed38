// The language of a text as a tag.
import { knownLanguageOf } from '../../../documents/language.ts';

/** The BCP 47 tag; English where nothing tells. */
export function languageTag(text: string): string {
  return knownLanguageOf(text) ?? 'en';
}
