// A workspace folder at a URI of the fake editor, as the real type.
import type * as vscode from 'vscode';
import type { Uri } from '../../../fakes/vscode.ts';

/** The fake's URI has what our adapters use of a real one. */
export function folderOf(uri: Uri): vscode.WorkspaceFolder {
  return { uri, name: 'work', index: 0 } as unknown as vscode.WorkspaceFolder;
}
