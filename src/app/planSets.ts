// The documents that belong together, read once and again only as far as they change: for whoever asks while one types.
import type { Ports } from '../core/ports.ts';
import type { DocumentSet } from '../documents/documentSet.ts';
import { isAlternative, isDocument, isPlanFile, spotOf } from './check/layout.ts';
import { load, type Loaded } from './check/load.ts';

export interface PlanSets {
  /**
   * The set that a document belongs to; nothing where it is in no folder of plans. As long as nothing of it was touched,
   * it is the same object. Throws what the Files port throws.
   */
  read(path: string, signal: AbortSignal): Promise<DocumentSet | undefined>;
  /** A file was changed, made or removed. */
  touch(path: string): void;
}

interface Kept {
  readonly loaded: ReadonlyMap<string, Loaded>;
  readonly set: DocumentSet;
}

/** Sets are kept for as many folders as somebody has open at a time. */
const mostKept = 12;

/** Makes a reader. `ports` are asked for anew each time: settings may change in between. */
export function createPlanSets(ports: () => Pick<Ports, 'files' | 'settings'>): PlanSets {
  const kept = new Map<string, Kept>();
  const touched = new Map<string, Set<string>>();
  const reading = new Map<string, Promise<Kept>>();

  async function readSet(folder: string, signal: AbortSignal): Promise<Kept> {
    const { files, settings } = ports();
    const before = kept.get(folder);
    const changed = touched.get(folder);
    if (before && !changed) return before;
    touched.delete(folder);
    const isNew = (path: string): boolean => before?.loaded.has(path) !== true;
    const isOwn = (path: string): boolean => spotOf(path, settings)?.set === folder && !isAlternative(path, settings);
    const paths =
      before && changed && ![...changed].some(isNew)
        ? [...before.loaded.keys()]
        : (await files.walk(folder, (below) => isOwn(`${below}/x`), signal)).filter(
            (path) => (isDocument(path) || isPlanFile(path)) && isOwn(path),
          );
    const loaded = new Map<string, Loaded>();
    for (const path of paths) {
      const known = before?.loaded.get(path);
      const one = known && changed?.has(path) !== true ? known : await load(files, path, known);
      if (one) loaded.set(path, one);
    }
    const all = [...loaded.values()];
    const set: DocumentSet = {
      folder,
      documents: all.flatMap((one) => (one.kind === 'document' ? [one.readable.view] : [])),
      files: all.flatMap((one) => (one.kind === 'file' ? [one.file] : [])),
      exists: () => undefined,
    };
    return { loaded, set };
  }

  async function refreshed(folder: string, signal: AbortSignal): Promise<Kept> {
    const before = touched.get(folder);
    const now = await readSet(folder, signal).catch((error: unknown) => {
      // What was touched is not read yet.
      for (const path of before ?? []) touch(folder, path);
      throw error;
    });
    // The one that was used last is the last.
    kept.delete(folder);
    kept.set(folder, now);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
      touched.delete(oldest);
    }
    return now;
  }

  return {
    read: async (path, signal) => {
      const folder = spotOf(path, ports().settings)?.set;
      if (folder === undefined) return undefined;
      // One after the other: several ask at the same moment, and the first does the work.
      const last = reading.get(folder) ?? Promise.resolve();
      const next = last.then(
        () => refreshed(folder, signal),
        () => refreshed(folder, signal),
      );
      reading.set(folder, next);
      try {
        return (await next).set;
      } finally {
        if (reading.get(folder) === next) reading.delete(folder);
      }
    },
    touch: (path) => {
      const folder = spotOf(path, ports().settings)?.set;
      if (folder === undefined || !kept.has(folder)) return;
      touch(folder, path);
    },
  };

  function touch(folder: string, path: string): void {
    const paths = touched.get(folder) ?? new Set<string>();
    paths.add(path);
    touched.set(folder, paths);
  }
}
