// Reads what the preview's page sends: the page shows foreign text, so nothing of it is taken on trust.
import type { FromPreview, PreviewAction } from './protocol.ts';

type Readers = { readonly [K in FromPreview['kind']]: (data: Data) => Extract<FromPreview, { kind: K }> | undefined };
type Data = Readonly<Record<string, unknown>>;

const actions: readonly PreviewAction[] = ['find', 'export', 'source'];

const readers: Readers = {
  ready: () => ({ kind: 'ready' }),
  openLine: ({ line }) => (isLine(line) ? { kind: 'openLine', line } : undefined),
  showLine: ({ line }) => (isLine(line) ? { kind: 'showLine', line } : undefined),
  scrolled: ({ line }) =>
    typeof line === 'number' && Number.isFinite(line) && line >= 1 ? { kind: 'scrolled', line } : undefined,
  toggleTask: ({ line, checked }) =>
    isLine(line) && typeof checked === 'boolean' ? { kind: 'toggleTask', line, checked } : undefined,
  openLink: ({ href }) => (typeof href === 'string' && href.length <= 4000 ? { kind: 'openLink', href } : undefined),
  repairDiagram: ({ line }) => (isLine(line) ? { kind: 'repairDiagram', line } : undefined),
  lock: ({ locked }) => (typeof locked === 'boolean' ? { kind: 'lock', locked } : undefined),
  do: ({ action }) => {
    const known = actions.find((one) => one === action);
    return known ? { kind: 'do', action: known } : undefined;
  },
  painted: ({ version, milliseconds }) =>
    isLine(version) && typeof milliseconds === 'number' && milliseconds >= 0
      ? { kind: 'painted', version, milliseconds }
      : undefined,
};

/** The message, or nothing where it is none of the protocol's. */
export function readMessage(value: unknown): FromPreview | undefined {
  if (!isData(value)) return undefined;
  const { kind } = value;
  return typeof kind === 'string' && isKind(kind) ? readers[kind](value) : undefined;
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null;
}

function isKind(kind: string): kind is FromPreview['kind'] {
  return Object.hasOwn(readers, kind);
}

function isLine(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}
