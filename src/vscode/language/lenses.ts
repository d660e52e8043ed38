// The lenses of planning documents as the editor shows them.
import * as vscode from 'vscode';
import { tell } from '../tell.ts';
import { uriIn } from '../workspace.ts';
import { lensesIn, type PlanLens } from './planLenses.ts';
import { locationOf, type Reading, type Readings } from './readings.ts';

/** Lenses on requirements, decisions, open questions and stale sections. */
export function planLenses(readings: Readings): vscode.CodeLensProvider {
  return {
    // What has changed may stand in another document than the lenses.
    onDidChangeCodeLenses: (told) => readings.stale.onDidChange(() => told()),
    provideCodeLenses: async (document, token) => {
      const reading = await readings.read(document.uri, token);
      const own = reading?.set.documents.find(({ path }) => path === reading.path);
      if (!reading || !own) return [];
      const file = { folder: reading.folder.toString(), path: reading.path };
      return lensesIn(own, reading.set, file, await readings.staleIn(reading)).map(
        (lens) => new vscode.CodeLens(new vscode.Range(lens.line - 1, 0, lens.line - 1, 0), commandOf(lens, reading)),
      );
    },
  };
}

function commandOf(lens: PlanLens, reading: Reading): vscode.Command {
  if (lens.kind === 'command') {
    // Lenses swallow an ordinary space behind the icon.
    const title = `$(${lens.icon})\u00a0${tell(lens.title)}`;
    return { title, command: lens.command, arguments: [...lens.arguments] };
  }
  const title = tell(lens.title);
  if (lens.covering.length === 0) return { title, command: '' };
  const places = lens.covering.map(({ path, span }) => locationOf(reading, path, span));
  const position = new vscode.Position(lens.line - 1, 0);
  return {
    title,
    tooltip: vscode.l10n.t('Show what names it'),
    command: 'editor.action.showReferences',
    arguments: [uriIn(reading.folder, reading.path), position, places],
  };
}
