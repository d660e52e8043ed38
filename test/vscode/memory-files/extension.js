// Files in memory, below `memfs:/`: a workspace that is on no disk.
import * as vscode from 'vscode';

/** @param {vscode.ExtensionContext} context */
export function activate(context) {
  /** @type {Map<string, Uint8Array | undefined>} the bytes of files; folders have none */
  const entries = new Map([
    ['/', undefined],
    ['/work', undefined],
    ['/work/README.md', new TextEncoder().encode('# Work\n')],
  ]);
  const changed = new vscode.EventEmitter();
  const { FileType, FileChangeType, FileSystemError } = vscode;
  const parent = (path) => path.slice(0, path.lastIndexOf('/')) || '/';
  const told = (type, uri) => changed.fire([{ type, uri }]);
  const found = (uri) => {
    if (!entries.has(uri.path)) throw FileSystemError.FileNotFound(uri);
    return entries.get(uri.path);
  };
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider(
      'memfs',
      {
        onDidChangeFile: changed.event,
        watch: () => new vscode.Disposable(() => undefined),
        stat(uri) {
          const bytes = found(uri);
          const type = bytes ? FileType.File : FileType.Directory;
          return { type, ctime: 0, mtime: bytes?.length ?? 0, size: bytes?.length ?? 0 };
        },
        readDirectory(uri) {
          found(uri);
          return [...entries]
            .filter(([path]) => path !== '/' && parent(path) === uri.path)
            .map(([path, bytes]) => [
              path.slice(path.lastIndexOf('/') + 1),
              bytes ? FileType.File : FileType.Directory,
            ]);
        },
        readFile(uri) {
          const bytes = found(uri);
          if (!bytes) throw FileSystemError.FileIsADirectory(uri);
          return bytes;
        },
        createDirectory(uri) {
          entries.set(uri.path, undefined);
          told(FileChangeType.Created, uri);
        },
        writeFile(uri, bytes, { create, overwrite }) {
          const isThere = entries.has(uri.path);
          if (!isThere && (!create || !entries.has(parent(uri.path)))) throw FileSystemError.FileNotFound(uri);
          if (isThere && create && !overwrite) throw FileSystemError.FileExists(uri);
          entries.set(uri.path, bytes);
          told(isThere ? FileChangeType.Changed : FileChangeType.Created, uri);
        },
        delete(uri) {
          found(uri);
          for (const path of [...entries.keys()]) {
            if (path === uri.path || path.startsWith(`${uri.path}/`)) entries.delete(path);
          }
          told(FileChangeType.Deleted, uri);
        },
        rename(from, to, { overwrite }) {
          found(from);
          if (entries.has(to.path) && !overwrite) throw FileSystemError.FileExists(to);
          for (const [path, bytes] of [...entries]) {
            if (path !== from.path && !path.startsWith(`${from.path}/`)) continue;
            entries.delete(path);
            entries.set(to.path + path.slice(from.path.length), bytes);
          }
          told(FileChangeType.Created, to);
        },
      },
      { isCaseSensitive: true },
    ),
  );
}
