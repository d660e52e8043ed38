// The idea of a run that is started from the palette: a selection, the clipboard, the open file, or typed.
import * as vscode from 'vscode';
import type { Idea } from '../../core/run.ts';
import { short } from '../chat/markdown.ts';

/** The selected text of the active editor, or `undefined` where nothing is selected. */
export function ideaFromSelection(): Idea | undefined {
  const editor = vscode.window.activeTextEditor;
  const text = editor?.document.getText(editor.selection) ?? '';
  return text.trim() === '' ? undefined : { text, references: [] };
}

/** An idea, and the file whose whole text it is. */
export type PickedIdea = Idea & { readonly file?: vscode.Uri };

/** Lets the user choose where the idea comes from. */
export async function pickIdea(title: string): Promise<PickedIdea | undefined> {
  const all = sources(title);
  const picker = vscode.window.createQuickPick<Source>();
  picker.title = title;
  picker.placeholder = vscode.l10n.t('Where is the idea? You can type it here, too.');
  picker.items = all;
  // Behind the others: who types the name of one of them means that one.
  picker.onDidChangeValue((value) => (picker.items = value.trim() === '' ? all : [...all, typedSource(value.trim())]));
  const chosen = await new Promise<Source | undefined>((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.activeItems[0]);
      // What is asked next must not be typed in here.
      picker.hide();
    });
    picker.onDidHide(() => resolve(undefined));
    picker.show();
  });
  picker.dispose();
  return chosen?.read();
}

type Source = vscode.QuickPickItem & { readonly read: () => Promise<PickedIdea | undefined> };

/** The clipboard is read when it is chosen and not before: it is none of our business until then. */
function sources(title: string): readonly Source[] {
  const selection = ideaFromSelection();
  const document = vscode.window.activeTextEditor?.document;
  const open = document?.getText() ?? '';
  const shown: Source[] = [
    { label: vscode.l10n.t('Type the idea…'), iconPath: new vscode.ThemeIcon('edit'), read: () => typeIdea(title) },
  ];
  if (selection) shown.push(textSource(vscode.l10n.t('From the selection'), 'selection', selection.text));
  else if (open.trim() !== '') shown.push(textSource(vscode.l10n.t('From the open file'), 'file', open, document?.uri));
  shown.push({
    label: vscode.l10n.t('From the clipboard'),
    iconPath: new vscode.ThemeIcon('clippy'),
    read: async () => ({ text: await vscode.env.clipboard.readText(), references: [] }),
  });
  return shown;
}

/** What was typed into the picker, as the idea. It fits to every text: to itself. */
function typedSource(text: string): Source {
  const made = textSource(vscode.l10n.t('Take what is typed as the idea'), 'edit', text);
  return { ...made, alwaysShow: true };
}

async function typeIdea(title: string): Promise<Idea | undefined> {
  const text = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t(
      'Describe the task in your own words: what is wrong today, what should be different, what you know about how.',
    ),
    ignoreFocusOut: true,
  });
  return text === undefined || text.trim() === '' ? undefined : { text, references: [] };
}

function textSource(label: string, icon: string, text: string, file?: vscode.Uri): Source {
  const detail = short(text, 120);
  const idea = { text, references: [], ...(file ? { file } : {}) };
  return { label, detail, iconPath: new vscode.ThemeIcon(icon), read: async () => idea };
}
