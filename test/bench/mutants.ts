// Breaks contracts as people and models do: drops, repeats, misspells and moves things. Always the same for a seed.

export interface Mutant {
  /** What was done. */
  readonly kind: string;
  readonly text: string;
}

/** Makes `count` different mutants of a text. Some may still be valid: another validator decides that. */
export function mutantsOf(text: string, seed: number, count: number): readonly Mutant[] {
  const random = randomFrom(seed);
  const found = new Map<string, Mutant>();
  for (let tries = 0; found.size < count && tries < count * 10; tries++) {
    const kind = kinds[Math.floor(random() * kinds.length)] ?? 'dropLine';
    const mutant = changes[kind](text, random);
    if (mutant !== undefined && mutant !== text && !found.has(mutant)) found.set(mutant, { kind, text: mutant });
  }
  return [...found.values()];
}

type Random = () => number;
type Change = (text: string, random: Random) => string | undefined;

const changes = {
  dropLine: (text, random) => changeLine(text, random, () => []),
  repeatLine: (text, random) => changeLine(text, random, (line) => [line, line]),
  dropBlock: (text, random) => {
    const lines = text.split('\n');
    const at = pickLine(lines, random);
    if (at === undefined) return undefined;
    const depth = indentOf(lines[at] ?? '');
    let end = at + 1;
    while (end < lines.length && ((lines[end] ?? '').trim() === '' || indentOf(lines[end] ?? '') > depth)) end++;
    return [...lines.slice(0, at), ...lines.slice(end)].join('\n');
  },
  indentLine: (text, random) =>
    changeLine(text, random, (line) => [random() < 0.5 ? `  ${line}` : line.replace(/^ {2}/, '')]),
  swapLines: (text, random) => {
    const lines = text.split('\n');
    const at = pickLine(lines, random);
    const [one, other] = at === undefined ? [] : [lines[at], lines[at + 1]];
    if (at === undefined || one === undefined || other === undefined) return undefined;
    return [...lines.slice(0, at), other, one, ...lines.slice(at + 2)].join('\n');
  },
  truncate: (text, random) => text.slice(0, Math.floor(text.length * (0.3 + random() * 0.65))),
  dropMark: (text, random) => replaceOne(text, random, /[{}[\]():;"',=!]/g, () => ''),
  repeatMark: (text, random) => replaceOne(text, random, /[{}[\]();"=]/g, (mark) => mark + mark),
  misspell: (text, random) =>
    replaceOne(text, random, /\b[A-Za-z]{4,}\b/g, (word) => {
      const at = 1 + Math.floor(random() * (word.length - 2));
      return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
    }),
  renameReference: (text, random) => replaceOne(text, random, /#\/[\w/~-]+(?=["'\s])/g, (path) => `${path}Missing`),
  changeNumber: (text, random) =>
    replaceOne(
      text,
      random,
      /\b\d+\b/g,
      () => ['0', '-1', '19500', '1', '2.5', '99999999999'][Math.floor(random() * 6)] ?? '0',
    ),
  numberForText: (text, random) => replaceOne(text, random, /(?<=: )[A-Za-z"'][^\n]*/g, () => '42'),
  textForValue: (text, random) => replaceOne(text, random, /(?<=: )(?:true|false|\d+)\b/g, () => '"perhaps"'),
  listForValue: (text, random) => replaceOne(text, random, /(?<=: )[^\n]+/g, (value) => `[${value}]`),
  emptyValue: (text, random) => replaceOne(text, random, /(?<=:) [^\n]+/g, () => ''),
  unknownType: (text, random) =>
    replaceOne(text, random, /\b(?:string|integer|object|array|String|Int|int32|bool|ID)\b/g, () => 'Strnig'),
  addField: (text, random) =>
    changeLine(text, random, (line) => [line, `${' '.repeat(indentOf(line))}unexpectedField: true`]),
  prose: (text) => `Here is the contract that you asked for:\n\n${text}`,
  fence: (text) => `\`\`\`\n${text}\n\`\`\``,
  tab: (text, random) => changeLine(text, random, (line) => [line.replace(/^ {2,}/, '\t')]),
  quoteName: (text, random) => replaceOne(text, random, /(?<=^ +)[A-Za-z_]\w*(?=[ :(]|$)/gm, (name) => `"${name}`),
} satisfies Readonly<Record<string, Change>>;

const kinds = Object.keys(changes) as readonly (keyof typeof changes)[];

function changeLine(text: string, random: Random, change: (line: string) => readonly string[]): string | undefined {
  const lines = text.split('\n');
  const at = pickLine(lines, random);
  return at === undefined
    ? undefined
    : [...lines.slice(0, at), ...change(lines[at] ?? ''), ...lines.slice(at + 1)].join('\n');
}

/** A line that is neither blank nor a comment. */
function pickLine(lines: readonly string[], random: Random): number | undefined {
  const candidates = lines.flatMap((line, index) => (/^\s*(?:#|\/\/|$)/.test(line) ? [] : [index]));
  return candidates[Math.floor(random() * candidates.length)];
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function replaceOne(
  text: string,
  random: Random,
  pattern: RegExp,
  replace: (found: string) => string,
): string | undefined {
  const found = [...text.matchAll(pattern)];
  const one = found[Math.floor(random() * found.length)];
  if (one === undefined) return undefined;
  return text.slice(0, one.index) + replace(one[0]) + text.slice(one.index + one[0].length);
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
