// `planner check` and `planner rules`: what the rules say of the planning documents, for people and for machines.
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { realpath } from 'node:fs/promises';
import { checkPlans, fixPlans, rulePages, updateBaseline } from '../app/check.ts';
import type { FixedFile } from '../app/check/fix.ts';
import { baselinePath } from '../app/places.ts';
import type { CheckHost, CheckResult } from '../app/check/session.ts';
import { PlannerError } from '../core/error.ts';
import type { RulePage } from '../core/rule.ts';
import { english, say, type Sentence } from '../documents/sentence.ts';
import { checkJson } from './check/json.ts';
import { checkSarif } from './check/sarif.ts';
import { formatCheck, formatPage, formatPages } from './check/text.ts';
import { exit, type ExitCode, type SessionOptions, type Terminal } from './session.ts';

export type CheckFormat = 'text' | 'json' | 'sarif';

export interface CheckCommand extends Pick<SessionOptions, 'workspace'> {
  readonly format: CheckFormat;
  readonly fix: boolean;
  readonly rule: readonly string[];
  readonly updateBaseline: boolean;
}

/** What a report is made of. */
export interface CheckReport {
  readonly result: CheckResult;
  readonly fixed: readonly FixedFile[];
  readonly pages: ReadonlyMap<string, RulePage>;
  readonly version: string;
}

/** Checks what `paths` name. Throws PlannerErrors for what is wrong with the call. */
export async function check(
  paths: readonly string[],
  options: CheckCommand,
  version: string,
  terminal: Terminal,
): Promise<ExitCode> {
  if (options.fix && options.updateBaseline) {
    throw new PlannerError('usage', say('--fix and --update-baseline do not go together.'), [
      say('Run one after the other.'),
    ]);
  }
  const { host, close } = await terminal.open(sessionOf(options));
  try {
    const given = {
      paths: await Promise.all(paths.map((path) => pathIn(options.workspace, path))),
      ...(options.rule.length > 0 ? { only: options.rule } : {}),
    };
    if (options.updateBaseline) {
      const count = await updateBaseline(host, given, terminal.signal);
      terminal.print(`${baselinePath} knows ${count} ${count === 1 ? 'finding' : 'findings'}.`);
      return exit.done;
    }
    const { result: checked, fixed } = options.fix
      ? await fixPlans(host, given, terminal.signal)
      : { result: await checkPlans(host, given, terminal.signal), fixed: [] };
    const result = checked.files.length > 0 ? checked : { ...checked, notes: [...checked.notes, nothingFound(host)] };
    for (const note of result.notes) terminal.tell(`! ${english(note)}`);
    const report: CheckReport = { result, fixed, pages: rulePages(host), version };
    terminal.print(formats[options.format](report, terminal.isColourful === true));
    return result.files.some(({ findings }) => findings.some(({ severity }) => severity !== 'info'))
      ? exit.failed
      : exit.done;
  } finally {
    await close();
  }
}

/** Prints the page of a rule, or all rules with what they are for. Throws `usage` for a rule that there is not. */
export async function rules(
  id: string | undefined,
  options: Pick<SessionOptions, 'workspace'>,
  terminal: Terminal,
): Promise<ExitCode> {
  const { host, close } = await terminal.open(sessionOf(options));
  try {
    const pages = rulePages(host);
    if (id === undefined) {
      terminal.print(formatPages(pages));
      return exit.done;
    }
    const page = pages.get(id);
    if (!page) throw new PlannerError('usage', say('There is no rule {0}.', id), [say('“planner rules” lists them.')]);
    terminal.print(formatPage(id, page));
    return exit.done;
  } finally {
    await close();
  }
}

const formats: Readonly<Record<CheckFormat, (report: CheckReport, isColourful: boolean) => string>> = {
  text: formatCheck,
  json: checkJson,
  sarif: checkSarif,
};

/** Where it was looked, and what can be done: a project may keep its plans elsewhere. */
function nothingFound({ ports: { settings } }: Pick<CheckHost, 'ports'>): Sentence {
  const folders = [settings.plansFolder, settings.specsFolder, '.specify/specs', '.specify/memory'];
  return say(
    'Nothing was checked: no Markdown document is in {0}, here or in a folder below. Name the files or folders to check, as in {1}, or begin with {2}.',
    [...new Set(folders)].join(', '),
    '“planner check docs”',
    '“planner run brief”',
  );
}

/** A check needs neither a model nor trust. */
function sessionOf({ workspace }: Pick<SessionOptions, 'workspace'>): SessionOptions {
  return { workspace, trust: false, model: 'offline' };
}

/** A path as the user gave it, relative to the workspace, with `/`. Throws `usage` outside of it. */
export async function pathIn(workspace: string, path: string): Promise<string> {
  const plain = relative(resolve(workspace), resolve(path));
  if (isInside(plain)) return slashes(plain);
  const real = relative(
    await realpath(resolve(workspace)).catch(() => resolve(workspace)),
    await realpath(resolve(path)).catch(() => resolve(path)),
  );
  if (isInside(real)) return slashes(real);
  throw new PlannerError('usage', say('{0} is outside the workspace folder.', path), [
    say('Name it with --workspace.'),
  ]);
}

function isInside(way: string): boolean {
  return !isAbsolute(way) && !/^\.\.(?![^\\/])/.test(way);
}

function slashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
