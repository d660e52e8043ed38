// Puts a statement into a plan's words, where a rule is sure: without "we would like to", without first person.
import type { Language } from '../../../../documents/language.ts';
import { isCjk } from '../../../../documents/words.ts';
import { storyOf } from './stories.ts';

/** What a wish opens with, and what takes its place. Tried in this order, once each. */
const openings: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  en: [
    [/^as (?:discussed|agreed|mentioned|promised)[^,.]{0,60}?,?\s+(?=(?:we|i)\s)/i, ''],
    [/^bonus points? (?:if|for) (?:i|we) can /i, 'Users can '],
    [/^i (?:think|guess|believe|suggest)(?: that)?,? (?=(?:we|it|the|you)\b)/i, ''],
    [/^(?:ok(?:ay)?|hi|hello|hey)(?: (?:all|team|there|everyone|folks))?[,!.]?\s+/i, ''],
    [
      /^(?:so|and|also|basically|please|ideally|maybe|in short|feature request|feat|fix|bug|wish|idea|goal)[,:]?\s+(?=\S+ \S)/i,
      '',
    ],
    [
      /^(?:i|we)(?:'d| would| do)? (?:(?:really|also|just) )?(?:like|love|want|wish|need) to be able to /i,
      'Users can ',
    ],
    [/^(?:i|we) (?:should|must|need to|have to) be able to /i, 'Users can '],
    [/^(?:i|we)(?:'d| would) (?:really |also )?(?:like|love) to see (?!what|which|how|where|when|who|if|whether)/i, ''],
    [
      /^(?:i|we)(?:'d| would| do)? (?:(?:really|also|just) )?(?:like|love|want|wish|need|have|plan|propose) (?:to (?=have |see )|to |for )/i,
      '',
    ],
    [
      /^(?:it would|it'd|would) be (?:\w+ )?(?:great|nice|good|helpful|useful|cool|awesome|ideal)(?: if| that) (?:i|we) (?:can|could) (?=\S+ \S)/i,
      'Users can ',
    ],
    [
      /^(?:it would|it'd) be (?:\w+ )?(?:great|nice|good|helpful|useful|cool|awesome|ideal)(?: if| that)? (?:to |if |that )?/i,
      '',
    ],
    [/^adding (?=\S+ \S)/i, 'Add '],
    [/^allowing (?=\S+ \S)/i, 'Allow '],
    [/^making (?=\S+ \S)/i, 'Make '],
    [/^moving (?=\S+ \S)/i, 'Move '],
    [/^removing (?=\S+ \S)/i, 'Remove '],
    [/^(?:i|we)(?:'d| would) (?:really )?(?:like|love) /i, ''],
    [/^(?:i|we) (?:really |also )?(?:want|need) (?!to\b|you\b|them\b|it\b|that\b|him\b|her\b)/i, ''],
    [/^(?:i|we) (?:want|need|would like|'d like|expect) (?:it|this|that) to /i, ''],
    [
      /^as ((?:an? )?[^,.]{2,120}?),? i (?:want|need|would like|'d like|should be able|must be able)(?: to be able)? to (?=\S+ )/i,
      '$1 can ',
    ],
    [/^as (?:an? )?[^,.]{2,60}?,? i (?:want|need|would like|'d like) (?!to\b)(?=\S+ \S)/i, ''],
    [/^let['’]?s /i, ''],
    [/^(?:we|you) (?:should|must|shall) (?:not|never) /i, 'Do not '],
    [/^(?:we|you) (?:should|must|shall) (?=\w)/i, ''],
    [/^(?:can|could) (?:we|you|u) (?:please )?/i, ''],
    [/^the (?:goal|aim|idea|objective) is (?:to |that )/i, ''],
    [/^(?:have|having) (?=(?:a|an|the|some|recurring|multiple)\b)/i, ''],
  ],
  de: [
    [/^(?:hallo|hi|moin)(?: \p{L}+)?[,!.]?\s+/iu, ''],
    [/^(?:bitte|also|idealerweise|außerdem)[,:]?\s+/i, ''],
    [
      /^(?:es wäre (?:(?:sehr|echt|wirklich|ganz|auch|noch) ){0,2}(?:schön|gut|toll|super|hilfreich|sinnvoll|praktisch|nützlich|prima|ideal|wünschenswert)|(?:schön|gut|toll|super|hilfreich|sinnvoll|praktisch|nützlich|prima|ideal|wünschenswert) wäre(?: es)?),? (?:wenn|dass) /i,
      'Erreicht ist, dass ',
    ],
    [/^(?:es wäre (?:schön|gut|toll|super|hilfreich)|schön wäre es|gut wäre es),? /i, ''],
    [
      /^(?:ich|wir) (?:hätten?|fänden?|würden?)(?: es)? (?:sehr |wirklich |auch )*(?:gerne?|gut|schön|toll|super)(?: (?:sehen|haben|finden))?,? (?:dass|wenn) /i,
      'Erreicht ist, dass ',
    ],
    [/^das ziel ist(?: es)?,? /i, ''],
    [
      /^(?:wir|ich) (?:brauchen?|bräuchten?|benötigen?|möchten?|wünschen? (?:uns|mir)|wollen|hätten? gern(?:e)?) (?:auch |noch |außerdem |dringend )?(?=eine?n? |\p{Lu})(?!.*\.\s)/u,
      '',
    ],
    [/^(?:schön|gut|toll|hilfreich) wäre (?:auch |außerdem |noch |zudem )?(?=eine?n? |\p{Lu})/u, ''],
  ],
  fr: [
    [/^(?:bonjour|salut)[,!.]?\s+/i, ''],
    [
      /^(?:je|nous|on|il faut|il faudrait)(?: (?:voudrais|voudrions|voudrait|aimerais|aimerions|aimerait|souhaite|souhaitons|veux|voulons|veut))? que ((?:les|le|la|l'|nos|notre|chaque|tous les|toutes les) ?[^,.]{2,40}?) puissent /iu,
      '$1 peuvent ',
    ],
    [
      /^(?:je|nous|on|il faut|il faudrait)(?: (?:voudrais|voudrions|voudrait|aimerais|aimerions|aimerait|souhaite|souhaitons|veux|voulons|veut))? que ((?:les|le|la|l'|nos|notre|chaque|tous les|toutes les) ?[^,.]{2,40}?) puisse /iu,
      '$1 peut ',
    ],
    [
      /^(?:je|nous|on) (?:voudrais|voudrions|voudrait|aimerais|aimerions|aimerait|souhaite|souhaitons|veux|voulons|veut) (?:pouvoir )?(?=\p{L}+(?:er|ir|re|oir)(?![\p{L}]))/iu,
      '',
    ],
    [/^il (?:faut|faudrait) (?=\p{L}+(?:er|ir|re|oir)(?![\p{L}]))/iu, ''],
    [
      /^(?:je|nous|on) (?:voudrais|voudrions|voudrait|aimerais|aimerions|aimerait|souhaite|souhaitons|veux|voulons|veut) (?:aussi |également )?(?=(?:une?|des|les?|la) )/i,
      '',
    ],
    [/^il (?:faut|faudrait) (?:aussi |également )?(?=(?:une?|des|les?|la) )/i, ''],
    [/^(?:ce|il) serait (?:bien|génial|utile|super) (?:de |d'|que )/i, ''],
    [/^l['’]objectif est (?:de |d['’])/i, ''],
  ],
  es: [
    [/^(?:hola)[,!.]?\s+/i, ''],
    [
      /^(?:queremos|quiero|quisiera|quisiéramos|me gustaría|nos gustaría|necesitamos|necesito|deseamos) (?:poder )?(?=\p{L}+(?:ar|er|ir)(?:lo|la|los|las|se)?(?![\p{L}]))/iu,
      '',
    ],
    [
      /^(?:queremos|quiero|quisiera|quisiéramos|necesitamos|necesito) (?:también )?(?=(?:una?|unos|unas|el|la|los|las) )/i,
      '',
    ],
    [/^que (?:se )?puedan? (?=\p{L}+(?:ar|er|ir)(?:lo|la|los|las|se)?(?![\p{L}]))/iu, ''],
    [/^(?:hay que|sería (?:bueno|genial|útil|ideal)) (?:poder )?/i, ''],
    [/^el objetivo es (?:que )?/i, ''],
  ],
  pt: [
    [/^(?:olá|oi)[,!.]?\s+/i, ''],
    [
      /^(?:queremos|quero|gostaria de|gostaríamos de|precisamos de?|preciso de?|desejamos) (?:poder )?(?=\p{L}+(?:ar|er|ir|or)(?![\p{L}]))/iu,
      '',
    ],
    [
      /^(?:queremos|quero|precisamos|preciso|gostaríamos|gostaria)(?: também)?(?: de)? (?=(?:uma?|uns|umas|o|a|os|as) )/i,
      '',
    ],
    [/^(?:seria (?:bom|ótimo|útil|legal)) (?:poder )?/i, ''],
    [/^o objetivo é (?:que )?/i, ''],
  ],
  it: [
    [/^(?:ciao|salve|buon ?giorno|buona ?sera)(?: a tutti)?[,!.]?\s+/i, ''],
    [
      /^(?:vogliamo|voglio|vorrei|vorremmo|mi piacerebbe|ci piacerebbe|desideriamo|dobbiamo|bisogna|occorre|serve) (?:poter )?(?=\p{L}+(?:are|ere|ire|rre|rsi|rlo|rla|rli|rle)(?!\p{L}))/iu,
      '',
    ],
    [
      /^(?:vogliamo|voglio|vorrei|vorremmo|ci serve|ci servono|mi serve|serve|servono) (?:anche )?(?=(?:una?|uno|il|lo|la|i|gli|le|dei|delle|degli) |un')/i,
      '',
    ],
    [/^(?:sarebbe (?:bello|utile|comodo|ideale|meglio|fantastico)) (?:poter |se )?/i, ''],
    [/^l['’]obiettivo è (?:di |che )?/i, ''],
  ],
  ru: [
    [/^(?:привет|здравствуйте|добрый день)[,!.]?\s+/i, ''],
    [/^(?:мы |я )?(?:хотим|хочу|хотели бы|хотел бы|хотела бы|хочется) (?=\p{L}+(?:ть|ти|чь)(?:ся)?(?![\p{L}]))/iu, ''],
    [/^(?:нам |мне )?(?:нужно|надо|необходимо|требуется) (?=\p{L}+(?:ть|ти|чь)(?:ся)?(?![\p{L}]))/iu, ''],
    [
      /^(?:нам |мне |также |ещё |еще )*(?:нужен|нужна|нужно|нужны|требуется|требуются) (?=\p{L}+ \p{L})(?!чтобы|ли(?!\p{L}))/iu,
      '',
    ],
    [/^было бы (?:хорошо|здорово|удобно|неплохо) (?=\p{L}+(?:ть|ти|чь)(?:ся)?(?![\p{L}]))/iu, ''],
  ],
  zh: [
    [/^(?:你好|您好|大家好)[，,！!。]?\s*/u, ''],
    [/^(?:我们|我)?(?:希望|想要|想|需要)(?:能够|能|可以)?(?!要|法)/u, ''],
  ],
  ja: [[/^(?:こんにちは|お疲れ様です)[、。！]?\s*/u, '']],
};

/** What a wish closes with and says nothing about the work. */
const closings =
  /,?\s+(?:would be (?:\w+ )?(?:great|nice|good|helpful|useful|cool|awesome)|wäre (?:schön|gut|toll|super|hilfreich)|serait (?:bien|génial|utile|super)|sería (?:bueno|genial|útil|ideal)|seria (?:bom|ótimo|útil|legal)|sarebbe (?:bello|utile|comodo)|troverei (?:molto )?utile \p{L}+ \p{L}+(?: \p{L}+)?|было бы (?:хорошо|здорово|удобно|неплохо)|(?:pls|plz|please|bitte|thanks|thx|though|s'il vous plaît|por favor|grazie|per favore|пожалуйста))[.!]*$/iu;

/** What trackers put before a title: `[Feature request] …`. */
const tag =
  /^\[(?:feat(?:ure)?|bug|enhancement|request|idea|proposal|suggestion|question|rfc|docs?|improvement|epic|task|story)[^\]]{0,20}\]:?\s*(?=\S)/i;

/** A statement of a list: without its opening, capitalized, without the full stop. */
export function statementOf(text: string, language: Language): string {
  let words = storyOf(tidy(text).replace(tag, ''), language);
  let isUsers = false;
  for (const [opening, instead] of openings[language]) {
    const next = words.replace(opening, instead);
    if (next === words || next.trim().length < 4) continue;
    isUsers ||= instead.endsWith(' can ');
    words = next.trim();
    if (instead.startsWith('$1')) words = words.replace(/^./, (first) => first.toUpperCase());
  }
  words = words.replace(closings, '').trim() || words;
  words = words.replace(/(?<=\p{L})\s?[!！]+$/u, '');
  // A bracket that its writer forgot to close.
  const open = /([(（])[^)）]*$/u.exec(words)?.[1];
  if (open) words = `${words.replace(/[.。;；,，、:\s]+$/u, '')}${open === '(' ? ')' : '）'}`;
  if (isUsers) words = thirdPerson(words);
  return capitalized(words.replace(/\s*[.。;；,，、:]+$/u, ''));
}

/** A sentence of a paragraph: capitalized, and closed. */
export function sentenceOf(text: string): string {
  const words = capitalized(tidy(text));
  // A full stop behind a link would belong to the link.
  if (words === '' || /https?:\/\/\S+$/.test(words)) return words;
  if (/[.!?…。！？:：][)"”»』」]*$/u.test(words)) return words.replace(/[:：]$/, '.');
  return words + (isCjk(words) ? '。' : '.');
}

/** A question: one that was written without its mark gets it. */
export function questionOf(text: string): string {
  const words = sentenceOf(text.replace(/^[?？]{1,3}[:：]?\s*/u, ''));
  return asks.test(words) ? words.replace(/[.。]?$/u, '?') : words;
}

const asks =
  /^(?:who|what|which|when|where|why|how|do|does|did|is|are|can|could|should|will|would|may|must|wer|was|wie|wo|wann|warum|welche[rsn]?|soll(?:en)?|muss|müssen|darf|dürfen|kann|können|qui|que|comment|quand|où|pourquoi|quels?|quelles?|faut-il|doit-on|quem|o que|como|quando|onde|qual|quais|кто|что|как|когда|где|почему|какой|какая|какие|можно ли|нужно ли)\s(?=[^.?？!]+[.]?$)/iu;

/** The first letter as a capital, unless the word is spelled with others inside it (`iOS`, `npm_config`, `a.ts`). */
export function capitalized(text: string): string {
  const first = /^\S+/.exec(text)?.[0] ?? '';
  const word = first.replace(/[,.:;!?)]+$/, '');
  if (!/^\p{Ll}/u.test(word) || /[\p{Lu}_./\\`@=\d()]/u.test(word)) return text;
  const capital = text.charAt(0).toUpperCase();
  // Some letters have no capital, or one that is another letter's.
  return capital.toLowerCase() === text.charAt(0) ? capital + text.slice(1) : text;
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.…–—-]+(?=\S)/, '')
    .replace(/^(["“«])([^"”»]*)(["”»])$/, '$2')
    .trim();
}

const persons: readonly (readonly [RegExp, string])[] = [
  [/\b(?:I'm|I am|we're|we are)\b/gi, 'they are'],
  [/\b(?:I've|we've)\b/gi, 'they have'],
  [/\b(?:I|we)(?='ll)/gi, 'they'],
  [/\b(?:my|our)\b/gi, 'their'],
  [/\b(?:I|we) was\b/gi, 'they were'],
  [/(?<![\w/.-])(?:I|we)\b(?![/.-]\w)/g, 'they'],
];

function thirdPerson(text: string): string {
  return persons.reduce((words, [person, instead]) => words.replace(person, instead), text.replace(/’/g, "'"));
}
