// Journals of runs as files, one JSON event a line. They are only ever appended to.
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PlannerError } from '../../core/error.ts';
import type { Journals } from '../../core/ports.ts';
import type { RunEvent } from '../../core/run.ts';
import { say } from '../../documents/sentence.ts';
import { errorCode } from '../node/disk.ts';
import { createQueue, type Queue } from '../node/queue.ts';
import { holderOf, takeLease, type Surroundings } from './lease.ts';
import { checkedRunId, isRunId } from './runIds.ts';

const extension = '.ndjson';

/**
 * Keeps the journals in `folder`, an absolute path outside of the workspace, which is made when it is needed.
 * Throws `run.unknown` for what is no run id and `files.denied` where the folder cannot be used.
 * `surroundings` are the processes around, for tests.
 */
export function createJournals(folder: string, surroundings?: Surroundings): Journals {
  const fileOf = (run: string): string => join(folder, checkedRunId(run) + extension);
  const queues = new Map<string, Queue>();
  const queueOf = (run: string): Queue => {
    const queue = queues.get(run) ?? createQueue();
    queues.set(run, queue);
    return queue;
  };
  const leaseOf = (run: string): string => join(folder, `${checkedRunId(run)}.lease`);
  return {
    append: (run, event) =>
      queueOf(run)(async () => {
        const file = fileOf(run);
        await speaking(folder, () => appendLine(folder, file, JSON.stringify(event)));
      }),
    read: async (run) => {
      const file = fileOf(run);
      const text = await speaking(folder, () => readFile(file, 'utf8').catch(noneIfAbsent));
      return text === undefined ? [] : text.split('\n').flatMap(eventsOf);
    },
    list: () => speaking(folder, () => newestFirst(folder)),
    remove: async (run) => {
      const file = fileOf(run);
      await queueOf(run)(() => speaking(folder, () => rm(file, { force: true })));
    },
    lease: async (run) => {
      const file = leaseOf(run);
      return await speaking(folder, async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        return await takeLease(file, surroundings);
      });
    },
    holder: async (run) => {
      const file = leaseOf(run);
      return await speaking(folder, () => holderOf(file, surroundings));
    },
  };
}

/** A line that a crash cut short is left as it is; the next one starts below it. */
async function appendLine(folder: string, file: string, line: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const journal = await open(file, 'a+', 0o600);
  try {
    const { size } = await journal.stat();
    const { buffer, bytesRead } = await journal.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    const cut = bytesRead === 1 && buffer.toString('latin1') !== '\n';
    await journal.appendFile(`${cut ? '\n' : ''}${line}\n`);
  } finally {
    await journal.close();
  }
}

/** The event on a line, or none where it was cut or is not one. */
function eventsOf(line: string): readonly RunEvent[] {
  try {
    const value: unknown = JSON.parse(line);
    return isEvent(value) ? [value] : [];
  } catch {
    return [];
  }
}

function isEvent(value: unknown): value is RunEvent {
  if (typeof value !== 'object' || value === null) return false;
  return 'kind' in value && typeof value.kind === 'string' && 'at' in value && typeof value.at === 'string';
}

/** Newest is what was written to last. */
async function newestFirst(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder).catch(noneIfAbsent)) ?? [];
  const runs = names
    .filter((name) => name.endsWith(extension))
    .map((name) => name.slice(0, -extension.length))
    .filter(isRunId);
  const dated = await Promise.all(
    runs.map(async (run) => ({ run, changed: await changedAt(join(folder, run + extension)) })),
  );
  return dated
    .filter(({ changed }) => changed !== undefined)
    .sort((a, b) => Number((b.changed ?? 0n) - (a.changed ?? 0n)) || (a.run < b.run ? 1 : -1))
    .map(({ run }) => run);
}

async function changedAt(file: string): Promise<bigint | undefined> {
  const stats = await stat(file, { bigint: true }).catch(noneIfAbsent);
  return stats?.isFile() ? stats.mtimeNs : undefined;
}

function noneIfAbsent(error: unknown): undefined {
  if (errorCode(error) !== 'ENOENT') throw error;
  return undefined;
}

async function speaking<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined || error instanceof PlannerError) throw error;
    const sentence = say('The folder of the runs, {0}, cannot be used ({1}).', folder, code);
    throw new PlannerError('files.denied', sentence, [say('Check its permissions and the free space.')], error);
  }
}
