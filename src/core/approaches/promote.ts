// Makes the document of an approach the plan, and keeps the one that it replaces where that came from. Nothing is lost.
import { parseDocument, bodyOf } from '../../documents/document.ts';
import { smallestEdits } from '../../documents/edit.ts';
import { slug } from '../../documents/slug.ts';
import { folderOf } from '../artifact.ts';
import type { Part, RunContext } from '../context.ts';
import { lockPath, planLock, readLock, writeLock, type LockChange } from '../locks.ts';
import { entryOf, isPlanners, withSection, type Lock } from '../provenance.ts';
import { fileNameOf } from '../record.ts';
import type { Approach } from './facts.ts';
import { variantId } from './variant.ts';

/** The folder beside a plan that holds what was not chosen. */
export const alternativesFolder = 'alternatives';

/** Whose document goes where. */
export interface Promotion {
  readonly artifact: string;
  /** The approach whose document becomes the plan. */
  readonly chosen: Approach;
  /** The approach that the plan follows by now; missing at the first choice. */
  readonly replaced?: Approach;
}

/**
 * Moves the documents; a crash in between is gone on with by the same call. Returns whether the plan is that of the
 * approach: not where its document is gone, or where what is to be replaced is not as it was read.
 */
export async function* promote(context: RunContext, { artifact, chosen, replaced }: Promotion): Part<boolean> {
  const { ports, state } = context;
  const id = variantId(artifact, chosen.key);
  const [from, plan] = [state().artifacts[id], state().artifacts[artifact]];
  if (from === undefined || plan === undefined) return false;
  const text = await ports.files.read(from);
  const now = await ports.files.read(plan);
  // A document that is the plan already left its place the last time.
  if (text === undefined) return now !== undefined && state().written.includes(artifact);
  if (replaced !== undefined && now !== undefined && now !== text) yield* keep(context, artifact, replaced, plan, now);
  if (now !== text || !state().written.includes(artifact)) {
    const lock = await lockFor(context, { from, to: plan, text });
    if (now === undefined) await ports.files.create(plan, text);
    else if (now !== text) await ports.files.edit(plan, now, smallestEdits(now, text));
    // The plan as it was before the run is what undoing it brings back.
    const before = now === undefined || (now === text && replaced === undefined) ? '' : await ports.snapshots.keep(now);
    yield* told(context, artifact, plan, [before, await ports.snapshots.keep(text)], text, lock);
  }
  const gone = await planLock(context, from, (old) => without(old, context.state().run, fileNameOf(from)));
  await ports.files.remove(from, text);
  yield* told(context, id, from, [await ports.snapshots.keep(text), ''], text, gone);
  return true;
}

/** The plan as it is, whoever has changed it since, becomes the document of its approach again. */
async function* keep(
  context: RunContext,
  artifact: string,
  approach: Approach,
  plan: string,
  text: string,
): Part<void> {
  const { ports, state } = context;
  const id = variantId(artifact, approach.key);
  if (state().written.includes(id)) return;
  const to = await alternativePath(context, plan, approach);
  yield { kind: 'artifactCreated', artifact: id, path: to };
  const lock = await lockFor(context, { from: plan, to, text });
  await ports.files.create(to, text);
  yield* told(context, id, to, ['', await ports.snapshots.keep(text)], text, lock);
}

/** Where the document of an approach is kept beside a plan: with a number where that is taken. */
export async function alternativePath(
  { ports }: RunContext,
  plan: string,
  { name, key }: Pick<Approach, 'name' | 'key'>,
): Promise<string> {
  for (let number = 1; ; number++) {
    const own = `${slug(name, key)}${number === 1 ? '' : `-${number}`}`;
    const path = `${folderOf(plan)}/${alternativesFolder}/${own}-plan.md`;
    if ((await ports.files.read(path)) === undefined) return path;
  }
}

interface Move {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** The lock of where a document goes: it vouches for what that of where it was vouches for, and for nothing else. */
async function lockFor(context: RunContext, { from, to, text }: Move): Promise<LockChange | undefined> {
  const known = await readLock(context.ports.files, lockPath(from));
  const document = parseDocument(to, text);
  const { run } = context.state();
  const file = fileNameOf(to);
  const sections = document.sections.flatMap((section) => {
    const body = bodyOf(document, section);
    const entry = entryOf(known, fileNameOf(from), section.key);
    return entry && isPlanners(known, fileNameOf(from), section.key, body) ? [{ section, body, entry }] : [];
  });
  return planLock(context, to, (old) =>
    sections.reduce(
      (lock, { section, body, entry }) => withSection(lock, run, file, section.key, body, entry.inputs),
      without(old, run, file),
    ),
  );
}

function without(lock: Lock | undefined, run: string, file: string): Lock {
  const { [file]: _gone, ...artifacts } = lock?.artifacts ?? {};
  return { version: 1, run: lock?.run ?? run, artifacts };
}

async function* told(
  context: RunContext,
  artifact: string,
  path: string,
  [before, after]: readonly [string, string],
  text: string,
  lock: LockChange | undefined,
): Part<void> {
  const section = parseDocument(path, text).sections[0]?.title ?? '';
  try {
    yield {
      kind: 'sectionWritten',
      artifact,
      path,
      section,
      before,
      after,
      ...(lock ? { lock: { before: lock.before, after: lock.after } } : {}),
      repairs: 0,
    };
  } finally {
    await writeLock(context.ports, lock);
  }
}
