// Line numbers of offsets, found quickly: the starts of all lines of a text, and a search in them.
import { bomLength } from './text.ts';

/** Where each line of a text starts; the first after a byte order mark. */
export function lineStarts(text: string): readonly number[] {
  const starts: number[] = [bomLength(text)];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** The line that an offset is in, from 1. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
