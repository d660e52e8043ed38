// The user's settings (`planner.*`), read once for each use: what a run needs as data, and what the editor's side needs.
import * as vscode from 'vscode';
import type { Settings } from '../../core/ports.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { namesOf } from '../node/path.ts';

/** How many questions a round has where nothing is set. */
export const defaultQuestionLimit = 5;
const mostQuestions = 20;

/** An MCP server as the user has set it: a program that Planner may start. */
export interface ServerSetting {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** What a run in `folder` goes by. A value that cannot be used is replaced by the default: see `settingProblems`. */
export function readSettings(folder: vscode.WorkspaceFolder): Settings {
  const jira = linkIn(folder);
  const author = textIn(folder, 'author');
  const language = languageIn(folder);
  return {
    plansFolder: folderIn(folder, 'plansFolder') ?? folders.plansFolder,
    specsFolder: folderIn(folder, 'specsFolder') ?? folders.specsFolder,
    questionLimit: limitIn(folder),
    trusted: vscode.workspace.isTrusted,
    ...(jira ? { jiraBaseUrl: jira } : {}),
    ...(author ? { author } : {}),
    ...(language ? { language } : {}),
  };
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
  return problems;
}

/** How questions are asked. */
export function readQuestionMode(folder: vscode.Uri): 'one' | 'all' {
  return configuration(folder).get<unknown>('questions.mode') === 'all' ? 'all' : 'one';
}

/** The model of palette runs as `<vendor>/<id>`, or `undefined` where none is set. */
export function readModelSetting(): string | undefined {
  return text(configuration().get<unknown>('model')) || undefined;
}

/** Whether the offline model stands in the model picker beside others. */
export function readOfflineModelShown(): boolean {
  return configuration().get<unknown>('offlineModel.show') === true;
}

/**
 * The MCP servers of the user's own settings, by name. They are programs that would be started, so what a workspace
 * says is not looked at, whatever VS Code makes of it. Entries without a command are left out.
 */
export function readServers(): Readonly<Record<string, ServerSetting>> {
  const value: unknown = configuration().inspect<unknown>('mcp.servers')?.globalValue;
  const servers = Object.entries(isRecord(value) ? value : {}).flatMap(([name, entry]) => {
    if (!isRecord(entry) || typeof entry['command'] !== 'string' || !entry['command'].trim()) return [];
    const args: readonly unknown[] = Array.isArray(entry['args']) ? entry['args'] : [];
    const env = Object.entries(isRecord(entry['env']) ? entry['env'] : {});
    const server: ServerSetting = {
      command: entry['command'],
      args: args.filter((arg) => typeof arg === 'string'),
      env: Object.fromEntries(env.filter((pair): pair is [string, string] => typeof pair[1] === 'string')),
    };
    return [[name, server] as const];
  });
  return Object.fromEntries(servers);
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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
