// Sets up the plan of a feature: with the project's script where it may run, and by Planner itself in any case.
import { findSection, parseDocument } from '../../documents/document.ts';
import { say } from '../../documents/sentence.ts';
import { PlannerError } from '../error.ts';
import type { Ports } from '../ports.ts';
import type { OverwrittenFile } from './port.ts';
import { diagnosis, type Diagnosis } from './diagnosis.ts';
import { featureAt, type FeatureFolder } from './features.ts';
import { below, readIfText, type Project } from './projects.ts';
import type { FeatureChoice } from './resolve.ts';
import builtIn from './scaffold/plan-template.md';
import { runPlanScript, type ScriptReport } from './script.ts';
import { readTemplate, type ProjectTemplate } from './templates.ts';

export interface FeatureSetUp {
  readonly project: Project;
  /** As it is now. */
  readonly feature: FeatureFolder;
  /** What goes into documents: the script's word, else the branch of git, else the feature's name. */
  readonly branch: string;
  /** Workspace-relative. */
  readonly paths: FeaturePaths;
  readonly absolute: FeaturePaths;
  /** `kept`: the user's own. `made`: from the template, by the script or by Planner. `none`: it could not be made. */
  readonly plan: 'kept' | 'made' | 'none';
  /** Headings of the template that the plan does not have. */
  readonly lacks: readonly string[];
  readonly template: ProjectTemplate;
  readonly script: ScriptReport;
  /** Files that were made or changed, workspace-relative. */
  readonly wrote: readonly string[];
  /** The plan as it was before, in the snapshots. */
  readonly snapshot?: string;
  readonly diagnoses: readonly Diagnosis[];
}

export interface FeaturePaths {
  readonly folder: string;
  readonly spec: string;
  readonly plan: string;
}

export interface SetUpOptions {
  /** Whether the script may run, as far as the user is concerned; an untrusted workspace runs none. */
  readonly runScript: boolean;
  /** For the script, in milliseconds. */
  readonly limit?: number;
}

type SetUpPorts = Pick<Ports, 'files' | 'git' | 'specKit' | 'settings' | 'snapshots'>;

/** How long a script may take: PowerShell alone needs seconds to start. In milliseconds. */
export const scriptLimit = 60_000;

/**
 * Makes sure that the feature has a plan to work on. What the user wrote stays, byte for byte. Every failure is a
 * diagnosis in the result; rejects only where `signal` aborts (after the script was stopped and the plan is safe).
 */
export async function setUpFeature(
  ports: SetUpPorts,
  { project, feature, others }: Extract<FeatureChoice, { readonly kind: 'found' }>,
  { runScript, limit = scriptLimit }: SetUpOptions,
  signal: AbortSignal,
): Promise<FeatureSetUp> {
  const { files } = ports;
  const paths = pathsOf(feature.folder);
  const pointer = below(project.folder, '.specify/feature.json');
  const head = await ports.git.head('', false, signal);
  const branch = head.kind === 'commit' ? head.branch : undefined;
  const before = await readPlan(files, paths.plan);
  const pointed = await readIfText(files, pointer);
  const snapshot = isBlank(before.text) ? undefined : await ports.snapshots.keep(before.text ?? '');
  const script = before.problem
    ? { isDone: false, remarks: [], overwritten: [], diagnoses: [] }
    : await runPlanScript(
        ports,
        { project, feature, branch, isWanted: runScript, limit, protect: protectedFiles(feature, others) },
        signal,
      );
  const diagnoses = [...(before.problem ? [before.problem] : []), ...script.diagnoses];
  diagnoses.push(...script.overwritten.map((file) => overwrittenFile(file)));
  const rescue = before.problem ? undefined : await giveBack(files, paths.plan, before.text, snapshot);
  if (rescue) diagnoses.push(rescue);
  signal.throwIfAborted();
  const template = await readTemplate(files, project, 'plan-template');
  diagnoses.push(...template.problems);
  const written = (before.problem ?? rescue) ? undefined : await fillPlan(files, paths.plan, template, diagnoses);
  const after = (await readPlan(files, paths.plan)).text;
  const now = (await featureAt(files, project, feature.folder)) ?? feature;
  if (!now.artifacts.includes('spec.md')) diagnoses.push(specMissing(paths.spec));
  if (written) diagnoses.push(written);
  return {
    project,
    feature: now,
    branch: script.answer?.branch ?? branch ?? feature.name,
    paths,
    absolute: {
      folder: ports.specKit.absolute(paths.folder),
      spec: ports.specKit.absolute(paths.spec),
      plan: ports.specKit.absolute(paths.plan),
    },
    plan: before.problem || !isBlank(before.text) ? 'kept' : isBlank(after) ? 'none' : 'made',
    lacks: lacking(template.text ?? builtIn, after ?? ''),
    template,
    script,
    wrote: [
      ...(after !== undefined && after !== before.text ? [paths.plan] : []),
      ...((await readIfText(files, pointer)) === pointed ? [] : [pointer]),
    ],
    ...(snapshot === undefined ? {} : { snapshot }),
    diagnoses,
  };
}

/** Where the documents of a feature lie. */
export function pathsOf(folder: string): FeaturePaths {
  return { folder, spec: `${folder}/spec.md`, plan: `${folder}/plan.md` };
}

/** All that a script could write over, in every feature: it may take another one than is meant. */
function protectedFiles(feature: FeatureFolder, others: readonly FeatureFolder[]): readonly string[] {
  return [feature, ...others].flatMap(({ folder, artifacts }) =>
    artifacts.filter((name) => /\.(?:md|json)$/i.test(name)).map((name) => `${folder}/${name}`),
  );
}

async function readPlan(
  files: Ports['files'],
  path: string,
): Promise<{ readonly text: string | undefined; readonly problem?: Diagnosis }> {
  try {
    return { text: await files.read(path) };
  } catch (error) {
    if (!PlannerError.is(error)) throw error;
    return { text: undefined, problem: diagnosis('planUnreadable', error.sentence, ...error.next) };
  }
}

/** The last safety: what the computer's own protection did not bring back. */
async function giveBack(
  files: Ports['files'],
  path: string,
  before: string | undefined,
  snapshot: string | undefined,
): Promise<Diagnosis | undefined> {
  if (before === undefined || isBlank(before)) return undefined;
  const { text: present, problem } = await readPlan(files, path);
  if (!problem && present?.includes(trimmed(before))) return undefined;
  try {
    if (problem) throw new PlannerError('files.denied', problem.sentence);
    if (present === undefined) await files.create(path, before);
    else await files.edit(path, present, [{ start: 0, end: present.length, text: before }]);
    return undefined;
  } catch (error) {
    if (!PlannerError.is(error)) throw error;
    return diagnosis(
      'planLost',
      say('The script wrote over {0}, and the file cannot be written: {1}', path, error.message),
      say('What stood there is kept as the snapshot {0}. Make the file writable and start again.', snapshot ?? ''),
    );
  }
}

/** Puts the template where no plan is. What keeps it from that is a diagnosis. */
async function fillPlan(
  files: Ports['files'],
  path: string,
  template: ProjectTemplate,
  known: readonly Diagnosis[],
): Promise<Diagnosis | undefined> {
  const { text: present, problem } = await readPlan(files, path);
  if (problem) return problem;
  if (!isBlank(present)) return undefined;
  const text = isBlank(template.text) ? builtIn : (template.text ?? builtIn);
  try {
    if (present === undefined) await files.create(path, text);
    else await files.edit(path, present, [{ start: 0, end: present.length, text }]);
  } catch (error) {
    if (!PlannerError.is(error)) throw error;
    return diagnosis('planNotMade', error.sentence, ...error.next);
  }
  if (!isBlank(template.text) || known.some(({ kind }) => kind === 'templateMissing')) return undefined;
  return diagnosis(
    'templateMissing',
    say('The project has no template for plans.'),
    say('Restore {0}; Planner uses its own in the meantime.', '.specify/templates/plan-template.md'),
  );
}

/** Sections at the second level that a template has and a plan has not. */
function lacking(template: string, plan: string): readonly string[] {
  const document = parseDocument('', plan);
  return parseDocument('', template)
    .sections.filter(({ depth, title }) => depth === 2 && findSection(document, title) === undefined)
    .map(({ title }) => title);
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || trimmed(text) === '';
}

function trimmed(text: string): string {
  return text.replace(/^\ufeff/, '').trim();
}

function overwrittenFile({ path, restored }: OverwrittenFile): Diagnosis {
  return restored
    ? diagnosis(
        'planOverwritten',
        say('The script wrote over {0}; it is back as it was.', path),
        say('Versions up to 0.8.15 do that. Renew the scripts: `specify init --here --force`.'),
      )
    : diagnosis(
        'planLost',
        say('The script wrote over {0}, and it could not be put back.', path),
        say('Restore it from git, or from the snapshot of this run.'),
      );
}

function specMissing(path: string): Diagnosis {
  return diagnosis(
    'specMissing',
    say('The feature has no specification: {0} is not there.', path),
    say('Write it with spec-kit’s specify command, or let Planner start one from your words.'),
  );
}
