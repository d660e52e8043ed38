// Tells VS Code whether the active editor shows a planning document: its title bar then offers the preview, and the palette repairs.
import * as vscode from 'vscode';
import { planningFile } from './problems/problems.ts';

/** Keeps the context key `planner.planningDocument` in step with the active editor and the settings. */
export function watchPlanningDocument(): vscode.Disposable {
  const update = (): void => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const is = uri !== undefined && isPlanningDocument(uri);
    void vscode.commands.executeCommand('setContext', 'planner.planningDocument', is);
  };
  update();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('planner')) update();
    }),
  );
}

/** Does something once, when the first planning document is open; what that yields ends with what this yields. */
export function withFirstPlan(work: () => Promise<vscode.Disposable>): vscode.Disposable {
  let made: Promise<vscode.Disposable> | undefined;
  const look = ({ uri }: vscode.TextDocument): void => {
    if (made || !isPlanningDocument(uri)) return;
    made = work();
    opened.dispose();
  };
  const opened = vscode.workspace.onDidOpenTextDocument(look);
  vscode.workspace.textDocuments.forEach(look);
  return { dispose: () => (opened.dispose(), void made?.then((one) => one.dispose())) };
}

/** Whether a file is a document of a plan. */
export function isPlanningDocument(uri: vscode.Uri): boolean {
  return uri.path.endsWith('.md') && planningFile(uri) !== undefined;
}
