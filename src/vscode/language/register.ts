// What VS Code asks of planning documents: registered with the first one that is open, not before.
import * as vscode from 'vscode';
import type { Host } from '../../app/host.ts';
import { planningFile } from '../problems/problems.ts';
import { planLenses } from './lenses.ts';
import { foldings, symbols } from './outline.ts';
import { completions, definitions, hovers, references, renames } from './providers.ts';
import { Readings } from './readings.ts';

const documents: vscode.DocumentSelector = { language: 'markdown' };

/** What starts the list of ids while one types: the middle of an id. */
const triggers = ['-', ...'0123456789'];

/** Registers everything. A failure of one request shows nothing: whoever types is not disturbed. */
export function registerLanguage(host: (folder: vscode.Uri) => Promise<Host>): vscode.Disposable {
  const readings = new Readings(host);
  const lenses = planLenses(readings);
  const touch = (uri: vscode.Uri): void => {
    if (planningFile(uri)) readings.touch(uri);
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.{md,json,yaml,yml,graphql,graphqls,gql,proto}');
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(touch),
    watcher.onDidChange(touch),
    watcher.onDidDelete(touch),
    vscode.workspace.onDidChangeTextDocument(({ document }) => touch(document.uri)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => touch(uri)),
    vscode.workspace.onDidChangeWorkspaceFolders(() => readings.forget()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('planner')) readings.forget();
    }),
    vscode.languages.registerHoverProvider(documents, hovers(readings)),
    vscode.languages.registerDefinitionProvider(documents, definitions(readings)),
    vscode.languages.registerReferenceProvider(documents, references(readings)),
    vscode.languages.registerRenameProvider(documents, renames(readings)),
    vscode.languages.registerCompletionItemProvider(documents, completions(readings), ...triggers),
    vscode.languages.registerDocumentSymbolProvider(documents, symbols(readings), { label: 'Planner' }),
    vscode.languages.registerFoldingRangeProvider(documents, foldings(readings)),
    vscode.languages.registerCodeLensProvider(documents, lenses),
  );
}
