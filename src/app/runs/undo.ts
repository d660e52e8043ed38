// Takes back all that a run wrote, in one action, and brings it back.
import type { RunContext } from '../../core/context.ts';
import { lockPath, readLockText, replaceLock } from '../../core/locks.ts';
import { formatLock, parseLock, turnedLock } from '../../core/provenance.ts';
import type { RunEvent, RunEventBody } from '../../core/run.ts';
import { bodyOf, findSection, parseDocument, type Section } from '../../documents/document.ts';
import { applyEdits, removeSection, setBody, smallestEdits } from '../../documents/edit.ts';
import type { Host } from '../host.ts';
import { amend } from './journal.ts';

/** What was taken back, as paths, and what stayed because the user has changed it since, as `path: section`. */
export interface Undone {
  readonly restored: readonly string[];
  readonly kept: readonly string[];
}

/** Restores every document as it was before the run. What the user changed since then stays. */
export async function undoRun(host: Host, run: string): Promise<Undone> {
  return turn(host, run, 'undone');
}

/** Brings back what `undoRun` took. */
export async function redoRun(host: Host, run: string): Promise<Undone> {
  return turn(host, run, 'redone');
}

async function turn(host: Host, run: string, kind: 'undone' | 'redone'): Promise<Undone> {
  const restored: string[] = [];
  const kept: string[] = [];
  await amend(host, run, async function* (context, journal): AsyncGenerator<RunEventBody, void> {
    for (const write of writesOf(journal)) {
      const path = context.state().artifacts[write.artifact] ?? write.path;
      const [from, to] = kind === 'undone' ? [write.last, write.first] : [write.first, write.last];
      const left = await restore(context, path, from, to, await keysChanged(context, write.gaps));
      // Where nothing was to do but the file is there, or is gone as it shall be, an earlier try may have broken off.
      const isThere = (await context.ports.files.read(path)) !== undefined;
      if (left !== undefined || isThere === (to !== '')) await restoreLock(context, path, write.lock, kind, left ?? []);
      if (left === undefined) continue;
      if (left.length === 0) restored.push(path);
      kept.push(...left.map((section) => `${path}: ${section}`));
    }
    yield { kind };
  });
  return { restored, kept };
}

interface Write {
  readonly artifact: string;
  readonly path: string;
  /** Snapshots before the first and after the last write of the run; empty where there was no file. */
  readonly first: string;
  readonly last: string;
  /** Snapshots of the lock likewise. */
  readonly lock: { readonly first: string; readonly last: string; readonly path?: string } | undefined;
  /** Pairs of snapshots between two writes of the run: what changed there, the user changed. */
  readonly gaps: readonly (readonly [before: string, after: string])[];
}

function writesOf(events: readonly RunEvent[]): readonly Write[] {
  const writes = new Map<string, Write>();
  for (const event of events) {
    if (event.kind !== 'sectionWritten') continue;
    const { artifact, path, before, after, lock } = event;
    const known = writes.get(artifact);
    const gap: readonly (readonly [string, string])[] = known && known.last !== before ? [[known.last, before]] : [];
    const gaps = [...(known?.gaps ?? []), ...gap];
    const locks = lock ? { ...lock, first: known?.lock?.first ?? lock.before, last: lock.after } : known?.lock;
    writes.set(artifact, { artifact, path, first: known?.first ?? before, last: after, gaps, lock: locks });
  }
  return [...writes.values()];
}

/** Turns a document from one snapshot into another. Returns what stayed as the user has it; nothing where there is nothing to do. */
async function restore(
  context: RunContext,
  path: string,
  from: string,
  to: string,
  mine: ReadonlySet<string>,
): Promise<readonly string[] | undefined> {
  const { files, snapshots } = context.ports;
  const current = await files.read(path);
  const [source, target] = await Promise.all([from ? snapshots.read(from) : '', to ? snapshots.read(to) : '']);
  if (source === undefined || target === undefined) return [notKept];
  if ((current ?? '') === target) return undefined;
  if ((current ?? '') === source && mine.size === 0) {
    if (!to && current !== undefined) await files.remove(path, current);
    else if (current === undefined) await files.create(path, target);
    else await files.edit(path, current, smallestEdits(current, target));
    return [];
  }
  if (current === undefined) return undefined;
  return to && /\.(?:md|markdown)$/i.test(path)
    ? restoreSections(context, path, current, source, target, mine)
    : [wholeDocument];
}

const wholeDocument = 'the whole document';
const notKept = 'the earlier text is not kept any more';

/**
 * Turns the lock's entries along with what was restored; the sections that stay keep theirs. Older journals do not know
 * the lock: what was restored is the user's then. A lock that cannot be read is left alone.
 */
async function restoreLock(
  context: RunContext,
  path: string,
  lock: Write['lock'],
  kind: 'undone' | 'redone',
  left: readonly string[],
): Promise<void> {
  if (!lock || left.includes(wholeDocument) || left.includes(notKept)) return;
  const { files, snapshots } = context.ports;
  const file = lock.path ?? lockPath(path);
  const { text, isOurs } = await readLockText(files, file);
  const [from, to] = await Promise.all(
    (kind === 'undone' ? [lock.last, lock.first] : [lock.first, lock.last]).map((id) =>
      id ? snapshots.read(id) : undefined,
    ),
  );
  const current = parseLock(text);
  if (!isOurs || (text !== undefined && !current)) return;
  const name = path.slice(file.lastIndexOf('/') + 1);
  const turned = turnedLock(current, name, parseLock(from), parseLock(to), (key) => left.includes(key));
  const earlier = parseLock(to);
  // Byte for byte, where nothing else came into it.
  const isEarlier = turned && earlier && formatLock(turned) === formatLock(earlier);
  await replaceLock(files, file, text, isEarlier ? to : turned && formatLock(turned));
}

/** Restores the sections that are as the run left them. */
async function restoreSections(
  context: RunContext,
  path: string,
  current: string,
  source: string,
  target: string,
  mine: ReadonlySet<string>,
): Promise<readonly string[]> {
  const document = parseDocument(path, current);
  const [before, after] = [parseDocument(path, source), parseDocument(path, target)];
  const kept: string[] = [];
  const isOfRun = (section: Section): boolean => {
    const old = findSection(before, section.key);
    const isUntouched = old !== undefined && bodyOf(document, section) === bodyOf(before, old);
    return isUntouched && section.depth > 1 && !mine.has(section.key) && !findSection(after, section.key);
  };
  const goes = (section: Section): boolean =>
    isOfRun(section) && document.sections.every((other) => !holds(section, other) || isOfRun(other));
  const going: string[] = [];
  const edits = document.sections.flatMap((section) => {
    const [old, wanted] = [findSection(before, section.key), findSection(after, section.key)];
    const body = bodyOf(document, section);
    if (mine.has(section.key)) {
      kept.push(section.key);
      return [];
    }
    if (!wanted) {
      // The run added it: it goes with all below it, unless the user has worked on any of that since.
      if (goes(section)) {
        if (!document.sections.some((other) => holds(other, section) && goes(other))) going.push(section.key);
        return [];
      }
      if (old) kept.push(section.key);
      return [];
    }
    if (body === bodyOf(after, wanted)) return [];
    if (old && body === bodyOf(before, old)) return [setBody(document, section, bodyOf(after, wanted))];
    kept.push(section.key);
    return [];
  });
  // One after the other: what is taken out at the end takes the lines before it along.
  const text = going.reduceRight(
    (rest, key) => {
      const left = parseDocument(path, rest);
      const section = findSection(left, key);
      return section ? applyEdits(rest, [removeSection(left, section)]) : rest;
    },
    applyEdits(current, edits),
  );
  if (text !== current) await context.ports.files.edit(path, current, smallestEdits(current, text));
  return kept;
}

/** Whether a section stands below another. */
function holds(section: Section, other: Section): boolean {
  return other.start > section.start && other.end <= section.end;
}

/** Keys of the sections that the user changed between two writes of the run. */
async function keysChanged(
  { ports: { snapshots } }: RunContext,
  gaps: readonly (readonly [string, string])[],
): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  for (const [from, to] of gaps) {
    const [before, after] = [
      parseDocument('', (await snapshots.read(from)) ?? ''),
      parseDocument('', (await snapshots.read(to)) ?? ''),
    ];
    for (const section of after.sections) {
      const old = findSection(before, section.key);
      if (!old || bodyOf(before, old) !== bodyOf(after, section)) keys.add(section.key);
    }
  }
  return keys;
}
