// Brings an earlier version of a document back, as one change in its editor that can be undone there.
import * as vscode from 'vscode';
import { smallestEdits } from '../../documents/edit.ts';
import { PlannerError } from '../../core/error.ts';
import { say } from '../../documents/sentence.ts';
import type { Shell } from '../shell.ts';
import { openBeside } from './beside.ts';
import { readSideText, uriOf, type Side } from './sides.ts';

/**
 * Opens the document and gives it the version's text, unsaved: what stands there now is one undo away, and on disk
 * until the user saves. `comparison`: the column that is not covered. Throws `files.denied` where the version is not kept any more.
 */
export async function restoreVersion(shell: Shell, side: Side, comparison?: vscode.ViewColumn): Promise<void> {
  const uri = uriOf(side);
  const host = await shell.host(vscode.Uri.parse(side.file.folder));
  const text = await readSideText(host, side, new AbortController().signal);
  if (text === undefined) {
    throw new PlannerError('files.denied', say('This version of {0} is not kept any more.', side.file.path), [
      say('Choose another version.'),
    ]);
  }
  const { document } = await openBeside(uri, comparison);
  const current = document.getText();
  // The editor keeps a byte order mark and line endings by itself.
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const wanted = text.replace(/^\ufeff/, '').replace(/\r\n|\n/g, eol);
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text: put } of smallestEdits(current, wanted)) {
    edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), put);
  }
  await vscode.workspace.applyEdit(edit);
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Planner: {0} has its earlier text again. Undo brings back what stood there; save to keep it.',
      side.file.path,
    ),
  );
}
