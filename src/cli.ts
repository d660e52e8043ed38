#!/usr/bin/env node
// Composes the terminal command: which adapters stand behind the ports.
import { createHash, randomUUID } from 'node:crypto';
import { realpath, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Host } from './app/host.ts';
import { createCheckers } from './adapters/checkers/checkers.ts';
import { createMcpTools, type McpTools } from './adapters/mcp/client.ts';
import { inputVariable, parseMcpServers } from './adapters/mcp/servers.ts';
import { createOfflineModel } from './adapters/models/offline.ts';
import { createOpenAiModel } from './adapters/models/openai.ts';
import { systemClock } from './adapters/node/clock.ts';
import { createNodeFiles } from './adapters/node/files.ts';
import { createNodeGit } from './adapters/node/git.ts';
import { createNodeProcesses } from './adapters/node/processes.ts';
import { createNodeSpecKit } from './adapters/node/specKit.ts';
import { parseWorkspaceSettings } from './adapters/node/workspaceSettings.ts';
import { createJournals } from './adapters/store/journals.ts';
import { createSnapshots } from './adapters/store/snapshots.ts';
import { createCachedTools } from './adapters/store/toolCache.ts';
import { main } from './cli/main.ts';
import type { Session, SessionOptions, Terminal } from './cli/session.ts';
import { PlannerError } from './core/error.ts';
import type { LanguageModel, Settings } from './core/ports.ts';
import { english, say } from './documents/sentence.ts';
import { rules } from './rules/index.ts';
import { workflows } from './workflows/index.ts';

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());
// Whoever reads the output has seen enough, as `head` has: nothing is left to say.
process.stdout.once('error', () => process.exit());

const terminal: Terminal = {
  open,
  readFile: readText,
  readBuilt: (path) => readFile(new URL(`../${path}`, import.meta.url), 'utf8'),
  readInput: async () => (process.stdin.isTTY ? '' : text(process.stdin)),
  print: (line) => process.stdout.write(`${line}\n`),
  tell: (line) => process.stderr.write(`${line}\n`),
  isColourful: process.stdout.isTTY && !process.env['NO_COLOR'],
  signal: stop.signal,
};

process.exitCode = await main(process.argv.slice(2), version(), terminal);

async function open(options: SessionOptions): Promise<Session> {
  const root = await workspaceFolder(options.workspace);
  const store = options.state ?? join(stateFolder(), createHash('sha256').update(root).digest('hex').slice(0, 16));
  const tools = await toolsOf(root, options);
  const host: Host = {
    workflows,
    rules,
    journals: createJournals(join(store, 'runs')),
    newRunId: () => randomUUID(),
    ports: {
      model: modelOf(options),
      tools: options.trust ? createCachedTools(tools, join(store, 'found'), systemClock) : tools,
      files: createNodeFiles(root),
      git: createNodeGit(root),
      processes: createNodeProcesses(root),
      specKit: createNodeSpecKit(root),
      checkers: createCheckers(),
      snapshots: createSnapshots(join(store, 'snapshots')),
      settings: { ...settingsOf(options), ...(await workspaceSettings(root)) },
      clock: systemClock,
    },
  };
  return { host, close: () => tools.close() };
}

async function workspaceFolder(folder: string): Promise<string> {
  const path = resolve(folder);
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return realpath(path);
  throw new PlannerError('workspace.none', say('{0} is not a folder.', path), [say('Name one with --workspace.')]);
}

function modelOf(options: SessionOptions): LanguageModel {
  if (options.model === 'offline') return createOfflineModel(workflows);
  if (options.baseUrl === undefined) {
    throw new PlannerError('usage', say('The model {0} needs an endpoint.', options.model), [
      say('Name it with --base-url, such as http://127.0.0.1:11434/v1, or leave out --model.'),
    ]);
  }
  const apiKey = process.env['PLANNER_API_KEY'];
  return createOpenAiModel({ baseUrl: options.baseUrl, model: options.model, ...(apiKey ? { apiKey } : {}) });
}

/** The servers of the workspace are programs: they start only where the caller trusts it. */
async function toolsOf(root: string, options: SessionOptions): Promise<McpTools> {
  if (!options.trust) return createMcpTools([]);
  const file = join(root, '.vscode', 'mcp.json');
  const content = await readFile(file, 'utf8').catch(() => undefined);
  if (content === undefined) return createMcpTools([]);
  const { servers, problems } = parseMcpServers(content, {
    workspaceFolder: root,
    env: process.env,
    input: (id) => process.env[inputVariable(id)],
  });
  for (const problem of problems) terminal.tell(`! ${english(problem)}`);
  return createMcpTools(servers);
}

/** What the workspace says in `.vscode/settings.json`: data only, so no trust is needed. */
async function workspaceSettings(root: string): Promise<Partial<Settings>> {
  const content = await readFile(join(root, '.vscode', 'settings.json'), 'utf8').catch(() => undefined);
  if (content === undefined) return {};
  const { settings, problems } = parseWorkspaceSettings(content);
  for (const problem of problems) terminal.tell(`! ${english(problem)}`);
  return settings;
}

function settingsOf(options: SessionOptions): Settings {
  return {
    plansFolder: '.clinespecs',
    specsFolder: 'specs',
    questionLimit: 5,
    trusted: options.trust,
    ...(options.jira ? { jiraBaseUrl: options.jira } : {}),
    ...(options.author ? { author: options.author } : {}),
    ...(options.language ? { language: options.language } : {}),
    ...(options.budget === undefined ? {} : { tokenBudget: options.budget }),
  };
}

function stateFolder(): string {
  const { XDG_STATE_HOME, LOCALAPPDATA } = process.env;
  const base = XDG_STATE_HOME || (process.platform === 'win32' && LOCALAPPDATA) || join(homedir(), '.local', 'state');
  return join(base, 'planner');
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new PlannerError('usage', say('{0} cannot be read.', path), [say('Check the path.')], error);
  }
}

/** Put in by the build, from package.json. */
declare const PLANNER_VERSION: string | undefined;

function version(): string {
  return typeof PLANNER_VERSION === 'string' ? PLANNER_VERSION : 'development';
}
