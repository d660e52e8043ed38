// What VS Code asks of planning documents: registered with the first one that is open, not before.
import * as vscode from 'vscode';
import { planLenses } from './lenses.ts';
import { foldings, symbols } from './outline.ts';
import { completions, definitions, hovers, references, renames } from './providers.ts';
import type { Readings } from './readings.ts';

const documents: vscode.DocumentSelector = { language: 'markdown' };

/** What starts the list of ids while one types: the middle of an id. */
const triggers = ['-', ...'0123456789'];

/** Registers everything. */
export function registerLanguage(readings: Readings): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(documents, hovers(readings)),
    vscode.languages.registerDefinitionProvider(documents, definitions(readings)),
    vscode.languages.registerReferenceProvider(documents, references(readings)),
    vscode.languages.registerRenameProvider(documents, renames(readings)),
    vscode.languages.registerCompletionItemProvider(documents, completions(readings), ...triggers),
    vscode.languages.registerDocumentSymbolProvider(documents, symbols(readings), { label: 'Planner' }),
    vscode.languages.registerFoldingRangeProvider(documents, foldings(readings)),
    vscode.languages.registerCodeLensProvider(documents, planLenses(readings)),
  );
}
