// The features of a project: which folders they are, and what is in them.
import { isFeatureName, newestFirst, numberOf, sameNumber } from '../../documents/speckit/featureName.ts';
import type { Files } from '../ports.ts';
import { below, listFolder, type Project } from './projects.ts';

/** A feature folder as it lies on disk. Paths are workspace-relative. */
export interface FeatureFolder {
  readonly folder: string;
  /** Below the folder of all features, such as `001-login` or `auth/002-roles`. */
  readonly name: string;
  /** `001`, or a time stamp; missing where the name has none. */
  readonly number?: string;
  /** Folder of the project. */
  readonly project: string;
  /** Names of what is in it; folders end with `/`. */
  readonly artifacts: readonly string[];
}

/** All features of a project, the newest first. A project may keep them in several folders. */
export async function listFeatures(files: Files, project: Project): Promise<readonly FeatureFolder[]> {
  const found: FeatureFolder[] = [];
  for (const base of project.bases) {
    for (const name of await foldersIn(files, base)) {
      const feature = await readFeature(files, project, below(base, name), name);
      if (isFeature(feature)) found.push(feature);
      // Branches such as `feature/016-x` make folders in folders.
      else if (!feature.artifacts.some((one) => !one.endsWith('/'))) {
        for (const inner of feature.artifacts.filter((one) => one.endsWith('/'))) {
          const path = `${name}/${inner.slice(0, -1)}`;
          const nested = await readFeature(files, project, below(base, path), path);
          if (isFeature(nested)) found.push(nested);
        }
      }
    }
  }
  const unique = found.filter(({ folder }, index) => found.findIndex((one) => one.folder === folder) === index);
  return unique.sort((one, other) => newestFirst(one.name, other.name));
}

/** The feature at a workspace-relative folder, as long as there is such a folder with something in it. */
export async function featureAt(files: Files, project: Project, folder: string): Promise<FeatureFolder | undefined> {
  const base = project.bases.find((one) => folder.startsWith(`${one}/`));
  const name = base === undefined ? folder.replace(/^.*\//, '') : folder.slice(base.length + 1);
  const feature = await readFeature(files, project, folder, name);
  return feature.artifacts.length > 0 ? feature : undefined;
}

/** Those that a branch, a number or a user's word can mean: the exact name, else the number, else the words after it. */
export function namedFeatures(
  features: readonly FeatureFolder[],
  wanted: string,
  isWord = false,
): readonly FeatureFolder[] {
  const name = wanted.trim().replace(/^\.?\/+|\/+$/g, '');
  const tail = name.replace(/^.*\//, '');
  if (tail === '') return [];
  // A path means one feature, though another folder has one of the same name: old scripts make them in `specs/`.
  const whole = features.filter(({ folder }) => folder === name);
  if (whole.length > 0) return whole;
  const exact = features.filter((one) => one.name === name || one.name === tail || one.name.endsWith(`/${tail}`));
  if (exact.length > 0) return exact;
  const number = numberOf(tail) ?? (isWord && /^\d+$/.test(tail) ? tail : undefined);
  if (number !== undefined) return features.filter((one) => sameNumber(one.number, number));
  const slug = tail.toLowerCase();
  return isWord ? features.filter((one) => one.name.toLowerCase().endsWith(`-${slug}`)) : [];
}

async function readFeature(files: Files, project: Project, folder: string, name: string): Promise<FeatureFolder> {
  const number = numberOf(name);
  return {
    folder,
    name,
    ...(number === undefined ? {} : { number }),
    project: project.folder,
    artifacts: await listFolder(files, folder),
  };
}

function isFeature({ name, artifacts }: FeatureFolder): boolean {
  const last = name.replace(/^.*\//, '');
  return ['spec.md', 'plan.md', 'tasks.md'].some((file) => artifacts.includes(file)) || isFeatureName(last);
}

async function foldersIn(files: Files, folder: string): Promise<readonly string[]> {
  const names = await listFolder(files, folder);
  return names.filter((name) => name.endsWith('/')).map((name) => name.slice(0, -1));
}
