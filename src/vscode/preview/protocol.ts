// What the editor and the preview say to each other. Both sides import these types and nothing else of the other.

/** Which block stands on which lines. */
export interface BlockPlace {
  /** Content hash, with an ordinal where the same content comes again: unchanged blocks keep their id. */
  readonly id: string;
  /** First and last line in the source, from 1. Attributes `data-line` in the HTML count from the first one, from 0. */
  readonly line: number;
  readonly endLine: number;
}

/** A top-level block of the document, as sanitized HTML. */
export interface Block extends BlockPlace {
  /** Left out where this preview already has the block with this id. */
  readonly html?: string;
}

/** What the page keeps of a version that it shows. */
export interface Kept {
  readonly version: number;
  /** So many blocks at its start stay as they are. */
  readonly start: number;
  /** So many at its end stay, and stand so many lines further down, or up. */
  readonly end: number;
  readonly lines: number;
}

/** What a rule says of a line of the document. */
export interface FindingMark {
  readonly line: number;
  readonly severity: 'error' | 'warning' | 'info';
  /** In the user's language. */
  readonly message: string;
}

export type ToPreview =
  /** The document: its blocks in order, or those between what the page keeps. One without that stands for itself. */
  | {
      readonly kind: 'document';
      readonly version: number;
      /** Of the document: another one begins at its start. */
      readonly uri: string;
      readonly title: string;
      readonly path: string;
      readonly blocks: readonly Block[];
      readonly kept?: Kept;
      /** Set while a run writes: what it is doing, in the user's language. */
      readonly busy?: string;
    }
  /** Brings a line into sight, because somebody asked for it. */
  | { readonly kind: 'reveal'; readonly line: number }
  /** The editor shows this line at its top. */
  | { readonly kind: 'scroll'; readonly line: number }
  /** The cursor of the editor stands in this line. `bring`: the editor shows it, so that the page is to show it too. */
  | { readonly kind: 'cursor'; readonly line: number; readonly bring: boolean }
  | { readonly kind: 'findings'; readonly findings: readonly FindingMark[] }
  /** Whether the preview stays with its document, or follows the editor. */
  | { readonly kind: 'lock'; readonly locked: boolean }
  /** The file is gone, or cannot be read. */
  | { readonly kind: 'gone'; readonly uri: string; readonly title: string; readonly message: string };

/** What the bar of the preview starts in the editor. */
export type PreviewAction = 'find' | 'export' | 'source';

export type FromPreview =
  | { readonly kind: 'ready' }
  /** Goes to a line in the editor, with the focus. */
  | { readonly kind: 'openLine'; readonly line: number }
  /** Shows a line in the editor; the focus stays in the preview. */
  | { readonly kind: 'showLine'; readonly line: number }
  /** The reader scrolled: this line is at the top now, with the part of it that is out of sight. */
  | { readonly kind: 'scrolled'; readonly line: number }
  | { readonly kind: 'toggleTask'; readonly line: number; readonly checked: boolean }
  | { readonly kind: 'openLink'; readonly href: string }
  /** Repairs the diagram whose block begins on this line. */
  | { readonly kind: 'repairDiagram'; readonly line: number }
  | { readonly kind: 'lock'; readonly locked: boolean }
  | { readonly kind: 'do'; readonly action: PreviewAction }
  /** The version is on the screen: for measuring. */
  | { readonly kind: 'painted'; readonly version: number; readonly milliseconds: number };

/** The words that the page itself says, in the user's language, with `{0}` for places. */
export interface PreviewTexts {
  readonly diagram: string;
  readonly code: string;
  readonly table: string;
  readonly broken: string;
  readonly line: string;
  readonly bar: string;
  readonly outline: string;
  readonly find: string;
  readonly source: string;
  readonly export: string;
  readonly lock: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly zoomReset: string;
  readonly findings: string;
  readonly noFindings: string;
  readonly questions: string;
  readonly noQuestions: string;
  readonly error: string;
  readonly warning: string;
  readonly info: string;
  readonly fullScreen: string;
  readonly close: string;
  readonly copySvg: string;
  readonly copyPng: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly repair: string;
}
