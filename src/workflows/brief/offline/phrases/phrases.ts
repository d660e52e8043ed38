// The phrases of every language.
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
import type { Phrases } from './types.ts';

/** What connects the statements of an idea, by language. */
export const phrases: Readonly<Record<Language, Phrases>> = { en, de, fr, es, pt, it, ru, zh, ja };
