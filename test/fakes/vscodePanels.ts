// Webview panels and file watchers of the fake editor. Used through `vscode.ts`.
import { Disposable, EventEmitter, type Uri } from './vscodeTypes.ts';

export const ViewColumn = { Active: -1, Beside: -2, One: 1 } as const;

export class RelativePattern {
  readonly baseUri: Uri;
  readonly pattern: string;

  constructor(base: Uri | { readonly uri: Uri }, pattern: string) {
    this.baseUri = 'uri' in base ? base.uri : base;
    this.pattern = pattern;
  }
}

export class FakeWatcher {
  readonly pattern: RelativePattern;
  readonly changed = new EventEmitter<Uri>();
  readonly created = new EventEmitter<Uri>();
  readonly deleted = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;
  readonly onDidCreate = this.created.event;
  readonly onDidDelete = this.deleted.event;

  constructor(pattern: RelativePattern) {
    this.pattern = pattern;
  }

  /** The paths that it watches. */
  get paths(): readonly string[] {
    return this.pattern.pattern.replace(/^\{|\}$/g, '').split(',');
  }

  dispose(): void {}
}

/** A panel whose page is played by the test: `say` sends what the page would, `messages` are what came to it. */
export class FakePanel {
  readonly messages: {
    readonly kind: string;
    readonly busy?: string;
    readonly version?: number;
    readonly kept?: unknown;
    readonly blocks?: unknown;
  }[] = [];
  readonly #received = new EventEmitter<unknown>();
  readonly #disposed = new EventEmitter<void>();
  readonly #viewState = new EventEmitter<void>();
  title = '';
  iconPath: unknown;
  /** As it was asked for. */
  readonly viewColumn: number;
  active = true;
  visible = true;
  isDisposed = false;
  readonly webview = {
    html: '',
    options: {},
    cspSource: 'test:',
    asWebviewUri: (uri: Uri) => uri,
    onDidReceiveMessage: this.#received.event,
    postMessage: async (message: FakePanel['messages'][number]) => {
      this.messages.push(message);
      return true;
    },
  };
  readonly onDidDispose = this.#disposed.event;
  readonly onDidChangeViewState = this.#viewState.event;

  constructor(viewColumn: number) {
    this.viewColumn = viewColumn;
  }

  say(message: unknown): void {
    this.#received.fire(message);
  }

  reveal(): void {}

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.#disposed.fire();
  }
}

const never = (): Disposable => new Disposable(() => {});

/** Events of the workspace that do not come in these tests. */
export const quietEvents = {
  onDidChangeTextDocument: never,
  onDidOpenTextDocument: never,
  onDidCloseTextDocument: never,
  onDidSaveTextDocument: never,
  onDidDeleteFiles: never,
  onDidRenameFiles: never,
};
