// The lock of a folder as a file: read with care, changed beside the document that it speaks of.
import { smallestEdits } from '../documents/edit.ts';
import type { Part, RunContext } from './context.ts';
import { PlannerError } from './error.ts';
import type { Files, Ports } from './ports.ts';
import { emptyLock, formatLock, lockName, parseLock, type Lock } from './provenance.ts';
import type { RunEventBody } from './run.ts';

/** Where the lock of an artifact is. */
export function lockPath(path: string): string {
  return `${path.slice(0, Math.max(0, path.lastIndexOf('/')))}/${lockName}`;
}

/** The lock in a file. One that is no readable text vouches for nothing: everything is the user's then. */
export async function readLock(files: Files, path: string): Promise<Lock | undefined> {
  return parseLock((await readLockText(files, path)).text);
}

/** The text of a lock's file. `isOurs` is false where what stands there is no text that could be replaced. */
export async function readLockText(
  files: Files,
  path: string,
): Promise<{ readonly text: string | undefined; readonly isOurs: boolean }> {
  try {
    return { text: await files.read(path), isOurs: true };
  } catch (error) {
    if (unreadable.some((kind) => PlannerError.is(error, kind))) return { text: undefined, isOurs: false };
    throw error;
  }
}

/** A change of a lock that is decided and not written yet. */
export interface LockChange {
  readonly path: string;
  /** The text as it stands; `undefined` where there is none. */
  readonly base: string | undefined;
  readonly text: string;
  /** Snapshots of both; `before` is empty where there is none. */
  readonly before: string;
  readonly after: string;
}

/** Decides how the lock beside an artifact changes. Yields nothing where what stands there is not ours to replace. */
export async function planLock(
  { ports }: Pick<RunContext, 'ports'>,
  artifactPath: string,
  change: (lock: Lock | undefined) => Lock,
): Promise<LockChange | undefined> {
  const path = lockPath(artifactPath);
  const { text: base, isOurs } = await readLockText(ports.files, path);
  if (!isOurs) return undefined;
  const text = formatLock(change(parseLock(base)));
  const before = base === undefined ? '' : await ports.snapshots.keep(base);
  return { path, base, text, before, after: await ports.snapshots.keep(text) };
}

/** Writes what was decided. */
export async function writeLock(ports: Pick<Ports, 'files'>, change: LockChange | undefined): Promise<void> {
  if (change) await replaceLock(ports.files, change.path, change.base, change.text);
}

/** Changes the lock beside an artifact alone, and tells why. */
export async function* changeLock(
  context: RunContext,
  artifactPath: string,
  event: RunEventBody,
  change: (lock: Lock) => Lock,
): Part<void> {
  const lock = await planLock(context, artifactPath, (old) => change(old ?? emptyLock(context.state().run)));
  try {
    yield event;
  } finally {
    await writeLock(context.ports, lock);
  }
}

/** Brings the file from one text to another; `undefined` is no file. */
export async function replaceLock(
  files: Files,
  path: string,
  base: string | undefined,
  text: string | undefined,
): Promise<void> {
  if (base === text) return;
  if (text === undefined) await files.remove(path, base ?? '');
  else if (base === undefined) await files.create(path, text);
  else await files.edit(path, base, smallestEdits(base, text));
}

const unreadable = ['files.notText', 'files.tooLarge', 'files.notFile'] as const;
