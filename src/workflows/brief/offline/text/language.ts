// Which language a text is in, by its script and its most frequent small words.

/** The languages that Planner has phrases and cue words for. */
export const languages = ['en', 'de', 'fr', 'es', 'pt', 'zh', 'ja', 'ru'] as const;

export type Language = (typeof languages)[number];

const sampleLength = 20_000;

const smallWords: Readonly<Record<string, string>> = {
  en: 'the a an and or of to in is are be that this it for with on when we i you not should must can want from by as at',
  de: 'der die das und oder ist sind ein eine einen einer nicht mit für auf bei wenn wir ich sie soll sollen muss müssen kann von zu im den dem werden wird als auch noch nur kein keine',
  fr: 'le la les un une des et ou est sont du de que qui pour avec dans sur nous je il elle pas ne doit être au aux ce cette lorsque quand plus par se',
  es: 'el la los las un una y o es son de del que para con en no se debe al por lo como cuando nos nuestro queremos su sus más está hay pero',
  pt: 'o a os as um uma e ou é são de do da que para com em no na não se deve ao por como quando nos nosso queremos seu sua mais está há mas pelo dos das',
  it: 'il lo la gli le un una e è sono di del della che per con in non si deve come quando noi nostro più anche ma alla nel',
  nl: 'de het een en of is zijn van dat die voor met op niet als wij we ik moet kan naar bij ook nog maar worden',
};

const wordLists = Object.entries(smallWords).map(([tag, words]) => [tag, new Set(words.split(' '))] as const);

const smallWordsOf = new Map(wordLists);

/** The language tag of a text; `en` where nothing tells. */
export function languageOf(text: string): string {
  const sample = text.slice(0, sampleLength).replace(/```[^`]*```|https?:\/\/\S+|`[^`\n]*`/g, ' ');
  return byScript(sample) ?? bySmallWords(sample);
}

/** The language of one statement of a text: the text's own, unless the statement clearly speaks another. */
export function statementLanguage(text: string, main: Language): Language {
  const sample = text.slice(0, 600).replace(/https?:\/\/\S+|`[^`\n]*`/g, ' ');
  const script = byScript(sample);
  if (script) return phraseLanguage(script, main);
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const isOtherScript = main === 'zh' || main === 'ja' || main === 'ru';
  if (isOtherScript && words.length >= 3) return phraseLanguage(bySmallWords(sample));
  const count = (tag: string) => words.filter((word) => smallWordsOf.get(tag)?.has(word)).length;
  const own = count(main);
  const other = languages.filter((tag) => tag !== main && count(tag) >= own + 2);
  return other.sort((a, b) => count(b) - count(a))[0] ?? main;
}

/** The language whose phrases are used for a tag, a language's name, or neither: then for the fallback. */
export function phraseLanguage(tag: unknown, fallback: unknown = 'en'): Language {
  const known = typeof tag === 'string' ? baseOf(tag) : undefined;
  if (known) return known;
  return (typeof fallback === 'string' ? baseOf(fallback) : undefined) ?? 'en';
}

const names: Readonly<Record<string, Language>> = {
  english: 'en',
  german: 'de',
  deutsch: 'de',
  french: 'fr',
  français: 'fr',
  spanish: 'es',
  español: 'es',
  portuguese: 'pt',
  português: 'pt',
  chinese: 'zh',
  中文: 'zh',
  japanese: 'ja',
  日本語: 'ja',
  russian: 'ru',
  русский: 'ru',
};

function baseOf(tag: string): Language | undefined {
  const folded = tag.trim().toLowerCase();
  const base = folded.split(/[-_]/)[0] ?? '';
  return languages.find((language) => language === base) ?? names[folded];
}

function byScript(text: string): string | undefined {
  const count = (script: RegExp) => text.match(script)?.length ?? 0;
  const kana = count(/[\p{sc=Hiragana}\p{sc=Katakana}]/gu);
  const han = count(/\p{sc=Han}/gu);
  const cyrillic = count(/\p{sc=Cyrillic}/gu);
  const latin = count(/\p{sc=Latin}/gu);
  // A word of a Latin script is about as long as three Chinese characters.
  if (kana + han > 0 && (kana + han) * 3 > latin) return kana * 8 > kana + han ? 'ja' : 'zh';
  if (cyrillic > latin / 2 && cyrillic > 0) return /[іїєґ]/iu.test(text) ? 'uk' : 'ru';
  if (count(/\p{sc=Hangul}/gu) * 2 > latin && latin + han < 10_000 && /\p{sc=Hangul}/u.test(text)) return 'ko';
  return undefined;
}

function bySmallWords(text: string): string {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  let best = 'en';
  let most = 0;
  for (const [tag, list] of wordLists) {
    const found = words.filter((word) => list.has(word)).length;
    const letters = tag === 'de' ? (text.match(/[äöüß]/gi)?.length ?? 0) / 4 : 0;
    const score = found + letters + (tag === 'pt' ? (text.match(/[ãõç]/gi)?.length ?? 0) / 3 : 0);
    if (score > most) [best, most] = [tag, score];
  }
  return best;
}
