// Divides the phases of a plan anew by what a wish says of them: takes out, splits, renames, adds.
import type { PresentPhase } from '../division.ts';
import type { PlannedPhase } from '../order.ts';
import {
  lastPhase,
  numbered,
  ordinalPhase,
  ordinals,
  parts,
  phaseWithVerb,
  places,
  renames,
  topics,
  unpartedVerbOfPhase,
  unpartedVerbs,
  verbOfPhase,
  verbs,
} from '../wishWords.ts';

interface Item extends Omit<PlannedPhase, 'dependsOn'> {
  readonly id: number;
  /** Ids of the items that it waits for. */
  readonly waits: readonly number[];
}

type Items = readonly Item[];

/** The phases as the wishes want them; as they are where no wish is understood. */
export function dividedBy(wishes: readonly string[], present: readonly PresentPhase[]): readonly PlannedPhase[] {
  const items: Items = present.map(({ number, title, goal, proof, dependsOn }) => ({
    id: number,
    title,
    goal,
    ...(proof === undefined ? {} : { proof }),
    waits: dependsOn,
    was: number,
  }));
  const numbers = present.map(({ number }) => number);
  const result = wishes.flatMap(partsOf).reduce<Items>((phases, part) => changed(phases, part, numbers), items);
  return result.map(({ id: _id, waits, ...phase }) => ({
    ...phase,
    dependsOn: waits.flatMap((id) => {
      const at = result.findIndex((one) => one.id === id);
      return at < 0 ? [] : [at + 1];
    }),
  }));
}

/** A wish in the parts that each ask for one thing. */
function partsOf(wish: string): readonly string[] {
  return wish
    .split(nextVerb)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const nextVerb = new RegExp(
  String.raw`[.;。；！\n]+|,?\s+(?:and|then|und|dann|et|puis|y|luego|e|depois|и|затем)\s+(?=(?:then |dann )?(?:add|füge|ajoute|añad|agreg|acrescent|adicion|добав|${Object.values(verbs).join('|')}))|，\s*(?:然后|再|并)?`,
  'iu',
);

function changed(items: Items, part: string, numbers: readonly number[]): Items {
  const item = items.find(({ id }) => id === numberIn(part, numbers));
  const rename = firstIn(renames, part)?.['name'];
  if (item && rename !== undefined)
    return items.map((one) => (one === item ? { ...one, title: capital(rename) } : one));
  if (item && splits.test(part)) return split(items, item, part);
  if (item && takesOut.test(part) && isOfPhase(part)) return without(items, item);
  const topic = firstIn(topics, part)?.['topic'];
  return topic === undefined ? items : withNew(items, topic, part, numbers);
}

const takesOut = anyOf(verbs.drop, unpartedVerbs.drop);
const splits = anyOf(verbs.split, unpartedVerbs.split);

/** Whether it is the phase that goes, not something of it: “remove the mails from phase 2”. */
function isOfPhase(part: string): boolean {
  return [verbOfPhase, phaseWithVerb, unpartedVerbOfPhase].some((words) => words.test(part));
}

function anyOf(words: string, unparted: string): RegExp {
  return new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})|(?:${unparted})`, 'iu');
}

function firstIn(patterns: readonly RegExp[], part: string): Readonly<Record<string, string | undefined>> | undefined {
  return patterns.map((words) => words.exec(part)?.groups).find((groups) => groups !== undefined);
}

/** The number that words give a phase; ordinals count too. */
function numberIn(part: string, numbers: readonly number[]): number | undefined {
  // “a phase for X after phase 2” speaks of a new one.
  if (firstIn(topics, part)) return undefined;
  const found = numbered.exec(part)?.groups;
  const digit = found?.['number'] ?? found?.['unparted'] ?? found?.['counted'];
  if (digit !== undefined) return Number(digit) || counted.indexOf(digit) + 1;
  if (lastPhase.test(part)) return numbers.at(-1);
  const at = ordinals.findIndex((ordinal) => ordinalPhase(ordinal).test(part));
  return at < 0 ? undefined : at + 1;
}

const counted = '一二三四五六七八九';

function without(items: Items, gone: Item): Items {
  return items
    .filter((one) => one !== gone)
    .map((one) =>
      one.waits.includes(gone.id)
        ? { ...one, waits: [...new Set([...one.waits.filter((id) => id !== gone.id), ...gone.waits])] }
        : one,
    );
}

/** The first part keeps its place; the second comes behind it, before all that waited for the whole. */
function split(items: Items, whole: Item, part: string): Items {
  const named = firstIn(parts, part);
  const [first = whole.title, second = `${whole.title} (2)`] = named
    ? [capital(named['first'] ?? ''), capital(named['second'] ?? '')]
    : [];
  const other: Item = {
    ...whole,
    id: nextId(items),
    title: second,
    goal: named ? '' : whole.goal,
    waits: [whole.id],
    was: 0,
  };
  return items.flatMap((one) => {
    if (one === whole) return [{ ...one, title: first }, other];
    return [{ ...one, waits: one.waits.map((id) => (id === whole.id ? other.id : id)) }];
  });
}

function withNew(items: Items, topic: string, part: string, numbers: readonly number[]): Items {
  const place = places.find(({ words }) => words.test(part));
  const found = place?.words.exec(part)?.groups;
  const number = Number(found?.['number'] ?? found?.['unparted']);
  const named = items.findIndex(({ id }) => id === number && numbers.includes(id));
  const at = named < 0 ? items.length : named + (place?.isBefore === true ? 0 : 1);
  const previous = items[at - 1];
  const { proof } = previous ?? items[0] ?? {};
  return items.toSpliced(at, 0, {
    id: nextId(items),
    title: capital(topic),
    goal: '',
    ...(proof === undefined ? {} : { proof }),
    waits: previous ? [previous.id] : [],
    was: 0,
  });
}

function nextId(items: Items): number {
  return Math.max(0, ...items.map(({ id }) => id)) + 1000;
}

function capital(text: string): string {
  const plain = text.trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
