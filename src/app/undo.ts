// Takes back all that a run wrote, in one action, and brings it back.
import { lockPath } from '../core/artifact.ts';
import type { RunContext } from '../core/context.ts';
import type { RunEvent, RunEventBody } from '../core/run.ts';
import { bodyOf, findSection, parseDocument } from '../documents/document.ts';
import { removeSection, setBody, smallestEdits } from '../documents/edit.ts';
import type { Host } from './host.ts';
import { amend, readEvents } from './journal.ts';

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
  const writes = writesOf(await readEvents(host, run));
  const restored: string[] = [];
  const kept: string[] = [];
  await amend(host, run, async function* (context): AsyncGenerator<RunEventBody, void> {
    for (const write of writes) {
      const path = context.state().artifacts[write.artifact] ?? write.path;
      const [from, to] = kind === 'undone' ? [write.last, write.first] : [write.first, write.last];
      const left = await restore(context, path, from, to, await titlesChanged(context, write.gaps));
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
  /** Pairs of snapshots between two writes of the run: what changed there, the user changed. */
  readonly gaps: readonly (readonly [before: string, after: string])[];
}

function writesOf(events: readonly RunEvent[]): readonly Write[] {
  const writes = new Map<string, Write>();
  for (const event of events) {
    if (event.kind !== 'sectionWritten') continue;
    const { artifact, path, before, after } = event;
    const known = writes.get(artifact);
    const gap: readonly (readonly [string, string])[] = known && known.last !== before ? [[known.last, before]] : [];
    const gaps = [...(known?.gaps ?? []), ...gap];
    writes.set(artifact, { artifact, path, first: known?.first ?? before, last: after, gaps });
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
  if (source === undefined || target === undefined) return ['the earlier text is not kept any more'];
  if ((current ?? '') === target) return undefined;
  if ((current ?? '') === source && mine.size === 0) {
    if (!to && current !== undefined) await removeArtifact(context, path, current);
    else if (current === undefined) await files.create(path, target);
    else await files.edit(path, current, smallestEdits(current, target));
    return [];
  }
  if (current === undefined) return undefined;
  return to ? restoreSections(context, path, current, source, target, mine) : ['the whole document'];
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
  const edits = document.sections.flatMap((section) => {
    const [old, wanted] = [findSection(before, section.title), findSection(after, section.title)];
    const body = bodyOf(document, section);
    if (mine.has(section.title)) {
      kept.push(section.title);
      return [];
    }
    if (!wanted) {
      // The run added it: it goes, unless the user has worked on it since.
      if (old && section.depth > 1 && body === bodyOf(before, old)) return [removeSection(document, section)];
      if (old) kept.push(section.title);
      return [];
    }
    if (body === bodyOf(after, wanted)) return [];
    if (old && body === bodyOf(before, old)) return [setBody(document, section, bodyOf(after, wanted))];
    kept.push(section.title);
    return [];
  });
  if (edits.length > 0) await context.ports.files.edit(path, current, edits);
  return kept;
}

/** Titles of the sections that the user changed between two writes of the run. */
async function titlesChanged(
  { ports: { snapshots } }: RunContext,
  gaps: readonly (readonly [string, string])[],
): Promise<ReadonlySet<string>> {
  const titles = new Set<string>();
  for (const [from, to] of gaps) {
    const [before, after] = [
      parseDocument('', (await snapshots.read(from)) ?? ''),
      parseDocument('', (await snapshots.read(to)) ?? ''),
    ];
    for (const section of after.sections) {
      const old = findSection(before, section.title);
      if (!old || bodyOf(before, old) !== bodyOf(after, section)) titles.add(section.title);
    }
  }
  return titles;
}

/** Removes a document that the run made, and the lock beside it where it speaks of nothing else. */
async function removeArtifact(context: RunContext, path: string, text: string): Promise<void> {
  const { files } = context.ports;
  const lock = await files.read(lockPath(path));
  await files.remove(path, text);
  if (lock !== undefined && lock.split('"sections"').length <= 2) await files.remove(lockPath(path), lock);
}
