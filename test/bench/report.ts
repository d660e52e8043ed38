// One line of the benchmark's report.

export interface Row {
  readonly name: string;
  readonly value: number;
  readonly bound?: Bound;
  readonly ok: boolean;
}

export interface Bound {
  readonly kind: 'at most' | 'at least';
  readonly value: number;
}

/** A measured value, with what it may be at most, or must be at least. A value that is no number keeps no bound. */
export function row(name: string, value: number, kind?: Bound['kind'], limit?: number): Row {
  if (kind === undefined || limit === undefined) return { name, value, ok: true };
  return { name, value, bound: { kind, value: limit }, ok: kind === 'at most' ? value <= limit : value >= limit };
}

/** The report as text; its last line says how many bounds are kept. */
export function format(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const lines = rows.map(({ name, value, bound, ok }) => {
    const shown = Number.isInteger(value) ? String(value) : value.toFixed(2);
    const limit = bound ? `  (${bound.kind} ${bound.value})` : '';
    return `${ok ? ' ' : '✗'} ${name.padEnd(width)}  ${shown.padStart(10)}${limit}`;
  });
  const bounded = rows.filter(({ bound }) => bound);
  const kept = bounded.filter(({ ok }) => ok).length;
  return [...lines, `${kept} of ${bounded.length} bounds kept`].join('\n');
}

/** The middle one of the values; the greater of two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
