// Which workspace folder a request is about, and what stands in the way of working there.
import * as vscode from 'vscode';
import { PlannerError } from '../core/error.ts';
import { say } from '../documents/sentence.ts';

/**
 * Finds the folder: the one that is named, the only one, the one the hints point into; else the user is asked.
 * Throws `workspace.none` without a folder, `files.denied` where it cannot be written.
 * Yields `undefined` when the user did not choose.
 */
export async function findFolder(
  named: string | undefined,
  hints: readonly vscode.Uri[],
  token?: vscode.CancellationToken,
): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder =
    folders.find(({ uri }) => uri.toString() === named) ??
    (folders.length === 1 ? folders[0] : undefined) ??
    hintedFolder(hints);
  if (folders.length === 0) {
    throw new PlannerError('workspace.none', say('No folder is open, so there is no place for the plan.'), [
      say('Open a folder (File > Open Folder…), then ask again.'),
    ]);
  }
  return folder ?? (await askForFolder(folders, token));
}

/** Throws `files.denied` where the folder's file system takes no changes. */
export function checkWritable(folder: vscode.WorkspaceFolder): void {
  if (vscode.workspace.fs.isWritableFileSystem(folder.uri.scheme) !== false) return;
  throw new PlannerError(
    'files.denied',
    say('The folder {0} is read-only: no plan can be written there.', folder.name),
    [say('Open a folder that can be written, then ask again.')],
  );
}

/** The open workspace folder of that URI. Throws `workspace.none` when it was closed since. */
export function workspaceFolder(uri: vscode.Uri): vscode.WorkspaceFolder {
  const folder = vscode.workspace.workspaceFolders?.find((open) => open.uri.toString() === uri.toString());
  if (folder) return folder;
  throw new PlannerError('workspace.none', say('The folder {0} is not open any more.', uri.path), [
    say('Open it again to go on with its plans.'),
  ]);
}

/** The file's path inside the folder, with `/`, or `undefined` where it is elsewhere. */
export function pathIn(folder: vscode.WorkspaceFolder, uri: vscode.Uri): string | undefined {
  if (uri.scheme !== folder.uri.scheme || uri.authority !== folder.uri.authority) return undefined;
  const root = folder.uri.path.endsWith('/') ? folder.uri.path : `${folder.uri.path}/`;
  return uri.path.startsWith(root) ? uri.path.slice(root.length) : undefined;
}

/** The URI of a path of the folder. */
export function uriIn(folder: vscode.Uri, path: string): vscode.Uri {
  return vscode.Uri.joinPath(folder, ...path.split('/'));
}

function hintedFolder(hints: readonly vscode.Uri[]): vscode.WorkspaceFolder | undefined {
  for (const uri of hints) {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder) return folder;
  }
  return undefined;
}

async function askForFolder(
  folders: readonly vscode.WorkspaceFolder[],
  token?: vscode.CancellationToken,
): Promise<vscode.WorkspaceFolder | undefined> {
  const items = folders.map((folder) => ({ label: folder.name, description: folder.uri.path, folder }));
  const title = vscode.l10n.t('Planner: which folder is the plan for?');
  return (await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true }, token))?.folder;
}
