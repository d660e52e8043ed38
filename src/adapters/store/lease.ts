// Holds a run for one process by a file that only one can make. The file of a process that is gone does not count.
import { randomUUID } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { Lease, RunHolder } from '../../core/ports.ts';
import { errorCode, writeNew } from '../node/disk.ts';
import { bootTime, startOf } from './processes.ts';

/** The process that asks, and what it can see of the others. */
export interface Surroundings {
  readonly host: string;
  readonly pid: number;
  /** A word of this process alone: it tells it from an earlier one with the same number. */
  readonly self: string;
  /** See `processes.ts`. */
  readonly startOf: (pid: number) => Promise<string | undefined>;
  /** In milliseconds since 1970. */
  readonly bootTime: () => number;
  readonly now: () => number;
}

/** What stands in the file. */
interface Holder {
  readonly host: string;
  readonly pid: number;
  readonly self: string;
  /** When the process was started, see `processes.ts`. */
  readonly start: string;
  /** When the lease was taken, in milliseconds since 1970. */
  readonly taken: number;
  /** Of this lease alone. */
  readonly id: string;
}

/** Whether a process lives is not seen from another computer: its lease counts for this long. In milliseconds. */
const elsewhere = 12 * 60 * 60 * 1000;
/** A file without a readable holder is being written, or was never finished. In milliseconds. */
const unfinished = 60 * 1000;
/** Taking over is a matter of moments; who needs longer has crashed. In milliseconds. */
const longestTurn = 10 * 1000;

const here: Surroundings = {
  host: hostname(),
  pid: process.pid,
  self: randomUUID(),
  startOf,
  bootTime,
  now: Date.now,
};

/** Takes the lease at `file`, an absolute path. Yields `undefined` while a living process holds it, this one included. */
export async function takeLease(file: string, around: Surroundings = here): Promise<Lease | undefined> {
  const holder: Holder = {
    host: around.host,
    pid: around.pid,
    self: around.self,
    start: (await around.startOf(around.pid)) ?? 'unknown',
    taken: around.now(),
    id: randomUUID(),
  };
  const text = JSON.stringify(holder);
  const lease: Lease = { release: () => release(file, text) };
  const taken = (await make(file, text)) || (await takeOver(file, text, around));
  return taken ? lease : undefined;
}

/** Who holds the lease at `file`, without taking it. */
export async function holderOf(file: string, around: Surroundings = here): Promise<RunHolder | undefined> {
  const text = await readText(file);
  if (text === undefined || !(await isHeld(file, around))) return undefined;
  return parseHolder(text)?.self === around.self ? 'here' : 'elsewhere';
}

async function make(file: string, text: string): Promise<boolean> {
  try {
    await writeNew(file, text, 0o600);
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    return false;
  }
}

/**
 * Takes the place of a process that is gone. Only who has made the file beside may remove a lease, so that nobody
 * removes the one that another has just taken.
 */
async function takeOver(file: string, text: string, around: Surroundings): Promise<boolean> {
  if (await isHeld(file, around)) return false;
  const turn = `${file}.turn`;
  if ((await ageOf(turn, around)) > longestTurn) await rm(turn, { force: true });
  if (!(await make(turn, ''))) return false;
  try {
    if (await isHeld(file, around)) return false;
    await rm(file, { force: true });
    return await make(file, text);
  } finally {
    await rm(turn, { force: true });
  }
}

async function isHeld(file: string, around: Surroundings): Promise<boolean> {
  const text = await readText(file);
  if (text === undefined) return false;
  const holder = parseHolder(text);
  if (!holder) return (await ageOf(file, around)) < unfinished;
  if (holder.host !== around.host) return around.now() - holder.taken < elsewhere;
  const start = await around.startOf(holder.pid);
  if (start === undefined) return false;
  if (start !== 'unknown' && holder.start !== 'unknown') return start === holder.start;
  if (holder.pid === around.pid) return holder.self === around.self;
  return holder.taken >= around.bootTime();
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value = JSON.parse(text) as Partial<Holder> | null;
    const { host, pid, self, start, taken, id } = value ?? {};
    if (typeof pid !== 'number' || typeof taken !== 'number') return undefined;
    if (typeof host !== 'string' || typeof self !== 'string' || typeof start !== 'string') return undefined;
    return typeof id === 'string' ? { host, pid, self, start, taken, id } : undefined;
  } catch {
    return undefined;
  }
}

async function release(file: string, text: string): Promise<void> {
  if ((await readText(file)) === text) await rm(file, { force: true });
}

async function readText(file: string): Promise<string | undefined> {
  return await readFile(file, 'utf8').catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error;
    return undefined;
  });
}

/** How long a file is as it is, in milliseconds; 0 where there is none. */
async function ageOf(file: string, around: Surroundings): Promise<number> {
  const stats = await stat(file).catch(() => undefined);
  return stats ? around.now() - stats.mtimeMs : 0;
}
