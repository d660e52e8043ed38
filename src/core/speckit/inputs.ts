// Reads what a plan is made from: the specification, what was clarified, the constitution, templates and hooks.
import { parseDocument, type MarkdownDocument } from '../../documents/document.ts';
import {
  readClarificationDocument,
  readClarificationLog,
  type LoggedClarification,
} from '../../documents/speckit/clarificationLog.ts';
import { readConstitution, type Constitution } from '../../documents/speckit/constitution.ts';
import { findGaps, type Gap } from '../../documents/speckit/gaps.ts';
import { readHooks, type Hook } from '../../documents/speckit/hooks.ts';
import type { Unread } from '../../documents/speckit/readable.ts';
import { readSpec, type Spec } from '../../documents/speckit/spec.ts';
import type { Sentence } from '../../documents/sentence.ts';
import { PlannerError } from '../error.ts';
import type { Ports } from '../ports.ts';
import type { FeatureFolder } from './features.ts';
import { below, type Project } from './projects.ts';
import { readTemplate, type ProjectTemplate } from './templates.ts';

export interface FeatureInputs {
  /** Missing where the feature has none, or none that can be read: then `problems` says why. */
  readonly spec: SpecInput | undefined;
  readonly clarifications: ClarificationInput;
  readonly constitution: ConstitutionInput;
  /** Hooks that are meant around planning and tasks, to be shown. */
  readonly hooks: readonly Hook[];
  readonly templates: Readonly<Record<TemplateName, ProjectTemplate>>;
  /** What could not be read. The rest was. */
  readonly problems: readonly Sentence[];
}

export type TemplateName = 'plan' | 'tasks' | 'spec';

export interface SpecInput {
  readonly path: string;
  readonly document: MarkdownDocument;
  readonly spec: Spec;
  readonly gaps: readonly Gap[];
}

export interface ClarificationInput {
  /** Those of this feature first, then those of the whole project; those of other features are left out. */
  readonly entries: readonly LoggedClarification[];
  /** How many of other features were left out. */
  readonly foreign: number;
  /** Files that they came from. */
  readonly from: readonly string[];
  readonly unread: readonly Unread[];
}

/** `template`: it is there, and nobody filled it, so it says nothing. */
export type ConstitutionInput =
  | {
      readonly kind: 'read';
      readonly path: string;
      readonly document: MarkdownDocument;
      readonly constitution: Constitution;
    }
  | { readonly kind: 'template'; readonly path: string }
  | { readonly kind: 'missing' };

/** Reads all of it. Rejects only where the workspace is gone. */
export async function readInputs(
  { files }: Pick<Ports, 'files'>,
  project: Project,
  feature: FeatureFolder,
  branch: string,
): Promise<FeatureInputs> {
  const problems: Sentence[] = [];
  const read = (path: string) => readOrTell(files, path, problems);
  const home = below(project.folder, project.home);
  const path = `${feature.folder}/spec.md`;
  const text = await read(path);
  const hooksPath = below(home, 'extensions.yml');
  const hooksText = await read(hooksPath);
  const { hooks, problems: unknown } = hooksText === undefined ? noHooks : readHooks(hooksPath, hooksText);
  problems.push(...unknown);
  const template = async (name: TemplateName) => readTemplate(files, project, `${name}-template`);
  return {
    spec: text === undefined ? undefined : specInput(path, text),
    clarifications: await readClarifications(read, project, feature, branch),
    constitution: await readConstitutionOf(read, home),
    hooks: hooks.filter(({ step }) => step === 'plan' || step === 'tasks'),
    templates: { plan: await template('plan'), tasks: await template('tasks'), spec: await template('spec') },
    problems,
  };
}

const noHooks = { hooks: [], problems: [] };

type Read = (path: string) => Promise<string | undefined>;

function specInput(path: string, text: string): SpecInput {
  const document = parseDocument(path, text);
  return { path, document, spec: readSpec(document), gaps: findGaps(document) };
}

async function readConstitutionOf(read: Read, home: string): Promise<ConstitutionInput> {
  const path = below(home, 'memory/constitution.md');
  const text = await read(path);
  if (text === undefined || text.trim() === '') return { kind: 'missing' };
  const document = parseDocument(path, text);
  const constitution = readConstitution(document);
  return constitution.template ? { kind: 'template', path } : { kind: 'read', path, document, constitution };
}

/** The log of the project, and the document beside the specification. */
async function readClarifications(
  read: Read,
  project: Project,
  feature: FeatureFolder,
  branch: string,
): Promise<ClarificationInput> {
  const logPath = below(project.folder, '.specify/memory/clarifications-log.json');
  const besidePath = `${feature.folder}/spec.md.clarifications.md`;
  const logText = await read(logPath);
  const besideText = await read(besidePath);
  const log = logText === undefined ? undefined : readClarificationLog({ path: logPath, text: logText });
  const beside = besideText === undefined ? [] : readClarificationDocument(parseDocument(besidePath, besideText));
  const logged = log?.clarifications ?? [];
  const names = [feature.name, feature.folder, branch];
  const own = logged.filter((one) => belongs(one, names));
  const free = logged.filter((one) => one.feature === '' && one.branch === '');
  const entries = [...own, ...beside.filter((one) => !own.some((other) => sameClarification(one, other))), ...free];
  return {
    entries,
    foreign: logged.length - own.length - free.length,
    from: [...(logText === undefined ? [] : [logPath]), ...(besideText === undefined ? [] : [besidePath])],
    unread: log?.unread ?? [],
  };
}

/** By its branch, or where it has none by its feature, whatever that is called: `001-login`, `Login`. */
function belongs({ feature, branch }: LoggedClarification, names: readonly string[]): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/^.*\//, '')
      .replace(/^(?:\d{8}-\d{6}|\d+)[-_ ]+/, '')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '');
  const wanted = names.map(plain);
  if (branch !== '') return names.includes(branch) || wanted.includes(plain(branch));
  return feature !== '' && wanted.includes(plain(feature));
}

function sameClarification(one: LoggedClarification, other: LoggedClarification): boolean {
  return one.id === other.id && (one.question === other.question || one.answer === other.answer);
}

async function readOrTell(files: Ports['files'], path: string, problems: Sentence[]): Promise<string | undefined> {
  try {
    return await files.read(path);
  } catch (error) {
    if (!PlannerError.is(error) || error.kind === 'workspace.none') throw error;
    problems.push(error.sentence);
    return undefined;
  }
}
