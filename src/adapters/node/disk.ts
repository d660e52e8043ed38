// Small things that every adapter of the disk needs: whole writes, and reading a system's error.
import { createHash, randomUUID } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** The system's word for what went wrong, such as `ENOENT`, or `undefined` where it is another error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/**
 * Puts `text` in the place of a file, whole or not at all: a crash leaves the old file or the new one.
 * `place` is absolute, `mode` its permission bits. Throws the system's error and leaves nothing behind.
 */
export async function replaceFile(place: string, text: string | Uint8Array, mode: number): Promise<void> {
  const temporary = join(dirname(place), `.planner-${randomUUID()}.tmp`);
  try {
    await writeNew(temporary, text, mode);
    await rename(temporary, place);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Makes a file that must not be there yet. Throws the system's error; a file that was begun is removed. */
export async function writeNew(place: string, text: string | Uint8Array, mode?: number): Promise<void> {
  const file = await open(place, 'wx', mode);
  try {
    await file.writeFile(text);
    if (mode !== undefined) await file.chmod(mode);
    await file.sync();
  } catch (error) {
    await rm(place, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
}

/**
 * Does work on a file that no other process of Planner does at the same time: between looking whether a file is still
 * the same and replacing it, another window could write it. Who holds the file is told by one beside it. One that
 * stays the same for `patience` milliseconds was left by a process that is gone, and is taken away. Unlike the lease of a
 * run this is a matter of moments, wherever the other process runs: its age says enough.
 */
export async function exclusively<T>(place: string, work: () => Promise<T>, patience = 10_000): Promise<T> {
  const name = createHash('sha256').update(basename(place)).digest('hex').slice(0, 16);
  const mark = join(dirname(place), `.planner-${name}.lock`);
  let [seen, since] = ['', performance.now()];
  while (!(await claim(mark))) {
    const now = await stat(mark).then(
      ({ ino, mtimeMs }) => `${ino} ${mtimeMs}`,
      () => '',
    );
    if (now !== seen) [seen, since] = [now, performance.now()];
    else if (now !== '' && performance.now() - since >= patience) await rm(mark, { force: true });
    await setTimeout(5);
  }
  try {
    return await work();
  } finally {
    await rm(mark, { force: true }).catch(() => undefined);
  }
}

/** Whether the file was made, which only one process can. */
async function claim(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx')).close();
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}
