// What was really changed since a phase began, in one line, from git alone.
import type { ChangedFile, GitChanges, GitHead } from '../../core/ports.ts';
import { code } from '../../documents/phase/record.ts';
import { speakerOf, type Speaker } from '../../documents/phrases/phrases.ts';

const areasShown = 6;
const commitsShown = 8;

/** Markdown in one line: figures, areas and commits, or why they are not known. The same input gives the same words. */
export function summarizeChanges(
  head: GitHead,
  since: string | undefined,
  changes: GitChanges,
  speak: Speaker = speakerOf('en'),
): string {
  return [whatChanged(head, since, changes, speak), uncommitted(head, speak)].filter((part) => part !== '').join(' ');
}

function whatChanged(head: GitHead, since: string | undefined, changes: GitChanges, speak: Speaker): string {
  if (head.kind === 'missing') return speak('noRepository');
  if (head.kind === 'noCommits') return speak('noCommits');
  if (since === undefined) return speak('noStart');
  if (changes.kind === 'unknown') return speak(head.isShallow ? 'lostShallow' : 'lost', code(since.slice(0, 12)));
  const { commits, commitCount, files } = changes;
  if (files.length === 0 && commitCount === 0) return speak('nothingCommitted');
  const shown = listAreas(files, speak);
  const subjects = commits
    .slice(0, commitsShown)
    .map(({ commit, subject }) => code(`${commit.slice(0, 7)} ${cut(subject)}`));
  const others = commitCount > subjects.length ? [speak('more', commitCount - subjects.length)] : [];
  return [
    `${speak(commitCount === 1 ? 'oneCommit' : 'manyCommits', commitCount)}, ${figures(files, speak)}.`,
    ...(shown === '' ? [] : [speak('areas', shown)]),
    ...(subjects.length > 0 ? [speak('commits', [...subjects, ...others].join('; '))] : []),
  ].join(' ');
}

/** Who completes a phase before committing its work has worked all the same. */
function uncommitted(head: GitHead, speak: Speaker): string {
  if (head.kind !== 'commit' || !head.uncommitted || head.uncommitted.length === 0) return '';
  return speak('uncommitted', counted(head.uncommitted.length, speak), listAreas(head.uncommitted, speak));
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

function listAreas(files: readonly ChangedFile[], speak: Speaker): string {
  const areas = areasOf(files);
  const shown = areas.slice(0, areasShown).map(({ name, files: own }) => `${code(name)} ${figures(own, speak)}`);
  return [...shown, ...(areas.length > areasShown ? [speak('moreAreas', areas.length - areasShown)] : [])].join('; ');
}

function figures(files: readonly ChangedFile[], speak: Speaker): string {
  const known = files.filter(({ isNew }) => !isNew);
  const count = files.length - known.length;
  return [
    ...(known.length > 0 || count === 0
      ? [`${counted(known.length, speak)} (+${sum(known, 'insertions')} -${sum(known, 'deletions')})`]
      : []),
    ...(count > 0 ? [speak('new', count)] : []),
  ].join(', ');
}

function sum(files: readonly ChangedFile[], what: 'insertions' | 'deletions'): number {
  return files.reduce((total, file) => total + (file[what] ?? 0), 0);
}

function counted(count: number, speak: Speaker): string {
  return speak(count === 1 ? 'oneFile' : 'manyFiles', count);
}

function cut(subject: string): string {
  return subject.length > 80 ? `${subject.slice(0, 79).trimEnd()}\u2026` : subject;
}
