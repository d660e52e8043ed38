// Which feature is meant: by spec-kit's rules, as the scripts of the project's version have them.
import { say, type Sentence } from '../../documents/sentence.ts';
import { readJsonValues } from '../../documents/speckit/jsonValues.ts';
import type { Ports } from '../ports.ts';
import { diagnosis, type Diagnosis } from './diagnosis.ts';
import { featureAt, listFeatures, namedFeatures, type FeatureFolder } from './features.ts';
import { bareProject, below, findProjects, readIfText, type Project } from './projects.ts';

/** What says which feature is meant. `only`: there is no other. `newest`: no git, so the highest number. */
export type FeatureSource = 'wanted' | 'directory' | 'featureJson' | 'name' | 'branch' | 'newest' | 'only';

export type FeatureChoice =
  | {
      readonly kind: 'found';
      readonly project: Project;
      readonly feature: FeatureFolder;
      readonly by: FeatureSource;
      /** What speaks against it. Where there is some, the user should be asked before anything is written. */
      readonly doubts: readonly Diagnosis[];
      /** The other features, newest first. */
      readonly others: readonly FeatureFolder[];
    }
  /** The user must say which: `question` asks it. */
  | {
      readonly kind: 'several';
      readonly question: Sentence;
      readonly features: readonly FeatureFolder[];
      readonly doubts: readonly Diagnosis[];
    }
  /** There is none: what is missing. `project` is where one can be made. */
  | { readonly kind: 'missing'; readonly project: Project | undefined; readonly problems: readonly Diagnosis[] };

export interface FeatureRequest {
  /** A feature by its folder, name, number or words, as the user says it. */
  readonly wanted?: string;
  /** A workspace-relative path, such as that of the active editor: its project is meant. */
  readonly near?: string;
}

type ResolvePorts = Pick<Ports, 'files' | 'git' | 'specKit' | 'settings'>;

/** Finds the feature. Changes nothing. Rejects only where `signal` aborts or the workspace is gone. */
export async function resolveFeature(
  ports: ResolvePorts,
  { wanted, near }: FeatureRequest,
  signal: AbortSignal,
): Promise<FeatureChoice> {
  const { files, specKit, settings } = ports;
  const found = await findProjects(files, settings.specsFolder, specKit.isWindows, signal);
  const projects = found.length > 0 ? found : [bareProject(settings.specsFolder)];
  const all = await Promise.all(
    projects.map(async (project): Promise<Home> => ({ project, features: await listFeatures(files, project) })),
  );
  const chosen = await chooseProjects(ports, all, near);
  if (wanted !== undefined && wanted.trim() !== '') return byWord(ports, all, chosen.homes, wanted);
  const [only, ...more] = chosen.homes;
  const outcome =
    only === undefined || more.length > 0
      ? amongAll(chosen.homes, chosen.doubts)
      : await inProject(ports, only, chosen.doubts, signal);
  if (outcome.kind !== 'missing' || found.length > 0) return outcome;
  const above = await specKit.above();
  return { kind: 'missing', project: undefined, problems: [above === undefined ? noProject() : projectAbove(above)] };
}

interface Home {
  readonly project: Project;
  readonly features: readonly FeatureFolder[];
}

/** The project that a variable names, else the one around a path, else that of the workspace, else all. */
async function chooseProjects(
  { specKit }: ResolvePorts,
  all: readonly Home[],
  near: string | undefined,
): Promise<{ readonly homes: readonly Home[]; readonly doubts: readonly Diagnosis[] }> {
  const { project: variable } = specKit.variables;
  const doubts: Diagnosis[] = [];
  if (variable !== undefined && all.some(({ project }) => project.rules.byProject)) {
    const place = await specKit.locate(variable);
    const named = all.filter(({ project }) => project.folder === place);
    if (named.length > 0) return { homes: named, doubts };
    doubts.push(variableProblem('SPECIFY_INIT_DIR', variable));
  }
  const around = all
    .filter(({ project: { folder } }) => near !== undefined && (folder === '' || near.startsWith(`${folder}/`)))
    .sort((one, other) => other.project.folder.length - one.project.folder.length);
  const holding = all.filter(({ features }) => features.some(({ folder }) => near?.startsWith(`${folder}/`)));
  const top = all.filter(({ project }) => project.folder === '');
  const inUse = all.filter(({ features }) => features.length > 0);
  const homes = [holding, around.slice(0, 1), inUse.length === 1 ? inUse : [], inUse.length === 0 ? top : inUse, all];
  return { homes: homes.find((some) => some.length > 0) ?? [], doubts };
}

async function byWord(
  { specKit }: ResolvePorts,
  all: readonly Home[],
  near: readonly Home[],
  wanted: string,
): Promise<FeatureChoice> {
  const path = /^(?:\/|[a-z]:[\\/])/i.test(wanted) ? await specKit.locate(wanted) : wanted.replaceAll('\\', '/');
  for (const homes of [near, all]) {
    const matches = namedFeatures(featuresOf(homes), path ?? '', true);
    if (matches.length > 0) return settle(all, matches, 'wanted', []);
  }
  const problem = diagnosis(
    'featureUnknown',
    say('There is no feature “{0}”.', wanted),
    say('Choose one that is there, or make it with spec-kit’s specify command.'),
  );
  return amongAll(all, [problem], [problem]);
}

/** By the rules of the project's scripts, then by what they leave out but a person would go by. */
async function inProject(
  ports: ResolvePorts,
  home: Home,
  before: readonly Diagnosis[],
  signal: AbortSignal,
): Promise<FeatureChoice> {
  const { project, features } = home;
  const { rules } = project;
  const { variables } = ports.specKit;
  const doubts = [...before];
  const head = await ports.git.head('', false, signal);
  const branch = head.kind === 'commit' ? head.branch : undefined;
  const onBranch = branch === undefined ? [] : namedFeatures(features, branch);

  if (variables.directory !== undefined && (rules.byDirectory || project.scripts.length === 0)) {
    const place = await placeOf(ports, project, variables.directory);
    const feature = place === undefined ? undefined : await featureAt(ports.files, project, place);
    if (feature) return settle([home], [feature], 'directory', doubts);
    doubts.push(variableProblem('SPECIFY_FEATURE_DIRECTORY', variables.directory));
  }
  if (rules.byFeatureJson || project.scripts.length === 0) {
    const { feature, problem } = await byFeatureJson(ports, project);
    if (problem) doubts.push(problem);
    if (feature) {
      const other = onBranch.length === 1 && onBranch[0]?.folder !== feature.folder ? onBranch[0] : undefined;
      if (other && branch !== undefined) doubts.push(branchDiffers(project, feature, branch, other));
      return settle([home], [feature], 'featureJson', doubts);
    }
  }
  if (variables.feature !== undefined) {
    const named = namedFeatures(features, variables.feature);
    if (named.length > 0) return settle([home], named, 'name', doubts);
    doubts.push(variableProblem('SPECIFY_FEATURE', variables.feature));
  }
  if (onBranch.length > 0) return settle([home], onBranch, 'branch', doubts);
  const [newest, ...older] = features;
  if (newest && older.length > 0 && rules.byNewest && head.kind === 'missing' && newest.number !== undefined) {
    const same = features.filter(({ number }) => number === newest.number);
    return settle([home], same, 'newest', doubts);
  }
  return amongAll([home], doubts);
}

async function byFeatureJson(
  ports: ResolvePorts,
  project: Project,
): Promise<{ readonly feature?: FeatureFolder; readonly problem?: Diagnosis }> {
  const path = below(project.folder, '.specify/feature.json');
  const text = await readIfText(ports.files, path);
  const value = text === undefined ? undefined : readJsonValues(text).values[0]?.value;
  const named = typeof value === 'object' && value !== null && 'feature_directory' in value && value.feature_directory;
  if (typeof named !== 'string' || named.trim() === '') return {};
  const place = await placeOf(ports, project, named);
  if (place === undefined) {
    const step = say('Correct it, or remove it: spec-kit writes it anew.');
    return {
      problem: diagnosis('featureJsonOutside', say('{0} names {1}, which is outside the project.', path, named), step),
    };
  }
  const feature = await featureAt(ports.files, project, place);
  if (feature) return { feature };
  const step = say('Choose another feature, or switch to the branch that has this one.');
  return { problem: diagnosis('featureJsonStale', say('{0} names {1}, which is not there.', path, named), step) };
}

/** The workspace-relative folder that a variable or `feature.json` names; `undefined` outside of the project. */
async function placeOf(ports: ResolvePorts, project: Project, written: string): Promise<string | undefined> {
  const path = written
    .trim()
    .replaceAll('\\', '/')
    .replace(/(?<=.)\/+$/, '');
  const isAbsolute = /^(?:\/|[a-z]:\/)/i.test(path);
  if (!isAbsolute && path.split('/').includes('..')) return undefined;
  const root = ports.specKit.absolute(project.folder);
  const place = await ports.specKit.locate(isAbsolute ? path : `${root.replace(/[\\/]+$/, '')}/${path}`);
  const isInside = place !== undefined && (project.folder === '' || place.startsWith(`${project.folder}/`));
  return isInside && place !== '' ? place : undefined;
}

/** One is found, several are asked about. */
function settle(
  homes: readonly Home[],
  matches: readonly FeatureFolder[],
  by: FeatureSource,
  doubts: readonly Diagnosis[],
): FeatureChoice {
  const [feature, ...more] = matches;
  const home = homes.find(({ project }) => project.folder === feature?.project);
  if (feature === undefined || home === undefined) return amongAll(homes, doubts);
  if (more.length > 0) {
    return {
      kind: 'several',
      question: say('Several features fit. Which one do you mean?'),
      features: matches,
      doubts,
    };
  }
  const others = featuresOf(homes).filter(({ folder }) => folder !== feature.folder);
  return { kind: 'found', project: home.project, feature, by, doubts, others };
}

/** Without a word of which one. */
function amongAll(
  homes: readonly Home[],
  doubts: readonly Diagnosis[],
  problems: readonly Diagnosis[] = doubts,
): FeatureChoice {
  const features = featuresOf(homes);
  const [first, ...more] = features;
  if (first === undefined) {
    return { kind: 'missing', project: homes[0]?.project, problems: [...problems, noFeature()] };
  }
  if (more.length === 0 && problems.every(({ kind }) => kind !== 'featureUnknown')) {
    return settle(homes, [first], 'only', doubts);
  }
  return { kind: 'several', question: say('Which feature do you want to plan?'), features, doubts };
}

function featuresOf(homes: readonly Home[]): readonly FeatureFolder[] {
  return homes.flatMap(({ features }) => features);
}

function variableProblem(name: string, value: string): Diagnosis {
  const step = say('Correct the variable, or remove it, and start again.');
  return diagnosis('variableStale', say('The variable {0} names {1}, which is not there.', name, value), step);
}

function branchDiffers({ folder }: Project, feature: FeatureFolder, branch: string, other: FeatureFolder): Diagnosis {
  const path = below(folder, '.specify/feature.json');
  return diagnosis(
    'branchDiffers',
    say('{0} names the feature {1}, but the branch {2} belongs to {3}.', path, feature.name, branch, other.name),
    say('Say which one you mean. Spec-kit itself goes by the file.'),
  );
}

function noFeature(): Diagnosis {
  return diagnosis(
    'featureMissing',
    say('The project has no feature yet.'),
    say('Make one with spec-kit’s specify command, or let Planner make its folder and specification.'),
  );
}

function noProject(): Diagnosis {
  return diagnosis(
    'projectMissing',
    say('The workspace has no spec-kit project.'),
    say('Let Planner make the folders that spec-kit needs, or run `specify init --here`.'),
  );
}

function projectAbove(folder: string): Diagnosis {
  return diagnosis(
    'projectAbove',
    say('The spec-kit project is in {0}, above the workspace folder.', folder),
    say('Open that folder: Planner reads and writes only inside the workspace.'),
  );
}
