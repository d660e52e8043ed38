// One comparison: two sides in a page, compared again whenever one of them changes.
import * as vscode from 'vscode';
import { openLink, resolveImage, rootOf } from '../preview/actions.ts';
import { DocumentSource } from '../preview/source.ts';
import type { Shell } from '../shell.ts';
import { comparisonHtml } from './html.ts';
import { openBeside } from './beside.ts';
import { readComparisonMessage } from './messages.ts';
import type { FromComparison, SideName, ToComparison } from './protocol.ts';
import { restoreVersion } from './restore.ts';
import { readSide, readSideText, titleOf, uriOf, type Side } from './sides.ts';

/** The type of the panels, as the manifest's activation event names it. */
export const comparisonType = 'planner.comparison';

/** Both sides; plain JSON. */
export interface Sides {
  readonly before: Side;
  readonly after: Side;
}

/** Opens a comparison in a column of its own width. `isBeside`: the focus stays where it is. */
export function openComparison(shell: Shell, sides: Sides, isBeside = false): vscode.WebviewPanel {
  const title = vscode.l10n.t('Compare {0}', titleOf(sides.after).title);
  const column = { viewColumn: vscode.ViewColumn.Active, preserveFocus: isBeside };
  const panel = vscode.window.createWebviewPanel(comparisonType, title, column, { enableFindWidget: true });
  void new ComparisonPanel(panel, shell, sides);
  return panel;
}

/** Takes on a panel that comes back after a reload, by what its page kept. */
export function adoptComparison(panel: vscode.WebviewPanel, shell: Shell, state: unknown): void {
  const { before, after } =
    typeof state === 'object' && state !== null ? { before: undefined, after: undefined, ...state } : {};
  const [old, now] = [readSide(before), readSide(after)];
  if (old && now) void new ComparisonPanel(panel, shell, { before: old, after: now });
  else panel.dispose();
}

class ComparisonPanel {
  readonly #panel: vscode.WebviewPanel;
  readonly #shell: Shell;
  readonly #sides: Sides;
  readonly #gone = new AbortController();
  #version = 0;
  #inFlight = false;
  #isStale = false;
  #isReady = false;

  constructor(panel: vscode.WebviewPanel, shell: Shell, sides: Sides) {
    this.#panel = panel;
    this.#shell = shell;
    this.#sides = sides;
    const { extensionUri } = shell;
    panel.title = vscode.l10n.t('Compare {0}', titleOf(sides.after).title);
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media', 'compare-light.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media', 'compare-dark.svg'),
    };
    const roots = [sides.before, sides.after].map((side) => rootOf(uriOf(side)));
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [
        vscode.Uri.joinPath(extensionUri, 'dist', 'webview'),
        vscode.Uri.joinPath(extensionUri, 'media'),
        ...roots,
      ],
    };
    const live = [sides.before, sides.after].filter(({ version }) => version === undefined);
    const subscriptions = [
      ...live.map((side) => new DocumentSource(uriOf(side), () => this.#refresh())),
      panel.webview.onDidReceiveMessage((value: unknown) => void this.#receive(value)),
      panel.onDidChangeViewState(() => void this.#post()),
    ];
    panel.onDidDispose(() => {
      this.#gone.abort();
      subscriptions.forEach((subscription) => subscription.dispose());
    });
    panel.webview.html = comparisonHtml(panel.webview, extensionUri, sides);
  }

  readonly #handlers: {
    readonly [K in FromComparison['kind']]: (message: Extract<FromComparison, { kind: K }>) => unknown;
  } = {
    ready: () => {
      this.#isReady = true;
      this.#inFlight = false;
      this.#refresh();
    },
    painted: ({ version }) => {
      if (version !== this.#version) return;
      this.#inFlight = false;
      void this.#post();
    },
    openLine: ({ side, line }) => openBeside(uriOf(this.#sides[side]), this.#panel.viewColumn, line),
    openLink: ({ side, href }) => openLink(uriOf(this.#sides[side]), href),
    compareText: () => this.#compareText(),
    restore: () => restoreVersion(this.#shell, this.#sides.before, this.#panel.viewColumn),
  };

  async #receive(value: unknown): Promise<void> {
    const message = readComparisonMessage(value);
    if (!message) return;
    try {
      await this.#handle(message);
    } catch (error) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  }

  #handle<K extends FromComparison['kind']>(message: Extract<FromComparison, { kind: K }>): unknown {
    const handle: (message: Extract<FromComparison, { kind: K }>) => unknown = this.#handlers[message.kind];
    return handle(message);
  }

  #refresh(): void {
    this.#isStale = true;
    void this.#post();
  }

  /** Sends what is newest, one picture at a time. A hidden page asks again when it is shown. */
  async #post(): Promise<void> {
    while (this.#isStale && this.#isReady && !this.#inFlight && this.#panel.visible && !this.#gone.signal.aborted) {
      this.#isStale = false;
      this.#inFlight = true;
      const message = await this.#picture();
      if (this.#gone.signal.aborted) return;
      if (message.kind === 'refused') this.#inFlight = false;
      void this.#panel.webview.postMessage(message);
    }
  }

  async #picture(): Promise<ToComparison> {
    try {
      const { before, after } = this.#sides;
      const [old, now] = await Promise.all([this.#textOf('before'), this.#textOf('after')]);
      if (old === undefined || now === undefined) {
        const { title, detail } = titleOf(old === undefined ? before : after);
        return refused(
          vscode.l10n.t('{0} ({1}) cannot be read: it is not there, or not kept any more.', title, detail),
        );
      }
      const { isTooLong, pictureOf } = await import('./picture.ts');
      if (isTooLong(old, now)) {
        return refused(vscode.l10n.t('These documents are too long to be compared side by side.'), true);
      }
      const image = (source: string) => resolveImage(this.#panel.webview, uriOf(after), source);
      const picture = pictureOf({ ...before, text: old }, { ...after, text: now }, image);
      const isSameFile = before.file.path === after.file.path && before.file.folder === after.file.folder;
      const canRestore = isSameFile && before.version !== undefined && after.version === undefined && old !== now;
      return { ...picture, version: ++this.#version, canRestore };
    } catch (error) {
      return refused(error instanceof Error ? error.message : String(error));
    }
  }

  async #textOf(name: SideName): Promise<string | undefined> {
    const side = this.#sides[name];
    const host = await this.#shell.host(vscode.Uri.parse(side.file.folder));
    return readSideText(host, side, this.#gone.signal);
  }

  async #compareText(): Promise<void> {
    const [old, now] = await Promise.all([this.#textOf('before'), this.#textOf('after')]);
    const { showTexts } = await import('../diff.ts');
    await showTexts(this.#shell, this.#sides.after.file, old ?? '', now ?? '');
  }
}

function refused(message: string, canCompareText = false): ToComparison {
  return { kind: 'refused', message, canCompareText };
}
