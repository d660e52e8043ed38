// What VS Code's git extension knows of the user. It may be absent, switched off, or not ready: then nothing is known.
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Git } from '../../core/ports.ts';

/** How long the git extension may take to find the repository, in milliseconds. */
export const repositoryLimit = 2_000;

export interface EditorGitOptions {
  /** Asked where the folder is no repository that VS Code has opened, so that only the user's own name can be known. */
  readonly fallback?: Git;
  /** Waits, in milliseconds; rejects when `signal` aborts. */
  readonly wait?: (duration: number, signal: AbortSignal) => Promise<void>;
}

/** Asks git about the repository of `folder`. Where the user has switched git off, nothing is asked. */
export function createEditorGit(folder: vscode.WorkspaceFolder, options: EditorGitOptions = {}): Git {
  const wait = options.wait ?? ((duration, signal) => setTimeout(duration, undefined, { signal }));
  const { fallback } = options;
  return {
    // The history is asked of git itself: the extension's API has no patches.
    head: (plan, isTrusted, signal) => fallback?.head(plan, isTrusted, signal) ?? Promise.resolve({ kind: 'missing' }),
    changes: (since, plan, signal) => fallback?.changes(since, plan, signal) ?? Promise.resolve({ kind: 'unknown' }),
    patches: (commit, since, plan, signal) => fallback?.patches(commit, since, plan, signal) ?? Promise.resolve([]),
    find: (commit, patches, plan, signal) =>
      fallback?.find(commit, patches, plan, signal) ?? Promise.resolve('unknown'),
    commitsOf: (path, limit, signal) => fallback?.commitsOf(path, limit, signal) ?? Promise.resolve([]),
    textAt: (commit, path, signal) => fallback?.textAt(commit, path, signal) ?? Promise.resolve(undefined),
    ignored: (paths, signal) => fallback?.ignored(paths, signal) ?? Promise.resolve([]),
    userName: async () => {
      if (vscode.workspace.getConfiguration('git', folder).get<boolean>('enabled') === false) return undefined;
      const name = await nameIn(folder, wait).catch(() => undefined);
      return name ?? (await options.fallback?.userName());
    },
  };
}

/** What we use of the git extension's API, version 1. */
interface GitApi {
  readonly state: string;
  readonly onDidChangeState: (listener: () => void) => { dispose(): void };
  getRepository(uri: vscode.Uri): Repository | null;
}

/** What is not set is empty, or an error, by the version. */
interface Repository {
  /** Of the repository alone. */
  getConfig(key: string): Promise<string>;
  /** Of the user. */
  getGlobalConfig(key: string): Promise<string>;
}

async function nameIn(
  folder: vscode.WorkspaceFolder,
  wait: (duration: number, signal: AbortSignal) => Promise<void>,
): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension<unknown>('vscode.git');
  if (!extension) return undefined;
  const api = apiOf(await extension.activate());
  if (!api) return undefined;
  if (api.state !== 'initialized') await ready(api, wait);
  const repository = api.getRepository(folder.uri);
  const own = await repository?.getConfig('user.name').catch(() => '');
  const name = own || (await repository?.getGlobalConfig('user.name').catch(() => ''));
  return name?.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim() || undefined;
}

/** The API is asked for as the git extension documents it; it throws where git is switched off or not installed. */
function apiOf(exports: unknown): GitApi | undefined {
  if (typeof exports !== 'object' || exports === null || !('getAPI' in exports)) return undefined;
  if (typeof exports.getAPI !== 'function') return undefined;
  const api: unknown = exports.getAPI(1);
  return isGitApi(api) ? api : undefined;
}

function isGitApi(api: unknown): api is GitApi {
  return (
    typeof api === 'object' && api !== null && 'state' in api && 'onDidChangeState' in api && 'getRepository' in api
  );
}

async function ready(api: GitApi, wait: (duration: number, signal: AbortSignal) => Promise<void>): Promise<void> {
  const timer = new AbortController();
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  const listener = api.onDidChangeState(() => {
    if (api.state === 'initialized') resolve();
  });
  try {
    await Promise.race([promise, wait(repositoryLimit, timer.signal)]);
  } finally {
    timer.abort();
    listener.dispose();
  }
}
