// Which language a text is in, by its script and its most frequent small words.

/** The languages that Planner has phrases, cues and word lists for. */
export const languages = ['en', 'de', 'fr', 'es', 'pt', 'it', 'zh', 'ja', 'ru'] as const;

export type Language = (typeof languages)[number];

const sampleLength = 20_000;

/** Other languages are listed so that they are not taken for one of those. */
const smallWords: Readonly<Record<string, string>> = {
  en: 'the a an and or of to in is are be that this it for with on when we i you not should must can want from by as at',
  de: 'der die das und oder ist sind ein eine einen einer nicht mit für auf bei wenn wir ich sie soll sollen muss müssen kann von zu im den dem werden wird als auch noch nur kein keine',
  fr: 'le la les un une des et ou est sont du de que qui pour avec dans sur nous je il elle pas ne doit être au aux ce cette lorsque quand plus par se',
  es: 'el la los las un una y o es son de del que para con en no se debe al por lo como cuando nos nuestro queremos su sus más está hay pero',
  pt: 'o a os as um uma e ou é são de do da que para com em no na não se deve ao por como quando nos nosso queremos seu sua mais está há mas pelo dos das',
  it: 'il lo la i gli le un una uno e è sono di del della dei delle che per con in non si deve come quando noi nostro più anche ma al alla nel nella da dal se ci vogliamo vorrei serve',
  nl: 'de het een en of is zijn van dat die voor met op niet als wij we ik moet kan naar bij ook nog maar worden',
  pl: 'i w na z do nie się że jest to są dla po od przez jako być może oraz ma które który lub gdy',
  sv: 'och att det som en ett är på för med av den inte till om kan ska vi när eller från har',
  da: 'og at det som en et er på for med af den ikke til om kan skal vi når eller fra har der',
  tr: 've bir bu için ile da de olarak olan daha gibi ne kadar veya değil mi her',
  vi: 'và của là có trong cho được không các một với này khi người những để từ',
  id: 'dan yang untuk dengan di ke dari ini itu tidak adalah atau dalam pada akan bisa',
  cs: 'a v na se je že to s z do pro ale jako nebo by jsou při od když',
};

const wordLists = Object.entries(smallWords).map(([tag, words]) => [tag, new Set(words.split(' '))] as const);
const smallWordsOf = new Map(wordLists);
/** The languages that a small word belongs to. */
const languagesOfWord = new Map<string, readonly string[]>();
for (const [tag, list] of wordLists)
  for (const word of list) languagesOfWord.set(word, [...(languagesOfWord.get(word) ?? []), tag]);

/** What stands for a script that none of the languages is written in. */
const otherScript = 'other';

/** The language tag of a text; `en` where nothing tells. */
export function languageOf(text: string): string {
  const sample = sampleOf(text);
  const script = byScript(sample);
  return (script === otherScript ? undefined : script) ?? bySmallWords(sample).tag ?? 'en';
}

/**
 * The language of a text where it is one of ours and the text says so clearly; else nothing. For those who must not
 * speak on a language that they do not know.
 */
export function knownLanguageOf(text: string): Language | undefined {
  const sample = sampleOf(text);
  const script = byScript(sample);
  if (script !== undefined) return languages.find((language) => language === script);
  const { tag, share, lead } = bySmallWords(sample);
  return share >= 0.08 && lead >= 1.15 ? languages.find((language) => language === tag) : undefined;
}

/** The language of one statement of a text: the text's own, unless the statement clearly speaks another. */
export function statementLanguage(text: string, main: Language): Language {
  const sample = text.slice(0, 600).replace(/https?:\/\/\S+|`[^`\n]*`/g, ' ');
  const script = byScript(sample);
  if (script) return phraseLanguage(script, main);
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const isOtherScript = main === 'zh' || main === 'ja' || main === 'ru';
  if (isOtherScript && words.length >= 3) return phraseLanguage(bySmallWords(sample).tag);
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
  italian: 'it',
  italiano: 'it',
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

function sampleOf(text: string): string {
  return text.slice(0, sampleLength).replace(/```[^`]*```|https?:\/\/\S+|`[^`\n]*`/g, ' ');
}

const notLatin =
  /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}\p{sc=Cyrillic}\p{sc=Hangul}\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Greek}\p{sc=Thai}\p{sc=Devanagari}]/u;

function byScript(text: string): string | undefined {
  if (!notLatin.test(text)) return undefined;
  const count = (script: RegExp) => text.match(script)?.length ?? 0;
  const kana = count(/[\p{sc=Hiragana}\p{sc=Katakana}]/gu);
  const han = count(/\p{sc=Han}/gu);
  const cyrillic = count(/\p{sc=Cyrillic}/gu);
  const latin = count(/\p{sc=Latin}/gu);
  const hangul = count(/\p{sc=Hangul}/gu);
  const other = count(/[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Greek}\p{sc=Thai}\p{sc=Devanagari}]/gu);
  // A word of a Latin script is about as long as three Chinese characters.
  if (kana + han > 0 && (kana + han) * 3 > latin && kana + han > hangul) return kana * 8 > kana + han ? 'ja' : 'zh';
  if (cyrillic > latin / 2 && cyrillic > 0) return /[іїєґ]/iu.test(text) ? 'uk' : 'ru';
  if (hangul * 2 > latin && hangul > 0) return 'ko';
  return other * 2 > latin && other > 0 ? otherScript : undefined;
}

function bySmallWords(text: string): { readonly tag?: string; readonly share: number; readonly lead: number } {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  // A word that stands alone is no small word of a sentence: it may be a name.
  const inSentence = words.length > 1 ? words : [];
  const counts = new Map<string, number>();
  for (const word of inSentence)
    for (const tag of languagesOfWord.get(word) ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const scores = wordLists.map(([tag]) => {
    const found = counts.get(tag) ?? 0;
    const letters = tag === 'de' ? (text.match(/[äöüß]/gi)?.length ?? 0) / 4 : 0;
    return { tag, score: found + letters + (tag === 'pt' ? (text.match(/[ãõç]/gi)?.length ?? 0) / 3 : 0) };
  });
  const [best, second] = scores.sort((one, other) => other.score - one.score);
  if (!best || best.score === 0) return { share: 0, lead: 0 };
  return { tag: best.tag, share: best.score / words.length, lead: best.score / Math.max(1, second?.score ?? 0) };
}
