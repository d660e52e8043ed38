// Looks up places among ranges in the order of a text: a large document has many of both.

/** Offsets of a part of a text, `[start, end)`. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** How many of the ranges, which are in their order, start before an offset. */
export function countBefore(ranges: readonly Pick<Stretch, 'start'>[], offset: number): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last of the ranges that starts at an offset or before it. */
export function lastFrom<T extends Pick<Stretch, 'start'>>(ranges: readonly T[], offset: number): T | undefined {
  return ranges[countBefore(ranges, offset + 1) - 1];
}

/** Whether an offset lies in one of the ranges, which are in their order and do not overlap. */
export function isWithin(ranges: readonly Stretch[], offset: number): boolean {
  const last = lastFrom(ranges, offset);
  return last !== undefined && offset < last.end;
}
