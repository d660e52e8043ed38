// The folders of a workspace that hold plans, told from paths alone: no document is read.
import type { Ports } from '../../core/ports.ts';
import { findPlans } from '../check/collect.ts';
import { isDocument, memoryFolder, spotOf } from '../check/layout.ts';

/** A task folder or a feature. */
export interface PlanFolder {
  readonly kind: 'task' | 'feature';
  /** Workspace-relative. */
  readonly folder: string;
  /** What people call it: the folder's name, with the project's where that is not the workspace. */
  readonly name: string;
  /** Paths of its Markdown documents, in the order in which they are made. */
  readonly documents: readonly string[];
  /** Paths of what stands beside them, such as contracts. */
  readonly files: readonly string[];
}

/** The folders of plans, by name. Throws what the Files port throws. */
export async function findPlanFolders(
  ports: Pick<Ports, 'files' | 'settings'>,
  signal: AbortSignal,
): Promise<readonly PlanFolder[]> {
  const found = new Map<
    string,
    { readonly kind: PlanFolder['kind']; readonly name: string; readonly paths: string[] }
  >();
  for (const path of await findPlans(ports, signal)) {
    const spot = spotOf(path, ports.settings);
    if (!spot || spot.set.endsWith(memoryFolder)) continue;
    const known = found.get(spot.set);
    if (known) {
      known.paths.push(path);
      continue;
    }
    const isTask = spot.plans === ports.settings.plansFolder || spot.plans.endsWith(`/${ports.settings.plansFolder}`);
    const own = spot.set.slice(spot.set.lastIndexOf('/') + 1);
    const name = spot.project === '' ? own : `${spot.project} › ${own}`;
    found.set(spot.set, { kind: isTask ? 'task' : 'feature', name, paths: [path] });
  }
  return [...found]
    .map(([folder, { kind, name, paths }]): PlanFolder => {
      const documents = paths
        .filter(isDocument)
        .sort((one, other) => orderOf(one, folder).localeCompare(orderOf(other, folder), 'en'));
      return { kind, folder, name, documents, files: paths.filter((path) => !isDocument(path)) };
    })
    .filter(({ documents }) => documents.length > 0)
    .sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
}

/** The document that a folder is opened with. */
export function mainDocument({ documents, folder }: PlanFolder): string | undefined {
  const wanted = ['plan.md', 'spec.md', 'task_brief.md'].map((name) => `${folder}/${name}`);
  return (
    documents.find(
      (path) =>
        path.endsWith('-plan.md') && path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes('/'),
    ) ??
    wanted.find((path) => documents.includes(path)) ??
    documents[0]
  );
}

const usual = [
  'spec.md',
  'task_brief.md',
  'plan.md',
  'plan.md.decisions.md',
  'research.md',
  'data-model.md',
  'quickstart.md',
  'tasks.md',
];

/** The usual documents come first, those in folders below last. */
function orderOf(path: string, folder: string): string {
  const own = path.slice(folder.length + 1);
  const at = usual.indexOf(own);
  if (own.includes('/')) return `2 ${own}`;
  return at >= 0 ? `0 ${String(at).padStart(2, '0')}` : `1 ${own}`;
}
