// One line of the benchmark's report.

export interface Row {
  readonly name: string;
  readonly value: number;
  readonly bound?: number;
  readonly ok: boolean;
}

/** A measured value, with what it may be at most. */
export function row(name: string, value: number, _atMost?: 'at most', bound?: number): Row {
  return { name, value, ...(bound === undefined ? {} : { bound }), ok: bound === undefined || value <= bound };
}

/** The report as text. */
export function format(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows
    .map(({ name, value, bound, ok }) => {
      const shown = Number.isInteger(value) ? String(value) : value.toFixed(2);
      return `${ok ? ' ' : '✗'} ${name.padEnd(width)}  ${shown.padStart(10)}${bound === undefined ? '' : `  (at most ${bound})`}`;
    })
    .join('\n');
}

/** The middle one of the values; the greater of two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
