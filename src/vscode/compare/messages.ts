// Reads what the page of a comparison sends: it shows foreign text, so nothing of it is taken on trust.
import type { FromComparison, SideName } from './protocol.ts';

type Data = Readonly<Record<string, unknown>>;
type Readers = {
  readonly [K in FromComparison['kind']]: (data: Data) => Extract<FromComparison, { kind: K }> | undefined;
};

const readers: Readers = {
  ready: () => ({ kind: 'ready' }),
  painted: ({ version }) => (isCount(version) ? { kind: 'painted', version } : undefined),
  openLine: ({ side, line }) => (isSide(side) && isCount(line) ? { kind: 'openLine', side, line } : undefined),
  openLink: ({ side, href }) =>
    isSide(side) && typeof href === 'string' && href.length <= 4000 ? { kind: 'openLink', side, href } : undefined,
  compareText: () => ({ kind: 'compareText' }),
  restore: () => ({ kind: 'restore' }),
};

/** The message, or nothing where it is none of the protocol's. */
export function readComparisonMessage(value: unknown): FromComparison | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const data: Data = { ...value };
  const { kind } = data;
  return typeof kind === 'string' && isKind(kind) ? readers[kind](data) : undefined;
}

function isKind(kind: string): kind is FromComparison['kind'] {
  return Object.hasOwn(readers, kind);
}

function isSide(value: unknown): value is SideName {
  return value === 'before' || value === 'after';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}
