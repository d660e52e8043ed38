// The lock: which sections Planner wrote, as it last wrote them. What it does not vouch for is the user's.
import { hash } from '../documents/hash.ts';
import { isRecord } from '../documents/json.ts';

/** The name of the lock, beside the artifacts. */
export const lockName = 'planner.lock.json';

/** Provenance of the artifacts of one folder. */
export interface Lock {
  readonly version: 1;
  /** The run that wrote them last, where an artifact names no other: by it a renamed folder is found again. */
  readonly run: string;
  /** By file name. */
  readonly artifacts: Readonly<Record<string, ArtifactLock>>;
}

export interface ArtifactLock {
  /** The run that wrote it last, where that is another than the folder's. */
  readonly run?: string;
  /** By the section's key. */
  readonly sections: Readonly<Record<string, SectionLock>>;
}

export interface SectionLock {
  /** Of the section's own text as Planner last wrote it. */
  readonly hash: string;
  /** Hashes of what it was made from, by name. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** A lock that vouches for nothing. */
export function emptyLock(run: string): Lock {
  return { version: 1, run, artifacts: {} };
}

/** What the lock knows of a section. */
export function entryOf(lock: Lock | undefined, file: string, key: string): SectionLock | undefined {
  return own(own(lock?.artifacts, file)?.sections, key);
}

/** The lock after a section was looked at anew by these inputs and stays as it is, whoever wrote it. */
export function withInputs(lock: Lock, file: string, key: string, inputs: SectionLock['inputs']): Lock {
  const known = own(lock.artifacts, file);
  const entry = own(known?.sections, key);
  if (!known || !entry) return lock;
  const sections = { ...known.sections, [key]: { hash: entry.hash, inputs } };
  return { ...lock, artifacts: { ...lock.artifacts, [file]: { ...known, sections } } };
}

/** Reads a lock. Yields `undefined` where there is none or it cannot be read: everything is the user's then. */
export function parseLock(text: string | undefined): Lock | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isLock(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The lock as the text of its file: sorted, one section a line, so that merges stay small. */
export function formatLock(lock: Lock): string {
  const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  const artifacts = Object.entries(sorted(lock.artifacts)).map(([name, { run, sections }]) => {
    const lines = Object.entries(sorted(sections)).map(
      ([key, { hash: digest, inputs }]) =>
        `        ${JSON.stringify(key)}: ${JSON.stringify({ hash: digest, inputs: sorted(inputs) })}`,
    );
    const ownRun = run === undefined ? '' : `      "run": ${JSON.stringify(run)},\n`;
    return `    ${JSON.stringify(name)}: {\n${ownRun}      "sections": {\n${lines.join(',\n')}\n      }\n    }`;
  });
  return `{\n  "version": 1,\n  "run": ${JSON.stringify(lock.run)},\n  "artifacts": {\n${artifacts.join(',\n')}\n  }\n}\n`;
}

/** Whether Planner wrote the section as it stands. */
export function isPlanners(lock: Lock | undefined, file: string, key: string, body: string): boolean {
  return entryOf(lock, file, key)?.hash === hash(body);
}

/** The run that wrote a file last. */
export function runOf(lock: Lock | undefined, file: string): string | undefined {
  return own(lock?.artifacts, file)?.run ?? lock?.run;
}

/** The lock after Planner wrote one section; `body` is `undefined` where it took it out. */
export function withSection(
  lock: Lock | undefined,
  run: string,
  file: string,
  key: string,
  body: string | undefined,
  inputs: Readonly<Record<string, string>>,
): Lock {
  const { [key]: _old, ...others } = own(lock?.artifacts, file)?.sections ?? {};
  const sections = body === undefined ? others : { ...others, [key]: { hash: hash(body), inputs } };
  const isAlone = Object.keys(lock?.artifacts ?? {}).every((name) => name === file);
  const folderRun = isAlone ? run : (lock?.run ?? run);
  const written = { ...(run === folderRun ? {} : { run }), sections };
  return { version: 1, run: folderRun, artifacts: { ...lock?.artifacts, [file]: written } };
}

/**
 * The lock once the sections of a file have moved: `moved` names each by the key it has and the key it had, with its text
 * where Planner vouches for it. One that is the user's stays the user's; entries of sections that are gone go too.
 */
export function withMoved(
  lock: Lock | undefined,
  run: string,
  file: string,
  moved: readonly { readonly key: string; readonly was: string; readonly body: string | undefined }[],
): Lock {
  const known = own(lock?.artifacts, file)?.sections;
  const entries = moved.flatMap(({ key, was, body }): readonly (readonly [string, SectionLock])[] => {
    const entry = own(known, was);
    return entry ? [[key, body === undefined ? entry : { ...entry, hash: hash(body) }]] : [];
  });
  const fileRun = own(lock?.artifacts, file)?.run;
  const written = { ...(fileRun === undefined ? {} : { run: fileRun }), sections: Object.fromEntries(entries) };
  return { version: 1, run: lock?.run ?? run, artifacts: { ...lock?.artifacts, [file]: written } };
}

/**
 * The lock once the entries of a file, as far as they differ between two locks, are turned from the one into the other.
 * What `stays` names keeps its entry, as do all other files. Yields `undefined` where nothing is left to vouch for.
 */
export function turnedLock(
  current: Lock | undefined,
  file: string,
  from: Lock | undefined,
  to: Lock | undefined,
  stays: (key: string) => boolean,
): Lock | undefined {
  const [old, wanted] = [own(from?.artifacts, file)?.sections ?? {}, own(to?.artifacts, file)?.sections ?? {}];
  const sections = new Map(Object.entries(own(current?.artifacts, file)?.sections ?? {}));
  for (const key of new Set([...Object.keys(old), ...Object.keys(wanted)])) {
    const entry = own(wanted, key);
    if (stays(key) || isSame(own(old, key), entry)) continue;
    if (entry) sections.set(key, entry);
    else sections.delete(key);
  }
  const artifacts = new Map(Object.entries(current?.artifacts ?? {}));
  const hasOthers = [...artifacts.keys()].some((name) => name !== file);
  const run = (hasOthers ? current?.run : undefined) ?? to?.run ?? current?.run ?? from?.run;
  const fileRun = runOf(own(to?.artifacts, file) ? to : current, file);
  const other = fileRun === undefined || fileRun === run ? {} : { run: fileRun };
  if (sections.size > 0) artifacts.set(file, { ...other, sections: Object.fromEntries(sections) });
  else artifacts.delete(file);
  return artifacts.size > 0 && run !== undefined
    ? { version: 1, run, artifacts: Object.fromEntries(artifacts) }
    : undefined;
}

function isSame(one: SectionLock | undefined, other: SectionLock | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

function isLock(value: unknown): value is Lock {
  if (!isRecord(value) || value['version'] !== 1 || typeof value['run'] !== 'string') return false;
  return isRecord(value['artifacts']) && Object.values(value['artifacts']).every(isArtifactLock);
}

function isArtifactLock(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value['sections'])) return false;
  if (value['run'] !== undefined && typeof value['run'] !== 'string') return false;
  return Object.values(value['sections']).every(
    (section) => isRecord(section) && typeof section['hash'] === 'string' && isRecord(section['inputs']),
  );
}
