// Earlier versions of a document: what Planner wrote, kept in the snapshots, and what git has.
import type { RunEvent } from '../../core/run.ts';
import { fold } from '../../core/state.ts';
import type { Host } from '../host.ts';

/** A text that a document once had. `at`: when it came to be, in ISO 8601. */
export type Version =
  /** `section`: the one that was written then; empty for the text that Planner found. */
  | { readonly kind: 'snapshot'; readonly id: string; readonly at: string; readonly section: string }
  | { readonly kind: 'commit'; readonly commit: string; readonly at: string; readonly subject: string };

/** So many writes of a document are offered, and as many commits. */
export const mostVersions = 50;

/** The versions of a document, newest first, each text once. That as it stands now is not among them. */
export async function listVersions(host: Host, path: string, signal: AbortSignal): Promise<readonly Version[]> {
  const { files, git, snapshots } = host.ports;
  const written = await snapshotsOf(host, path);
  const current = await files.read(path);
  const now = current === undefined ? '' : await snapshots.keep(current);
  const known = new Set<string>([now, '']);
  const kept = written.filter(({ id }) => !known.has(id) && known.add(id)).slice(0, mostVersions);
  const commits = (await git.commitsOf(path, mostVersions, signal)).map((commit): Version => ({
    kind: 'commit',
    ...commit,
  }));
  return [...kept, ...commits].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

/** The text of a version; `undefined` where it is not kept any more, or not the text that it was. */
export async function readVersion(
  { ports }: Host,
  path: string,
  version: Version,
  signal: AbortSignal,
): Promise<string | undefined> {
  return version.kind === 'snapshot'
    ? ports.snapshots.read(version.id)
    : ports.git.textAt(version.commit, path, signal);
}

type Snapshot = Extract<Version, { readonly kind: 'snapshot' }>;

/** What the writes of all runs left and found, newest first. A document keeps its versions when its folder is renamed. */
async function snapshotsOf({ journals }: Host, path: string): Promise<readonly Snapshot[]> {
  const all = await Promise.all((await journals.list()).map((run) => journals.read(run)));
  const writes = all
    .flatMap((events) => writesOf(events, path))
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  const versions: Snapshot[] = [];
  for (const { at, section, before, after } of writes) {
    // What one write left and the next one found is one version.
    if (before !== versions.at(-1)?.id) versions.push({ kind: 'snapshot', id: before, at, section: '' });
    versions.push({ kind: 'snapshot', id: after, at, section });
  }
  return versions.toReversed();
}

function writesOf(events: readonly RunEvent[], path: string) {
  const { artifacts } = fold(events);
  return events.flatMap((event) =>
    event.kind === 'sectionWritten' && (artifacts[event.artifact] ?? event.path) === path ? [event] : [],
  );
}
