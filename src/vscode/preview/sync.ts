// Keeps a preview and the editors of its document at the same place: whichever the reader moves leads.
import * as vscode from 'vscode';
import type { ToPreview } from './protocol.ts';

/** How long an editor that was moved by the preview does not lead, in milliseconds: it tells of the move itself. */
const echo = 250;
/** After so long an editor that tells nothing has come to rest, in milliseconds. */
const quiet = 120;
/** How often an editor is corrected that did not come where it was to, and how many lines it may be away. */
const most = 20;
const farthest = 12;
/** After so many corrections the nearest place counts that there was: some lines no editor can show at its top. */
const exact = 8;

/** The document whose editors are followed. */
export interface SyncedDocument {
  readonly uri: vscode.Uri;
  /** Whether its lines are not those of the page now. */
  readonly isOverlaid: boolean;
}

export class ScrollSync implements vscode.Disposable {
  readonly #document: () => SyncedDocument;
  readonly #send: (message: ToPreview) => void;
  readonly #subscriptions: vscode.Disposable;
  #moved = -Infinity;
  #check: ReturnType<typeof setTimeout> | undefined;
  /** Where an editor is to come: what it is asked to reveal stands some lines below what it shows at its top. */
  #wanted:
    | { readonly line: number; aim: number; tries: number; best?: { readonly aim: number; readonly away: number } }
    | undefined;

  constructor(document: () => SyncedDocument, send: (message: ToPreview) => void) {
    this.#document = document;
    this.#send = send;
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
        const top = visibleRanges[0]?.start.line;
        if (top === undefined || !this.#isOurs(textEditor)) return;
        if (performance.now() - this.#moved > echo) this.#send({ kind: 'scroll', line: top + 1 });
        else this.#correct(textEditor, top);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        const cursor = selections[0]?.active;
        if (!cursor || !this.#isOurs(textEditor)) return;
        const bring = textEditor.visibleRanges.some((range) => range.contains(cursor));
        this.#send({ kind: 'cursor', line: cursor.line + 1, bring });
      }),
    );
  }

  /** Tells the page where the editors of the document stand now, if there are any. */
  tellPlace(): void {
    const editor = this.#editors()[0];
    const top = editor?.visibleRanges[0]?.start.line;
    if (!editor || top === undefined) return;
    // At the start nothing needs to be moved: the page may have kept a place of its own.
    if (top > 0) this.#send({ kind: 'scroll', line: top + 1 });
    this.#send({ kind: 'cursor', line: editor.selection.active.line + 1, bring: false });
  }

  /** The reader scrolled the page: `line` of the document is at its top. */
  scrolled(line: number): void {
    const offset = this.#wanted ? this.#wanted.aim - this.#wanted.line : 0;
    const wanted = Math.round(line) - 1;
    this.#wanted = { line: wanted, aim: wanted + offset, tries: most };
    for (const editor of this.#editors()) {
      if (editor.visibleRanges[0]?.start.line !== wanted) this.#reveal(editor, this.#wanted.aim);
    }
  }

  /** Puts the cursor of the editors on a line of the document and shows it. Yields whether there are any. */
  showLine(line: number): boolean {
    const editors = this.#editors();
    for (const editor of editors) {
      const at = new vscode.Position(Math.min(line, editor.document.lineCount) - 1, 0);
      this.#moved = performance.now();
      this.#wanted = undefined;
      editor.selection = new vscode.Selection(at, at);
      editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
    return editors.length > 0;
  }

  dispose(): void {
    clearTimeout(this.#check);
    this.#subscriptions.dispose();
  }

  #reveal(editor: vscode.TextEditor, line: number): void {
    const at = new vscode.Position(Math.min(Math.max(line, 0), editor.document.lineCount - 1), 0);
    this.#moved = performance.now();
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.AtTop);
    // An editor that need not move tells nothing.
    clearTimeout(this.#check);
    this.#check = setTimeout(() => {
      const top = editor.visibleRanges[0]?.start.line;
      if (top !== undefined) this.#correct(editor, top);
    }, quiet);
  }

  /** Headings that stick to the top of an editor keep room for themselves: it stops some lines too early. */
  #correct(editor: vscode.TextEditor, top: number): void {
    const wanted = this.#wanted;
    if (!wanted || wanted.line === top || wanted.tries === 0 || Math.abs(wanted.line - top) > farthest) return;
    const away = wanted.line - top;
    if (!wanted.best || Math.abs(away) < wanted.best.away) wanted.best = { aim: wanted.aim, away: Math.abs(away) };
    const hasTried = most - wanted.tries >= exact;
    if (hasTried && Math.abs(away) <= wanted.best.away) return;
    wanted.tries -= 1;
    // Lines that are wrapped count as several: whole steps would go too far, and back again.
    const step = Math.abs(away) > 1 ? Math.trunc(away / 2) : away;
    wanted.aim = hasTried ? wanted.best.aim : wanted.aim + step;
    this.#reveal(editor, wanted.aim);
  }

  #editors(): readonly vscode.TextEditor[] {
    return vscode.window.visibleTextEditors.filter((editor) => this.#isOurs(editor));
  }

  #isOurs(editor: vscode.TextEditor): boolean {
    const { uri, isOverlaid } = this.#document();
    return !isOverlaid && editor.document.uri.toString() === uri.toString();
  }
}
