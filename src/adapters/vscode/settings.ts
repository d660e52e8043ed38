// The user's settings (`planner.*`), read once for each use: what a run needs as data, and how questions are asked.
import * as vscode from 'vscode';
import type { Settings } from '../../core/ports.ts';
import { readSeverities } from '../../core/severities.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { inputIds, parseMcpServers } from '../mcp/servers.ts';
import { namesOf } from '../node/path.ts';

/** How many questions a round has where nothing is set. */
export const defaultQuestionLimit = 5;
const mostQuestions = 20;

/** What a run in `folder` goes by. A value that cannot be used is replaced by the default: see `settingProblems`. */
export function readSettings(folder: vscode.WorkspaceFolder): Settings {
  const jira = linkIn(folder);
  const author = textIn(folder, 'author');
  const language = languageIn(folder);
  const { severities } = readSeverities(configuration(folder).get<unknown>('rules'));
  const excluded = excludedIn(folder);
  const budget = configuration(folder).get<unknown>('budget.tokens');
  return {
    plansFolder: folderIn(folder, 'plansFolder') ?? folders.plansFolder,
    specsFolder: folderIn(folder, 'specsFolder') ?? folders.specsFolder,
    questionLimit: limitIn(folder),
    trusted: vscode.workspace.isTrusted,
    ...(Object.keys(severities).length > 0 ? { rules: severities } : {}),
    ...(excluded.length > 0 ? { excluded } : {}),
    ...(jira ? { jiraBaseUrl: jira } : {}),
    ...(author ? { author } : {}),
    ...(typeof budget === 'number' && budget > 0 ? { tokenBudget: Math.floor(budget) } : {}),
    ...(language ? { language } : {}),
  };
}

/** The globs of `files.exclude` that are on. */
function excludedIn(folder: vscode.WorkspaceFolder): readonly string[] {
  const exclude = vscode.workspace.getConfiguration('files', folder).get<Record<string, unknown>>('exclude', {});
  return Object.keys(exclude).filter((glob) => exclude[glob] === true);
}

/** What is wrong with the settings, one sentence for each value that was replaced by the default. */
export function settingProblems(folder: vscode.WorkspaceFolder): readonly Sentence[] {
  const problems: Sentence[] = [];
  for (const name of ['plansFolder', 'specsFolder'] as const) {
    if (folderIn(folder, name) !== undefined) continue;
    const value = textIn(folder, name);
    problems.push(
      say(
        'The setting {0} is “{1}”, which is not a path inside the workspace folder; “{2}” is used.',
        `planner.${name}`,
        value,
        folders[name],
      ),
    );
  }
  if (textIn(folder, 'jira.baseUrl') && !linkIn(folder)) {
    problems.push(say('The setting {0} is not the URL of a website; tickets are not linked.', 'planner.jira.baseUrl'));
  }
  if (textIn(folder, 'language') && !languageIn(folder)) {
    problems.push(
      say('The setting {0} is not a language tag such as “de”; the language of the idea is used.', 'planner.language'),
    );
  }
  const level: unknown = configuration().inspect<unknown>('log.level')?.globalValue;
  if (level !== undefined && readLogLevel() === undefined) {
    problems.push(
      say('The setting {0} is none of {1}; the level of the log decides.', 'planner.log.level', logLevels.join(', ')),
    );
  }
  return [...problems, ...readSeverities(configuration(folder).get<unknown>('rules')).problems];
}

const logLevels = ['off', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** How much is logged; `undefined` where the user has not said, so that VS Code's own level of the log decides. */
export function readLogLevel(): (typeof logLevels)[number] | undefined {
  const set: unknown = configuration().inspect<unknown>('log.level')?.globalValue;
  return logLevels.find((level) => level === set);
}

/** How questions are asked. */
export function readQuestionMode(folder: vscode.Uri): 'one' | 'all' {
  return configuration(folder).get<unknown>('questions.mode') === 'all' ? 'all' : 'one';
}

/**
 * The MCP servers of the user's own settings, and what is wrong with the others. They are programs that would be
 * started, so what a workspace says is not looked at, whatever VS Code makes of it. `input` gives the value of an
 * `${input:…}` in them.
 */
export function readServers(
  folder: vscode.WorkspaceFolder,
  input: (id: string) => string | undefined,
): ReturnType<typeof parseMcpServers> {
  const workspaceFolder = folder.uri.scheme === 'file' ? folder.uri.fsPath : undefined;
  return parseMcpServers(userServers() ?? {}, { workspaceFolder, env: process.env, input });
}

/** The ids of all `${input:…}` in the MCP servers of the user's own settings. */
export function readInputIds(): readonly string[] {
  return inputIds(userServers());
}

function userServers(): unknown {
  return configuration().inspect<unknown>('mcp.servers')?.globalValue;
}

const folders = { plansFolder: '.clinespecs', specsFolder: 'specs' } as const;

function configuration(scope?: vscode.ConfigurationScope): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('planner', scope);
}

function textIn(folder: vscode.WorkspaceFolder, name: string): string {
  return text(configuration(folder).get<unknown>(name));
}

/** Settings come from files that anyone may have edited: of any type, over several lines. */
function text(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
}

/** The folder that is set, tidied; the default where none is set; `undefined` where it would leave the workspace. */
function folderIn(folder: vscode.WorkspaceFolder, name: keyof typeof folders): string | undefined {
  const value = textIn(folder, name);
  if (!value) return folders[name];
  try {
    const names = namesOf(value);
    // The workspace folder itself would mix plans with everything else, and `list` would take any folder for a plan.
    return names.length > 0 ? names.join('/') : undefined;
  } catch {
    return undefined;
  }
}

function linkIn(folder: vscode.WorkspaceFolder): string | undefined {
  const value = textIn(folder, 'jira.baseUrl');
  return URL.canParse(value) && /^https?:\/\/[^\s<>"'()|]+$/.test(value) ? value : undefined;
}

function languageIn(folder: vscode.WorkspaceFolder): string | undefined {
  try {
    return Intl.getCanonicalLocales(textIn(folder, 'language'))[0];
  } catch {
    return undefined;
  }
}

function limitIn(folder: vscode.WorkspaceFolder): number {
  const value = configuration(folder).get<unknown>('questions.limit');
  if (typeof value !== 'number' || !Number.isFinite(value)) return defaultQuestionLimit;
  return Math.min(mostQuestions, Math.max(1, Math.floor(value)));
}
