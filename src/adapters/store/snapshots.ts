// Earlier texts of documents as files, each named by the hash of its content.
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlannerError } from '../../core/error.ts';
import type { Snapshots } from '../../core/ports.ts';
import { say } from '../../documents/sentence.ts';
import { errorCode, replaceFile } from '../node/disk.ts';

/**
 * Keeps the texts in `folder`, an absolute path outside of the workspace, which is made when it is needed.
 * An id is the SHA-256 of the text in UTF-8. Nothing is removed. Throws `files.denied` where the folder cannot be used.
 */
export function createSnapshots(folder: string): Snapshots {
  const fileOf = (id: string): string => join(folder, `${id}.txt`);
  const read = async (id: string): Promise<string | undefined> => {
    if (!/^[0-9a-f]{64}$/.test(id)) return undefined;
    const text = await readFile(fileOf(id), 'utf8').catch(() => undefined);
    return text !== undefined && idOf(text) === id ? text : undefined;
  };
  return {
    read,
    has: async (text) => (await read(idOf(text))) !== undefined,
    keep: async (text) => {
      const id = idOf(text);
      if ((await read(id)) !== undefined) return id;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await replaceFile(fileOf(id), text, 0o600);
        return id;
      } catch (error) {
        const sentence = say('The folder of the snapshots, {0}, cannot be used ({1}).', folder, errorCode(error) ?? '');
        throw new PlannerError('files.denied', sentence, [say('Check its permissions and the free space.')], error);
      }
    },
  };
}

function idOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
