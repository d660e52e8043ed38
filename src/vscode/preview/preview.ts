// The previews of the window: each locked to its document, or following the editor, kept over reloads.
import * as vscode from 'vscode';
import { openSource } from './actions.ts';
import type { Progress } from './feed.ts';
import { PreviewPanel, type PanelContext } from './panel.ts';

/** The type of the panels, as the manifest's activation event names it. */
export const previewType = 'planner.preview';

/** What the rest of the editor part does with previews. Documents need not exist, nor be open. */
export interface Preview {
  /** Shows the preview of a document beside the editor, or brings the one that there is forward. */
  open(uri: vscode.Uri, options?: OpenOptions): void;
  /** Shows a section as far as it has been streamed, until it is written; without `text` it is shown no more. */
  stream(uri: vscode.Uri, section: string, text?: string): void;
  /**
   * The document `from` has become `plan`: previews of it show that from now on. Where neither is shown, a preview of one
   * that is kept `beside` does, for it was opened to show what comes about.
   */
  turnTo(plan: vscode.Uri, from: vscode.Uri | undefined, beside: readonly vscode.Uri[]): void;
  /** Says what a run is doing with the document, in the user's language; without `message` it is done, and so are its streams. */
  busy(uri: vscode.Uri, message?: string): void;
  /** Goes from the preview that has the focus to its document. Does nothing where none has. */
  openSource(): Promise<void>;
  /** Locks the preview that has the focus to its document, or lets it follow the editor again. */
  toggleLock(): void;
  /** Saves a document as an HTML file, where the user chooses. */
  export(uri: vscode.Uri): Promise<void>;
  /** Whether a preview shows the document, be it in sight or behind another tab. */
  shows(uri: vscode.Uri): boolean;
  /** The document of the preview that has the focus. */
  readonly activeUri: vscode.Uri | undefined;
}

export interface OpenOptions {
  /** Brings this line into sight, from 1. */
  readonly line?: number;
  /** Leaves the focus where it is. The default. */
  readonly preserveFocus?: boolean;
}

/** What previews need beside VS Code. */
export type PreviewServices = Pick<PanelContext, 'files' | 'painted' | 'draws' | 'shown'>;

/** Makes previews possible; what it registers ends with the extension. Nothing heavy is loaded before one opens. */
export function registerPreview(context: vscode.ExtensionContext, services: PreviewServices = {}): Preview {
  const panels = new Set<PreviewPanel>();
  const progresses = new Map<string, Progress>();
  const panelContext: PanelContext = { ...services, extensionUri: context.extensionUri, progressOf };

  context.subscriptions.push(
    vscode.window.registerWebviewPanelSerializer(previewType, {
      deserializeWebviewPanel: async (panel, state) => {
        const uri = readUri(state);
        if (uri) adopt(panel, uri, !isFollowing(state));
        else panel.dispose();
      },
    }),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor?.document.languageId !== 'markdown') return;
      for (const panel of panels) panel.follow(editor.document.uri);
    }),
    { dispose: () => panels.forEach((panel) => panel.dispose()) },
  );

  return {
    open(uri, { line, preserveFocus = true } = {}) {
      const column = { viewColumn: columnOfOthers() ?? vscode.ViewColumn.Beside, preserveFocus };
      const panel =
        panelsOf(uri)[0] ??
        adopt(vscode.window.createWebviewPanel(previewType, '', column, { enableFindWidget: true }), uri);
      panel.show(line, preserveFocus);
    },
    stream(uri, section, text) {
      const { streams } = progressOf(uri);
      if (text === undefined) streams.delete(section);
      else streams.set(section, text);
      panelsOf(uri).forEach((panel) => panel.refresh());
    },
    turnTo(plan, from, beside) {
      const moved = from ? panelsOf(from) : [];
      const drafts = moved.length > 0 || panelsOf(plan).length > 0 ? [] : beside.flatMap(panelsOf).slice(0, 1);
      for (const panel of [...moved, ...drafts]) panel.turnTo(plan);
    },
    busy(uri, message) {
      const progress = progressOf(uri);
      if (message === undefined) {
        delete progress.busy;
        progress.streams.clear();
      } else {
        progress.busy = message;
      }
      panelsOf(uri).forEach((panel) => panel.refresh());
    },
    async openSource() {
      const uri = activePanel()?.uri;
      if (uri) await openSource(uri, undefined);
    },
    toggleLock() {
      const panel = activePanel() ?? [...panels][0];
      panel?.lock(!panel.isLocked);
    },
    async export(uri) {
      const { exportDocument } = await import('./export.ts');
      await exportDocument(uri, context.extensionUri);
    },
    shows: (uri) => panelsOf(uri).length > 0,
    get activeUri() {
      return activePanel()?.uri;
    },
  };

  function activePanel(): PreviewPanel | undefined {
    return [...panels].find((panel) => panel.isActive);
  }

  /** Those that show a document, the one that is locked to it first. */
  function panelsOf(uri: vscode.Uri): readonly PreviewPanel[] {
    const shown = [...panels].filter((panel) => panel.uri.toString() === uri.toString());
    return shown.sort((one, other) => Number(other.isLocked) - Number(one.isLocked));
  }

  /** Previews share a column, as long as that covers nothing that is being edited. */
  function columnOfOthers(): vscode.ViewColumn | undefined {
    const edited = vscode.window.activeTextEditor?.viewColumn;
    return [...panels].map(({ column }) => column).find((column) => column !== undefined && column !== edited);
  }

  function adopt(panel: vscode.WebviewPanel, uri: vscode.Uri, isLocked = true): PreviewPanel {
    const preview = new PreviewPanel(panel, uri, panelContext, isLocked);
    panels.add(preview);
    preview.onDidDispose(() => {
      panels.delete(preview);
      preview.dispose();
      services.shown?.(preview.uri);
    });
    services.shown?.(uri);
    return preview;
  }

  function progressOf(uri: vscode.Uri): Progress {
    const key = uri.toString();
    const progress = progresses.get(key) ?? { streams: new Map<string, string>() };
    progresses.set(key, progress);
    return progress;
  }
}

/** The document of a preview that comes back after a reload, as its page kept it. */
function readUri(state: unknown): vscode.Uri | undefined {
  if (typeof state !== 'object' || state === null || !('uri' in state) || typeof state.uri !== 'string')
    return undefined;
  try {
    return vscode.Uri.parse(state.uri, true);
  } catch {
    return undefined;
  }
}

/** Whether a preview that comes back followed the editor. */
function isFollowing(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'locked' in state && state.locked === false;
}
