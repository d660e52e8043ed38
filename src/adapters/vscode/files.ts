// The files of a workspace folder as the editor shows them: an unsaved editor's text first, else the file's.
import * as vscode from 'vscode';
import { PlannerError } from '../../core/error.ts';
import type { Files } from '../../core/ports.ts';
import type { TextEdit } from '../../documents/finding.ts';
import * as failure from '../node/fileErrors.ts';
import { createNodeFiles } from '../node/files.ts';
import { namesOf } from '../node/path.ts';
import { createQueue } from '../node/queue.ts';
import { createProviderFiles, removeEmptyFolders } from './providerFiles.ts';

const byteOrderMark = '\uFEFF';

/**
 * The files below `folder`.
 * An editor with unsaved text is changed there, as one undo step, and stays unsaved. Every other file is written in its
 * place, also when an editor shows it: VS Code takes the new text over as an undoable change, and no formatter that
 * runs on save touches the bytes around it.
 */
export function createEditorFiles(folder: vscode.WorkspaceFolder): Files {
  const disk = folder.uri.scheme === 'file' ? createNodeFiles(folder.uri.fsPath) : createProviderFiles(folder.uri);
  return createOverlay(folder.uri, disk);
}

function createOverlay(root: vscode.Uri, disk: Files): Files {
  const write = createQueue();
  const uriOf = (path: string): vscode.Uri => vscode.Uri.joinPath(root, ...namesOf(path));

  async function read(path: string): Promise<string | undefined> {
    const uri = uriOf(path);
    if (!unsaved(uri)) return disk.read(path);
    const mark = await markOf(disk, path);
    const document = unsaved(uri);
    return document ? mark + document.getText() : disk.read(path);
  }

  async function edit(path: string, base: string, edits: readonly TextEdit[]): Promise<void> {
    const uri = uriOf(path);
    const mark = unsaved(uri) ? await markOf(disk, path) : '';
    // Looked up again: it may have been saved in the meantime.
    const document = unsaved(uri);
    if (!document) return disk.edit(path, base, edits);
    if (mark + document.getText() !== base) throw failure.changed(path);
    if (edits.length > 0 && !(await vscode.workspace.applyEdit(bufferEdit(document, mark.length, edits)))) {
      throw failure.changed(path);
    }
  }

  async function remove(path: string, base: string): Promise<void> {
    const text = await read(path);
    if (text === undefined) return;
    if (text !== base) throw failure.changed(path);
    const uri = uriOf(path);
    if (!open(uri)) return disk.remove(path, base);
    // The editor's own way of removing, so that its tab closes and no unsaved copy comes back.
    const removal = new vscode.WorkspaceEdit();
    removal.deleteFile(uri, { ignoreIfNotExists: true });
    if (!(await vscode.workspace.applyEdit(removal))) throw failure.denied(path, 'refused by the editor');
    await removeEmptyFolders(root, namesOf(path).slice(0, -1));
  }

  return {
    read,
    list: (path) => disk.list(path),
    walk: (folder, enter, signal) => disk.walk(folder, enter, signal),
    edit: (path, base, edits) => write(() => edit(path, base, edits)),
    remove: (path, base) => write(() => remove(path, base)),
    create: (path, text) =>
      write(async () => {
        // A file that was deleted while its editor holds unsaved text: the text is the user's.
        if (unsaved(uriOf(path))) throw failure.exists(path);
        await disk.create(path, text);
      }),
  };
}

function open(uri: vscode.Uri): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === wanted);
}

function unsaved(uri: vscode.Uri): vscode.TextDocument | undefined {
  const document = open(uri);
  return document?.isDirty ? document : undefined;
}

/**
 * The byte order mark of the file, which its editor does not show.
 * A file that cannot be read now has none; one that may not be read is refused here too.
 */
async function markOf(disk: Files, path: string): Promise<string> {
  try {
    return (await disk.read(path))?.startsWith(byteOrderMark) ? byteOrderMark : '';
  } catch (error) {
    if (PlannerError.is(error, 'files.outside') || PlannerError.is(error, 'workspace.none')) throw error;
    return '';
  }
}

/** `hidden` is the length of what the editor does not show at the start of the text. */
function bufferEdit(document: vscode.TextDocument, hidden: number, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const change = new vscode.WorkspaceEdit();
  for (const { start, end, text } of edits) {
    const from = document.positionAt(Math.max(0, start - hidden));
    const to = document.positionAt(Math.max(0, end - hidden));
    const shown = start < hidden && text.startsWith(byteOrderMark) ? text.slice(byteOrderMark.length) : text;
    change.replace(document.uri, new vscode.Range(from, to), shown);
  }
  return change;
}
