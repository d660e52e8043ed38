// What is usual for each kind of work, by language.
import type { Language } from '../../../../documents/language.ts';
import { proposals as en } from './proposals-en.ts';
import { proposals as de } from './proposals-de.ts';
import { proposals as fr } from './proposals-fr.ts';
import { proposals as es } from './proposals-es.ts';
import { proposals as pt } from './proposals-pt.ts';
import { proposals as zh } from './proposals-zh.ts';
import { proposals as ja } from './proposals-ja.ts';
import { proposals as ru } from './proposals-ru.ts';
import { proposals as it } from './proposals-it.ts';
import type { Proposal, WorkKind } from './types.ts';

/** In general terms, nothing that depends on a system. */
export const proposals: Readonly<Record<Language, Readonly<Record<WorkKind, Proposal>>>> = {
  en,
  de,
  fr,
  es,
  pt,
  zh,
  ja,
  it,
  ru,
};
