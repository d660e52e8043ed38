// The files of a workspace folder that is not on this computer's disk, through the editor's file system providers.
import * as vscode from 'vscode';
import { PlannerError } from '../../core/error.ts';
import type { Files } from '../../core/ports.ts';
import { applyEdits } from '../../documents/edit.ts';
import { say } from '../../documents/sentence.ts';
import * as failure from '../node/fileErrors.ts';
import { isSafeName, namesOf } from '../node/path.ts';
import { createQueue } from '../node/queue.ts';

/**
 * Reads and writes below `root`, a folder of any scheme.
 * A file is written by one call of its provider. VS Code renames over an existing file by deleting that first, so a
 * temporary file would make it less safe, not more.
 */
export function createProviderFiles(root: vscode.Uri): Files {
  const write = createQueue();
  const files: Files = {
    read: (path) => speaking(path, () => readText(root, path)),
    create: (path, text) =>
      write(() =>
        speaking(path, async () => {
          refuseReadOnly(root, path);
          const bytes = encode(path, text);
          await checkFolders(root, namesOf(path).slice(0, -1));
          const uri = uriOf(root, path);
          if (await statOf(uri)) throw failure.exists(path);
          await vscode.workspace.fs.writeFile(uri, bytes);
        }),
      ),
    edit: (path, base, edits) =>
      write(() =>
        speaking(path, async () => {
          refuseReadOnly(root, path);
          if ((await readText(root, path)) !== base) throw failure.changed(path);
          const uri = uriOf(root, path);
          refuseProtected(path, await statOf(uri));
          await vscode.workspace.fs.writeFile(uri, encode(path, applyEdits(base, edits)));
        }),
      ),
    remove: (path, base) =>
      write(() =>
        speaking(path, async () => {
          const present = await readText(root, path);
          if (present === undefined) return;
          refuseReadOnly(root, path);
          if (present !== base) throw failure.changed(path);
          const uri = uriOf(root, path);
          refuseProtected(path, await statOf(uri));
          await vscode.workspace.fs.delete(uri);
          await removeEmptyFolders(root, namesOf(path).slice(0, -1));
        }),
      ),
    list: (folder) =>
      speaking(folder, async () => {
        const uri = uriOf(root, folder);
        const stat = await statOf(uri);
        if (!stat) return [];
        if (!isFolder(stat)) throw failure.notFolder(folder);
        const entries = await vscode.workspace.fs.readDirectory(uri);
        return entries.flatMap(([name, type]) => entryOf(name, type)).sort();
      }),
    walk: (folder, enter, signal) => speaking(folder, () => walk(root, folder, enter, signal)),
  };
  return files;
}

/** Providers tell which entries are links, but not where they lead: linked folders are not looked into. */
async function walk(
  root: vscode.Uri,
  folder: string,
  enter: (folder: string) => boolean,
  signal: AbortSignal,
): Promise<readonly string[]> {
  signal.throwIfAborted();
  const names = namesOf(folder);
  const stat = await statOf(uriOf(root, folder));
  if (!stat) return [];
  if (!isFolder(stat)) throw failure.notFolder(folder);
  const found: string[] = [];
  for (const [name, type] of await vscode.workspace.fs.readDirectory(uriOf(root, folder))) {
    if (!isSafeName(name)) continue;
    const path = [...names, name].join('/');
    if (!(type & vscode.FileType.Directory)) found.push(path);
    else if (!(type & vscode.FileType.SymbolicLink) && enter(path))
      found.push(...(await walk(root, path, enter, signal)));
  }
  return found.sort();
}

/** Removes the folders along `names`, innermost first, as far as they are empty and no links. Never fails. */
export async function removeEmptyFolders(root: vscode.Uri, names: readonly string[]): Promise<void> {
  for (let length = names.length; length > 0; length--) {
    const folder = vscode.Uri.joinPath(root, ...names.slice(0, length));
    try {
      const { type } = await vscode.workspace.fs.stat(folder);
      if (type & vscode.FileType.SymbolicLink) return;
      if ((await vscode.workspace.fs.readDirectory(folder)).length > 0) return;
      await vscode.workspace.fs.delete(folder, { recursive: false });
    } catch {
      return; // Gone already, or not ours to remove.
    }
  }
}

function uriOf(root: vscode.Uri, path: string): vscode.Uri {
  return vscode.Uri.joinPath(root, ...namesOf(path));
}

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch (error) {
    if (codeOf(error) !== 'FileNotFound') throw error;
    return undefined;
  }
}

async function readText(root: vscode.Uri, path: string): Promise<string | undefined> {
  const uri = uriOf(root, path);
  const stat = await statOf(uri);
  if (!stat) return undefined;
  if (isFolder(stat)) throw failure.notFile(path);
  if (stat.size > failure.largestFile) throw failure.tooLarge(path);
  return decode(path, await vscode.workspace.fs.readFile(uri));
}

function decode(path: string, bytes: Uint8Array): string {
  if (bytes.length > failure.largestFile) throw failure.tooLarge(path);
  if (bytes.includes(0)) throw failure.notText(path, bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw failure.notText(path, bytes);
  }
}

/** Refuses what could not be read again. */
function encode(path: string, text: string): Uint8Array {
  if (text.includes('\0') || !text.isWellFormed()) throw failure.notText(path);
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > failure.largestFile) throw failure.tooLarge(path);
  return bytes;
}

/** The root must be there, and nothing but folders may stand on the way: providers differ in what they say of that. */
async function checkFolders(root: vscode.Uri, names: readonly string[]): Promise<void> {
  if (!(await statOf(root))) {
    throw new PlannerError('workspace.none', say('The workspace folder {0} is not there.', root.toString(true)), [
      say('Open a folder that exists.'),
    ]);
  }
  for (let length = 1; length <= names.length; length++) {
    const path = names.slice(0, length).join('/');
    const stat = await statOf(uriOf(root, path));
    if (!stat) return;
    if (!isFolder(stat)) throw failure.notFolder(path);
  }
}

function refuseReadOnly(root: vscode.Uri, path: string): void {
  if (vscode.workspace.fs.isWritableFileSystem(root.scheme) === false) {
    throw failure.denied(path, 'read-only file system');
  }
}

function refuseProtected(path: string, stat: vscode.FileStat | undefined): void {
  if (stat?.permissions === vscode.FilePermission.Readonly) throw failure.denied(path, 'read-only file');
}

function isFolder(stat: vscode.FileStat): boolean {
  return (stat.type & vscode.FileType.Directory) !== 0;
}

/** How a name is listed; nothing for what cannot be reached by this port. */
function entryOf(name: string, type: vscode.FileType): readonly string[] {
  if (!isSafeName(name)) return [];
  return [type & vscode.FileType.Directory ? `${name}/` : name];
}

/** What the codes of `vscode.FileSystemError` mean here; every other code is a refusal. */
const failures: Readonly<Record<string, (path: string) => PlannerError>> = {
  FileExists: failure.exists,
  FileIsADirectory: failure.notFile,
  FileNotADirectory: failure.notFolder,
  // Removed between two calls.
  FileNotFound: failure.changed,
};

/** Turns the errors of file system providers into ours. */
async function speaking<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PlannerError) throw error;
    const code = codeOf(error);
    const known = failures[code];
    if (known) throw known(path);
    const reason = error instanceof Error && code === 'Unknown' ? error.message : code;
    throw failure.denied(path, reason, error);
  }
}

function codeOf(error: unknown): string {
  return error instanceof vscode.FileSystemError ? error.code : 'Unknown';
}
