// Ticks a box that was clicked in the preview, where the user sees the document: in its editor, else in the file.
import * as vscode from 'vscode';
import type { PlacedFile } from './panel.ts';
import type { DocumentSource } from './source.ts';

/**
 * Sets the task on `line` (from 1). In an open document it is one step to undo, saved if nothing was unsaved before.
 * Throws where the editor or the file refuses the change.
 */
export async function tick(
  source: DocumentSource,
  line: number,
  checked: boolean,
  placed: PlacedFile | undefined,
): Promise<void> {
  const { tickEdit, toggleTask } = await import('../../app/phases/ticks.ts');
  if (!source.document && placed) return toggleTask(placed.files, placed.path, line, checked);
  const document = source.document ?? (await vscode.workspace.openTextDocument(source.uri));
  const edit = tickEdit('', document.getText(), line, checked);
  if (!edit) return;
  const wasDirty = document.isDirty;
  const change = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(edit.start), document.positionAt(edit.end));
  change.replace(document.uri, range, edit.text);
  if (!(await vscode.workspace.applyEdit(change))) {
    throw new Error(vscode.l10n.t('The box could not be ticked: the editor refused the change.'));
  }
  if (!wasDirty && !document.isUntitled) await document.save();
}
