// Finds pairs of statements that cannot both hold. Only what is sure: the same words, once denied.
import type { Language } from '../../../../documents/language.ts';

const mostCompared = 60;

const negation =
  /(?<![\p{L}\p{N}])(?:not|never|no|without|cannot|can't|mustn't|shouldn't|nicht|nie|kein\p{L}*|ohne|ne|pas|jamais|sans|aucun\p{L}*|no|nunca|sin|ningún|não|nunca|sem|nenhum\p{L}*|не|нельзя|никогда|без)(?![\p{L}\p{N}])|不|没有|禁止|无需|ない|なし|不要/iu;

const small = new Set(
  (
    'the and for with that this must should shall need needs want have has been will would can may into from they them users user ' +
    'muss müssen soll sollen wird werden kann können und der die das ein eine mit für doit doivent être les des une pour avec ' +
    'debe deben los las una para con deve devem uma com должен должна должны для это only also'
  ).split(' '),
);

/** Opposites that exclude each other where the other words are the same. */
const opposites: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:mandatory|required|forced|obligatory)\b/i, /\b(?:optional|voluntary)\b/i],
  [/\bpublic\b/i, /\bprivate\b/i],
  [/\b(?:everyone|everybody|anyone|all users)\b/i, /\b(?:only admins?|admins? only|nobody)\b/i],
  [
    /\b(?:offline|no (?:network|internet))\b/i,
    /\b(?:always online|online only|requires? (?:a |an )?(?:network|internet)\w*)\b/i,
  ],
  [
    /\b(?:offline|no (?:signal|network|internet|reception))\b/i,
    /\balways (?:be )?(?:live|online|loaded|read) \S*(?: from the server)?|\bno local (?:cop(?:y|ies)|data|storage|cache)\b|\bnothing (?:is |may be )?(?:stored|kept) (?:locally|on the device)\b/i,
  ],
  [
    /\b(?:no|without(?: an?)?) (?:login|account|registration|sign-?in)\b/i,
    /\b(?:login|account|registration|sign-?in) (?:is )?(?:required|mandatory|needed)\b|\bmust (?:log|sign) in\b/i,
  ],
  [/\b(?:real[- ]?time|immediately|instantly)\b/i, /\b(?:once a (?:day|week)|nightly|daily batch|weekly)\b/i],
];

/** Pairs of statements that exclude each other. */
export function contradictionsIn(
  statements: readonly string[],
  language: Language,
): readonly (readonly [string, string])[] {
  const compared = statements.slice(0, mostCompared).map((text) => ({ text, words: contentWords(text, language) }));
  const pairs: (readonly [string, string])[] = [];
  compared.forEach((one, index) => {
    for (const other of compared.slice(index + 1)) {
      if (one.text === other.text) continue;
      if (isDenied(one, other) || areOpposite(one, other) || differInNumber(one, other))
        pairs.push([one.text, other.text]);
    }
  });
  return pairs.slice(0, 3);
}

interface Compared {
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

function isDenied(one: Compared, other: Compared): boolean {
  if (negation.test(one.text) === negation.test(other.text)) return false;
  const [short, long] = one.words.size <= other.words.size ? [one, other] : [other, one];
  return short.words.size >= 2 && long.words.size <= short.words.size + 2 && contains(long.words, short.words);
}

function areOpposite(one: Compared, other: Compared): boolean {
  return opposites.some(([left, right]) => {
    const holds = (left.test(one.text) && right.test(other.text)) || (left.test(other.text) && right.test(one.text));
    if (!holds || left.test(one.text) === left.test(other.text)) return false;
    return (
      [...one.words].some((word) => other.words.has(word)) ||
      !/\b(?:public|optional|everyone)\b/i.test(one.text + other.text)
    );
  });
}

/** `at most 10 files` and `at most 20 files`. */
function differInNumber(one: Compared, other: Compared): boolean {
  const numbers = (text: string) => text.match(/\d[\d.,]*/g) ?? [];
  const [left, right] = [numbers(one.text), numbers(other.text)];
  if (left.length !== 1 || right.length !== 1 || left[0] === right[0]) return false;
  const shape = (text: string) =>
    text
      .toLowerCase()
      .replace(/\d[\d.,]*/, '#')
      .replace(/[^\p{L}#]+/gu, ' ')
      .trim();
  return shape(one.text) === shape(other.text) && one.words.size >= 3;
}

function contains(whole: ReadonlySet<string>, part: ReadonlySet<string>): boolean {
  return [...part].every((word) => whole.has(word));
}

/** The words of a statement that carry its meaning; Chinese and Japanese give pairs of characters. */
export function contentWords(text: string, language: Language): ReadonlySet<string> {
  const bare = text.toLowerCase();
  if (language === 'zh' || language === 'ja') {
    const characters = bare.replace(/[不没有禁止无需ない]|[^\p{L}\p{N}]/gu, '');
    return new Set(Array.from({ length: Math.max(0, characters.length - 1) }, (_, at) => characters.slice(at, at + 2)));
  }
  const words = bare.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return new Set(words.filter((word) => !small.has(word) && !negation.test(word)).map(stem));
}

/** Without the plural `s`: enough to see that two statements speak of the same things. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:es|s)$/, '') : word;
}
