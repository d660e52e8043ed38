// The files of a workspace folder on disk. Nothing outside the folder is reached, whatever a path or a link says.
import type { Stats } from 'node:fs';
import { lstat, mkdir, open, readdir, readFile, realpath, rmdir, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PlannerError } from '../../core/error.ts';
import type { Files } from '../../core/ports.ts';
import { applyEdits } from '../../documents/edit.ts';
import { say } from '../../documents/sentence.ts';
import { errorCode, exclusively, replaceFile, writeNew } from './disk.ts';
import * as failure from './fileErrors.ts';
import { isSafeName, leadsOut, namesOf } from './path.ts';
import { createQueue } from './queue.ts';
import { walkFolder } from './walk.ts';

/**
 * Reads and writes below `root`, an absolute path. Writes happen one after another.
 * Every call throws `workspace.none` where `root` is gone, and `files.notFile` where a file stands in the place of a
 * folder or a folder in the place of a file.
 */
export function createNodeFiles(root: string): Files {
  const write = createQueue();
  const files: Files = {
    read: (path) => speaking(path, async () => textAt(path, await locate(root, namesOf(path)))),
    create: (path, text) =>
      write(() =>
        speaking(path, async () => {
          const spot = await locate(root, namesOf(path));
          if (spot.stats) throw failure.exists(path);
          refuseUnfit(path, text);
          await mkdir(dirname(spot.place), { recursive: true });
          await writeNew(spot.place, text);
        }),
      ),
    edit: (path, base, edits) =>
      write(() =>
        speaking(path, async () => {
          const sameSpot = async () => {
            const spot = await locate(root, namesOf(path));
            if ((await textAt(path, spot)) !== base || !spot.stats) throw failure.changed(path);
            return { place: spot.place, mode: spot.stats.mode & 0o7777 };
          };
          const { place } = await sameSpot();
          const text = applyEdits(base, edits);
          refuseUnfit(path, text);
          await refuseProtected(place);
          // Another window may write it right now: then it is looked at again, and only by one of both.
          await exclusively(place, async () => {
            const { place: at, mode } = await sameSpot();
            await replaceFile(at, text, mode);
          });
        }),
      ),
    remove: (path, base) =>
      write(() =>
        speaking(path, async () => {
          const names = namesOf(path);
          const spot = await locate(root, names);
          const present = await textAt(path, spot);
          if (present === undefined) return;
          if (present !== base) throw failure.changed(path);
          await refuseProtected(spot.place);
          await unlink(join(root, ...names));
          await removeEmptyFolders(root, names.slice(0, -1));
        }),
      ),
    list: (folder) =>
      speaking(folder, async () => {
        const names = namesOf(folder);
        const { place, stats } = await locate(root, names);
        if (!stats) return [];
        if (!stats.isDirectory()) throw failure.notFolder(folder);
        const entries = await Promise.all((await readdir(place)).map((name) => entryOf(root, [...names, name])));
        return entries.filter((entry) => entry !== undefined).sort();
      }),
    walk: (folder, enter, signal) =>
      speaking(folder, async () => {
        const names = namesOf(folder);
        const { place, stats } = await locate(root, names);
        if (!stats) return [];
        if (!stats.isDirectory()) throw failure.notFolder(folder);
        const top = await realRoot(root);
        return walkFolder(top, place, names.join('/'), enter, signal);
      }),
  };
  return files;
}

/** Where a path leads, with its links followed. Without `stats` there is nothing yet. */
interface Spot {
  readonly place: string;
  readonly stats?: Stats;
}

/** Follows a path name by name, so that no link on the way leads out of the folder unseen. */
async function locate(root: string, names: readonly string[]): Promise<Spot> {
  const top = await realRoot(root);
  let place = top;
  let stats: Stats = await lstat(top);
  for (const [index, name] of names.entries()) {
    if (!stats.isDirectory()) throw failure.notFolder(names.slice(0, index).join('/'));
    const next = await lstat(join(place, name)).catch(noneIfAbsent);
    if (!next) return { place: join(place, ...names.slice(index)) };
    place = join(place, name);
    if (next.isSymbolicLink()) {
      place = await followLink(top, place, names.slice(0, index + 1).join('/'));
      stats = await lstat(place);
    } else {
      stats = next;
    }
  }
  return { place, stats };
}

async function realRoot(root: string): Promise<string> {
  const top = await realpath(root).catch(noneIfAbsent);
  if (top !== undefined && (await stat(top)).isDirectory()) return top;
  throw new PlannerError('workspace.none', say('The workspace folder {0} is not there.', root), [
    say('Open a folder that exists.'),
  ]);
}

/** A link that leads nowhere is refused too: writing through it would make a file wherever it points. */
async function followLink(top: string, link: string, path: string): Promise<string> {
  const target = await realpath(link).catch(() => undefined);
  if (target === undefined || leadsOut(top, target)) throw failure.outside(path);
  return target;
}

async function textAt(path: string, { place, stats }: Spot): Promise<string | undefined> {
  if (!stats) return undefined;
  // Asked before opening: a pipe or a device would never end.
  if (!stats.isFile()) throw failure.notFile(path);
  if (stats.size > failure.largestFile) throw failure.tooLarge(path);
  const bytes = await readFile(place).catch(noneIfAbsent);
  return bytes && decode(path, bytes);
}

function decode(path: string, bytes: Uint8Array): string {
  if (bytes.includes(0)) throw failure.notText(path, bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw failure.notText(path, bytes);
  }
}

/** Refuses what could not be read again. */
function refuseUnfit(path: string, text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) throw failure.notText(path);
  if (Buffer.byteLength(text) > failure.largestFile) throw failure.tooLarge(path);
}

/** Renaming and removing need the folder's permission only, but a file that is set read-only shall stay. */
async function refuseProtected(place: string): Promise<void> {
  await (await open(place, 'r+')).close();
}

/** The folders are named as the user sees them, so that a link to a folder is left alone. */
async function removeEmptyFolders(root: string, names: readonly string[]): Promise<void> {
  for (let length = names.length; length > 0; length--) {
    try {
      await rmdir(join(root, ...names.slice(0, length)));
    } catch {
      return; // Not empty, or not ours to remove.
    }
  }
}

/** How a name is listed; `undefined` for what cannot be reached by this port. */
async function entryOf(root: string, names: readonly string[]): Promise<string | undefined> {
  const name = names.at(-1) ?? '';
  if (!isSafeName(name)) return undefined;
  try {
    const { stats } = await locate(root, names);
    if (stats?.isDirectory()) return `${name}/`;
    return stats?.isFile() ? name : undefined;
  } catch {
    return undefined;
  }
}

function noneIfAbsent(error: unknown): undefined {
  if (errorCode(error) !== 'ENOENT') throw error;
  return undefined;
}

/** Turns the system's errors into ours. */
async function speaking<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined || error instanceof PlannerError) throw error;
    if (code === 'EEXIST') throw failure.exists(path);
    if (code === 'ENOTDIR') throw failure.notFolder(path);
    if (code === 'EISDIR') throw failure.notFile(path);
    throw failure.denied(path, code, error);
  }
}
