// What the user compares: two documents, or a document with an earlier version of it.
import * as vscode from 'vscode';
import { listVersions } from '../../app/runs/versions.ts';
import { readFilePointer, type FilePointer } from '../commands.ts';
import { chooseDocument } from '../palette/pick.ts';
import { isPlanningDocument } from '../planningDocument.ts';
import type { Shell } from '../shell.ts';
import { pathIn } from '../workspace.ts';
import { openComparison } from './panel.ts';
import { restoreVersion } from './restore.ts';
import { describe, readSide, type Side } from './sides.ts';

/**
 * Compares a document with what the user chooses. `given`: a pointer or the URI of a file; `others`: the files that are
 * selected in the explorer, where two are these two are compared.
 */
export async function compare(shell: Shell, given: unknown, others: unknown): Promise<void> {
  const selected = Array.isArray(others) ? others.flatMap((one) => pointerOf(one) ?? []) : [];
  const [first, second, third] = selected;
  if (first && second && !third) {
    openComparison(shell, { before: { file: first }, after: { file: second } });
    return;
  }
  const file = pointerOf(given) ?? activeDocument() ?? (await chooseDocument(shell));
  if (!file) return;
  const before = await chooseOther(shell, file, 'compare');
  if (before) openComparison(shell, { before, after: { file } });
}

/** Opens a comparison that is known: a button of the chat. */
export async function compareSides(shell: Shell, before: unknown, after: unknown): Promise<void> {
  const [old, now] = [readSide(before), readSide(after)];
  if (old && now) openComparison(shell, { before: old, after: now });
  else await compare(shell, undefined, undefined);
}

/** Brings back an earlier version: the one that is named, else the one that the user chooses. */
export async function restore(shell: Shell, given: unknown): Promise<void> {
  const named = readSide(given);
  if (named?.version) return restoreVersion(shell, named);
  const file = pointerOf(given) ?? activeDocument() ?? (await chooseDocument(shell));
  if (!file) return;
  const side = await chooseOther(shell, file, 'restore');
  if (side) await restoreVersion(shell, side);
}

type Item = vscode.QuickPickItem & { readonly side?: Side; readonly isOther?: true };

async function chooseOther(shell: Shell, file: FilePointer, action: 'compare' | 'restore'): Promise<Side | undefined> {
  const host = await shell.host(vscode.Uri.parse(file.folder));
  const versions = await listVersions(host, file.path, new AbortController().signal);
  const items: readonly Item[] = [
    ...(action === 'compare'
      ? [{ label: `$(files) ${vscode.l10n.t('Another document…')}`, isOther: true } as const]
      : []),
    ...versions.map((version): Item => {
      const icon = version.kind === 'commit' ? '$(git-commit)' : '$(history)';
      return { label: `${icon} ${describe(version)}`, side: { file, version } };
    }),
  ];
  if (items.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Planner: there is no earlier version of {0}.', file.path));
    return undefined;
  }
  const title =
    action === 'compare'
      ? vscode.l10n.t('Compare {0} with…', file.path)
      : vscode.l10n.t('Restore which version of {0}?', file.path);
  const chosen = await vscode.window.showQuickPick(items, { title });
  return chosen?.isOther ? chooseOtherDocument(file) : chosen?.side;
}

async function chooseOtherDocument(file: FilePointer): Promise<Side | undefined> {
  const found = await vscode.workspace.findFiles('**/*.md', '**/node_modules/**', 2000);
  const items = found
    .filter(isPlanningDocument)
    .flatMap((uri) => {
      const pointer = pointerOf(uri);
      return pointer && (pointer.path !== file.path || pointer.folder !== file.folder) ? [pointer] : [];
    })
    .sort((one, other) => closeness(file.path, other.path) - closeness(file.path, one.path))
    .map((pointer) => ({
      label: pointer.path.split('/').at(-1) ?? pointer.path,
      description: pointer.path,
      pointer,
    }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Planner: there is no other planning document here.'));
    return undefined;
  }
  const title = vscode.l10n.t('Compare {0} with…', file.path);
  const chosen = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  return chosen && { file: chosen.pointer };
}

/** How many folders two paths have in common, and whether the file is called the same. */
function closeness(one: string, other: string): number {
  const [names, others] = [one.split('/'), other.split('/')];
  const shared = names.findIndex((name, index) => name !== others[index]);
  return shared + (names.at(-1) === others.at(-1) ? 0.5 : 0);
}

function activeDocument(): FilePointer | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === 'markdown' ? pointerOf(document.uri) : undefined;
}

function pointerOf(value: unknown): FilePointer | undefined {
  if (!(value instanceof vscode.Uri)) return readFilePointer(value);
  const folder = vscode.workspace.getWorkspaceFolder(value);
  const path = folder && pathIn(folder, value);
  return folder && path !== undefined ? { folder: folder.uri.toString(), path } : undefined;
}
