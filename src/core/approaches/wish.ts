// Whether words ask for several approaches to choose from, in the languages that wishes come in. Pure.

/** What a person wants to choose from. */
export interface ApproachWish {
  readonly count: number;
  /** The approaches by their names, where the words give as many as are wanted. */
  readonly names: readonly string[];
  /** The words themselves. */
  readonly said: string;
  /** What the idea says beside them. */
  readonly rest: string;
  /** Whether they can mean nothing else. A comparison may also be what is to be built: then it is asked. */
  readonly isSure: boolean;
}

/** Reads an idea. Yields nothing where it asks for no choice. */
export function readApproachWish(idea: string): ApproachWish | undefined {
  const sentences = sentencesOf(idea);
  for (const [index, sentence] of sentences.entries()) {
    const rest = (left = ''): string =>
      sentences
        .map((one, at) => (at === index ? left : one))
        .join('')
        .trim();
    const found = standing(sentence) ?? ending(sentence);
    if (found) return { ...found.wish, said: found.said, rest: rest(found.left) || idea.trim(), isSure: true };
  }
  // What is compared at the beginning or the end may be meant so; between other sentences it is what is to be built.
  const ends = [...new Set([sentences[0], sentences.at(-1)])].filter((sentence) => sentence !== undefined);
  for (const sentence of ends) {
    const names = sentences.length > 1 ? comparedIn(sentence) : undefined;
    if (names) return { count: names.length, names, said: sentence.trim(), rest: idea.trim(), isSure: false };
  }
  return undefined;
}

/** The wish in a choice that was made beforehand: a number alone, names, or a sentence. */
export function readApproachChoice(said: string): ApproachWish | undefined {
  const text = said.trim();
  const number = Number(/^\W*(?:alternatives\s*[:=]\s*)?([23])\W*$/i.exec(text)?.[1]);
  if (number > 0) return { count: number, names: [], said: text, rest: '', isSure: true };
  const found = readApproachWish(text);
  if (found) return { ...found, isSure: true };
  const names = comparedIn(text) ?? namesIn(text, 2);
  return names.length > 1 ? { count: names.length, names, said: text, rest: '', isSure: true } : undefined;
}

const two = 'two|zwei|beide|deux|dos|dois|duas|due|два|две|двух|2';
const three = 'three|drei|trois|tres|três|tre|три|тр[её]х|3';
const nouns = String.raw`approaches|alternatives?|ans[aä]tze|lösungs(?:wege|ansätze)|herangehensweisen|alternativen|approches|enfoques|alternativas|abordagens|approcci|alternative|подхода|подходов|альтернативы|варианта решения`;
/** A number and what is counted, with up to two words between: “two very different approaches”. */
const parted = String.raw`(?<!\p{L})(?<count>${two}|${three})\s+(?:(?!of|von|de)\p{L}+\s+){0,2}?(?:${nouns})(?:\s+(?:diff[eé]rent\p{L}*|distint\p{L}*|diferent\p{L}*))?(?!\p{L})`;
const unparted = String.raw`(?<unparted>两|兩|二|三|2|3)\s*(?:种|種|个|個|つ|通り)?(?:の)?(?:不同的?|異なる)?(?:方案|做法|思路|アプローチ|案|方針|方法)`;
const asked = new RegExp(`(?:${parted}|${unparted})`, 'iu');

interface Found {
  readonly wish: Pick<ApproachWish, 'count' | 'names'>;
  readonly said: string;
  /** What stays of the sentence. */
  readonly left: string;
}

/** What people put around it, and nothing of the matter. */
const around =
  /(?<!\p{L})(?:please|can you|could you|would you|i(?:['’]d| would)? (?:like|want|need)(?: to (?:see|have|compare))?|i want|give|show|propose|suggest|plan|draft|compare|weigh|make|write|prepare|offer|me|us|it|this|that|with|as|in|to (?:compare|choose from)|for (?:this|it|comparison)|side by side|and (?:compare|let me choose)|them|of|the|a|plan|bitte|kannst du|könntest du|ich (?:möchte|will|hätte gerne?|brauche)|gib|zeig\p{L}*|schlag\p{L}*|vor|vergleich\p{L}*|plane?|mach\p{L}*|mir|uns|zum vergleich\p{L}*|dafür|dazu|davon|nebeneinander|mit|zu|s['’]il (?:te|vous) pla[iî]t|propose[rz]?|donne[rz]?|montre[rz]?|compare[rz]?|je (?:veux|voudrais)|moi|nous|avec|pour comparer|por favor|quiero|propón|propon\p{L}*|dame|muestra\p{L}*|compar\p{L}*|con|para comparar|quero|dê-me|mostre|proponha|пожалуйста|предлож\p{L}*|покажи\p{L}*|сравни\p{L}*|дай\p{L}*|мне|для сравнения)(?!\p{L})|请|給我|给我|提出|比较|比較|给出|を?(?:比較して|提案して|出して|見せて)(?:ください)?|で/giu;

/** A sentence that says nothing else, but for the names of the approaches and what they are for. */
function standing(sentence: string): Found | undefined {
  const match = asked.exec(sentence);
  if (!match) return undefined;
  const before = sentence.slice(0, match.index);
  const behind = sentence
    .slice(match.index + match[0].length)
    .replace(/^\s*,?\s*(?:please|bitte|s['’]il (?:te|vous) pla[iî]t|por favor|пожалуйста)(?=\s*[:：])/iu, '');
  if (/\p{L}/u.test(before.replace(around, ' '))) return undefined;
  const count = countIn(match);
  const listed = /^\s*[:：–—(-]\s*([\s\S]+)$/u.exec(behind)?.[1] ?? '';
  const names = listed === '' ? oneWithEach(behind) : namesIn(listed, count);
  const isAll = !/\p{L}/u.test(behind.replace(around, ' '));
  // “Give me two approaches for the storage” asks; “Two approaches for the storage are known” tells.
  const asks = /\p{L}/u.test(before) && /^\s*(?:for|to|of|für|zu[rm]?|pour|para|для|:|,|\.|!|$)/iu.test(behind);
  if (!isAll && names.length !== count && !asks) return undefined;
  return { wish: { count, names: names.length === count ? names : [] }, said: sentence.trim(), left: '' };
}

/** The end of a sentence that says more: “Add a queue, in two approaches please.” */
function ending(sentence: string): Found | undefined {
  const tail = /[,;–—(]\s*(?:and |und |et |y |e |и )?([^,;–—()]+?)\)?\s*[.!。！]*\s*$/u.exec(sentence);
  const said = tail?.[1] ?? '';
  const match = asked.exec(said);
  if (!tail || !match || /\p{L}/u.test(said.replace(match[0], ' ').replace(around, ' '))) return undefined;
  const left = `${sentence.slice(0, tail.index).trimEnd()}. `;
  return { wish: { count: countIn(match), names: [] }, said: said.trim(), left };
}

/** “Compare a queue with a cron job”, “Vergleiche Postgres mit SQLite”, “X vs. Y”. */
function comparedIn(sentence: string): readonly string[] | undefined {
  const pair = comparisons.map((words) => words.exec(sentence.trim())?.groups).find((groups) => groups !== undefined);
  const names = [pair?.['one'], pair?.['other']].map(nameOf);
  return names.every(isName) ? names : undefined;
}

const ended = String.raw`\s*[.!。！]*$`;
const comparisons: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:please |bitte )?(?:compare|weigh|vergleiche?|compare[rz]?|comparar?|compara|сравни(?:те)?)\s+(?<one>.+?)\s+(?:with|and|to|against|versus|vs\.?|mit|und|gegen|avec|et|con|y|com|e|с|и)\s+(?<other>.+?)${ended}`,
    'iu',
  ),
  new RegExp(String.raw`^(?<one>[^.:;,]+?)\s+(?:versus|vs\.?)\s+(?<other>[^.:;,]+?)${ended}`, 'iu'),
  new RegExp(String.raw`^(?:请)?比[较較]\s*(?<one>.+?)(?:和|与|跟|與)(?<other>.+?)${ended}`, 'u'),
  new RegExp(String.raw`^(?<one>.+?)と(?<other>.+?)を比較(?:して(?:ください)?)?${ended}`, 'u'),
];

/** “one with Postgres, one with SQLite”. */
function oneWithEach(text: string): readonly string[] {
  const found = [
    ...text.matchAll(
      /(?<!\p{L})(?:one|eine[rmns]?|un[ea]?|um[a]?|один)\s+(?:with|using|mit|avec|con|com|с)\s+([^,;.]+?)(?=\s*(?:,|;|\.|$|\s(?:and|und|et|y|e|и)\s))/giu,
    ),
  ];
  return found.map((match) => nameOf(match[1])).filter(isName);
}

/** Names in a list. */
function namesIn(text: string, count: number): readonly string[] {
  const each = oneWithEach(text);
  if (each.length === count) return each;
  const parts = text
    .replace(/[).!。！\s]+$/u, '')
    .split(/\s*(?:,|;|、|\n)\s*|\s+(?:and|or|vs\.?|versus|und|oder|et|ou|y|o|e|и|или)\s+|和|或|与|と/iu)
    .map(nameOf)
    .filter((part) => part !== '');
  return parts.length === count && parts.every(isName) ? parts : [];
}

function nameOf(text = ''): string {
  return text
    .replace(/^\s*(?:(?:an?|the|eine[nmrs]?|ein|der|die|das|den|dem|une?|el|la|los|las|le|les|os?|as?)\s+)/iu, '')
    .replace(/^[\s"'“„«]+|[\s"'”“».!]+$/gu, '');
}

/** In words and characters: what is longer is no name. */
function isName(name: string): boolean {
  return name !== '' && name.length <= 60 && name.split(/\s+/).length <= 6;
}

function countIn(match: RegExpExecArray): number {
  const said = (match.groups?.['count'] ?? match.groups?.['unparted'] ?? '').toLowerCase();
  return new RegExp(`^(?:${three}|三)$`, 'iu').test(said) ? 3 : 2;
}

/** The sentences with the spaces behind them, so that they can be put together again. */
function sentencesOf(text: string): readonly string[] {
  return (
    text.match(/[^\n]+?(?:(?<!\bvs)[.!?](?=\s|$)|[。！？]|(?=\n)|$)[ \t]*\n*|\n+/gu)?.filter((part) => part !== '') ??
    []
  );
}
