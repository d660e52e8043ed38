// One preview: a page beside the editor that shows a document, and does there what the reader asks for.
import * as vscode from 'vscode';
import type { Files } from '../../core/ports.ts';
import { openLink, openSource, resolveImage, rootOf } from './actions.ts';
import { Feed, titleOf, type Progress } from './feed.ts';
import { findingsOf, onFindings } from './findings.ts';
import { previewHtml } from './html.ts';
import { readMessage } from './messages.ts';
import type { FromPreview, PreviewAction, ToPreview } from './protocol.ts';
import { ScrollSync } from './sync.ts';
import { tick } from './tick.ts';

/** A file as the port has it. */
export interface PlacedFile {
  readonly files: Files;
  readonly path: string;
}

export interface PanelContext {
  readonly extensionUri: vscode.Uri;
  /** How far a run is with a document. */
  readonly progressOf: (uri: vscode.Uri) => Progress;
  /** The file behind a document, to change it where no editor shows it. */
  readonly files?: (uri: vscode.Uri) => PlacedFile | undefined;
  /** Whether Mermaid takes a diagram. */
  readonly draws?: (uri: vscode.Uri, diagram: string) => Promise<boolean>;
  /** Told of a document that a preview shows from now on, or no more. */
  readonly shown?: (uri: vscode.Uri) => void;
  /** Told of each version on the screen. */
  readonly painted?: (uri: vscode.Uri, milliseconds: number) => void;
}

export class PreviewPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #context: PanelContext;
  readonly #subscriptions: vscode.Disposable;
  readonly #sync: ScrollSync;
  #feed: Feed;
  #isReady = false;
  #isLocked: boolean;
  /** Whether the page is to be brought where the editor is, once it shows the document. */
  #isAway = true;

  constructor(panel: vscode.WebviewPanel, uri: vscode.Uri, context: PanelContext, isLocked = true) {
    this.#panel = panel;
    this.#context = context;
    this.#isLocked = isLocked;
    this.#feed = this.#createFeed(uri);
    panel.iconPath = {
      light: vscode.Uri.joinPath(context.extensionUri, 'media', 'preview-light.svg'),
      dark: vscode.Uri.joinPath(context.extensionUri, 'media', 'preview-dark.svg'),
    };
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [
        vscode.Uri.joinPath(context.extensionUri, 'dist', 'webview'),
        vscode.Uri.joinPath(context.extensionUri, 'media'),
        rootOf(uri),
        ...(vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri),
      ],
    };
    this.#sync = new ScrollSync(
      () => this.#feed,
      (message) => this.#deliver(message),
    );
    this.#subscriptions = vscode.Disposable.from(
      this.#sync,
      onFindings(
        () => this.uri,
        () => this.#sendFindings(),
      ),
      panel.webview.onDidReceiveMessage((value: unknown) => void this.#receive(value)),
      panel.onDidChangeViewState(() => this.#feed.send()),
    );
    this.#setTitle();
    panel.webview.html = previewHtml(panel.webview, context.extensionUri, uri);
  }

  get uri(): vscode.Uri {
    return this.#feed.uri;
  }

  get column(): vscode.ViewColumn | undefined {
    return this.#panel.viewColumn;
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  /** Whether it stays with its document; else it follows the editor. */
  get isLocked(): boolean {
    return this.#isLocked;
  }

  onDidDispose(listener: () => void): void {
    this.#panel.onDidDispose(listener);
  }

  /** Brings the preview forward, and a line of the document into sight. */
  show(line: number | undefined, preserveFocus: boolean): void {
    this.#panel.reveal(undefined, preserveFocus);
    if (line === undefined) return;
    this.#isAway = false;
    this.#feed.reveal(line);
  }

  /** Shows another document, where it is not locked to its own. */
  follow(uri: vscode.Uri): void {
    if (!this.#isLocked) this.turnTo(uri);
  }

  /** Shows another document, locked or not. */
  turnTo(uri: vscode.Uri): void {
    const before = this.uri;
    if (uri.toString() === before.toString()) return;
    this.#feed.dispose();
    this.#feed = this.#createFeed(uri, this.#feed.version);
    this.#isAway = true;
    this.#setTitle();
    if (this.#isReady) this.#start();
    for (const one of [before, uri]) this.#context.shown?.(one);
  }

  /** Locks it to its document, or lets it follow the editor. */
  lock(isLocked: boolean): void {
    this.#isLocked = isLocked;
    this.#setTitle();
    this.#deliver({ kind: 'lock', locked: isLocked });
  }

  /** The document or the progress of its run changed. */
  refresh(): void {
    this.#feed.refresh();
  }

  dispose(): void {
    this.#feed.dispose();
    this.#subscriptions.dispose();
  }

  readonly #handlers: { readonly [K in FromPreview['kind']]: (message: Extract<FromPreview, { kind: K }>) => unknown } =
    {
      ready: () => {
        this.#isReady = true;
        this.#start();
      },
      painted: ({ version, milliseconds }) => {
        this.#context.painted?.(this.uri, milliseconds);
        if (this.#isAway && version === this.#feed.version) {
          this.#isAway = false;
          this.#sync.tellPlace();
        }
        this.#feed.painted(version);
      },
      openLine: ({ line }) => openSource(this.uri, this.#feed.lineInDocument(line) ?? line),
      showLine: ({ line }) => {
        const own = this.#feed.lineInDocument(line);
        if (own !== undefined) this.#sync.showLine(own);
      },
      scrolled: ({ line }) => this.#sync.scrolled(line),
      openLink: ({ href }) => openLink(this.uri, href),
      toggleTask: ({ line, checked }) => {
        const own = this.#feed.lineInDocument(line);
        return own === undefined ? undefined : tick(this.#feed.source, own, checked, this.#context.files?.(this.uri));
      },
      repairDiagram: async ({ line }) => {
        const own = this.#feed.lineInDocument(line);
        const { repairDiagram } = await import('./repair.ts');
        if (own !== undefined) await repairDiagram(this.#feed.source, own, this.#context.draws);
      },
      lock: ({ locked }) => this.lock(locked),
      do: ({ action }) => this.#actions[action](),
    };

  readonly #actions: { readonly [A in PreviewAction]: () => unknown } = {
    find: () => vscode.commands.executeCommand('editor.action.webvieweditor.showFind'),
    export: () => vscode.commands.executeCommand('planner.exportHtml', this.uri),
    source: () => openSource(this.uri, undefined),
  };

  async #receive(value: unknown): Promise<void> {
    const message = readMessage(value);
    if (!message) return;
    try {
      await this.#handle(message);
    } catch (error) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  }

  #handle<K extends FromPreview['kind']>(message: Extract<FromPreview, { kind: K }>): unknown {
    const handle: (message: Extract<FromPreview, { kind: K }>) => unknown = this.#handlers[message.kind];
    return handle(message);
  }

  #start(): void {
    this.#feed.start();
    this.#deliver({ kind: 'lock', locked: this.#isLocked });
    this.#sendFindings();
  }

  #sendFindings(): void {
    if (this.#isReady) this.#deliver({ kind: 'findings', findings: findingsOf(this.uri) });
  }

  #setTitle(): void {
    const name = titleOf(this.uri);
    this.#panel.title = this.#isLocked
      ? vscode.l10n.t('Preview {0}', name)
      : vscode.l10n.t('Preview {0} (follows the editor)', name);
  }

  #createFeed(uri: vscode.Uri, version = 0): Feed {
    const panel = this.#panel;
    return new Feed(
      uri,
      this.#context.progressOf(uri),
      {
        get isVisible() {
          return panel.visible;
        },
        deliver: (message) => this.#deliver(message),
        image: (source) => resolveImage(panel.webview, uri, source),
        close: () => panel.dispose(),
      },
      version,
    );
  }

  #deliver(message: ToPreview): void {
    void this.#panel.webview.postMessage(message);
  }
}
