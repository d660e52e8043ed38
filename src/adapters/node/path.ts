// Judges workspace-relative paths by their text alone: what may leave the workspace folder on any system is refused.
import { isAbsolute, relative } from 'node:path';
import { outside } from './fileErrors.ts';

/**
 * The names along a workspace-relative path, `['a', 'b.md']` for `a/b.md`; none for the folder itself (`''`, `.`).
 * Throws `files.outside` where a name could lead out of the folder, or cannot be a file's on some system.
 * Links are not seen here: that needs the disk.
 */
export function namesOf(path: string): readonly string[] {
  if (path.startsWith('/')) throw outside(path);
  const names = path.split('/').filter((name) => name !== '' && name !== '.');
  if (!names.every(isSafeName)) throw outside(path);
  return names;
}

/** Whether a single name stays where it is put, on Windows too. */
export function isSafeName(name: string): boolean {
  return name !== '' && !/[\\/:\0]/.test(name) && !/[. ]$/.test(name) && !isReservedName(name);
}

/** Whether Windows takes the name for a device, such as `CON` or `nul.txt`. */
export function isReservedName(name: string): boolean {
  return /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?$/i.test(name);
}

/** Whether an absolute path is not below `top`, nor `top` itself. */
export function leadsOut(top: string, place: string): boolean {
  const way = relative(top, place);
  return /^\.\.(?![^\\/])/.test(way) || isAbsolute(way);
}
