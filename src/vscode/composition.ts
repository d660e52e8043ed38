// Composes the editor's side: which adapters stand behind the ports. Loaded with the first request, not at activation.
import * as vscode from 'vscode';
import type { Host } from '../app/host.ts';
import type { Journals, LanguageModel } from '../core/ports.ts';
import type { RunEvent } from '../core/run.ts';
import { createCheckers } from '../adapters/checkers/checkers.ts';
import { createMcpTools } from '../adapters/mcp/client.ts';
import { createOfflineModel } from '../adapters/models/offline.ts';
import { createEditorModel } from '../adapters/models/vscode.ts';
import { failureOf } from '../adapters/models/vscodeFailure.ts';
import { systemClock } from '../adapters/node/clock.ts';
import { createNodeGit } from '../adapters/node/git.ts';
import { createNodeProcesses, noProcesses } from '../adapters/node/processes.ts';
import { createNodeSpecKit, noSpecKit } from '../adapters/node/specKit.ts';
import { createJournals } from '../adapters/store/journals.ts';
import { createSnapshots } from '../adapters/store/snapshots.ts';
import { createCachedTools } from '../adapters/store/toolCache.ts';
import { createEditorFiles } from '../adapters/vscode/files.ts';
import { createEditorGit } from '../adapters/vscode/git.ts';
import {
  readInputIds,
  readLogLevel,
  readQuestionMode,
  readServers,
  readSettings,
  settingProblems,
} from '../adapters/vscode/settings.ts';
import { createTaskProcesses } from '../adapters/vscode/taskProcesses.ts';
import { createEditorTools } from '../adapters/vscode/tools.ts';
import { hash } from '../documents/hash.ts';
import { rules } from '../rules/index.ts';
import { workflows } from '../workflows/index.ts';
import { Activity, restingEvents } from './activity.ts';
import { isOffline } from './models/chatModels.ts';
import { createKeys } from './mcp/keys.ts';
import { createLog, logPrompts, logRuns } from './log.ts';
import { createModelChoice, type ChosenModel } from './models/modelChoice.ts';
import { noModel } from './models/noModel.ts';
import type { PlansView } from './plans/view.ts';
import type { Preview } from './preview/preview.ts';
import type { Problems } from './problems/problems.ts';
import { Replies } from './chat/replies.ts';
import { Servers } from './mcp/servers.ts';
import { showActivity } from './plans/statusBar.ts';
import type { HostRequest, Shell } from './shell.ts';
import { workspaceFolder } from './workspace.ts';

/** Makes what all handlers share. */
export function compose(
  context: vscode.ExtensionContext,
  preview: Preview,
  problems: Problems,
  plans: PlansView,
): Shell {
  const log = createLog(readLogLevel);
  const logEvent = logRuns(log);
  const activity = new Activity(workflows);
  const keys = createKeys(context.secrets);
  const servers = new Servers((folder) => {
    const { servers: set, problems } = readServers(folder, keys.get);
    return { start: () => createMcpTools(set), problems };
  });
  const settled = activity.onDidChange(({ folder, event }) => {
    if (restingEvents.has(event.kind))
      plans.runsChanged(folder).catch((error: unknown) => log.write('warn', String(error)));
  });
  context.subscriptions.push(log, servers, showActivity(activity), settled);
  const offline = createOfflineModel(workflows);
  const choice = createModelChoice(context.globalState);
  const portOf = (model: ChosenModel): LanguageModel =>
    logPrompts(model === 'offline' || isOffline(model) ? offline : createEditorModel(model), log);
  const host = (uri: vscode.Uri, { model, token }: HostRequest = {}): Host => {
    const folder = workspaceFolder(uri);
    const store = vscode.Uri.joinPath(context.globalStorageUri, 'folders', hash(uri.toString()));
    const settings = readSettings(folder);
    const tools = createEditorTools({ token, fallback: servers.of(folder), trusted: settings.trusted });
    const found = vscode.Uri.joinPath(store, 'found').fsPath;
    return {
      workflows,
      rules,
      journals: told(createJournals(vscode.Uri.joinPath(store, 'runs').fsPath), (run, event) => {
        logEvent(run, event);
        activity.note(uri.toString(), run, event);
      }),
      newRunId: () => crypto.randomUUID(),
      ports: {
        model: model ?? noModel,
        tools: settings.trusted ? createCachedTools(tools, found, systemClock) : tools,
        files: createEditorFiles(folder),
        git: createEditorGit(folder, uri.scheme === 'file' ? { fallback: createNodeGit(uri.fsPath) } : {}),
        processes: uri.scheme === 'file' ? createTaskProcesses(folder, createNodeProcesses(uri.fsPath)) : noProcesses,
        specKit: uri.scheme === 'file' ? createNodeSpecKit(uri.fsPath) : noSpecKit,
        checkers: createCheckers(),
        snapshots: createSnapshots(vscode.Uri.joinPath(store, 'snapshots').fsPath),
        settings,
        clock: systemClock,
      },
    };
  };
  return {
    extensionUri: context.extensionUri,
    workflows,
    log,
    preview,
    problems,
    plans,
    replies: new Replies(),
    activity,
    host: async (folder, request) => {
      await keys.load(readInputIds());
      return host(folder, request);
    },
    chatModel: (model) => {
      choice.remember(model);
      return portOf(model);
    },
    modelFailure: failureOf,
    paletteModel: async () => portOf(await choice.find()),
    chooseModel: async () => void (await choice.choose()),
    setServerKey: async () => {
      const ids = readInputIds();
      await keys.load(ids);
      if (await keys.ask(ids)) servers.restart();
    },
    questionMode: readQuestionMode,
    settingProblems: (folder) => [...settingProblems(folder), ...servers.problems(folder)],
  };
}

/** Journals that tell of every event once it is kept. */
function told(journals: Journals, tell: (run: string, event: RunEvent) => void): Journals {
  return {
    ...journals,
    append: async (run, event) => {
      await journals.append(run, event);
      tell(run, event);
    },
  };
}
