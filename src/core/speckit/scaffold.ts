// Makes what spec-kit needs where it is not: the least that its scripts and its command line take for a project, and a
// feature with a specification to fill. What is there already is kept.
import { slug } from '../../documents/slug.ts';
import { PlannerError } from '../error.ts';
import type { Ports } from '../ports.ts';
import { listFeatures } from './features.ts';
import { below, type Project } from './projects.ts';
import checklist from './scaffold/checklist-template.md';
import constitution from './scaffold/constitution-template.md';
import plan from './scaffold/plan-template.md';
import specification from './scaffold/spec-template.md';
import tasks from './scaffold/tasks-template.md';
import { readTemplate } from './templates.ts';

export interface FeatureDraft {
  readonly title: string;
  /** What the user said, whole. */
  readonly description: string;
}

export interface Scaffold {
  /** Workspace-relative folder of the new feature. */
  readonly folder: string;
  /** Files that were made or changed. */
  readonly wrote: readonly string[];
  /** Files that were there and are as they were. */
  readonly kept: readonly string[];
}

type ScaffoldPorts = Pick<Ports, 'files' | 'clock'>;

/** Files of a project, below `.specify`. Those that tell of an installation are spec-kit's own to write. */
const projectFiles: Readonly<Record<string, string>> = {
  'templates/spec-template.md': specification,
  'templates/plan-template.md': plan,
  'templates/tasks-template.md': tasks,
  'templates/checklist-template.md': checklist,
  'templates/constitution-template.md': constitution,
  'memory/constitution.md': constitution,
  '.gitignore': '# Which feature is worked on is this checkout’s own.\nfeature.json\n',
};

/** Makes a project and its first feature. Throws what the Files port throws, except `files.exists`. */
export async function makeProject(ports: ScaffoldPorts, project: Project, draft: FeatureDraft): Promise<Scaffold> {
  const outcomes: Outcome[] = [];
  for (const [name, text] of Object.entries(projectFiles)) {
    outcomes.push(await create(ports, below(project.folder, `.specify/${name}`), text));
  }
  const feature = await makeFeature(ports, project, draft);
  const named = (kind: Outcome['kind']) => outcomes.filter((one) => one.kind === kind).map(({ path }) => path);
  return {
    folder: feature.folder,
    wrote: [...named('made'), ...feature.wrote],
    kept: [...named('kept'), ...feature.kept],
  };
}

/** Makes the folder of the next feature with its specification, and points the scripts to it where they go by that. */
export async function makeFeature(ports: ScaffoldPorts, project: Project, draft: FeatureDraft): Promise<Scaffold> {
  const { files, clock } = ports;
  const name = `${nextNumber(await listFeatures(files, project))}-${featureSlug(draft.title)}`;
  const base = project.bases[0] ?? 'specs';
  const folder = below(base, name);
  const template = (await readTemplate(files, project, 'spec-template')).text ?? specification;
  const today = clock.now().toISOString().slice(0, 10);
  const spec = await create(ports, `${folder}/spec.md`, fill(template, draft, name, today));
  const wrote = [...(spec.kind === 'made' ? [spec.path] : [])];
  const pointer = below(project.folder, '.specify/feature.json');
  if (project.rules.byFeatureJson || project.scripts.length === 0) {
    const directory = folder.startsWith(`${project.folder}/`) ? folder.slice(project.folder.length + 1) : folder;
    await point(files, pointer, `${JSON.stringify({ feature_directory: directory })}\n`);
    wrote.push(pointer);
  }
  return { folder, wrote, kept: spec.kind === 'kept' ? [spec.path] : [] };
}

interface Outcome {
  readonly kind: 'made' | 'kept';
  readonly path: string;
}

async function create({ files }: ScaffoldPorts, path: string, text: string): Promise<Outcome> {
  try {
    await files.create(path, text);
    return { kind: 'made', path };
  } catch (error) {
    if (!PlannerError.is(error, 'files.exists')) throw error;
    return { kind: 'kept', path };
  }
}

async function point(files: Ports['files'], path: string, text: string): Promise<void> {
  const present = await files.read(path);
  if (present === undefined) await files.create(path, text);
  else await files.edit(path, present, [{ start: 0, end: present.length, text }]);
}

/** One more than the highest, with three digits or more. Time stamps are no numbers. */
function nextNumber(features: readonly { readonly number?: string }[]): string {
  const numbers = features.map(({ number }) => Number(number)).filter((number) => Number.isSafeInteger(number));
  return String(Math.max(0, ...numbers) + 1).padStart(3, '0');
}

/** Only what every version takes in the name of a branch; a title in another script leaves nothing. */
function featureSlug(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ß', 'ss');
  const name = slug(plain.replace(/[^\x20-\x7e]+/g, ' ').replaceAll('_', ' '), 'feature');
  return name.split('-').slice(0, 6).join('-');
}

/** Fills the places of a template, spec-kit's or ours. What the user said is put in last, so that it fills nothing. */
function fill(template: string, { title, description }: FeatureDraft, name: string, today: string): string {
  const line = (text: string) => text.replace(/\s+/g, ' ').trim();
  const input = line(description || title);
  const places: Readonly<Record<string, string>> = {
    '[FEATURE NAME]': line(title),
    '[###-feature-name]': name,
    '[DATE]': today,
    $ARGUMENTS: input.replaceAll('"', '’'),
  };
  return template.replace(
    /\[FEATURE NAME\]|\[###-feature-name\]|\[DATE\]|\$ARGUMENTS/g,
    (place) => places[place] ?? place,
  );
}
