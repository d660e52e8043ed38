// Findings as VS Code shows them, and back: which finding a diagnostic is about.
import * as vscode from 'vscode';
import type { CheckedFile } from '../../app/check/session.ts';
import type { Finding, Severity, TextEdit } from '../../documents/finding.ts';
import { lineAt, lineStarts } from '../../documents/lines.ts';
import { bomLength } from '../../documents/text.ts';
import { tell } from '../tell.ts';
import { rulePageUri } from './rulePages.ts';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** What was found in one document, and in which text. */
export interface Found {
  /** As the check read it, with a byte order mark, which editors do not show. */
  readonly text: string;
  readonly findings: readonly Finding[];
}

export function foundIn({ text = '', findings }: CheckedFile): Found {
  return { text, findings };
}

/** Whether an editor still shows the text that was checked. */
export function isCurrent({ text }: Found, document: vscode.TextDocument): boolean {
  return text.slice(bomLength(text)) === document.getText();
}

/** The diagnostics of a document, in the order of its findings. Without an open editor lines are counted here. */
export function diagnosticsOf(found: Found): vscode.Diagnostic[] {
  const starts = lineStarts(found.text);
  return found.findings.map((finding) => {
    const { start, end } = finding.place;
    const range = new vscode.Range(positionAt(starts, start), positionAt(starts, end));
    const diagnostic = new vscode.Diagnostic(range, tell(finding.message), severities[finding.severity]);
    diagnostic.source = 'Planner';
    diagnostic.code = { value: finding.rule, target: rulePageUri(finding.rule) };
    return diagnostic;
  });
}

/** The findings whose range touches another. */
export function findingsAt(found: Found, document: vscode.TextDocument, range: vscode.Range): readonly Finding[] {
  return found.findings.filter(({ place }) => rangeIn(document, found, place).intersection(range) !== undefined);
}

/** A range of offsets in an open document. */
export function rangeIn(
  document: vscode.TextDocument,
  { text }: Found,
  { start, end }: { readonly start: number; readonly end: number },
): vscode.Range {
  const hidden = bomLength(text);
  return new vscode.Range(
    document.positionAt(Math.max(0, start - hidden)),
    document.positionAt(Math.max(0, end - hidden)),
  );
}

/** Edits of the checked text as an edit of its open document. */
export function workspaceEdit(
  document: vscode.TextDocument,
  found: Found,
  edits: readonly TextEdit[],
): vscode.WorkspaceEdit {
  const change = new vscode.WorkspaceEdit();
  for (const edit of edits) change.replace(document.uri, rangeIn(document, found, edit), edit.text);
  return change;
}

/** The rule of a diagnostic of ours. */
export function ruleOf({ code, source }: vscode.Diagnostic): string | undefined {
  if (source !== 'Planner' || typeof code !== 'object') return undefined;
  return String(code.value);
}

function positionAt(starts: readonly number[], offset: number): vscode.Position {
  const line = lineAt(starts, offset);
  return new vscode.Position(line - 1, Math.max(0, offset - (starts[line - 1] ?? 0)));
}
