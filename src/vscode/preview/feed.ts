// What a preview shows of one document: the newest state first, one message at a time, only what the page lacks.
import * as vscode from 'vscode';
import { sentOf } from './kept.ts';
import type { BlockPlace, ToPreview } from './protocol.ts';
import type { Rendering } from './render.ts';
import { DocumentSource, type SourceText } from './source.ts';
import { tell } from '../tell.ts';

/** What a run shows of itself, whether its document is open or not. */
export interface Progress {
  /** Sections as far as they have been streamed, by heading. */
  readonly streams: Map<string, string>;
  /** What the run is doing, in the user's language. */
  busy?: string;
}

/** The page that is fed. */
export interface FedPage {
  /** Whether it can be seen. A hidden one asks for the document when it is shown again. */
  readonly isVisible: boolean;
  deliver(message: ToPreview): void;
  /** The address at which it can load an image of the document, or nothing where it must not. */
  image(source: string): string | undefined;
  /** There is nothing to show, now or later. */
  close(): void;
}

export class Feed implements vscode.Disposable {
  readonly source: DocumentSource;
  readonly #page: FedPage;
  readonly #progress: Progress;
  #rendering: Rendering | undefined;
  /** The blocks that the page has. */
  #places: readonly BlockPlace[] = [];
  #version: number;
  #isReady = false;
  #isStale = true;
  #isPosting = false;
  #isDisposed = false;
  /** Whether the document was there, or was only being written so far; also where the page has not shown it yet. */
  #seen: 'nothing' | 'stream' | 'document' = 'nothing';
  /** The version whose paint is waited for. */
  #inFlight: number | undefined;
  #reveal: number | undefined;

  /** `version` is that of the last message to the page: the next one counts on from it. */
  constructor(uri: vscode.Uri, progress: Progress, page: FedPage, version = 0) {
    this.#progress = progress;
    this.#page = page;
    this.#version = version;
    this.source = new DocumentSource(uri, () => this.refresh());
  }

  get uri(): vscode.Uri {
    return this.source.uri;
  }

  get version(): number {
    return this.#version;
  }

  /** Whether the page shows sections that the document does not have: its lines are not those of the document then. */
  get isOverlaid(): boolean {
    return this.#progress.streams.size > 0;
  }

  /** The line of the document for a line of the page; nothing for one that is only being written. */
  lineInDocument(line: number): number | undefined {
    return this.#rendering ? this.#rendering.lineInDocument(line) : line;
  }

  /** The page begins anew, and has nothing. */
  start(): void {
    this.#isReady = true;
    this.#places = [];
    this.#inFlight = undefined;
    this.refresh();
  }

  /** The page has painted a version. */
  painted(version: number): void {
    if (version !== this.#inFlight) return;
    this.#inFlight = undefined;
    this.send();
  }

  /** The document or the progress of its run changed. */
  refresh(): void {
    if (this.#isAwaited && this.#seen === 'nothing') this.#seen = 'stream';
    this.#isStale = true;
    this.send();
  }

  /** Brings a line into sight as soon as the page has the document. */
  reveal(line: number): void {
    this.#reveal = line;
    this.#sendReveal();
  }

  /** Sends what is newest, unless the page is still busy with the last message: then that is waited for. */
  send(): void {
    void this.#post();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.source.dispose();
  }

  async #post(): Promise<void> {
    while (this.#isStale && this.#isFree) {
      this.#isPosting = true;
      this.#isStale = false;
      try {
        this.#rendering ??= await this.#load();
        const read = this.source.read();
        const source = read instanceof Promise ? await read : read;
        if (!this.#isDisposed) this.#show(source, this.#rendering);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        if (!this.#isDisposed) this.#sayGone({ kind: 'unreadable', reason });
      } finally {
        this.#isPosting = false;
      }
    }
  }

  get #isFree(): boolean {
    return (
      this.#isReady && !this.#isPosting && this.#inFlight === undefined && !this.#isDisposed && this.#page.isVisible
    );
  }

  /** Whether a run is writing the document. */
  get #isAwaited(): boolean {
    return this.#progress.streams.size > 0 || this.#progress.busy !== undefined;
  }

  #show(source: SourceText, rendering: Rendering): void {
    const { streams, busy } = this.#progress;
    const isAwaited = this.#isAwaited;
    // A document that could not be written never came to be.
    if (source.kind === 'gone' && !isAwaited && this.#seen === 'stream') return this.#page.close();
    if (source.kind === 'text') this.#seen = 'document';
    if (source.kind === 'unreadable' || (source.kind === 'gone' && !isAwaited)) return this.#sayGone(source);
    const blocks = rendering.render(source.kind === 'text' ? source.text : '', streams);
    const sent = sentOf(blocks, this.#places, this.#version);
    this.#places = blocks;
    this.#inFlight = ++this.#version;
    const document = {
      kind: 'document',
      version: this.#version,
      uri: this.uri.toString(),
      title: nameOf(this.uri),
      path: vscode.workspace.asRelativePath(this.uri, false),
      ...sent,
    } as const;
    this.#page.deliver(busy === undefined ? document : { ...document, busy });
    this.#sendReveal();
  }

  #sendReveal(): void {
    // The page reveals what it shows: not before the document is there.
    if (this.#reveal === undefined || this.#seen === 'nothing' || this.#version === 0 || !this.#isReady) return;
    this.#page.deliver({ kind: 'reveal', line: this.#reveal });
    this.#reveal = undefined;
  }

  #sayGone(source: SourceText): void {
    const { uri } = this;
    this.#page.deliver({ kind: 'gone', uri: uri.toString(), title: nameOf(uri), message: whyGone(source, uri) });
  }

  async #load(): Promise<Rendering> {
    const { Rendering } = await import('./render.ts');
    return new Rendering({ image: (source) => this.#page.image(source), translate: tell });
  }
}

/** Briefs all have the same name: their folder tells them apart. */
export function titleOf(uri: vscode.Uri): string {
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
