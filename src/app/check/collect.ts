// Finds what is to be checked, and puts together what belongs together.
import { PlannerError } from '../../core/error.ts';
import type { Ports } from '../../core/ports.ts';
import { say } from '../../documents/sentence.ts';
import { readGitIgnore } from './gitIgnore.ts';
import {
  isAlternative,
  isDocument,
  isEntered,
  isPlanFile,
  memoryFolder,
  planPaths,
  spotOf,
  type Folders,
  type Spot,
} from './layout.ts';

/** The paths of documents and files that belong together. */
export interface Group {
  readonly folder: string;
  /** What is to be checked. */
  readonly wanted: readonly string[];
  /** What stands beside it: the others of the folder, the project's constitution and logs. */
  readonly beside: readonly string[];
}

/** What is known of the workspace while it is checked. */
export interface Collected {
  readonly groups: readonly Group[];
  /** Whether everything was looked for, so that what was not found is not there. */
  readonly isAll: boolean;
}

type Place = Pick<Ports, 'files' | 'settings'>;

/**
 * The groups of the whole workspace, or of files and folders in it. Throws `usage` for a path that is not there, and
 * what the Files port throws.
 */
export async function collect(ports: Place, paths: readonly string[], signal: AbortSignal): Promise<Collected> {
  const all = paths.length === 0 || paths.includes('');
  const found = all ? await findPlans(ports, signal) : await findBelow(ports, paths, signal);
  // What was not chosen is no part of the plan: it is checked where it is named.
  const wanted = found.filter((path) => paths.includes(path) || !isAlternative(path, ports.settings));
  return { groups: await group(ports, wanted, signal), isAll: all };
}

/** Whether a check of the whole workspace would look at a file, although it may be nowhere but in an editor. */
export async function isPlan(
  { files, settings }: Place,
  path: string,
  spot: Spot,
  signal: AbortSignal,
): Promise<boolean> {
  if (spot.project === '') return true;
  const found = await files.walk(spot.plans, () => true, signal);
  return planPaths([...found, path], settings).includes(path);
}

/** All planning documents of a workspace, and what stands beside them. */
export async function findPlans({ files, settings }: Place, signal: AbortSignal): Promise<readonly string[]> {
  const isIgnored = await readGitIgnore(files);
  const found = await files.walk('', (folder) => isEntered(folder, settings, isIgnored), signal);
  return planPaths(found, settings);
}

/** The files of those paths, and of the folders among them everything below that is a document. */
async function findBelow(
  { files, settings }: Place,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    if (await isFile(files, path)) {
      found.add(path);
      continue;
    }
    const isIgnored = await readGitIgnore(files);
    const below = await files.walk(path, (folder) => isEntered(folder, settings, isIgnored), signal);
    if (below.length === 0 && (await files.list(path)).length === 0) throw missing(path);
    for (const one of below) {
      if (isDocument(one) || (isPlanFile(one) && spotOf(one, settings))) found.add(one);
    }
  }
  return [...found].sort();
}

async function isFile(files: Ports['files'], path: string): Promise<boolean> {
  const at = path.lastIndexOf('/');
  try {
    const names = await files.list(path.slice(0, Math.max(0, at)));
    if (names.includes(path.slice(at + 1))) return true;
    if (names.includes(`${path.slice(at + 1)}/`)) return false;
  } catch (error) {
    if (!PlannerError.is(error, 'files.notFile')) throw error;
  }
  throw missing(path);
}

function missing(path: string): PlannerError {
  return new PlannerError('usage', say('There is no {0}.', path || '.'), [
    say('Name a file or folder of the workspace.'),
  ]);
}

async function group(
  { files, settings }: Place,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<readonly Group[]> {
  const wanted = new Map<string, string[]>();
  for (const path of paths) {
    const folder = spotOf(path, settings)?.set ?? parentOf(path);
    wanted.set(folder, [...(wanted.get(folder) ?? []), path]);
  }
  const memories = new Map<string, readonly string[]>();
  const groups: Group[] = [];
  for (const [folder, own] of [...wanted].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const spot = spotOf(`${folder}/x`, settings) ?? spotOf(own[0] ?? '', settings);
    const beside = spot ? await membersOf(files, folder, settings, signal) : [];
    const memory = spot && (await memoryOf(spot.project));
    groups.push({ folder, wanted: own, beside: [...beside, ...(memory ?? [])].filter((path) => !own.includes(path)) });
  }
  return groups;

  async function memoryOf(project: string): Promise<readonly string[]> {
    const folder = project === '' ? memoryFolder : `${project}/${memoryFolder}`;
    const known = memories.get(folder) ?? (await membersOf(files, folder, settings, signal));
    memories.set(folder, known);
    return known;
  }
}

async function membersOf(
  files: Ports['files'],
  folder: string,
  settings: Folders,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const found = await files.walk(folder, () => true, signal);
  return found.filter(
    (path) =>
      (isDocument(path) || isPlanFile(path)) &&
      !isAlternative(path, settings) &&
      (spotOf(path, settings)?.set ?? folder) === folder,
  );
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
