// The phrases and proposals of every language.
import type { Language } from '../text/language.ts';
import { en } from './en.ts';
import type { Phrases } from './types.ts';

export const phrases: Readonly<Record<Language, Phrases>> = {
  en,
  de: en,
  fr: en,
  es: en,
  pt: en,
  zh: en,
  ja: en,
  ru: en,
};
