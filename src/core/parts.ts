// What of an input counts by itself: a field, a requirement, the choice of a decision. A section that did not use a part
// rests on the rest of the input only, and stays fresh when that part changes.
import { hash } from '../documents/hash.ts';

/** An input in its parts. */
export interface Parts {
  /** What counts beside the parts: which parts there are, and what stands between them. */
  readonly frame: string;
  /** By name. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Whether a section that was given an input rests on a part of it. */
export type Uses = (input: string, part: string, text: string) => boolean;

/** What is made from an input without a word on its parts rests on all of them. */
export const usesAll: Uses = () => true;

/** The name by which a lock knows a part. */
export function partName(input: string, part: string): string {
  return `${input}${mark}${part}`;
}

/** The input that a name belongs to, of a part or whole. */
export function inputOfPart(name: string): string {
  const at = name.lastIndexOf(mark);
  return at < 0 ? name : name.slice(0, at);
}

const mark = ' › ';

/** Hashes of an input: of its frame by its own name, of the parts that are used by theirs. */
export function hashesOfParts(
  input: string,
  { frame, texts }: Parts,
  uses: Uses,
): readonly (readonly [string, string])[] {
  const used = [...texts].filter(([part, text]) => uses(input, part, text));
  return [[input, hash(frame)], ...used.map(([part, text]) => [partName(input, part), hash(text)] as const)];
}

/** What of an input in parts is another than what something was made from: parts, or the input where its frame is. */
export function changedParts(
  input: string,
  { frame, texts }: Parts,
  whole: string,
  made: Readonly<Record<string, string>>,
): readonly string[] {
  const was = made[input];
  // A lock may know the input as a whole only.
  if (was === whole) return [];
  if (was !== hash(frame)) return [input];
  return [...texts].flatMap(([part, text]) => {
    const name = partName(input, part);
    if (!Object.hasOwn(made, name) || made[name] === hash(text)) return [];
    // Of an input with one part, such as a decision, nobody needs to be told which.
    return [texts.size === 1 ? input : name];
  });
}

const field = /^[ \t]*(?:[-*+][ \t]+)?\*\*([^*\n]{1,80}?)(?::\*\*|\*\*[ \t]*[:：])[ \t]*/gm;

/** The fields of a text, `**Name**: value`; nothing where it has too few to be a list of them. */
export function fieldsOf(text: string): Parts | undefined {
  const found = [...text.matchAll(field)];
  const names = found.map((match) => (match[1] ?? '').trim());
  if (found.length < fewestFields || new Set(names).size < names.length) return undefined;
  const texts = new Map(
    found.map((match, at) => {
      const value = text.slice(match.index + match[0].length, found[at + 1]?.index ?? text.length);
      return [names[at] ?? '', value.trim()];
    }),
  );
  return { frame: [text.slice(0, found[0]?.index).trim(), ...names].join('\n'), texts };
}

const fewestFields = 3;
