// What the editor and the preview say to each other. Both sides import these types and nothing else of the other.

/** A top-level block of the document, as sanitized HTML. */
export interface Block {
  /** Content hash, with an ordinal where the same content comes again: unchanged blocks keep their id. */
  readonly id: string;
  /** First and last line in the source, from 1. Attributes `data-line` in the HTML count from the first one, from 0. */
  readonly line: number;
  readonly endLine: number;
  /** Left out where this preview already has the block with this id. */
  readonly html?: string;
}

export type ToPreview =
  /** A complete picture of the document: the blocks in order. Every message stands for itself. */
  | {
      readonly kind: 'document';
      readonly version: number;
      readonly title: string;
      readonly path: string;
      readonly blocks: readonly Block[];
      /** Set while a run writes: what it is doing, in the user's language. */
      readonly busy?: string;
    }
  | { readonly kind: 'reveal'; readonly line: number }
  /** The file is gone, or cannot be read. */
  | { readonly kind: 'gone'; readonly message: string };

export type FromPreview =
  | { readonly kind: 'ready' }
  | { readonly kind: 'openLine'; readonly line: number }
  | { readonly kind: 'toggleTask'; readonly line: number; readonly checked: boolean }
  | { readonly kind: 'openLink'; readonly href: string }
  /** The version is on the screen: for measuring. */
  | { readonly kind: 'painted'; readonly version: number; readonly milliseconds: number };

/** The words that the page itself says, in the user's language, with `{0}` for places. */
export interface PreviewTexts {
  readonly diagram: string;
  readonly code: string;
  readonly table: string;
  readonly broken: string;
  readonly line: string;
}
