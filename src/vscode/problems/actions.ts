// What can be done about a finding: repair it, repair all, ask Planner, say that it is meant.
import * as vscode from 'vscode';
import type { Finding } from '../../documents/finding.ts';
import type { FilePointer } from '../commands.ts';
import { tell } from '../tell.ts';
import { findingsAt, ruleOf, workspaceEdit, type Found } from './diagnostics.ts';

/** Repairs everything that is certain, on save where the user has set it so. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('planner');

export const actionKinds: readonly vscode.CodeActionKind[] = [vscode.CodeActionKind.QuickFix, fixAllKind];

/** The actions for a range of a document whose text is the one that was checked. */
export function actionsFor(
  found: Found,
  document: vscode.TextDocument,
  range: vscode.Range,
  context: vscode.CodeActionContext,
  file: FilePointer,
): vscode.CodeAction[] {
  const wants = (kind: vscode.CodeActionKind) => context.only === undefined || context.only.contains(kind);
  const actions: vscode.CodeAction[] = [];
  if (wants(vscode.CodeActionKind.QuickFix)) {
    for (const finding of findingsAt(found, document, range)) {
      const diagnostics = context.diagnostics.filter((one) => ruleOf(one) === finding.rule);
      actions.push(...actionsOn(finding, found, document, diagnostics, file));
    }
    const certain = found.findings.filter(({ fix }) => fix !== undefined);
    if (certain.length > 1 && actions.length > 0) {
      const title = vscode.l10n.t('Repair all {0} problems that are certain in this document', certain.length);
      actions.push(command(title, 'planner.fixAll', [file]));
    }
  }
  if (context.only !== undefined && fixAllKind.contains(context.only) === false && !context.only.contains(fixAllKind)) {
    return actions;
  }
  const all = fixAll(found, document);
  return all && wants(fixAllKind) && context.only !== undefined ? [...actions, all] : actions;
}

function actionsOn(
  finding: Finding,
  found: Found,
  document: vscode.TextDocument,
  diagnostics: readonly vscode.Diagnostic[],
  file: FilePointer,
): readonly vscode.CodeAction[] {
  const { rule, place, fix } = finding;
  const actions: vscode.CodeAction[] = [];
  if (fix) {
    const action = new vscode.CodeAction(tell(fix.title), vscode.CodeActionKind.QuickFix);
    action.edit = workspaceEdit(document, found, fix.edits);
    action.isPreferred = true;
    actions.push(action);
  }
  const isMarkdown = document.languageId === 'markdown';
  if (isMarkdown) {
    actions.push(command(vscode.l10n.t('Ask @planner to correct this'), 'planner.askToFix', [file, rule, place.line]));
    actions.push(
      command(vscode.l10n.t('Ignore here, with a reason…'), 'planner.ignoreFinding', [file, rule, place.line]),
    );
  }
  for (const action of actions) action.diagnostics = [...diagnostics];
  return actions;
}

/** One edit with every repair that meets no other. */
function fixAll(found: Found, document: vscode.TextDocument): vscode.CodeAction | undefined {
  const edits = found.findings.flatMap(({ fix }) => (fix ? [fix.edits] : []));
  const taken = edits.reduce<readonly (typeof edits)[number][]>((kept, one) => {
    const meets = kept.flat().some((other) => one.some((edit) => edit.start <= other.end && other.start <= edit.end));
    return meets ? kept : [...kept, one];
  }, []);
  if (taken.length === 0) return undefined;
  const action = new vscode.CodeAction(vscode.l10n.t('Repair all that is certain'), fixAllKind);
  action.edit = workspaceEdit(document, found, taken.flat());
  return action;
}

function command(title: string, id: string, given: readonly unknown[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: id, arguments: [...given] };
  return action;
}
