// Where a range of a text starts and ends, in lines and columns.

/** Lines and columns from 1; columns count UTF-16 units. The end is behind the last character. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Makes a function from offsets to regions of one text. A byte order mark has no column. */
export function regionsOf(text: string): (start: number, end: number) => Region {
  const starts = [text.startsWith('\ufeff') ? 1 : 0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return (start, end) => {
    const [startLine, startColumn] = pointAt(starts, start);
    const [endLine, endColumn] = pointAt(starts, Math.max(start, end));
    return { startLine, startColumn, endLine, endColumn };
  };
}

function pointAt(starts: readonly number[], offset: number): readonly [line: number, column: number] {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return [low + 1, Math.max(1, offset - (starts[low] ?? 0) + 1)];
}
