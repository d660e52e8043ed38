// The files of a workspace, some of them with other texts than they have. Nothing of these is written.
import type { Files } from '../core/ports.ts';

/** Reads the texts given by path; everything else is as it is. */
export function withTexts(files: Files, texts: ReadonlyMap<string, string>): Files {
  return {
    read: async (path) => texts.get(path) ?? files.read(path),
    list: (folder) => files.list(folder),
    walk: (folder, enter, signal) => files.walk(folder, enter, signal),
    create: (path, content) => files.create(path, content),
    edit: (path, base, edits) => files.edit(path, base, edits),
    remove: (path, base) => files.remove(path, base),
  };
}
