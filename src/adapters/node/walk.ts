// Goes through a folder of the disk and what is below it, once each, whatever links there are.
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isSafeName, leadsOut } from './path.ts';

/**
 * The paths of all files below `place`, an absolute folder without links; `path` is its name in the workspace, whose
 * absolute folder is `top`. What cannot be read is left out.
 */
export async function walkFolder(
  top: string,
  place: string,
  path: string,
  enter: (folder: string) => boolean,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const found: string[] = [];
  const seen = new Set([place]);
  // Folders under their own names come first, so that a link never takes the place of what it leads to.
  const folders: Folder[] = [{ place, path }];
  const linked: Folder[] = [];
  for (let folder = folders.shift(); folder; folder = folders.shift() ?? unseen()) {
    signal.throwIfAborted();
    const entries = await readdir(folder.place, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      if (!isSafeName(entry.name)) continue;
      const own = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
      const target = await targetOf(top, join(folder.place, entry.name), entry);
      if (target?.kind === 'file') found.push(own);
      if (target?.kind !== 'folder' || !enter(own)) continue;
      if (entry.isSymbolicLink()) {
        linked.push({ place: target.place, path: own });
      } else if (!seen.has(target.place)) {
        seen.add(target.place);
        folders.push({ place: target.place, path: own });
      }
    }
  }
  return found.sort();

  function unseen(): Folder | undefined {
    const folder = linked.shift();
    if (folder === undefined || !seen.has(folder.place)) {
      if (folder) seen.add(folder.place);
      return folder;
    }
    return unseen();
  }
}

interface Folder {
  readonly place: string;
  readonly path: string;
}

type Target = { readonly kind: 'file' } | { readonly kind: 'folder'; readonly place: string };

interface Entry {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/** What an entry is, with its link followed; nothing for what leads out, nowhere, or is neither. */
async function targetOf(top: string, place: string, entry: Entry): Promise<Target | undefined> {
  if (entry.isFile()) return { kind: 'file' };
  if (entry.isDirectory()) return { kind: 'folder', place };
  if (!entry.isSymbolicLink()) return undefined;
  const target = await realpath(place).catch(() => undefined);
  if (target === undefined || leadsOut(top, target)) return undefined;
  const stats = await stat(target).catch(() => undefined);
  if (stats?.isFile()) return { kind: 'file' };
  return stats?.isDirectory() ? { kind: 'folder', place: target } : undefined;
}
