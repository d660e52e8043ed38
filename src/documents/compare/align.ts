// Which section of one document is which of another: by its place, its name, its text.
import { diffArrays } from 'diff';
import type { MarkdownDocument } from '../document.ts';
import { headingName } from '../heading.ts';

/** A heading with its own text, or what stands before the first heading. The parts of a document are all of it. */
export interface Part {
  /** Empty for what stands before the first heading. */
  readonly title: string;
  /** 0 for what stands before the first heading. */
  readonly depth: number;
  /** The headings above it, compared by what they say. */
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Its own text without the heading, on lines without white space at their ends. */
  readonly body: string;
  /** First line, from 1. */
  readonly line: number;
}

/** `renamed`: another heading over the same or a similar text. `moved`: at another place among its neighbours. */
export type PairKind = 'same' | 'changed' | 'renamed' | 'moved' | 'added' | 'removed';

/** A part of the one and the part of the other that it is; one of them is missing where it was added or removed. */
export interface Pair {
  readonly kind: PairKind;
  readonly before?: Part;
  readonly after?: Part;
}

/**
 * Pairs the parts of two documents, in the order of `after`; what was removed stands behind what it stood behind.
 * Every part of both comes once.
 */
export function alignParts(before: MarkdownDocument, after: MarkdownDocument): readonly Pair[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const partner = new Map<Part, Part>();
  const taken = new Set<Part>();
  const match = (one: Part, other: Part): void => {
    partner.set(other, one);
    taken.add(one);
  };
  const left = (): readonly Part[] => old.filter((part) => !taken.has(part));
  const right = (): readonly Part[] => now.filter((part) => !partner.has(part));
  for (const keyOf of keys) {
    const byKey = grouped(left(), keyOf);
    for (const [key, parts] of grouped(right(), keyOf)) {
      const others = byKey.get(key) ?? [];
      // Headings that come again are paired in their order.
      parts.slice(0, others.length).forEach((part, index) => others[index] && match(others[index], part));
    }
  }
  for (const part of right()) {
    const similar = bestOf(part, left());
    if (similar) match(similar, part);
  }
  return arranged(old, now, partner);
}

/** The parts of a document, in their order. */
export function partsOf({ text, sections }: MarkdownDocument): readonly Part[] {
  const first = sections[0]?.start ?? text.length;
  const head: readonly Part[] =
    text.slice(0, first).trim() === ''
      ? []
      : [{ title: '', depth: 0, path: [], start: 0, end: first, body: bare(text.slice(0, first)), line: 1 }];
  return [
    ...head,
    ...sections.map(({ title, depth, path, start, headingEnd, bodyEnd, line }): Part => ({
      title,
      depth,
      path: path.map(nameOf),
      start,
      end: bodyEnd,
      body: bare(text.slice(headingEnd, bodyEnd)),
      line,
    })),
  ];
}

/** From the surest to the least sure: where it stands and what it is called, its name alone, its text alone. */
const keys: readonly ((part: Part) => string)[] = [
  ({ path, depth }) => `${depth > 0 ? 'path' : 'head'} ${path.join('\n')}`,
  // The title of a document may be another one: what it says is the title still.
  ({ depth, path }) => (depth === 1 && path.length === 1 ? 'title' : ''),
  ({ path }) => path.at(-1) ?? '',
  ({ body }) => (body.length < 20 ? '' : body),
];

function nameOf(title: string): string {
  const { number, words } = headingName(title);
  return words === '' ? number : words;
}

function bare(text: string): string {
  return text.replace(/\s+$/gm, '').trim();
}

function grouped(parts: readonly Part[], keyOf: (part: Part) => string): ReadonlyMap<string, readonly Part[]> {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const key = keyOf(part);
    if (key === '') continue;
    const group = groups.get(key);
    if (group) group.push(part);
    else groups.set(key, [part]);
  }
  return groups;
}

/** More parts than these are not compared by their texts. */
const mostCompared = 60;
const leastSimilar = 0.5;

/** The part at the same depth that shares most lines with this one: at least half of them. */
function bestOf(part: Part, others: readonly Part[]): Part | undefined {
  const lines = linesOf(part.body);
  if (lines.size < 2) return undefined;
  let best: Part | undefined;
  let most = leastSimilar;
  for (const other of others.filter(({ depth }) => depth === part.depth).slice(0, mostCompared)) {
    const otherLines = linesOf(other.body);
    const shared = [...lines].filter((line) => otherLines.has(line)).length;
    const similarity = (2 * shared) / (lines.size + otherLines.size);
    if (similarity <= most) continue;
    most = similarity;
    best = other;
  }
  return best;
}

function linesOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  );
}

/** In the order of the later document. A part that is not among the longest run of parts in the same order has moved. */
function arranged(old: readonly Part[], now: readonly Part[], partner: ReadonlyMap<Part, Part>): readonly Pair[] {
  const known = new Set(partner.values());
  const order = now.flatMap((part) => partner.get(part) ?? []);
  const staying = new Set(
    diffArrays(
      old.filter((part) => known.has(part)),
      order,
    ).flatMap(({ added, removed, value }) => (added || removed ? [] : value)),
  );
  const pairs: Pair[] = [];
  let at = 0;
  const passRemoved = (until: Part | undefined): void => {
    for (; at < old.length && old[at] !== until; at++) {
      const part = old[at];
      if (part && !known.has(part)) pairs.push({ kind: 'removed', before: part });
    }
  };
  for (const part of now) {
    const before = partner.get(part);
    if (!before) {
      pairs.push({ kind: 'added', after: part });
      continue;
    }
    const stays = staying.has(before);
    if (stays) {
      passRemoved(before);
      at++;
    }
    pairs.push({ kind: kindOf(before, part, stays), before, after: part });
  }
  passRemoved(undefined);
  return pairs;
}

function kindOf(before: Part, after: Part, stays: boolean): PairKind {
  if (before.title !== after.title && before.path.at(-1) !== after.path.at(-1)) return 'renamed';
  if (before.body !== after.body || before.depth !== after.depth) return 'changed';
  return stays ? 'same' : 'moved';
}
