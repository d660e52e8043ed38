// Saves a document as one HTML file, where the user chooses.
import * as vscode from 'vscode';
import { exportHtml } from '../../app/export/export.ts';
import { PlannerError } from '../../core/error.ts';
import { say } from '../../documents/sentence.ts';
import { tell } from '../tell.ts';
import { pathInRoot, rootOf } from './actions.ts';

/** Larger images are left out, in bytes. */
const largestImage = 10_000_000;

/** Asks for a place, saves there, and offers to open it. Throws PlannerErrors for what cannot be exported. */
export async function exportDocument(uri: vscode.Uri, extensionUri: vscode.Uri): Promise<void> {
  const place = await vscode.window.showSaveDialog({
    defaultUri: uri.with({ path: uri.path.replace(/\.[^./]*$/, '') + '.html' }),
    filters: { HTML: ['html'] },
    title: vscode.l10n.t('Export as HTML'),
  });
  if (!place) return;
  const html = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Exporting') },
    () => htmlOf(uri, extensionUri),
  );
  await vscode.workspace.fs.writeFile(place, new TextEncoder().encode(html));
  const open = vscode.l10n.t('Open in the browser');
  const name = vscode.workspace.asRelativePath(place, false);
  const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('Exported: {0}', name), open);
  if (chosen === open) await vscode.env.openExternal(place);
}

async function htmlOf(uri: vscode.Uri, extensionUri: vscode.Uri): Promise<string> {
  const readText = async (...names: string[]): Promise<string> => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, ...names));
    return new TextDecoder().decode(bytes);
  };
  return exportHtml(pathInRoot(uri), await textOf(uri), {
    module: (path) => readText('dist', 'webview', ...path.split('/')),
    style: () => readText('media', 'preview.css'),
    file: (path) => readImage(vscode.Uri.joinPath(rootOf(uri), path)),
    translate: tell,
    language: vscode.env.language,
  });
}

async function textOf(uri: vscode.Uri): Promise<string> {
  try {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  } catch (error) {
    throw new PlannerError(
      'files.notText',
      say('{0} cannot be read.', pathInRoot(uri)),
      [say('Check the path.')],
      error,
    );
  }
}

async function readImage(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    // A link may lead out of the workspace.
    if ((type & vscode.FileType.SymbolicLink) !== 0) return undefined;
    return size > largestImage ? undefined : await vscode.workspace.fs.readFile(uri);
  } catch {
    return undefined;
  }
}
