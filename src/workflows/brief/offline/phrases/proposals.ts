// What is usual for each kind of work, by language.
import type { Language } from '../text/language.ts';
import { proposals as en } from './proposals-en.ts';
import type { Proposal, WorkKind } from './types.ts';

export const proposals: Readonly<Record<Language, Readonly<Record<WorkKind, Proposal>>>> = {
  en,
  de: en,
  fr: en,
  es: en,
  pt: en,
  zh: en,
  ja: en,
  ru: en,
};
