// How people name the size of a plan, in the languages that plans are written in.
import type { PlanSize } from '../../documents/phases.ts';
import { sizes } from './facts.ts';

const adjectives: readonly (readonly [PlanSize, string])[] = [
  ['XS', 'tiny|winzig|minuscule|diminut[ao]|minúscul[ao]|крошечный|极小|とても小さい'],
  ['S', 'small|klein|petite?|pequeñ[ao]|pequen[ao]|маленький|небольшой|小|小さい|小さめ|小规模'],
  ['M', 'medium|mittel|moyen(?:ne)?|median[ao]|médi[ao]|средний|中|中くらい|中等'],
  ['L', 'large|gro(?:ß|ss)|grande?|большой|大|大きい|大きめ|大规模'],
  ['XL', 'huge|riesig|énorme|enorme|огромный|特大|巨大'],
];
const adjective = adjectives.map(([size, words]) => [size, new RegExp(`^(?:${words})$`, 'iu')] as const);

const letter = '(XS|XL|S|M|L)';
const sizeWord = '(?:size|größe|groesse|taille|tamaño|tamanho|taglia|размер|サイズ|规模|規模|大小)';
/** What is said beside a size out of politeness. */
const polite = String.raw`\(recommended\)|please|bitte|then|is fine|ok(?:ay)?|s['’]il (?:te|vous) pla[iî]t|por favor|пожалуйста|吧|でお願いします|にしてください|にして|で|です|请`;
/** Words that are nothing but the name of a size. */
const alone = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:${sizeWord}[^\\p{L}]{0,3}[はを]?)?${letter}(?!\\p{sc=Latin}|\\d)(?:[^\\p{L}]*(?:${polite}))*[^\\p{L}]*$`,
  'iu',
);
const named = new RegExp(
  `${sizeWord}[^\\p{L}]{0,3}(?:it |to |as |is |auf |ist |à |a |en |para |на |до |は|を|改成|改为|设为|是)?[^\\p{L}]{0,2}${letter}(?![\\p{sc=Latin}\\p{sc=Cyrillic}\\p{N}'’])`,
  'iu',
);
/** An answer that begins with the size and goes on: “M, but leave out the mails”. */
const opening =
  /^[^\p{L}\p{N}]*(XS|XL|S|M|L)(?:\s?[,;.:!]\s|\s[–—-]\s|\s(?:but|and|with|without|then|aber|und|mit|ohne|mais|et|sans|avec|pero|y|sin|con|mas|e|sem|com|но|и|без)\s|[，。、；：])(?=.*[\p{L}\p{N}])/u;
const planOf = new RegExp(`(?<![\\p{L}\\p{N}])an? ${letter}[- ](?:size[d]? )?plan(?![\\p{L}])`, 'u');

/** What may stand before and behind “smaller”: the plan is meant, nothing of what it plans. */
const ofThePlan = String.raw`please |bitte |(?:make|keep|mach|mache|fais|faites|rends|rendez|haz|hazlo|deja|faça|deixe|torne|сделай(?:те)?|пусть) ?|(?:it|this|the size|das|ihn|es|-?le|lo|-?o|его)(?: |$)|(?:the (?:whole )?|this |den |le |el |o )?plano?(?: |$)|план |(?:a bit |much |etwas |one size |un peu |un poco |um pouco |немного |чуть )`;
const turned = new RegExp(
  String.raw`^[^\p{L}\p{N}]*(?:${ofThePlan})*(?:(?<smaller>smaller|shorter|down|kleiner|kürzer|plus (?:petit|court|bref|concis)|más (?:pequeñ[ao]|cort[ao]|breve)|menor|mais (?:curt[ao]|breve)|короче|меньше|поменьше)|(?<bigger>bigger|larger|longer|up|more detailed|größer|groesser|länger|ausführlicher|plus (?:grand|long|détaillé)|más (?:grande|larg[ao]|detallad[ao])|maior|mais (?:long[ao]|detalhad[ao])|больше|подробнее|длиннее|крупнее))[^\p{L}\p{N}]*(?:(?:please|bitte|s['’]il (?:te|vous) pla[iî]t|por favor|пожалуйста)[^\p{L}\p{N}]*)?$`,
  'iu',
);
const unparted =
  /^(?:请|請)?(?:再|把|将)?(?:计划|計画を|計画は|プランを|它)?(?:再|もっと|もう少し|少し)?(?:(?<smaller>(?:改?(?:小|短)|缩短|精简|简短|更小|更短)(?:一点|一些|些|点)?|短く|小さく|簡潔に)|(?<bigger>(?:改?(?:大|长)|更大|更长|(?:更)?详细)(?:一点|一些|些|点)?|長く|大きく|詳しく))(?:吧|して(?:ください|下さい)?|してほしい)?[。！!.]?$/u;

/** Words that are nothing but a size: “S”, “Size: M”, “small”. */
export function wholeSize(text: string): PlanSize | undefined {
  const letters = alone.exec(text)?.[1];
  if (letters !== undefined) return sizeOf(letters);
  const bare = text.replace(/[^\p{L}\s]/gu, '').trim();
  return adjective.find(([, words]) => words.test(bare))?.[0];
}

/** The size that longer words name. */
export function namedSize(text: string): PlanSize | undefined {
  const found = (named.exec(text) ?? planOf.exec(text) ?? opening.exec(text))?.[1];
  return found === undefined ? undefined : sizeOf(found);
}

/** Whether words want the plan smaller or bigger than it is, and nothing else. */
export function wayIn(text: string): 'smaller' | 'bigger' | undefined {
  const groups = (turned.exec(text) ?? unparted.exec(text.replace(/\s+/g, '')))?.groups;
  return groups === undefined ? undefined : groups['smaller'] === undefined ? 'bigger' : 'smaller';
}

/** Whether a wish says nothing beyond the size: “make it size S”. */
export function isOnlySize(text: string): boolean {
  const rest = text
    .replace(named, ' ')
    .replace(planOf, ' ')
    .replace(opening, ' ')
    .replace(around, ' ')
    .replace(
      /(?:にしてください|にして|に変更(?:してください|して)?|でお願いします|请|請|把|将|计划|的|吧|を|は|に)/gu,
      ' ',
    );
  return !/[\p{L}\p{N}]/u.test(rest);
}

const around =
  /(?<!\p{L})(?:please|make|plan|it|this|the|to|a|as|of|change|set|use|bitte|mach|mache|den|auf|le|la|à|passe[rz]?|mets|mettez|el|al|cambia|pon|por favor|o|mude|altere|измени(?:те)?|поставь|план|на|пожалуйста)(?!\p{L})/giu;

function sizeOf(letters: string): PlanSize | undefined {
  return sizes.find((one) => one === letters.toUpperCase());
}
