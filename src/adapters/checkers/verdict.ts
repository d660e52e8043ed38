// Makes verdicts, and finds the line and column of an offset.
import type { Problem, Verdict } from '../../documents/finding.ts';

/** Says what it thinks of a text with line feeds as line endings. May throw: then the text counts as not checked. */
export type Check = (text: string) => Verdict | Promise<Verdict>;

/** The most problems that are told of one text: the first ones are corrected first. */
const most = 20;

/** What a checker says: the problems in the order of their places, each once. */
export function verdictOf(problems: readonly Problem[]): Verdict {
  const seen = new Set<string>();
  const sorted = [...problems]
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
    .filter((problem) => {
      const key = `${problem.line}:${problem.column}:${problem.message}`;
      return seen.has(key) ? false : seen.add(key);
    });
  const [first, ...others] = sorted;
  return first === undefined ? { kind: 'valid' } : { kind: 'invalid', problems: [first, ...others.slice(0, most - 1)] };
}

export function unchecked(reason: string): Verdict {
  return { kind: 'unchecked', reason };
}

/** Line and column, from 1, of an offset. */
export function placeAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, Math.min(Math.max(offset, 0), text.length));
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: before.length - start + 1 };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The name of `known` that differs from `name` by a slip: one or two characters, or their case. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const most = name.length < 3 ? 0 : name.length < 5 ? 1 : 2;
  for (const candidate of known) {
    if (candidate === name || Math.abs(candidate.length - name.length) > most) continue;
    if (distance(candidate.toLowerCase(), name.toLowerCase()) <= most) return candidate;
  }
  return undefined;
}

/** How many characters must be inserted, removed, changed or swapped with their neighbour. */
function distance(one: string, other: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) {
      const changed = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      const swapped =
        at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]
          ? (before[to - 2] ?? 0) + 1
          : Infinity;
      next.push(Math.min((row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1, changed, swapped));
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
