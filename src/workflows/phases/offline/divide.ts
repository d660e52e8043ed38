// Divides the phases of a plan anew by what a wish says of them: takes out, splits, renames, adds.
import type { PresentPhase } from '../division.ts';
import type { PlannedPhase } from '../order.ts';

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
    .split(
      /[.;\n]+|,?\s+(?:and|then|und|dann)\s+(?=(?:then |dann )?(?:add|drop|remove|delete|split|rename|füge|streich|entfern|teile|benenne))/iu,
    )
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function changed(items: Items, part: string, numbers: readonly number[]): Items {
  const item = items.find(({ id }) => id === numberIn(part, numbers));
  const rename =
    /(?:rename|retitle|call|benenne|nenne)\b.*?phase\s+\S+\s+(?:in|to|as|into)?\s*["“„]?(.+?)["”“]?(?:\s+um)?$/iu.exec(
      part,
    )?.[1];
  if (item && rename) return items.map((one) => (one === item ? { ...one, title: capital(rename) } : one));
  if (item && /\b(?:split|divide|break|separate|teile?n?|zerlege|trenne|aufteilen)(?!\p{L})/iu.test(part))
    return split(items, item, part);
  if (item && takesOut.test(part)) return without(items, item);
  const topic = added.exec(part)?.groups?.['topic'];
  return topic === undefined ? items : withNew(items, topic, part, numbers);
}

const takesOut =
  /(?<!\p{L})(?:drop|remove|delete|cut|omit|skip|leave out|streich\p{L}*|entfern\p{L}*|lösch\p{L}*|weglassen)(?!\p{L})/iu;
const added =
  /(?<!\p{L})phase\s+(?:for|about|on|that|which|to|für|zu[mr]?|über)\s+(?:the |a |an |die |der |das |den )?(?<topic>[^,]+?)(?:\s+(?:at the end|at the start|before all others|am ende|(?:after|before|behind|nach|vor)\s+phase\s+\d+))?(?:\s+(?:hinzu|ein|an))?$/iu;

/** The number that words give a phase; ordinals count too. */
function numberIn(part: string, numbers: readonly number[]): number | undefined {
  const digit = /phase\s+(\d+)/iu.exec(part)?.[1];
  // “a phase for X after phase 2” speaks of a new one.
  if (added.test(part)) return undefined;
  if (digit !== undefined) return Number(digit);
  if (/(?<!\p{L})(?:last|letzte[nr]?)\s+phase/iu.test(part)) return numbers.at(-1);
  const at = ordinals.findIndex((words) => new RegExp(`(?<!\\p{L})(?:${words})\\s+phase`, 'iu').test(part));
  return at < 0 ? undefined : at + 1;
}

const ordinals = [
  'first|erste[nr]?',
  'second|zweite[nr]?',
  'third|dritte[nr]?',
  'fourth|vierte[nr]?',
  'fifth|fünfte[nr]?',
];

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
  const named = /\b(?:into|in)\s+["“„]?([^"”“]+?)["”“]?\s+(?:and|und)\s+["“„]?([^"”“]+?)["”“]?(?:\s+auf)?$/iu.exec(
    part,
  );
  const [first = whole.title, second = `${whole.title} (2)`] = named
    ? [capital(named[1] ?? ''), capital(named[2] ?? '')]
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
  const place = /(?<way>after|behind|nach|before|vor)\s+phase\s+(?<number>\d+)/iu.exec(part)?.groups;
  const named = items.findIndex(({ id }) => id === Number(place?.['number']) && numbers.includes(id));
  const isBefore = /before|vor/iu.test(place?.['way'] ?? '');
  const at = named < 0 ? items.length : named + (isBefore ? 0 : 1);
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
  return plain.charAt(0).toLocaleUpperCase() + plain.slice(1);
}
