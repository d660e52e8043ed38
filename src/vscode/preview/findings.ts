// What the rules found in a document, as its preview marks it.
import * as vscode from 'vscode';
import type { FindingMark } from './protocol.ts';

/** More than anybody reads. */
const most = 500;

const severities: Readonly<Record<vscode.DiagnosticSeverity, FindingMark['severity']>> = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'info',
  [vscode.DiagnosticSeverity.Hint]: 'info',
};

/** The findings of a document in the order of its lines. */
export function findingsOf(uri: vscode.Uri): readonly FindingMark[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'Planner')
    .map(({ range, severity, message }) => ({
      line: range.start.line + 1,
      severity: severities[severity],
      message,
    }))
    .sort((one, other) => one.line - other.line)
    .slice(0, most);
}

/** Calls back when the findings of a document may be others. */
export function onFindings(uri: () => vscode.Uri, changed: () => void): vscode.Disposable {
  return vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    const wanted = uri().toString();
    if (uris.some((one) => one.toString() === wanted)) changed();
  });
}
