// Brings files up to date that the code itself writes, and tells the run, so that it can be undone.
import { smallestEdits } from '../../documents/edit.ts';
import type { Part, RunContext } from '../context.ts';
import { PlannerError } from '../error.ts';
import type { Files } from '../ports.ts';

/** A file that the code writes beside what models write. */
export interface Kept {
  /** The id by which the run knows it. */
  readonly artifact: string;
  readonly path: string;
  /** What of it changes, for people. */
  readonly section: string;
  /** The new text from the one that is there; the same, or nothing, where there is nothing to do. */
  readonly change: (text: string | undefined) => string | undefined;
}

/** Writes a file anew. Somebody who types meanwhile is waited for: their text is read again. */
export async function* keepFile(context: RunContext, { artifact, path, section, change }: Kept): Part<void> {
  const { files, snapshots } = context.ports;
  for (let attempt = 0; ; attempt++) {
    const base = await files.read(path);
    const text = change(base);
    if (text === undefined || text === base) return;
    const before = base === undefined ? '' : await snapshots.keep(base);
    const after = await snapshots.keep(text);
    try {
      if (base === undefined) await files.create(path, text);
      else await files.edit(path, base, smallestEdits(base, text));
    } catch (error) {
      const isOvertaken = PlannerError.is(error, 'files.changed') || PlannerError.is(error, 'files.exists');
      if (!isOvertaken || attempt >= 3) throw error;
      continue;
    }
    if (context.state().artifacts[artifact] !== path) {
      yield { kind: 'artifactCreated', artifact, path, ...(base === undefined ? {} : { adopted: true }) };
    }
    yield { kind: 'sectionWritten', artifact, path, section, before, after, repairs: 0 };
    return;
  }
}

/** Keeps a text beside its file, under the file's name with the first number that is free. Returns the path. */
export async function keepAside(files: Files, path: string, text: string): Promise<string> {
  const dot = path.lastIndexOf('.');
  for (let number = 1; ; number++) {
    const aside = `${path.slice(0, dot)}.${number}${path.slice(dot)}`;
    try {
      await files.create(aside, text);
      return aside;
    } catch (error) {
      if (!PlannerError.is(error, 'files.exists')) throw error;
      // The same text is kept once.
      if ((await readText(files, aside)) === text) return aside;
    }
  }
}

/** The text of a file; `'unreadable'` where what stands there is no text. */
export async function readOr(
  files: Files,
  path: string,
): Promise<string | undefined | { readonly kind: 'unreadable' }> {
  try {
    return await files.read(path);
  } catch (error) {
    if (unreadable.some((kind) => PlannerError.is(error, kind))) return { kind: 'unreadable' };
    throw error;
  }
}

async function readText(files: Files, path: string): Promise<string | undefined> {
  const text = await readOr(files, path);
  return typeof text === 'string' ? text : undefined;
}

const unreadable = ['files.notText', 'files.tooLarge', 'files.notFile'] as const;
