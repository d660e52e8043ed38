// The text of one document, from its editor or from the file, and the moments at which it changes.
import * as vscode from 'vscode';

/** Larger documents are not previewed, in bytes or characters: to read one would keep the editor waiting. */
const limit = 5_000_000;

export type SourceText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Follows the document `uri`. `changed` is called whenever its text may be another one. */
export class DocumentSource implements vscode.Disposable {
  readonly uri: vscode.Uri;
  readonly #subscriptions: readonly vscode.Disposable[];
  #isDeleted = false;

  constructor(uri: vscode.Uri, changed: () => void) {
    this.uri = uri;
    const isOurs = (other: vscode.Uri): boolean => other.toString() === uri.toString();
    const onFile = (isDeleted: boolean) => (): void => {
      this.#isDeleted = isDeleted;
      changed();
    };
    const watcher = vscode.workspace.createFileSystemWatcher(watchedPaths(uri));
    this.#subscriptions = [
      watcher,
      watcher.onDidChange(onFile(false)),
      watcher.onDidCreate(onFile(false)),
      watcher.onDidDelete(onFile(true)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isOurs(document.uri)) changed();
      }),
      vscode.workspace.onDidOpenTextDocument((document) => isOurs(document.uri) && changed()),
      vscode.workspace.onDidCloseTextDocument((document) => isOurs(document.uri) && changed()),
      vscode.workspace.onDidSaveTextDocument((document) => isOurs(document.uri) && onFile(false)()),
      vscode.workspace.onDidDeleteFiles(({ files }) => files.some(isOurs) && onFile(true)()),
      vscode.workspace.onDidRenameFiles(({ files }) => files.some(({ oldUri }) => isOurs(oldUri)) && onFile(true)()),
    ];
  }

  /** The open document, if it is: its text is newer than the file's. One that is open only because its file was deleted is none. */
  get document(): vscode.TextDocument | undefined {
    const wanted = this.uri.toString();
    const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === wanted);
    return document && (document.isDirty || !this.#isDeleted) ? document : undefined;
  }

  /** The text now, at once where it is open in an editor. Never fails. */
  read(): SourceText | Promise<SourceText> {
    const document = this.document;
    if (!document) return this.#readFile();
    const text = document.getText();
    return text.length > limit ? tooLarge() : { kind: 'text', text };
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #readFile(): Promise<SourceText> {
    try {
      const { size } = await vscode.workspace.fs.stat(this.uri);
      if (size > limit) return tooLarge();
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(this.uri));
      this.#isDeleted = false;
      return { kind: 'text', text };
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return { kind: 'gone' };
      if (error instanceof TypeError)
        return {
          kind: 'unreadable',
          reason: vscode.l10n.t('It is not UTF-8 text. Save it as UTF-8 with "Change File Encoding".'),
        };
      return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
    }
  }
}

function tooLarge(): SourceText {
  return {
    kind: 'unreadable',
    reason: vscode.l10n.t(
      'It is larger than {0} MB. Read it in its editor (“Go to the source” above), or split it into several documents.',
      limit / 1e6,
    ),
  };
}

/**
 * The file, and the folders that it is in up to the workspace folder: where one of these is deleted, VS Code tells
 * of that one alone.
 */
function watchedPaths(uri: vscode.Uri): vscode.RelativePattern {
  const root = vscode.workspace.getWorkspaceFolder(uri);
  const parent = vscode.Uri.joinPath(uri, '..');
  const base = root?.uri ?? parent;
  const names = uri.path
    .slice(base.path.replace(/\/$/, '').length + 1)
    .split('/')
    .map((name) => name.replace(/[[\]{}*?,]/g, '[$&]'));
  const paths = names.map((_, index) => names.slice(0, index + 1).join('/'));
  return new vscode.RelativePattern(root ?? parent, paths.length > 1 ? `{${paths.join(',')}}` : paths.join());
}
