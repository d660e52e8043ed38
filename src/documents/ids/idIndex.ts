// The ids of the documents that belong together: what each means, where it is named. What did not change is not read anew.
import type { DocumentSet } from '../documentSet.ts';
import { digitsOf, type Id, type IdFamily } from '../speckit/ids.ts';
import { kindOf, type FeatureKind } from '../speckit/kind.ts';
import { remember } from '../speckit/remember.ts';
import { idsIn, idsInFile, type DefinedId, type DocumentIds, type Mention, type Range } from './mentions.ts';

export interface IdIndex {
  /** What an id is given to: in the document that is the home of its family, else in the first that gives it. */
  readonly definition: (key: string) => DefinedId | undefined;
  /** Every place that names an id, its definition and the ends of ranges among them, by document. */
  readonly mentions: (key: string) => readonly Mention[];
  /** The ranges that an id lies inside of, without being one of their ends. */
  readonly ranges: (key: string) => readonly Range[];
  /** The mention that an offset of a document is in, or right behind. */
  readonly at: (path: string, offset: number) => Mention | undefined;
  /** All that is defined, by family, in the order of their numbers. */
  readonly defined: () => readonly DefinedId[];
  /** What each document and file says, by path. */
  readonly documents: ReadonlyMap<string, DocumentIds>;
}

/** The index of a set, made once. Documents outside of the set's folder are not in it. */
export const indexOf = remember((set: DocumentSet): IdIndex => {
  const prefix = set.folder === '' ? '' : `${set.folder}/`;
  const inside = set.documents.filter(({ path }) => path.startsWith(prefix));
  const files = set.files.filter(({ path }) => path.startsWith(prefix));
  const documents = new Map<string, DocumentIds>([
    ...inside.map((document) => [document.path, idsIn(document)] as const),
    ...files.map((file) => [file.path, idsInFile(file)] as const),
  ]);
  const kinds = new Map(inside.map((document) => [document.path, kindOf(document)]));
  const definitions = new Map<string, DefinedId>();
  for (const { definitions: own } of documents.values()) {
    for (const one of own) {
      const isHome = kinds.get(one.path) === homes[one.family];
      if (isHome || !definitions.has(one.key)) definitions.set(one.key, one);
    }
  }
  const ranges = [...documents.values()].flatMap((one) => one.ranges);
  return {
    documents,
    definition: (key) => definitions.get(key),
    mentions: (key) => [...documents.values()].flatMap(({ byKey }) => byKey.get(key) ?? []),
    ranges: (key) => ranges.filter((range) => liesInside(key, range)),
    at: (path, offset) => mentionAt(documents.get(path)?.mentions ?? [], offset),
    defined: () => [...definitions.values()].sort(byNumber),
  };
});

/** Whether an id is one of those between the ends of a range. */
export function liesInside(key: string, { from, to }: Pick<Range, 'from' | 'to'>): boolean {
  const [first, last, one] = [numbersOf(from.key), numbersOf(to.key), numbersOf(key)];
  if (one.stem !== first.stem || one.suffix !== '' || one.key === from.key || one.key === to.key) return false;
  // A range of parts, `T030.2–T030.6`.
  if (first.number === last.number) {
    return one.number === first.number && one.part > first.part && one.part < last.part;
  }
  return one.part === 0 && one.number > first.number && one.number < last.number;
}

/** The home of each family. */
export const homes: Readonly<Record<IdFamily, FeatureKind>> = {
  FR: 'spec',
  NFR: 'spec',
  SC: 'spec',
  US: 'spec',
  T: 'tasks',
  TD: 'decisions',
};

/** The parts of a key: `FR-ACCESS-1`, `T-30.2`, `T-1a`. */
export function numbersOf(key: string): {
  readonly key: string;
  readonly stem: string;
  readonly number: number;
  readonly part: number;
  readonly suffix: string;
} {
  const match = /^(.*?)(\d+)(?:\.(\d+)|([a-z]))?$/.exec(key);
  const [, stem = key, number = '0', part = '0', suffix = ''] = match ?? [];
  return { key, stem, number: Number(number), part: Number(part), suffix };
}

/** An id that is free, as the others of its family are written: one more than the highest number. */
export function nextId(index: IdIndex, family: IdFamily): string | undefined {
  const own = index.defined().filter((one) => one.family === family);
  const last = own.at(-1);
  if (last === undefined) return undefined;
  const digits = digitsOf(last.id);
  const { number } = numbersOf(last.key);
  return last.id.replace(/\d+(?:[a-z](?:\.\d+)?|(?:\.\d+)+)?$/i, String(number + 1).padStart(digits, '0'));
}

/** The mention at an offset, found by halves. */
function mentionAt(mentions: readonly Mention[], offset: number): Mention | undefined {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.span.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  // Where one ends and the next starts, the one that starts counts.
  const [one, next] = [mentions[low], mentions[low + 1]];
  if (next && next.span.start === offset) return next;
  return one && one.span.start <= offset ? one : undefined;
}

const order: readonly IdFamily[] = ['US', 'FR', 'NFR', 'SC', 'TD', 'T'];

function byNumber(one: Id, other: Id): number {
  const families = order.indexOf(one.family) - order.indexOf(other.family);
  if (families !== 0) return families;
  const [a, b] = [numbersOf(one.key), numbersOf(other.key)];
  if (a.stem !== b.stem) return a.stem < b.stem ? -1 : 1;
  return a.number - b.number || a.part - b.part || (a.suffix < b.suffix ? -1 : 1);
}
