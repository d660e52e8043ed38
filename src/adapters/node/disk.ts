// Small things that every adapter of the disk needs: whole writes, and reading a system's error.
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

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
