// What was really changed since a phase began, in one line, from git alone.
import type { ChangedFile, GitChanges, GitHead } from '../core/ports.ts';
import { code } from '../documents/phase/record.ts';

const areasShown = 6;
const commitsShown = 8;

/** Markdown in one line: figures, areas and commits, or why they are not known. The same input gives the same words. */
export function summarizeChanges(head: GitHead, since: string | undefined, changes: GitChanges): string {
  return [whatChanged(head, since, changes), uncommitted(head)].filter((part) => part !== '').join(' ');
}

function whatChanged(head: GitHead, since: string | undefined, changes: GitChanges): string {
  if (head.kind === 'missing') return 'There is no git repository, so the changes are not listed.';
  if (head.kind === 'noCommits') return 'Nothing was committed yet, so the changes are not listed.';
  if (since === undefined) return 'No commit was recorded when the phase began, so the changes are not listed.';
  if (changes.kind === 'unknown') {
    const reason = head.isShallow ? 'is not in this shallow clone' : 'is not in the repository';
    return `The commit ${code(since.slice(0, 12))} of the beginning ${reason}, so the changes are not listed.`;
  }
  const { commits, commitCount, files } = changes;
  if (files.length === 0 && commitCount === 0) return 'Nothing was committed since the phase began.';
  const shown = listAreas(files);
  const subjects = commits
    .slice(0, commitsShown)
    .map(({ commit, subject }) => code(`${commit.slice(0, 7)} ${cut(subject)}`));
  const others = commitCount > subjects.length ? [`${commitCount - subjects.length} more`] : [];
  return [
    `${many(commitCount, 'commit')}, ${figures(files)}.`,
    ...(shown === '' ? [] : [`Areas: ${shown}.`]),
    ...(subjects.length > 0 ? [`Commits: ${[...subjects, ...others].join('; ')}.`] : []),
  ].join(' ');
}

/** Who completes a phase before committing its work has worked all the same. */
function uncommitted(head: GitHead): string {
  if (head.kind !== 'commit' || !head.uncommitted || head.uncommitted.length === 0) return '';
  return `${many(head.uncommitted.length, 'file')} with changes that were not committed: ${listAreas(head.uncommitted)}.`;
}

interface Area {
  readonly name: string;
  readonly files: readonly ChangedFile[];
}

/** Files by their folder, two levels deep; what changed most comes first. */
function areasOf(files: readonly ChangedFile[]): readonly Area[] {
  const areas = new Map<string, ChangedFile[]>();
  for (const file of files) {
    const folders = file.path.split('/').slice(0, -1).slice(0, 2);
    const name = folders.length === 0 ? './' : `${folders.join('/')}/`;
    areas.set(name, [...(areas.get(name) ?? []), file]);
  }
  const weight = ({ files: own }: Area) => sum(own, 'insertions') + sum(own, 'deletions');
  return [...areas]
    .map(([name, own]) => ({ name, files: own }))
    .sort((one, other) => weight(other) - weight(one) || (one.name < other.name ? -1 : 1));
}

function listAreas(files: readonly ChangedFile[]): string {
  const areas = areasOf(files);
  const shown = areas.slice(0, areasShown).map(({ name, files: own }) => `${code(name)} ${figures(own)}`);
  return [...shown, ...(areas.length > areasShown ? [`${areas.length - areasShown} more areas`] : [])].join('; ');
}

function figures(files: readonly ChangedFile[]): string {
  const known = files.filter(({ isNew }) => !isNew);
  const count = files.length - known.length;
  return [
    ...(known.length > 0 || count === 0
      ? [`${many(known.length, 'file')} (+${sum(known, 'insertions')} -${sum(known, 'deletions')})`]
      : []),
    ...(count > 0 ? [`${count} new`] : []),
  ].join(', ');
}

function sum(files: readonly ChangedFile[], what: 'insertions' | 'deletions'): number {
  return files.reduce((total, file) => total + (file[what] ?? 0), 0);
}

function many(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function cut(subject: string): string {
  return subject.length > 80 ? `${subject.slice(0, 79).trimEnd()}\u2026` : subject;
}
