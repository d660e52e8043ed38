// The lock once an id has another name everywhere: the rename alone makes no section edited by hand, and none stale.
import { hashesOf, type Inputs } from '../../core/inputs.ts';
import { lockPath, readLockText } from '../../core/locks.ts';
import { formatLock, parseLock, type Lock, type SectionLock } from '../../core/provenance.ts';
import { inputsNow } from '../../core/stale.ts';
import { ownText, wholeKey } from '../../core/wholeFile.ts';
import { bodyOf, parseDocument } from '../../documents/document.ts';
import { applyEdits } from '../../documents/edit.ts';
import { hash } from '../../documents/hash.ts';
import type { RenamedFile } from '../../documents/ids/rename.ts';
import type { Host } from '../host.ts';
import { withTexts } from '../overlaidFiles.ts';
import type { ListedRun } from '../runs/runs.ts';
import { plannedIn } from './stale.ts';

/** A text that takes the place of another. */
export interface Replaced {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What of a folder's lock goes with a rename of an id in its documents; nothing where the lock stays as it is. */
export async function renamedLock(
  host: Host,
  folder: string,
  renamed: readonly RenamedFile[],
  runs: readonly ListedRun[],
  signal: AbortSignal,
): Promise<Replaced | undefined> {
  const { files } = host.ports;
  const path = lockPath(`${folder}/x`);
  const { text: before } = await readLockText(files, path);
  const lock = parseLock(before);
  if (lock === undefined || before === undefined) return undefined;
  const texts = new Map<string, { readonly before: string; readonly after: string }>();
  for (const { path: at, edits } of renamed) {
    const text = (await files.read(at)) ?? '';
    texts.set(at, { before: text, after: applyEdits(text, edits) });
  }
  const after = withTexts(files, new Map([...texts].map(([at, one]) => [at, one.after])));
  const there = { ...host, ports: { ...host.ports, files: after } };
  const [old, now] = [await inputsIn(host, folder, runs, signal), await inputsIn(there, folder, runs, signal)];
  const renew = renewal(old, now);
  const artifacts = Object.entries(lock.artifacts).map(([file, known]): [string, Lock['artifacts'][string]] => {
    const changed = texts.get(`${folder}/${file}`);
    const sections = sectionsOf(known.sections, changed && entriesOf(file, changed), renew);
    return [file, { ...known, sections }];
  });
  const text = formatLock({ ...lock, artifacts: Object.fromEntries(artifacts) });
  return text === before ? undefined : { path, before, after: text };
}

async function inputsIn(host: Host, folder: string, runs: readonly ListedRun[], signal: AbortSignal): Promise<Inputs> {
  const planned = await plannedIn(host, folder, runs, signal);
  return planned ? inputsNow(planned.workflow, planned.state, host.ports) : new Map();
}

type Renew = (inputs: SectionLock['inputs']) => SectionLock['inputs'];

/** Gives inputs the names and hashes that they have after the rename. One that had changed before has changed still. */
function renewal(old: Inputs, now: Inputs): Renew {
  const [before, after] = [hashesOf([...old.keys()], old), hashesOf([...now.keys()], now)];
  const [names, renamed] = [Object.keys(before), Object.keys(after)];
  // The texts are the same but for the id: they come in the same order.
  const pairs = new Map(names.length === renamed.length ? names.map((name, at) => [name, renamed[at] ?? name]) : []);
  return (inputs) =>
    Object.fromEntries(
      Object.entries(inputs).map(([name, made]) => {
        const other = pairs.get(name) ?? name;
        return [other, before[name] === made ? (after[other] ?? made) : made];
      }),
    );
}

interface Entry {
  readonly key: string;
  readonly was: string;
  readonly body: string;
  readonly hadBody: string;
}

/** The sections of a document, or a file that is written whole, as they were and as they are. */
function entriesOf(path: string, { before, after }: Pick<Replaced, 'before' | 'after'>): readonly Entry[] {
  if (!/\.md$/i.test(path) || path.includes('/')) {
    return [{ key: wholeKey, was: wholeKey, body: ownText(path, after), hadBody: ownText(path, before) }];
  }
  const [one, other] = [parseDocument(path, before), parseDocument(path, after)];
  return one.sections.flatMap((section, at): readonly Entry[] => {
    const same = other.sections[at];
    if (!same) return [];
    return [{ key: same.key, was: section.key, body: bodyOf(other, same), hadBody: bodyOf(one, section) }];
  });
}

function sectionsOf(
  sections: Lock['artifacts'][string]['sections'],
  entries: readonly Entry[] | undefined,
  renew: Renew,
): Lock['artifacts'][string]['sections'] {
  const known = new Map((entries ?? []).map((entry) => [entry.was, entry]));
  return Object.fromEntries(
    Object.entries(sections).map(([key, { hash: digest, inputs }]) => {
      const entry = known.get(key);
      const isPlanners = entry !== undefined && digest === hash(entry.hadBody);
      return [entry?.key ?? key, { hash: isPlanners ? hash(entry.body) : digest, inputs: renew(inputs) }];
    }),
  );
}
