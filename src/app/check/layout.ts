// Where planning documents are in a workspace, told from paths alone: which folder of plans, and what belongs together.
import type { Settings } from '../../core/ports.ts';

/** The folders of plans, as they are set. */
export type Folders = Pick<Settings, 'plansFolder' | 'specsFolder'>;

/** Where a path belongs. */
export interface Spot {
  /** The folder whose documents belong together: of the task, of the feature, or the project's memory. */
  readonly set: string;
  /** The folder of plans that it is in. */
  readonly plans: string;
  /** The folder of the project, `''` where that is the workspace: it holds the folder of plans. */
  readonly project: string;
}

/** The memory of a spec-kit project: its constitution and its logs. */
export const memoryFolder = '.specify/memory';

const specifySpecs = '.specify/specs';

/** Where a path belongs; nothing where it is in no folder of plans. The outermost such folder counts. */
export function spotOf(path: string, folders: Folders): Spot | undefined {
  const names = path.split('/');
  const homes = [memoryFolder, specifySpecs, folders.plansFolder, folders.specsFolder].map((folder) =>
    folder.split('/'),
  );
  for (let at = 0; at < names.length - 1; at++) {
    const home = homes.find(
      (candidate) =>
        at + candidate.length < names.length && candidate.every((name, index) => names[at + index] === name),
    );
    if (!home) continue;
    const plans = names.slice(0, at + home.length).join('/');
    const next = names[at + home.length];
    const isBelow = names.length > at + home.length + 1 && home.join('/') !== memoryFolder;
    return { set: isBelow ? `${plans}/${next}` : plans, plans, project: names.slice(0, at).join('/') };
  }
  return undefined;
}

/** Whether a document is that of an approach which is not, or not yet, the plan: it stands beside the plan. */
export function isAlternative(path: string, folders: Folders): boolean {
  const set = spotOf(path, folders)?.set;
  return set !== undefined && /^\/alternatives\/[^/]+-plan\.md$/.test(path.slice(set.length));
}

/** Whether a file is a Markdown document. */
export function isDocument(path: string): boolean {
  return path.endsWith('.md');
}

/** Whether a file is no Markdown and can stand beside documents: a contract or a log. */
export function isPlanFile(path: string): boolean {
  return /\.(?:json|ya?ml|graphqls?|gql|proto)$/.test(path) && !/(?:^|\/)planner\.lock\.json$/.test(path);
}

/**
 * The files of `paths`, all of a workspace, that are planning documents or stand beside them. A folder with the name of
 * the specs deep in the workspace counts only where a feature is in it: others use the word too.
 */
export function planPaths(paths: readonly string[], folders: Folders): readonly string[] {
  const spots = new Map(paths.map((path) => [path, spotOf(path, folders)]));
  const features = new Set([...spots].flatMap(([path, spot]) => (spot && isFeature(path, spot) ? [spot.plans] : [])));
  const isPlan = (path: string): boolean => {
    const spot = spots.get(path);
    if (!spot || !(isDocument(path) || isPlanFile(path))) return false;
    const isDeepSpecs = spot.project !== '' && spot.plans.endsWith(`/${folders.specsFolder}`);
    return !isDeepSpecs || spot.plans.endsWith(specifySpecs) || features.has(spot.plans);
  };
  return paths.filter(isPlan);
}

/**
 * Whether a search for plans looks into a folder: not into what is installed, built, hidden or ignored by git, but into
 * the folders of plans in any case.
 */
export function isEntered(folder: string, folders: Folders, isIgnored: (folder: string) => boolean): boolean {
  const names = folder.split('/');
  const name = names.at(-1) ?? '';
  if (name === 'node_modules' || name === '.git') return false;
  if (spotOf(`${folder}/x`, folders)) return true;
  const above = names.at(-2);
  if (above === '.specify') return name === 'memory' || name === 'specs';
  const leads = [folders.plansFolder, folders.specsFolder].some((home) => `${home}/`.startsWith(`${folder}/`));
  if (name === '.specify' || leads || name === folders.plansFolder.split('/')[0]) return true;
  return !name.startsWith('.') && !isIgnored(folder);
}

function isFeature(path: string, { set, plans }: Spot): boolean {
  return set !== plans && ['spec.md', 'plan.md', 'tasks.md'].some((name) => path === `${set}/${name}`);
}
