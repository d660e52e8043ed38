// What a person says about a statement while making it: a request, a fear, a refusal. The statement itself is what is left.
import type { Language } from '../../../../documents/language.ts';
import { isCjk } from '../../../../documents/words.ts';
import { stances, type StanceKind } from './stancePatterns.ts';

/** A statement, and how its writer stands to it. */
export interface Stance {
  readonly kind: StanceKind;
  /** The words without those that only take the stance. */
  readonly rest: string;
}

/** The stance that a sentence opens or ends with, in its language; nothing where it only states. */
export function stanceOf(text: string, language: Language): Stance | undefined {
  const words = text.replace(/’/g, "'").trim();
  if (words.length > 600) return undefined;
  for (const [kind, pattern] of stances[language]) {
    const found = pattern.exec(words);
    if (!found) continue;
    if (kind === 'request' && !/[?？か]$/u.test(words.replace(/。$/u, ''))) continue;
    // A pattern with a group names what is left; else it is what follows.
    const rest = (found[1] ?? words.slice(found.index + found[0].length)).trim();
    const taken = kind === 'request' ? 'goal' : kind;
    const whole = (taken === 'goal' ? rest.replace(/\s*[?？]+$/u, '') : rest).replace(tails, '');
    // `Push is there, we leave it`: what is left, without the word for it.
    const bare = taken === 'outOfScope' ? whole.replace(pointer, '') : whole;
    if (pronoun.test(bare)) continue;
    if (/[\p{L}\p{N}]{2}/u.test(bare)) return { kind: taken, rest: bare };
  }
  return undefined;
}

const pronouns = 'it|that|this|them|das|es|ihn|sie|dies|le|la|les|lo|los|las|isso|ele|его|её|ее|их|это';
const pointer = new RegExp(`(?<=\\S{3}.*),\\s*(?:${pronouns})[.!]*$`, 'iu');
const pronoun = new RegExp(`^(?:${pronouns})[.!]*$`, 'iu');

/** What a refusal ends with: `…, that's a whole other thing`. */
const tails =
  /(?:,? at all|,? for now|,? (?:right |just )?now|,? yet|,? this time)?(?:[,;–—-]+ ?(?:that|this|it)(?:'s| is| would be) (?:a |an )?(?:whole |completely |entirely )?(?:other|different|separate)\b.*| at all| for now| (?:right |just )?now| yet| this time)[.!]*$/i;

/**
 * The clauses of a sentence, parted where one takes a stance of its own:
 * `Payment stays at the desk, we don't want online payment.`
 */
export function clausesOf(text: string, language: Language): readonly string[] {
  if (text.length > 600) return [text];
  for (const { index, 0: gap } of text.matchAll(
    /[,;，；]\s*(?:(?:but|and|aber|und|mais|et|pero|y|mas|e|но|а|и|但|但是)\s+)?|\s(?:[–—]|but|aber|mais|pero|mas)\s+|,?\s+и?но\s+/giu,
  )) {
    const [head, tail] = [text.slice(0, index), text.slice(index + gap.length)];
    if ((head.match(/[(（]/gu)?.length ?? 0) > (head.match(/[)）]/gu)?.length ?? 0)) continue;
    const kind =
      tail.length >= (language === 'zh' ? 6 : 10) && wordsIn(head) >= 3 && /\S\s|[\p{sc=Han}]{4}/u.test(tail)
        ? stanceOf(tail, language)?.kind
        : undefined;
    if (kind === 'risk' || (kind === 'idea' && language === 'zh') || (kind === 'outOfScope' && !rule.test(head)))
      return [head, tail];
  }
  return [text];
}

/** After a condition, a `no …` is its consequence. */
const rule =
  /\b(?:no|not|after|if|when|until|then|without|once|wenn|nach|sobald|si|quand|cuando|se|quando|если|когда|после)\b|如果|たら|なら/iu;

function wordsIn(text: string): number {
  return isCjk(text) ? text.length / 2 : text.trim().split(/\s+/).length;
}

/** A sentence without the words that people say while they think: `so basically`, `oh and`, `honestly`. */
export function withoutFillers(text: string, language: Language): string {
  const filler = fillers[language];
  let words = text.trim();
  for (let round = 0; filler && round < 4; round++) {
    const next = words.replace(filler, '');
    if (next === words || !/\p{L}{2}/u.test(next)) break;
    words = next;
  }
  return words.replace(/[,\s]+(?:lol|haha|btw|pls|plz|i guess|tbh|imho|imo|right)([.!]*)$/i, '$1');
}

const fillers: Readonly<Partial<Record<Language, RegExp>>> = {
  en: /^(?:(?:ok(?:ay)?|so|well|basically|honestly|actually|frankly|anyway|hmm+|hey|oh|btw|by the way|to be honest|tbh|one more thing|hear me out|(?:i|we) guess|plus|yes|lol|first of all|in (?:short|general)|long story short)[,:.…]*\s+|(?:and|but|also)(?: also)?,?\s+)(?=\S+ \S)/i,
  de: /^(?:(?:also|na ja|naja|ehrlich gesagt|eigentlich|übrigens|ach ja|ok(?:ay)?|hey|ja|und zwar|wie besprochen)[,:.…]*\s+|(?:und|aber|außerdem) )(?=\S+ \S)/i,
  fr: /^(?:(?:bon|alors|donc|en fait|honnêtement|au fait|ok|oui|ah)[,:.…]*\s+|(?:et|mais) )(?=\S+ \S)/i,
  es: /^(?:(?:bueno|pues|en realidad|la verdad|sinceramente|por cierto|ah|ok|sí)[,:.…]+\s+|(?:y|pero|además),? )(?=\S+ \S)/i,
  pt: /^(?:(?:bom|então|na verdade|sinceramente|aliás|ah|ok|sim)[,:.…]+\s+|(?:e|mas|além disso),? )(?=\S+ \S)/i,
  it: /^(?:(?:allora|beh|in realtà|sinceramente|tra l'altro|comunque|ok|sì|ecco|buon(?:giorno| ?giorno|asera| sera)|ciao(?: a tutti)?|salve)[,:.!…]*\s+|(?:e|ma|inoltre),? )(?=\S+ \S)/i,
  ru: /^(?:(?:ну|вообще|в общем|честно говоря|кстати|да|ах|ок)[,:.…]+\s+|(?:а|но|и|ещё|еще) (?=\S+ \S))/iu,
  zh: /^(?:嗯|啊|对了|其实|说实话|另外|还有|然后|就是)[，,：]\s*/u,
  ja: /^(?:あと|ちなみに|実は|正直|えっと|それと|また|なお)、\s*/u,
};
