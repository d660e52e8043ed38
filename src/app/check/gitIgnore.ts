// What git leaves out of a project, by the `.gitignore` files in it.
import ignore, { type Ignore } from 'ignore';
import type { Files } from '../../core/ports.ts';

/** The file at the top of the workspace, as a question about folders. */
export async function readGitIgnore(files: Files): Promise<(folder: string) => boolean> {
  const rules = await rulesOf(files, '');
  return (folder) => rules?.ignores(`${folder}/`) === true;
}

/** Those of some paths that git leaves out, by the files in all folders above them: the nearest one that knows decides. */
export async function ignoredAmong(files: Files, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Map<string, Ignore | undefined>();
  for (const folder of new Set(paths.flatMap(foldersAbove))) known.set(folder, await rulesOf(files, folder));
  return new Set(paths.filter(isLeftOut));

  function isLeftOut(path: string): boolean {
    for (const folder of foldersAbove(path)) {
      const inside = folder === '' ? path : path.slice(folder.length + 1);
      // Nobody knows whether what is not there would be a file or a folder.
      const said = [inside, `${inside}/`].map((one) => known.get(folder)?.test(one));
      if (said.some((one) => one?.ignored === true)) return true;
      if (said.some((one) => one?.unignored === true)) return false;
    }
    return false;
  }
}

/** The nearest first; the top of the workspace is empty. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return [...parts, ''].map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

async function rulesOf(files: Files, folder: string): Promise<Ignore | undefined> {
  const text = await files.read(folder === '' ? '.gitignore' : `${folder}/.gitignore`).catch(() => undefined);
  return text === undefined ? undefined : ignore().add(text);
}
