// Stands in for the module `vscode`: what our adapters touch of it, in memory. The test loader puts it in its place.
import type * as vscode from 'vscode';
import {
  ConfigurationTarget,
  Disposable,
  EventEmitter,
  FakeDocument,
  FakeLog,
  FilePermission,
  FileSystemError,
  FileType,
  type Range,
  type Uri,
} from './vscodeTypes.ts';
import { FakePanel, FakeWatcher, quietEvents, type RelativePattern } from './vscodePanels.ts';
import { resetTasks } from './vscodeTasks.ts';
import type { WorkspaceEdit } from './vscodeTypes.ts';

export * from './vscodeTypes.ts';
export * from './vscodePanels.ts';
export * from './vscodeTasks.ts';

type Entry =
  { readonly kind: 'folder' } | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly readonly?: boolean };

interface Levels {
  readonly defaultValue?: unknown;
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
}

/** What the fake editor holds. A test sets it up; `resetVscode()` empties it again. */
export const fake = {
  /** Files and folders by URI text. */
  entries: new Map<string, Entry>(),
  readonlySchemes: new Set<string>(),
  /** The workspace folders that are open. */
  folders: [] as { readonly uri: Uri; readonly name: string; readonly index: number }[],
  /** Makes a call of `workspace.fs` fail, by its name. */
  failures: new Map<string, Error>(),
  /** Every call of `workspace.fs` that changes something, such as `writeFile memfs://…`. */
  writes: [] as string[],
  /** Called before a `WorkspaceEdit` is carried out; yields false to refuse it. */
  beforeEdit: (): boolean => true,
  /** How many edits were carried out: each is one undo step. */
  edits: 0,
  /** Settings by full name. */
  settings: new Map<string, Levels>(),
  models: [] as unknown[],
  /** Every output channel that was made. */
  logs: [] as FakeLog[],
  selections: [] as unknown[],
  panels: [] as FakePanel[],
  watchers: [] as FakeWatcher[],
  modelsChanged: new EventEmitter<void>(),
  providers: new Map<string, vscode.LanguageModelChatProvider>(),
  tools: [] as { readonly name: string; readonly tags: readonly string[]; readonly inputSchema?: object }[],
  invokeTool: (_name: string, _options: unknown, _token: vscode.CancellationToken): Promise<unknown> =>
    Promise.reject(new Error('no tool')),
  /** By id; what they export and contribute. */
  extensions: new Map<string, unknown>(),
  configurationChanged: new EventEmitter<{ affectsConfiguration(name: string): boolean }>(),
  /** Picks from the items of a QuickPick. */
  pick: (_items: readonly unknown[]): unknown => undefined,
  /** What the user types into a picker before the first entry is taken. */
  typed: '',
  /** What the user types into an input box. */
  type: (_options: unknown): string | undefined => undefined,
  /** What was said in notifications. */
  told: new Array<string>(),
};

const pristine = { ...fake };

/** The version of the fake editor. */
export let version = '1.139.1';

/** Makes it another version. */
export function setVersion(next: string): void {
  version = next;
}

/** Empties the fake editor. */
export function resetVscode(): void {
  const lists = {
    writes: [],
    models: [],
    logs: [],
    selections: [],
    tools: [],
    folders: [],
    panels: [],
    watchers: [],
    told: [],
  };
  Object.assign(fake, pristine, lists);
  fake.modelsChanged.dispose();
  fake.configurationChanged.dispose();
  const maps = [fake.entries, fake.failures, fake.settings, fake.providers, fake.extensions];
  for (const map of maps) map.clear();
  fake.readonlySchemes.clear();
  workspace.textDocuments = [];
  workspace.isTrusted = true;
  window.activeTextEditor = undefined;
  setVersion('1.139.1');
  resetTasks();
}

/** Puts a file into the fake file system, with the folders on its way. */
export function putFile(uri: Uri, content: string | Uint8Array, options: { readonly readonly?: boolean } = {}): void {
  putFolder(parentOf(uri));
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  fake.entries.set(String(uri), { kind: 'file', bytes, ...options });
}

/** Puts a folder into the fake file system, with the folders above it. */
export function putFolder(uri: Uri): void {
  fake.entries.set(String(uri), { kind: 'folder' });
  if (uri.path !== '/') putFolder(parentOf(uri));
}

/** The text of a file of the fake file system, with its byte order mark. */
export function textAt(uri: Uri): string | undefined {
  const entry = fake.entries.get(String(uri));
  return entry?.kind === 'file' ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(entry.bytes) : undefined;
}

/** Opens an editor with unsaved text, or with the given state. */
export function openEditor(uri: Uri, text: string, { dirty = true } = {}): FakeDocument {
  const document = new FakeDocument(uri, text, dirty);
  workspace.textDocuments.push(document);
  return document;
}

function parentOf(uri: Uri): Uri {
  return uri.with({ path: uri.path.slice(0, uri.path.lastIndexOf('/')) || '/' });
}

function found(uri: Uri): Entry {
  const entry = fake.entries.get(String(uri));
  if (!entry) throw new FileSystemError(String(uri), 'FileNotFound');
  return entry;
}

function began(call: string, uri: Uri, changes: boolean): void {
  if (changes) fake.writes.push(`${call} ${String(uri)}`);
  const failure = fake.failures.get(call);
  if (failure) throw failure;
  if (changes && fake.readonlySchemes.has(uri.scheme)) throw new FileSystemError('read-only', 'NoPermissions');
}

function below(uri: Uri): readonly string[] {
  const prefix = `${String(uri).replace(/\/$/, '')}/`;
  return [...fake.entries.keys()].filter(
    (key) => key.length > prefix.length && key.startsWith(prefix) && !key.slice(prefix.length).includes('/'),
  );
}

const fs = {
  async stat(uri: Uri) {
    began('stat', uri, false);
    const entry = found(uri);
    if (entry.kind === 'folder') return { type: FileType.Directory, size: 0 };
    const permissions = entry.readonly ? { permissions: FilePermission.Readonly } : {};
    return { type: FileType.File, size: entry.bytes.length, ...permissions };
  },
  async readFile(uri: Uri) {
    began('readFile', uri, false);
    const entry = found(uri);
    if (entry.kind === 'folder') throw new FileSystemError('a folder', 'FileIsADirectory');
    return entry.bytes;
  },
  async writeFile(uri: Uri, bytes: Uint8Array) {
    began('writeFile', uri, true);
    putFolder(parentOf(uri));
    fake.entries.set(String(uri), { kind: 'file', bytes });
  },
  async createDirectory(uri: Uri) {
    began('createDirectory', uri, true);
    putFolder(uri);
  },
  async readDirectory(uri: Uri) {
    began('readDirectory', uri, false);
    if (found(uri).kind === 'file') throw new FileSystemError('a file', 'FileNotADirectory');
    return below(uri).map((key): [string, number] => {
      const name = decodeURIComponent(key.slice(key.lastIndexOf('/') + 1));
      return [name, fake.entries.get(key)?.kind === 'folder' ? FileType.Directory : FileType.File];
    });
  },
  async delete(uri: Uri) {
    began('delete', uri, true);
    found(uri);
    if (below(uri).length > 0) throw new FileSystemError('not empty', 'Unknown');
    fake.entries.delete(String(uri));
  },
  isWritableFileSystem: (scheme: string) => !fake.readonlySchemes.has(scheme),
};

export const workspace = {
  fs,
  textDocuments: [] as FakeDocument[],
  isTrusted: true,
  get workspaceFolders() {
    return fake.folders;
  },
  getWorkspaceFolder: (uri: Uri) => fake.folders.find((folder) => String(uri).startsWith(`${String(folder.uri)}/`)),
  asRelativePath: (uri: Uri) => uri.path,
  /** Opens what an editor shows, else the file; bytes that are no text are refused, as in VS Code. */
  async openTextDocument(uri: Uri) {
    const open = workspace.textDocuments.find((document) => String(document.uri) === String(uri));
    if (open) return open;
    const bytes = await fs.readFile(uri);
    if (bytes.includes(0)) throw new Error('the file seems to be binary');
    return new FakeDocument(uri, new TextDecoder().decode(bytes), false);
  },
  getConfiguration: (section: string) => ({
    get(name: string, otherwise?: unknown): unknown {
      const levels = fake.settings.get(`${section}.${name}`) ?? {};
      const set = levels.workspaceFolderValue ?? levels.workspaceValue ?? levels.globalValue;
      return set ?? levels.defaultValue ?? otherwise;
    },
    inspect: (name: string) => fake.settings.get(`${section}.${name}`),
    async update(name: string, value: unknown, target: number) {
      const level = target === ConfigurationTarget.Global ? 'globalValue' : 'workspaceValue';
      fake.settings.set(`${section}.${name}`, { ...fake.settings.get(`${section}.${name}`), [level]: value });
    },
  }),
  async applyEdit(edit: WorkspaceEdit) {
    if (!fake.beforeEdit()) return false;
    fake.edits++;
    for (const document of workspace.textDocuments) {
      const changes = edit.changes.filter((change) => change.kind === 'replace');
      const own = changes.filter(({ uri }) => String(uri) === String(document.uri));
      if (own.length > 0) document.change(own);
    }
    for (const { uri } of edit.changes.filter(({ kind }) => kind === 'delete')) {
      fake.entries.delete(String(uri));
      workspace.textDocuments = workspace.textDocuments.filter((open) => String(open.uri) !== String(uri));
    }
    return true;
  },
  onDidChangeConfiguration: fake.configurationChanged.event,
  createFileSystemWatcher(pattern: RelativePattern) {
    const watcher = new FakeWatcher(pattern);
    fake.watchers.push(watcher);
    return watcher;
  },
  ...quietEvents,
};

export const lm = {
  get tools() {
    return fake.tools;
  },
  invokeTool: (name: string, options: unknown, token: vscode.CancellationToken) =>
    fake.invokeTool(name, options, token),
  async selectChatModels(selector: unknown) {
    fake.selections.push(selector);
    return [...fake.models];
  },
  onDidChangeChatModels: fake.modelsChanged.event,
  registerLanguageModelChatProvider(vendor: string, provider: vscode.LanguageModelChatProvider) {
    fake.providers.set(vendor, provider);
    return new Disposable(() => fake.providers.delete(vendor));
  },
};

export const extensions = {
  getExtension: (id: string) => fake.extensions.get(id),
  get all() {
    return [...fake.extensions.values()];
  },
};

/** Nothing is found in any document. */
export const languages = {
  getDiagnostics: () => [],
  onDidChangeDiagnostics: () => new Disposable(() => {}),
};

export const window = {
  createOutputChannel: (name: string) => {
    const log = new FakeLog(name);
    fake.logs.push(log);
    return log;
  },
  activeTextEditor: undefined as { readonly viewColumn: number } | undefined,
  visibleTextEditors: [],
  onDidChangeActiveTextEditor: () => new Disposable(() => {}),
  onDidChangeTextEditorVisibleRanges: () => new Disposable(() => {}),
  onDidChangeTextEditorSelection: () => new Disposable(() => {}),
  createWebviewPanel(_type: string, _title: string, { viewColumn }: { readonly viewColumn: number }) {
    const panel = new FakePanel(viewColumn);
    fake.panels.push(panel);
    return panel;
  },
  registerWebviewPanelSerializer: () => new Disposable(() => {}),
  showQuickPick: async (items: readonly unknown[] | Promise<readonly unknown[]>) => fake.pick(await items),
  createQuickPick: () => new FakePicker(),
  showInputBox: async (options: unknown) => fake.type(options),
  showInformationMessage: async (message: string) => void fake.told.push(message),
};

export const env = { language: 'en' };

export const l10n = {
  t: (text: string, ...args: readonly unknown[]) =>
    text.replace(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)])),
};

export class Location {
  readonly uri: Uri;
  readonly range: Range;

  constructor(uri: Uri, range: Range) {
    this.uri = uri;
    this.range = range;
  }
}

export class ThemeIcon {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export class CancellationError extends Error {
  override readonly name = 'Canceled';
}

/** A picker of which the user takes the first entry that fits to what is typed, as soon as it is shown. */
class FakePicker {
  items: readonly { readonly label: string; readonly alwaysShow?: boolean }[] = [];
  readonly #changed = new EventEmitter<string>();
  readonly #accepted = new EventEmitter<void>();
  readonly onDidChangeValue = this.#changed.event;
  readonly onDidAccept = this.#accepted.event;
  readonly onDidHide = () => new Disposable(() => {});
  readonly dispose = () => {};

  get activeItems(): FakePicker['items'] {
    return this.items.filter(({ label, alwaysShow }) => alwaysShow || label.includes(fake.typed));
  }

  show(): void {
    this.#changed.fire(fake.typed);
    this.#accepted.fire();
  }
}
