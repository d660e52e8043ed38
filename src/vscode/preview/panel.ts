// One preview: follows a document and keeps its page in step, the newest state first, one message at a time.
import * as vscode from 'vscode';
import type { Files } from '../../core/ports.ts';
import { openLink, openSource, resolveImage, rootOf } from './actions.ts';
import { previewHtml } from './html.ts';
import { readMessage } from './messages.ts';
import type { Block, FromPreview, ToPreview } from './protocol.ts';
import type { Rendering } from './render.ts';
import { DocumentSource, type SourceText } from './source.ts';
import { tick } from './tick.ts';
import { tell } from '../tell.ts';

/** A file as the port has it. */
export interface PlacedFile {
  readonly files: Files;
  readonly path: string;
}

/** What a run shows of itself, whether its document is open or not. */
export interface Progress {
  /** Sections as far as they have been streamed, by heading. */
  readonly streams: Map<string, string>;
  /** What the run is doing, in the user's language. */
  busy?: string;
}

export interface PanelContext {
  readonly extensionUri: vscode.Uri;
  /** The file behind a document, to change it where no editor shows it. */
  readonly files?: (uri: vscode.Uri) => PlacedFile | undefined;
  /** Told of each version on the screen. */
  readonly painted?: (uri: vscode.Uri, milliseconds: number) => void;
}

export class PreviewPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #context: PanelContext;
  readonly #progress: Progress;
  readonly #source: DocumentSource;
  readonly #subscriptions: readonly vscode.Disposable[];
  #rendering: Rendering | undefined;
  /** Ids of the blocks that the page has. */
  #known = new Set<string>();
  #version = 0;
  #isReady = false;
  #isStale = true;
  #isPosting = false;
  #isDisposed = false;
  /** Whether the document was there, or was only being written so far; also where the page has not shown it yet. */
  #seen: 'nothing' | 'stream' | 'document' = 'nothing';
  /** The version whose paint is waited for. */
  #inFlight: number | undefined;
  #reveal: number | undefined;

  constructor(panel: vscode.WebviewPanel, uri: vscode.Uri, progress: Progress, context: PanelContext) {
    this.#panel = panel;
    this.#context = context;
    this.#progress = progress;
    this.#source = new DocumentSource(uri, () => this.refresh());
    panel.title = vscode.l10n.t('Preview {0}', titleOf(uri));
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
      ],
    };
    this.#subscriptions = [
      this.#source,
      panel.webview.onDidReceiveMessage((value: unknown) => void this.#receive(value)),
      panel.onDidChangeViewState(() => void this.#post()),
    ];
    panel.webview.html = previewHtml(panel.webview, context.extensionUri, uri);
  }

  get uri(): vscode.Uri {
    return this.#source.uri;
  }

  get column(): vscode.ViewColumn | undefined {
    return this.#panel.viewColumn;
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  onDidDispose(listener: () => void): void {
    this.#panel.onDidDispose(listener);
  }

  /** Brings the preview forward, and a line of the document into sight. */
  show(line: number | undefined, preserveFocus: boolean): void {
    this.#panel.reveal(undefined, preserveFocus);
    if (line === undefined) return;
    this.#reveal = line;
    this.#postReveal();
  }

  /** The document or the progress of its run changed. */
  refresh(): void {
    if (this.#isAwaited && this.#seen === 'nothing') this.#seen = 'stream';
    this.#isStale = true;
    void this.#post();
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  readonly #handlers: { readonly [K in FromPreview['kind']]: (message: Extract<FromPreview, { kind: K }>) => unknown } =
    {
      ready: () => {
        this.#isReady = true;
        this.#known = new Set();
        this.#inFlight = undefined;
        this.refresh();
      },
      painted: ({ version, milliseconds }) => {
        this.#context.painted?.(this.uri, milliseconds);
        if (version !== this.#inFlight) return;
        this.#inFlight = undefined;
        void this.#post();
      },
      openLine: ({ line }) => openSource(this.uri, this.#rendering?.lineInDocument(line) ?? line),
      openLink: ({ href }) => openLink(this.uri, href),
      toggleTask: ({ line, checked }) => {
        const own = this.#rendering?.lineInDocument(line);
        return own === undefined ? undefined : tick(this.#source, own, checked, this.#context.files?.(this.uri));
      },
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

  /** Sends what is newest, unless the page is still busy with the last message: then that is waited for. */
  async #post(): Promise<void> {
    while (this.#isStale && this.#isFree) {
      this.#isPosting = true;
      this.#isStale = false;
      try {
        this.#rendering ??= await this.#load();
        const read = this.#source.read();
        const source = read instanceof Promise ? await read : read;
        if (!this.#isDisposed) this.#send(source, this.#rendering);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        if (!this.#isDisposed)
          this.#deliver({ kind: 'gone', message: whyGone({ kind: 'unreadable', reason }, this.uri) });
      } finally {
        this.#isPosting = false;
      }
    }
  }

  /** Whether the page can take a message now. A hidden one asks for the document when it is shown again. */
  get #isFree(): boolean {
    return (
      this.#isReady && !this.#isPosting && this.#inFlight === undefined && !this.#isDisposed && this.#panel.visible
    );
  }

  /** Whether a run is writing the document. */
  get #isAwaited(): boolean {
    return this.#progress.streams.size > 0 || this.#progress.busy !== undefined;
  }

  #send(source: SourceText, rendering: Rendering): void {
    const { streams, busy } = this.#progress;
    const isAwaited = this.#isAwaited;
    // A document that could not be written never came to be: there is nothing to show, now or later.
    if (source.kind === 'gone' && !isAwaited && this.#seen === 'stream') {
      this.#panel.dispose();
      return;
    }
    if (source.kind === 'text') this.#seen = 'document';
    if (source.kind === 'unreadable' || (source.kind === 'gone' && !isAwaited)) {
      this.#deliver({ kind: 'gone', message: whyGone(source, this.uri) });
      return;
    }
    const blocks = rendering.render(source.kind === 'text' ? source.text : '', streams);
    this.#inFlight = ++this.#version;
    const sent: Block[] = blocks.map(({ id, line, endLine, html }) =>
      this.#known.has(id) ? { id, line, endLine } : { id, line, endLine, html },
    );
    this.#known = new Set(blocks.map(({ id }) => id));
    const path = vscode.workspace.asRelativePath(this.uri, false);
    const document = { kind: 'document', version: this.#version, title: nameOf(this.uri), path, blocks: sent } as const;
    this.#deliver(busy === undefined ? document : { ...document, busy });
    this.#postReveal();
  }

  #postReveal(): void {
    // The page reveals what it shows: not before the first document is there.
    if (this.#reveal === undefined || this.#version === 0 || !this.#isReady) return;
    this.#deliver({ kind: 'reveal', line: this.#reveal });
    this.#reveal = undefined;
  }

  #deliver(message: ToPreview): void {
    void this.#panel.webview.postMessage(message);
  }

  async #load(): Promise<Rendering> {
    const { Rendering } = await import('./render.ts');
    return new Rendering({
      image: (source) => resolveImage(this.#panel.webview, this.uri, source),
      translate: tell,
    });
  }
}

/** Briefs all have the same name: their folder tells them apart. */
function titleOf(uri: vscode.Uri): string {
  const inFolder = uri.path.split('/').slice(-2).join('/');
  return vscode.workspace.asRelativePath(uri, false).includes('/') ? inFolder : nameOf(uri);
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function whyGone(source: SourceText, uri: vscode.Uri): string {
  const name = nameOf(uri);
  return source.kind === 'unreadable'
    ? vscode.l10n.t('{0} cannot be shown. {1}', name, source.reason)
    : vscode.l10n.t('{0} is not there any more. It is shown again when it comes back.', name);
}
