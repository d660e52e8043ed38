// The idea of a run that is started from the palette: a selection, the clipboard, the open file, or typed.
import * as vscode from 'vscode';
import type { Idea } from '../core/run.ts';

/** The selected text of the active editor, or `undefined` where nothing is selected. */
export function ideaFromSelection(): Idea | undefined {
  const editor = vscode.window.activeTextEditor;
  const text = editor?.document.getText(editor.selection) ?? '';
  return text.trim() === '' ? undefined : { text, references: [] };
}

/** Lets the user choose where the idea comes from; sources that are empty are not offered. */
export async function pickIdea(): Promise<Idea | undefined> {
  const clipboard = await vscode.env.clipboard.readText();
  const selection = ideaFromSelection();
  const open = vscode.window.activeTextEditor?.document;
  const sources: readonly (vscode.QuickPickItem & { readonly read: () => Promise<Idea | undefined> })[] = [
    { label: vscode.l10n.t('Type the idea…'), iconPath: new vscode.ThemeIcon('edit'), read: typeIdea },
    ...(selection
      ? [source(vscode.l10n.t('From the selection'), 'selection', selection.text)]
      : open && open.getText().trim() !== ''
        ? [source(vscode.l10n.t('From the open file'), 'file', open.getText())]
        : []),
    ...(clipboard.trim() !== '' ? [source(vscode.l10n.t('From the clipboard'), 'clippy', clipboard)] : []),
  ];
  if (sources.length === 1) return typeIdea();
  const title = vscode.l10n.t('Planner: new task brief');
  const placeHolder = vscode.l10n.t('Where is the idea?');
  return (await vscode.window.showQuickPick(sources, { title, placeHolder }))?.read();
}

async function typeIdea(): Promise<Idea | undefined> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Planner: new task brief'),
    prompt: vscode.l10n.t(
      'Describe the task in your own words: what is wrong today, what should be different, what you know about how.',
    ),
    ignoreFocusOut: true,
  });
  return text === undefined || text.trim() === '' ? undefined : { text, references: [] };
}

function source(label: string, icon: string, text: string) {
  const detail = text.replace(/\s+/gu, ' ').trim().slice(0, 120);
  return {
    label,
    detail,
    iconPath: new vscode.ThemeIcon(icon),
    read: async (): Promise<Idea> => ({ text, references: [] }),
  };
}
