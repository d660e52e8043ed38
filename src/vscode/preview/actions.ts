// What clicks in the preview open, and which images it may show. Nothing outside the root of the document.
import * as vscode from 'vscode';
import { readLink, resolvePath } from '../../app/links.ts';

/** The workspace folder of a document, or the folder that it is in. */
export function rootOf(uri: vscode.Uri): vscode.Uri {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
}

/** Follows a link of the document. A link that leads where it must not is named and not followed. */
export async function openLink(uri: vscode.Uri, href: string): Promise<void> {
  const target = readLink(href, pathInRoot(uri));
  if (target.kind === 'external') {
    await vscode.env.openExternal(vscode.Uri.parse(target.url, true));
  } else if (target.kind === 'refused') {
    void vscode.window.showWarningMessage(vscode.l10n.t('This link leads out of the workspace: {0}', href));
  } else {
    await openFile(uri, vscode.Uri.joinPath(rootOf(uri), target.path), target.line);
  }
}

/** Shows a line of the document in its editor, where one is, else beside the preview. Without a line, as the editor is. */
export async function openSource(uri: vscode.Uri, line: number | undefined): Promise<void> {
  const viewColumn = columnOf(uri);
  if (line === undefined) {
    await vscode.window.showTextDocument(uri, { viewColumn });
    return;
  }
  const place = new vscode.Position(Math.max(line - 1, 0), 0);
  await vscode.window.showTextDocument(uri, { viewColumn, selection: new vscode.Range(place, place) });
}

/** The address at which the page can load an image: a picture in the text itself, or a file below the root. */
export function resolveImage(webview: vscode.Webview, uri: vscode.Uri, source: string): string | undefined {
  if (/^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/i.test(source)) return source;
  const path = resolvePath(source, pathInRoot(uri));
  return path === undefined ? undefined : webview.asWebviewUri(vscode.Uri.joinPath(rootOf(uri), path)).toString();
}

async function openFile(from: vscode.Uri, uri: vscode.Uri, line: number | undefined): Promise<void> {
  const stat = await vscode.workspace.fs.stat(uri).then(
    ({ type }) => type,
    () => undefined,
  );
  if (stat === undefined) {
    const name = vscode.workspace.asRelativePath(uri, false);
    void vscode.window.showWarningMessage(vscode.l10n.t('There is no file {0}.', name));
  } else if (stat & vscode.FileType.Directory) {
    await vscode.commands.executeCommand('revealInExplorer', uri);
  } else if (line === undefined) {
    await vscode.commands.executeCommand('vscode.open', uri, { viewColumn: columnOf(uri) ?? columnOf(from) });
  } else {
    await openSource(uri, line);
  }
}

/** The path of a document below its root. */
export function pathInRoot(uri: vscode.Uri): string {
  const root = rootOf(uri).path.replace(/\/$/, '');
  return uri.path.slice(root.length + 1);
}

/** The column in which a document is shown: the first where it is in none, for the preview stands beside. */
function columnOf(uri: vscode.Uri): vscode.ViewColumn {
  const wanted = uri.toString();
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === wanted),
  );
  return group?.viewColumn ?? vscode.ViewColumn.One;
}
