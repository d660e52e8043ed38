// Tells VS Code whether the active editor shows a planning document: its title bar then offers the preview.
import * as vscode from 'vscode';
import { later } from './later.ts';

/** Keeps the context key `planner.planningDocument` in step with the active editor and the settings. */
export function watchPlanningDocument(): vscode.Disposable {
  const update = (): void => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const is = uri !== undefined && isPlanningDocument(uri);
    void vscode.commands.executeCommand('setContext', 'planner.planningDocument', is);
  };
  return later(() => {
    update();
    return vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(update),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('planner')) update();
      }),
    );
  });
}

/** Whether a file is a Markdown file in one of the folders where plans are kept. */
export function isPlanningDocument(uri: vscode.Uri): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder || !uri.path.endsWith('.md')) return false;
  const configuration = vscode.workspace.getConfiguration('planner', folder);
  const path = uri.path.slice(folder.uri.path.length).replace(/^\//u, '');
  return ['plansFolder', 'specsFolder'].some((name) => {
    const set = configuration.get<unknown>(name);
    const bare = typeof set === 'string' ? set.replace(/^(\.\/|\/)+|\/+$/gu, '') : '';
    return bare !== '' && path.startsWith(`${bare}/`);
  });
}
