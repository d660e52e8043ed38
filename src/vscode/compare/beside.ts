// Shows a document beside a comparison, which stays in sight.
import * as vscode from 'vscode';

/** Opens a document where it is open already, but not in `column`: a comparison stands there. Yields its editor. */
export async function openBeside(
  uri: vscode.Uri,
  column: vscode.ViewColumn | undefined,
  line?: number,
): Promise<vscode.TextEditor> {
  const wanted = uri.toString();
  const group = vscode.window.tabGroups.all.find(
    ({ viewColumn, tabs }) =>
      viewColumn !== column &&
      tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === wanted),
  );
  const place = line === undefined ? undefined : new vscode.Position(Math.max(line - 1, 0), 0);
  return vscode.window.showTextDocument(uri, {
    viewColumn: group?.viewColumn ?? (column === undefined ? vscode.ViewColumn.One : vscode.ViewColumn.Beside),
    preview: false,
    ...(place ? { selection: new vscode.Range(place, place) } : {}),
  });
}
