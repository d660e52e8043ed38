// Keeps what tools found as files, so that the same question is not asked again for some days.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, ToolOutcome, ToolRole, Tools } from '../../core/ports.ts';
import { isRecord, parseJson } from '../../documents/json.ts';
import { replaceFile } from '../node/disk.ts';

/** For how many days what was found is taken as it was, where nothing else is asked for. */
export const defaultCacheDays = 7;

/** Longer answers are not kept, in characters. */
const longestKept = 1_000_000;
/** So many are kept, about. */
const mostKept = 2000;
const day = 86_400_000;

type Found = Extract<ToolOutcome, { kind: 'ok' }>;
type Input = Readonly<Record<string, unknown>>;

/**
 * Asks `tools` only what was not found in the last `days` days; what was found before has `cachedAt`. Only results of
 * searches and of documentation are kept, failures never. `folder` is absolute, outside of the workspace, and made when
 * it is needed. A folder that cannot be used costs the cache and nothing else.
 */
export function createCachedTools(tools: Tools, folder: string, clock: Clock, days = defaultCacheDays): Tools {
  const expired = (at: number): boolean => !(at <= clock.now().getTime() && clock.now().getTime() - at < days * day);
  return {
    call: async (role, input, signal) => {
      signal.throwIfAborted();
      if (!isKept[role]) return await tools.call(role, input, signal);
      const file = join(folder, `${keyOf(role, input)}.json`);
      const kept = await read(file, role, input);
      signal.throwIfAborted();
      if (kept && !expired(Date.parse(kept.at))) return { ...kept.outcome, cachedAt: kept.at };
      const outcome = await tools.call(role, input, signal);
      // What was kept elsewhere keeps its date there.
      if (outcome.kind === 'ok' && outcome.cachedAt === undefined) {
        const entry: Entry = { role, input, at: clock.now().toISOString(), outcome };
        await keep(folder, file, entry).catch(() => undefined);
      }
      return outcome;
    },
  };
}

const isKept: Readonly<Record<ToolRole, boolean>> = {
  thinking: false,
  search: true,
  'documentation.resolve': true,
  'documentation.read': true,
};

interface Entry {
  readonly role: ToolRole;
  readonly input: Input;
  /** In ISO 8601. */
  readonly at: string;
  readonly outcome: Found;
}

function keyOf(role: ToolRole, input: Input): string {
  return createHash('sha256').update(canonical({ role, input })).digest('hex').slice(0, 32);
}

/** JSON that does not depend on the order of fields. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, field: unknown) =>
      isRecord(field) ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1))) : field,
    ) ?? ''
  );
}

/** An entry as it was kept. What is damaged, or of another question, is none. */
async function read(file: string, role: ToolRole, input: Input): Promise<Pick<Entry, 'at' | 'outcome'> | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const entry = text === undefined ? undefined : parseJson(text);
  if (!isRecord(entry) || typeof entry['at'] !== 'string') return undefined;
  if (canonical({ role: entry['role'], input: entry['input'] }) !== canonical({ role, input })) return undefined;
  const outcome = outcomeOf(entry['outcome']);
  return outcome && { at: entry['at'], outcome };
}

function outcomeOf(value: unknown): Found | undefined {
  if (!isRecord(value) || value['kind'] !== 'ok') return undefined;
  const { tool, text, value: structured } = value;
  if (typeof tool !== 'string' || typeof text !== 'string') return undefined;
  return { kind: 'ok', tool, text, ...(structured === undefined ? {} : { value: structured }) };
}

async function keep(folder: string, file: string, entry: Entry): Promise<void> {
  const text = JSON.stringify(entry);
  if (text.length > longestKept) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await prune(folder);
  await replaceFile(file, text, 0o600);
}

/** Makes room by starting over: which entries are old is not worth the reading of all. */
async function prune(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  if (names.length < mostKept) return;
  await Promise.all(names.map((name) => rm(join(folder, name), { force: true })));
}
