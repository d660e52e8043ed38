// The folders of one test: a copy of a workspace, VS Code's own data, extensions.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Session {
  /** The copy of the workspace. */
  readonly workspace: string;
  readonly userData: string;
  readonly extensions: string;
  /** Files for what the server prints and the model is asked. */
  readonly serverLog: string;
  readonly requests: string;
  remove(): void;
}

/** Makes them in the system's folder for such things. `files` are written into the copy, by their paths in it. */
export function makeSession(workspace: string | undefined, files: Readonly<Record<string, string>>): Session {
  const folder = mkdtempSync(join(tmpdir(), 'planner-vscode-'));
  const session: Session = {
    workspace: join(folder, 'workspace'),
    userData: join(folder, 'user-data'),
    extensions: join(folder, 'extensions'),
    serverLog: join(folder, 'server.log'),
    requests: join(folder, 'requests.jsonl'),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
  for (const made of [session.workspace, join(session.userData, 'User'), session.extensions])
    mkdirSync(made, { recursive: true });
  if (workspace !== undefined) cpSync(workspace, session.workspace, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    const file = join(session.workspace, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  writeFileSync(session.requests, '');
  return session;
}

/** Makes the extension in a folder one of the installed ones, as it is there. */
export function linkExtension(session: Session, folder: string): void {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { publisher, name, version } = manifest as Readonly<Record<string, string>>;
  symlinkSync(folder, join(session.extensions, `${publisher}.${name}-${version}`), 'junction');
}

/** Writes the user settings. A running VS Code takes them over by itself. */
export function writeSettings(session: Session, settings: Readonly<Record<string, unknown>>): void {
  writeFileSync(join(session.userData, 'User/settings.json'), JSON.stringify({ ...quiet, ...settings }, undefined, 2));
}

/** Writes a file below VS Code's own data, by its path there. */
export function writeUserFile(session: Session, path: string, text: string): void {
  const file = join(session.userData, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** No welcome, no network, no telemetry, nothing that moves. */
const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': false,
  'chat.tips.enabled': false,
  // As on the desktop.
  'files.autoSave': 'off',
  'files.simpleDialog.enable': true,
  'git.openRepositoryInParentFolders': 'never',
  // 1.110 asks for trust at once.
  'security.workspace.trust.startupPrompt': 'never',
  // On the desktop: dialogs in the window, as in the browser, and nothing of an earlier window.
  'window.dialogStyle': 'custom',
  'window.titleBarStyle': 'custom',
  'window.restoreWindows': 'none',
};
