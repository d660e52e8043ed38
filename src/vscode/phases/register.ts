// Registers what stands above the phases of a plan; what reads plans is loaded with the first one.
import * as vscode from 'vscode';
import { planningFile } from '../problems/problems.ts';
import { tell } from '../tell.ts';

/** Lenses on the headings of phases, or on the title of a plan without phases. */
export function registerPhaseLenses(): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider(
    { language: 'markdown', pattern: '**/*-plan.md' },
    {
      provideCodeLenses: async (document) => {
        const file = planningFile(document.uri);
        if (!file) return [];
        const { lensesOf } = await import('./lenses.ts');
        return lensesOf(file, document.getText()).map(({ line, icon, title, detail, tooltip, command, ...lens }) => {
          const range = new vscode.Range(line - 1, 0, line - 1, 0);
          return new vscode.CodeLens(range, {
            // Lenses swallow an ordinary space behind the icon.
            title: `$(${icon})\u00a0${[title, ...(detail ? [detail] : [])].map(tell).join(' ')}`,
            command: command ?? '',
            arguments: [...lens.arguments],
            ...(tooltip ? { tooltip: tell(tooltip) } : {}),
          });
        });
      },
    },
  );
}
