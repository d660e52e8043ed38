// Ids of requirements, criteria, stories, tasks and decisions as people write them: `FR-001`, `FR-ACCESS-1a`, `T-003b`,
// `REQ-001-002`, `TASK-004`, `[US1/2]`, ranges `T029–T034`, short forms `FR-012/014`.

export type IdFamily = 'FR' | 'NFR' | 'SC' | 'US' | 'T' | 'TD';

export interface Id {
  readonly family: IdFamily;
  /** As it is written, without marks around it. */
  readonly id: string;
  /** The same for every way to write it: `FR-1` for `FR-001`. */
  readonly key: string;
}

/** An id in a text. Offsets count in the text that was given. */
export interface IdReference extends Id {
  readonly start: number;
  readonly end: number;
  /** The last id of a range that starts here. */
  readonly to?: Id;
}

/** All ids in a text, in their order; the ends of a range are one reference. */
export function referencesIn(text: string): readonly IdReference[] {
  const found: IdReference[] = [];
  for (const match of text.matchAll(anyId)) {
    const first = idOf(match[0]);
    if (first === undefined || match.index < (found.at(-1)?.end ?? 0)) continue;
    found.push(...withFollowers(text, { ...first, start: match.index, end: match.index + match[0].length }));
  }
  return found;
}

/** The id at the start of a text, which must end there or be followed by something that is no part of an id. */
export function idAtStart(text: string): IdReference | undefined {
  const match = idStart.exec(text.slice(0, 80));
  const id = match === null ? undefined : idOf(match[0]);
  return id === undefined || match === null ? undefined : { ...id, start: 0, end: match[0].length };
}

/** The keys that references name, ranges with what lies between their ends (at most 500). */
export function keysOf(references: readonly IdReference[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { key, to } of references) {
    keys.add(key);
    if (to === undefined) continue;
    keys.add(to.key);
    const [from, end] = [numberOf(key), numberOf(to.key)];
    const stem = key.replace(/\d+[a-z]?(?:\.\d+)*$/, '');
    for (let at = from + 1; at < end && at < from + 500; at++) keys.add(`${stem}${at}`);
    const whole = key.replace(/\d+$/, '');
    if (from === end) for (let at = partOf(key) + 1; at < partOf(to.key); at++) keys.add(`${whole}${at}`);
  }
  return keys;
}

/** The id of a heading that numbers what is asked for with a bare `F1`: anywhere else that may be a key or a score. */
export function featureAtStart(text: string): IdReference | undefined {
  const match = /^F-?\d{1,3}(?=[*_]*\s*[:.)\u2013\u2014-]\s)/.exec(text);
  const id = match === null ? undefined : idOf(match[0]);
  return id === undefined || match === null ? undefined : { ...id, start: 0, end: match[0].length };
}

/** The id of a task that its text is glued to: `T029Create the model`. */
export function gluedAtStart(text: string): IdReference | undefined {
  const match = /^T\d{3}(?=\p{Lu}\p{Ll})/u.exec(text);
  const id = match === null ? undefined : idOf(match[0]);
  return id === undefined || match === null ? undefined : { ...id, start: 0, end: match[0].length };
}

/** Reads one id: the forms that `referencesIn` finds, without anything around it. */
export function idOf(written: string): Id | undefined {
  const word = words.exec(written);
  if (word) {
    const [, prefix = '', group = '', digits = '', suffix = ''] = word;
    // What is called by a word of its own is another thing than the same number of the usual name.
    const name = prefix.toUpperCase().replace('-', '');
    const family = name === 'TASK' ? 'T' : 'FR';
    const inner = group.toUpperCase().replace(/\d+/g, (number) => String(Number(number)));
    const key = `${family}-${name}-${inner}${Number(digits)}${suffix.toLowerCase().replace('-', '')}`;
    return { family, id: written, key };
  }
  const match = parts.exec(written);
  if (!match) return undefined;
  const [, prefix = '', group = '', digits = '', suffix = ''] = match;
  const family = families[prefix.replace(/\s+/g, ' ').toLowerCase()];
  if (family === undefined) return undefined;
  return {
    family,
    id: written,
    key: `${family}-${group.toUpperCase()}${Number(digits)}${suffix
      .toLowerCase()
      .replace(/(?<=[a-z])-([ivx]+)$/, (_, roman: string) => `.${numberOfRoman(roman)}`)
      .replace(/-(?=\d)/, '.')
      .replace('-', '')}`,
  };
}

/** How many digits an id has. */
export function digitsOf(id: string): number {
  return /(\d+)(?:[a-z](?:\.\d+|-[ivx]+)|-?[a-z]|(?:\.\d+)+|-\d)?$/i.exec(id)?.[1]?.length ?? 0;
}

/** `iv` is 4. */
function numberOfRoman(roman: string): number {
  const values = [...roman].map((sign) => ({ i: 1, v: 5 })[sign] ?? 10);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

const families: Readonly<Record<string, IdFamily>> = {
  fr: 'FR',
  nfr: 'NFR',
  sc: 'SC',
  us: 'US',
  'user story': 'US',
  t: 'T',
  td: 'TD',
};

/** `FR-008g.1`, `FR-001b-ii` are parts of a part. */
const inner = String.raw`[a-z](?:\.\d{1,2}(?![\d.])|-[ivx]{1,4}(?![\p{L}\p{N}_-]))?`;
/** `FR1.2.1`: what is cut at its first point is the id of something else. */
const points = String.raw`(?:\.\d{1,2}){1,4}(?!\d|\.\d)`;
const part = String.raw`(?:${inner}|${points}|-[A-Z](?![\p{L}\p{N}_-]))?`;
/** `FR-004-1` is a part of FR-004. */
const numberedPart = String.raw`(?<=\d{3})-\d(?![\p{L}\p{N}_%-])`;
/** `REQ-12`, `REQ-001-NF-002`, `TASK-001-003`: words of their own, with the number of a chapter or a feature before. */
const word = (name: string) =>
  String.raw`${name}-(?:(?:\d{1,4}|(?!REQ|TASK)[A-Z]{1,12})-){0,3}\d{1,5}(?:${inner}|${points})?`;
const hyphenated = String.raw`(?:(?:NFR|FR|SC|TD)-(?:[A-Z]{1,12}-){0,2}\d{1,5}(?:${numberedPart}|${part})|${word('REQ')})`;
const glued = String.raw`(?:NFR|FR|SC|TD)\d{3,4}${part}`;
const tasks = String.raw`(?:T(?:-\d{1,5}|\d{2,5})(?:${numberedPart}|${inner}|${points}|-[A-Z](?![\p{L}\p{N}_-]))?|${word('TASK')})`;
const stories = String.raw`US-?\d{1,3}|[Uu]ser [Ss]tory \d{1,3}`;
// `T028'` is another task than T028, `T028's` is not.
const ends = String.raw`(?![\p{L}\p{N}_]|-(?!(?:NFR|FR|SC|TD|T)-?\d{2}|(?:REQ|TASK)-)[A-Z\d]{2}|['\u2019\u2032](?!s))`;
/** `(F1, F3)`: only in brackets, and behind another one, it is surely an id. */
const feature = String.raw`(?<=[([]|\bF\d{1,3}[,&]\s?)F\d{1,3}(?=\s?[,&)\]])`;
const anyId = new RegExp(
  String.raw`(?<![\p{L}\p{N}_.\-/#])(?:${hyphenated}|${glued}|${tasks}|${stories}|${feature})${ends}`,
  'gu',
);
const idStart = new RegExp(
  String.raw`^(?:${hyphenated}|${glued}|(?:NFR|FR|SC|TD)\d{1,2}${part}|${tasks}|US-?\d{1,3})${ends}`,
  'u',
);
const words =
  /^(REQ-|TASK-|F-?)((?<=[QK]-)(?:(?:\d{1,4}|[A-Z]{1,12})-){0,3})?(\d{1,5})([a-z](?:\.\d{1,2}|-[ivx]{1,4})?|(?:\.\d{1,2}){1,4}|-[a-z])?$/i;
const parts =
  /^(NFR|FR|SC|TD|T|US|user\s+story)[- ]?((?:[A-Z]{1,12}-){0,2})(\d{1,5})([a-z](?:\.\d{1,2}|-[ivx]{1,4})?|(?:\.\d{1,2}){1,4}|-[a-z]|-\d)?$/i;

const dash = String.raw`\s?(?:-|\u2013|\u2014|~|\u301c|\uff5e|\u2026|\.{2,3})\s?|\s(?:to|through|thru|bis|a|\u00e0)\s|\s?(?:\u81f3|\u5230|\u304b\u3089)\s?`;
/** `FR-006 — 401 means` is no range: a number alone is its end only behind another sign, or close to it. */
const loose = String.raw`(?!\s\u2014\s)(?:${dash})`;
const rangeEnd = new RegExp(
  String.raw`(?:(?:${dash})(${hyphenated}|${glued}|${tasks})|${loose}(\d{2,5}[a-z]?(?!\s?%)))${ends}`,
  'uy',
);
/**
 * A point or colon behind it ends the sentence; before a digit or letter it makes a number, a time or a file of it. A bar
 * between spaces parts the cells of a table, and in `T030, 300 visitors` the number counts something.
 */
const shortForm =
  /\s?(?:[/,&+\u3001\u30fb]\s?|(?<!\s)\|)(\d{1,4}[a-z]?)(?!(?<=\s[1-9]\d{0,3})\s(?!(?:and|or|und|oder|et|ou|y|e|o)\s)\p{Ll})(?![\p{L}\p{N}_%]|[.:][\p{L}\p{N}]|-\d)/uy;

/** `FR-004/FR-005`: what stands behind a slash is read only where an id stands before it, else it is a part of a path. */
const slashed = new RegExp(
  String.raw`/((?:${hyphenated}|${glued}|${tasks}))${ends}(?!/(?!(?:NFR|FR|SC|TD|T|REQ|TASK)-?\d)|\.\w)`,
  'uy',
);

/** A reference with the end of its range, or with the ids that follow it in a short form. */
function withFollowers(text: string, first: IdReference): readonly IdReference[] {
  rangeEnd.lastIndex = first.end;
  const range = rangeEnd.exec(text);
  const last = range === null ? undefined : idOf(complete(range[1] ?? range[2] ?? '', first.id));
  const isRange = last !== undefined && last.family === first.family && isBefore(first.key, last.key);
  if (isRange) return [{ ...first, end: rangeEnd.lastIndex, to: last }];
  const found = [first];
  for (let end = first.end; ;) {
    slashed.lastIndex = end;
    const whole = slashed.exec(text)?.[1] ?? '';
    const full = whole === '' ? undefined : idOf(whole);
    if (full !== undefined) {
      end = slashed.lastIndex;
      found.push({ ...full, start: end - whole.length, end });
      continue;
    }
    shortForm.lastIndex = end;
    const next = shortForm.exec(text);
    const digits = next?.[1] ?? '';
    const sameWidth = digitsOf(digits) === digitsOf(first.id) && (digitsOf(digits) > 2 || next?.[0].startsWith('/'));
    const id = sameWidth ? idOf(complete(digits, first.id)) : undefined;
    if (id === undefined) return found;
    end = shortForm.lastIndex;
    found.push({ ...id, start: end - digits.length, end });
  }
}

/** `002` after `FR-001` is `FR-002`. */
function complete(written: string, first: string): string {
  return /^\d/.test(written)
    ? first.replace(/\d+(?:[a-z](?:\.\d+|-[ivx]+)|-?[a-z]|(?:\.\d+)+)?$/i, '') + written
    : written;
}

/** `T030.2` stands before `T030.6` and before `T031`. */
function isBefore(one: string, other: string): boolean {
  const [first, last] = [numberOf(one), numberOf(other)];
  const wholeOf = (key: string) => key.replace(/\d+$/, '');
  return first < last || (wholeOf(one) === wholeOf(other) && partOf(one) > 0 && partOf(one) < partOf(other));
}

function partOf(key: string): number {
  return Number(/\.(\d{1,2})$/.exec(key)?.[1] ?? 0);
}

function numberOf(key: string): number {
  return Number(/-(\d+)[a-z]?(?:\.\d+)*$/.exec(key)?.[1] ?? 0);
}
