// Divides a work into parts that can be done one after the other: what others rest on comes first.
import { planPhrases } from './phrases/phrases.ts';
import { proposals } from '../../brief/offline/phrases/proposals.ts';
import { phraseLanguage } from '../../../documents/language.ts';
import { isCjk } from '../../../documents/words.ts';
import type { PlannedPhase, PlanOutline } from '../facts.ts';
import { isPresent } from '../sizing/clauses.ts';
import { workKinds } from './kinds.ts';
import { isBound, matterOf } from './signs.ts';

/** In the order in which they are done. */
export const packages = ['trial', 'data', 'core', 'interfaces', 'surface', 'messages', 'rollout'] as const;
export type Package = (typeof packages)[number];

/** A part of the work. */
export interface Portion {
  readonly kind: Package;
  /** What is to be done in it, in the idea's words; empty where only what it is for is known. */
  readonly statements: readonly string[];
  readonly components: readonly { readonly name: string; readonly change: string }[];
  /** What is usual for such work, where the idea says too little. */
  readonly proposed: readonly string[];
}

export interface PlannedPortion extends PlannedPhase {
  readonly portion: Portion;
}

/** The portions of a work, as many as are wanted, with their titles and what each waits for. */
export function portionsOf(outline: PlanOutline, wanted: number, tag: unknown): readonly PlannedPortion[] {
  const language = phraseLanguage(tag, outline.language);
  const portions = fitted(sorted(outline), wanted, outline, proposedParts(outline, tag));
  const say = planPhrases[language];
  const taken = new Set<string>();
  return portions.map((portion, index) => {
    const topic = topicOf(portion, outline, taken);
    const separator = language === 'zh' || language === 'ja' ? '：' : ': ';
    return {
      title: `${say.packages[portion.kind]}${separator}${topic}`,
      goal: portion.statements[0] ?? topic,
      dependsOn: waitsFor(portions, index),
      portion,
    };
  });
}

/** Each statement of the work in the part that it belongs to. */
function sorted(outline: PlanOutline): readonly Portion[] {
  const statements = [...new Set([...outline.objectives, ...outline.requirements, ...outline.inScope])];
  // What is there already is built on, not built.
  const missing = statements.filter((statement) => !isPresent(statement));
  const needed = missing.length > 0 ? missing : [outline.title];
  const placeOf = (statement: string): Package => matterOf(statement) ?? 'core';
  const trial = outline.unknowns.filter((unknown) =>
    /prototyp|poc\b|proof of concept|spike|machbarkeit|原型|試作/iu.test(unknown),
  );
  return packages.flatMap((kind) => {
    const own = kind === 'trial' ? trial : needed.filter((statement) => placeOf(statement) === kind);
    const components = outline.components.filter(({ name, change }) => placeOf(`${name} ${change}`) === kind);
    return own.length + components.length > 0 ? [{ kind, statements: own, components, proposed: [] }] : [];
  });
}

/** As many as are wanted: neighbours are put together, great ones parted, what is usual fills up the rest. */
function fitted(
  found: readonly Portion[],
  wanted: number,
  outline: PlanOutline,
  proposed: readonly string[],
): readonly Portion[] {
  let portions = found;
  const goesLive = outline.concerns.includes('deployment') || outline.concerns.includes('migration');
  if (portions.length < wanted && !portions.some(({ kind }) => kind === 'rollout') && (goesLive || wanted > 3))
    portions = [...portions, { kind: 'rollout', statements: [], components: [], proposed: [] }];
  while (portions.length > Math.max(1, wanted)) portions = joined(portions);
  while (portions.length < wanted) {
    const parted = split(portions);
    if (!parted) break;
    portions = parted;
  }
  const left = [...proposed];
  while (portions.length < wanted) {
    const part = left.shift();
    const last = portions.findLastIndex(({ kind }) => kind !== 'rollout') + 1;
    portions = portions.toSpliced(last, 0, {
      kind: part === undefined ? 'trial' : 'core',
      statements: [],
      components: [],
      proposed: part === undefined ? [] : [part],
    });
  }
  return portions.toSorted((a, b) => packages.indexOf(a.kind) - packages.indexOf(b.kind));
}

/** The two neighbours that are smallest together, as one. */
function joined(portions: readonly Portion[]): readonly Portion[] {
  const sums = portions.slice(1).map((portion, index) => weightOf(portion) + weightOf(portions[index] ?? portion));
  const at = sums.indexOf(Math.min(...sums));
  const [one, other] = [portions[at], portions[at + 1]];
  if (!one || !other) return portions;
  const greater = weightOf(one) >= weightOf(other) ? one : other;
  return portions.toSpliced(at, 2, {
    kind: greater.kind,
    statements: [...one.statements, ...other.statements],
    components: [...one.components, ...other.components],
    proposed: [...one.proposed, ...other.proposed],
  });
}

/** The greatest portion as two, or nothing where none can be parted. */
function split(portions: readonly Portion[]): readonly Portion[] | undefined {
  const most = Math.max(...portions.map(({ statements }) => statements.length));
  const at = portions.findIndex(({ statements }) => statements.length === most);
  const portion = portions[at];
  if (!portion || most < 2) return undefined;
  const half = Math.ceil(most / 2);
  const isFirst = (name: string) => portion.statements.slice(0, half).some((statement) => statement.includes(name));
  return portions.toSpliced(
    at,
    1,
    {
      ...portion,
      statements: portion.statements.slice(0, half),
      components: portion.components.filter(({ name }) => isFirst(name)),
    },
    {
      ...portion,
      statements: portion.statements.slice(half),
      components: portion.components.filter(({ name }) => !isFirst(name)),
      proposed: [],
    },
  );
}

function weightOf({ statements, components }: Portion): number {
  return statements.length + components.length * 0.5;
}

/** What rests on what: data on nothing, the core on data, what others see on the core, going live on all. */
function waitsFor(portions: readonly Portion[], index: number): readonly number[] {
  const own = portions[index];
  if (!own) return [];
  const numbers = (isWanted: (portion: Portion, at: number) => boolean) =>
    portions.flatMap((portion, at) => (at < index && isWanted(portion, at) ? [at + 1] : []));
  if (own.kind === 'trial') return [];
  if (own.kind === 'rollout') {
    const before = numbers(() => true);
    const needed = new Set(before.flatMap((number) => waitsFor(portions, number - 1)));
    return before.filter((number) => !needed.has(number));
  }
  const same = numbers(({ kind }) => kind === own.kind).slice(-1);
  if (same.length > 0) return same;
  for (const kind of restsOn[own.kind]) {
    const found = numbers((portion) => portion.kind === kind).slice(-1);
    if (found.length > 0) return found;
  }
  return numbers(({ kind }) => kind === 'trial');
}

const restsOn: Readonly<Record<Exclude<Package, 'trial' | 'rollout'>, readonly Package[]>> = {
  data: [],
  core: ['data'],
  interfaces: ['core', 'data'],
  surface: ['interfaces', 'core', 'data'],
  messages: ['core', 'interfaces', 'data'],
};

/** What the portion is about, in few words of the idea; no two portions of a kind have the same. */
function topicOf(
  { kind, components, statements, proposed }: Portion,
  outline: PlanOutline,
  taken: Set<string>,
): string {
  // What only happens to stand in the same part is not what it is about.
  const meant = components.filter(
    ({ name }) => statements.length === 0 || statements.some((one) => one.toLowerCase().includes(name.toLowerCase())),
  );
  const names = meant.slice(0, 2).map(({ name }) => name.replace(/`/g, ''));
  const told = statements.toSorted((one, other) => Number(isBound(one)) - Number(isBound(other)));
  const ways = [...told, ...proposed, outline.title].map((text) => inShort(text));
  const candidates = [names.join(', '), ...ways];
  const isFree = (one: string) => one !== '' && !taken.has(`${kind} ${one}`);
  const topic = candidates.find(isFree) ?? `${inShort(outline.title)} (${taken.size + 1})`;
  taken.add(`${kind} ${topic}`);
  return topic;
}

/** A statement in few words, up to where it can end; a list in it stays whole. */
export function inShort(statement: string, most = 8): string {
  const plain = bare(statement);
  if (isCjk(plain)) {
    const clause = plain.split(/[，、。：；,:;]/u)[0] ?? plain;
    return clause.length > 24 ? `${clause.slice(0, 23)}…` : clause;
  }
  const [first = plain, second = ''] = clausesIn(plain);
  // A condition or a label says less than what follows it.
  if (conditions.test(first) && second.length > 8) return words(`${first}, ${second}`, 10);
  const chosen = first.length <= 12 && second.length > 8 ? second : first;
  return words(chosen, most + (chosen.includes(', ') ? 6 : 0));
}

/** The clauses of a text, at the marks between them that do not stand in a list of things. */
function clausesIn(text: string): readonly string[] {
  const parts = text.split(/([,;:(]\s*|\s[–—-]\s|\.\s)/);
  const clauses = [parts[0] ?? ''];
  for (let index = 1; index < parts.length; index += 2) {
    const [mark = '', part = ''] = parts.slice(index, index + 2);
    const isListed =
      mark.startsWith(',') &&
      (listEnd.test(part) || (part.split(' ').length <= 3 && parts[index + 2]?.startsWith(',')));
    if (isListed) clauses.push(`${clauses.pop() ?? ''}, ${part}`);
    else clauses.push(part);
  }
  return clauses;
}

/** The last things of a list, with a word that binds them, and what is said of all. */
const listEnd = /^(?:\S+ ){1,3}(?:and|or|und|oder|et|ou|y|o|e|и|или) \S+(?: \S+){0,8}$/u;

/** Whether a statement is one of few words, which need not be shortened. */
export function isBrief(statement: string): boolean {
  const plain = bare(statement);
  return isCjk(plain) ? plain.length <= 24 : plain.split(' ').length <= 11 && !/[.;]\s/.test(plain);
}

const conditions =
  /^(?:from the|before|after|during|when|if|once|as an? |wenn|sobald|falls|als \p{L}+ möchte|quand|lorsque|si |en tant que|cuando|quando|como \p{L}+,?|если|когда)/iu;

function bare(statement: string): string {
  return statement
    .replace(/[`*#|<>[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/[.。:：;；!！]+$/u, '')
    .trim();
}

/** At most so many words; it does not end with one that needs another. */
function words(text: string, most: number): string {
  const all = text.trim().split(' ');
  if (all.length <= most) return all.join(' ');
  const end = all.slice(0, most + 1).findLastIndex((word, index) => index > 3 && subordinate.test(word));
  return all
    .slice(0, end < 0 ? most : end)
    .join(' ')
    .replace(
      /(?:\s(?:a|an|the|and|or|of|to|in|for|with|on|by|der|die|das|und|oder|mit|für|von|im|le|la|les|de|des|et|el|y|en|o|e|do|da|в|на|и|с|по)|[,;:])+$/iu,
      '',
    );
}

/** What begins a clause that says more of what stands before it. */
const subordinate = /^(?:that|which|who|where|when|while|because|so|dass|damit|weil|wenn|qui|que|который|чтобы)$/iu;

/** The parts that such work usually has. */
export function proposedParts(outline: PlanOutline, tag: unknown): readonly string[] {
  const language = phraseLanguage(tag, outline.language);
  return workKinds(outline, false).flatMap((kind) =>
    proposals[language][kind].parts.map(([name, change]) => `${name}: ${change}`),
  );
}
