// The button of a broken diagram: corrects it where that is certain, else asks the model, else shows where it is broken.
import * as vscode from 'vscode';
import { mendingsOf } from '../../documents/diagram/mend.ts';
import { parseDocument } from '../../documents/document.ts';
import type { TextEdit } from '../../documents/finding.ts';
import { ruleOf } from '../problems/diagnostics.ts';
import { planningFile } from '../problems/problems.ts';
import { openSource } from './actions.ts';
import type { DocumentSource } from './source.ts';

/** Repairs the diagram whose block begins on `line`, as one step to undo. `draws` says whether Mermaid takes a text. */
export async function repairDiagram(
  source: DocumentSource,
  line: number,
  draws: ((uri: vscode.Uri, diagram: string) => Promise<boolean>) | undefined,
): Promise<void> {
  const { uri } = source;
  const editor = source.document ?? (await vscode.workspace.openTextDocument(uri));
  const text = editor.getText();
  const document = parseDocument('', text);
  // The content of the block begins on the line after its mark.
  const fence = document.fences.find((one) => one.line === line + 1 && one.language.toLowerCase() === 'mermaid');
  if (!fence) return;
  for (const mending of mendingsOf(document, fence)) {
    if (!(await draws?.(uri, mending.text))) continue;
    // The user may have typed meanwhile.
    if (editor.getText() !== text) return;
    return apply(editor, mending.edits);
  }
  await askForHelp(uri, line, editor.positionAt(fence.end).line + 1);
}

async function apply(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  for (const { start, end, text } of edits) {
    change.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  }
  const wasDirty = document.isDirty;
  if (!(await vscode.workspace.applyEdit(change))) {
    throw new Error(vscode.l10n.t('The diagram could not be repaired: the editor refused the change.'));
  }
  if (!wasDirty && !document.isUntitled) await document.save();
}

/** Nothing is certain: what the rules found there goes to the model, if the user wants it. */
async function askForHelp(uri: vscode.Uri, first: number, last: number): Promise<void> {
  const finding = vscode.languages
    .getDiagnostics(uri)
    .find((one) => ruleOf(one) !== undefined && one.range.start.line + 1 >= first && one.range.start.line < last);
  const rule = finding && ruleOf(finding);
  const file = planningFile(uri);
  const ask = vscode.l10n.t('Ask @planner to correct this');
  const open = vscode.l10n.t('Show the line');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('No repair of this diagram is certain.'),
    ...(rule !== undefined && file ? [ask, open] : [open]),
  );
  const line = finding ? finding.range.start.line + 1 : first;
  if (chosen === ask) await vscode.commands.executeCommand('planner.askToFix', file, rule, line);
  if (chosen === open) await openSource(uri, line);
}
