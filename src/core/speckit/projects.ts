// Where a workspace keeps its spec-kit projects, with their scripts and the rules that those go by.
import { cleanOutput } from '../../documents/speckit/scriptOutput.ts';
import { modernRules, readScriptRules, type ScriptRules } from '../../documents/speckit/scriptRules.ts';
import type { Files } from '../ports.ts';

export interface Project {
  /** Workspace-relative, `''` for the workspace folder itself. */
  readonly folder: string;
  /** `.specify`, or `''` where scripts and templates lie in the project's folder, as before 0.0.23. */
  readonly home: '.specify' | '';
  /** Workspace-relative folders that may hold features; the first is for new ones. */
  readonly bases: readonly string[];
  readonly scripts: readonly PlanScript[];
  /** The rules of the script that runs first, or those of 1.0. */
  readonly rules: ScriptRules;
  /** Which language `specify init` was told, as written: `sh`, `ps`, `py`. */
  readonly language?: string;
  /** As `specify init` wrote it. */
  readonly version?: string;
}

export interface PlanScript {
  readonly language: 'bash' | 'powershell' | 'python';
  /** Workspace-relative. */
  readonly path: string;
  readonly rules: ScriptRules;
}

/** Below this many folders no project is looked for, nor in more than so many. */
const deepest = 4;
const most = 4000;
const passedOver = /^(?:\..*|node_modules|bower_components|vendor|dist|build|out|target|coverage|venv|__pycache__)$/i;

/** All projects, the outermost first. `specsFolder` is where the user says that features are. */
export async function findProjects(
  files: Files,
  specsFolder: string,
  isWindows: boolean,
  signal: AbortSignal,
): Promise<readonly Project[]> {
  const found: Project[] = [];
  let gitRoots: readonly string[] = [''];
  let looked = 0;
  for (let level: readonly string[] = [''], depth = 0; depth <= deepest && level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      signal.throwIfAborted();
      if (++looked > most) return found;
      const names = await listFolder(files, folder);
      if (names.includes('.git/') || names.includes('.git')) gitRoots = [...gitRoots, folder];
      const home = await homeOf(files, folder, names, depth === 0);
      if (home !== undefined) found.push(await readProject(files, folder, home, gitRoots, specsFolder, isWindows));
      const inner = names.filter((name) => name.endsWith('/') && !passedOver.test(name.slice(0, -1)));
      next.push(...inner.map((name) => below(folder, name.slice(0, -1))));
    }
    level = next;
  }
  return found;
}

/** The workspace as a project, where there is no `.specify`: features may lie there all the same. */
export function bareProject(specsFolder: string): Project {
  const bases = [...new Set(['specs', specsFolder, '.specify/specs', 'docs/specs'])];
  return { folder: '', home: '.specify', bases, scripts: [], rules: modernRules };
}

/** A path below a folder; `''` is the workspace. */
export function below(folder: string, path: string): string {
  return folder === '' || path === '' ? folder + path : `${folder}/${path}`;
}

/** Reads a text that may be damaged: what is not there or no text is nothing. */
export async function readIfText(files: Files, path: string): Promise<string | undefined> {
  return files.read(path).catch(() => undefined);
}

/** The names in a folder; none where it cannot be read. */
export async function listFolder(files: Files, folder: string): Promise<readonly string[]> {
  return files.list(folder).catch((): readonly string[] => []);
}

async function homeOf(
  files: Files,
  folder: string,
  names: readonly string[],
  isTop: boolean,
): Promise<Project['home'] | undefined> {
  const own = names.includes('.specify/') ? await listFolder(files, below(folder, '.specify')) : undefined;
  if (own?.some((name) => name === 'templates/' || name === 'scripts/')) return '.specify';
  // Before 0.0.23 all lay in the project's folder; what remembers things in `.specify` came later.
  const isFirst = isTop && names.includes('scripts/') && names.includes('templates/');
  if (isFirst && (await listFolder(files, below(folder, 'templates'))).includes('plan-template.md')) return '';
  return own === undefined ? undefined : '.specify';
}

const places = [
  ['bash', 'scripts/bash/setup-plan.sh'],
  ['powershell', 'scripts/powershell/setup-plan.ps1'],
  ['python', 'scripts/python/setup_plan.py'],
  ['bash', 'scripts/setup-plan.sh'],
] as const;

async function readProject(
  files: Files,
  folder: string,
  home: Project['home'],
  gitRoots: readonly string[],
  specsFolder: string,
  isWindows: boolean,
): Promise<Project> {
  const root = below(folder, home);
  const options = optionsOf(await readIfText(files, below(root, 'init-options.json')));
  const all: PlanScript[] = [];
  for (const [language, place] of places) {
    const path = below(root, place);
    const text = await readIfText(files, path);
    if (text === undefined) continue;
    const shared = path.replace(/setup[-_]plan(\.\w+)$/, 'common$1');
    const rules = readScriptRules(cleanOutput(`${text}\n${(await readIfText(files, shared)) ?? ''}`));
    all.push({ language, path, rules });
  }
  const wanted = { sh: 'bash', ps: 'powershell', py: 'python' }[options.script ?? ''];
  const usual = isWindows ? 'powershell' : 'bash';
  const rank = ({ language }: PlanScript) => (language === wanted ? 0 : language === usual ? 1 : 2);
  const scripts = [...all].sort((one, other) => rank(one) - rank(other));
  const rules = scripts[0]?.rules ?? modernRules;
  const gitRoot = gitRoots.findLast((one) => one === folder || one === '' || folder.startsWith(`${one}/`)) ?? '';
  const tops = rules.atGitRoot ? [gitRoot, folder] : [folder];
  const names = [
    ...(rules.base === undefined ? [] : [rules.base]),
    'specs',
    '.specify/specs',
    'docs/specs',
    specsFolder,
  ];
  return {
    folder,
    home,
    bases: [...new Set(tops.flatMap((top) => names.map((name) => below(top, name))))],
    scripts,
    rules,
    ...(options.script === undefined ? {} : { language: options.script }),
    ...(options.version === undefined ? {} : { version: options.version }),
  };
}

function optionsOf(text: string | undefined): { readonly script?: string; readonly version?: string } {
  const { script, speckit_version: version } = readObject(text);
  return {
    ...(typeof script === 'string' ? { script } : {}),
    ...(typeof version === 'string' ? { version } : {}),
  };
}

/** The object in a JSON text; an empty one where there is none. */
function readObject(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse((text ?? '').replace(/^\ufeff/, ''));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
