// What the editor and the page of a comparison say to each other. Both sides import these types and nothing else.

/** A block of one side as sanitized HTML, words that differ in `<ins>` and `<del>`. */
export interface SideBlock {
  readonly html: string;
  /** First line in its document, from 1. */
  readonly line: number;
}

export interface Row {
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  readonly before?: SideBlock;
  readonly after?: SideBlock;
}

export interface ComparedPart {
  readonly kind: 'same' | 'changed' | 'renamed' | 'moved' | 'added' | 'removed';
  readonly title: string;
  readonly rows: readonly Row[];
  /** What became of the section, in the user's language; empty where nothing did. */
  readonly remark: string;
}

/** One line of the summary, in the user's language. */
export interface FactLine {
  readonly kind: 'added' | 'removed' | 'reworded' | 'state';
  readonly text: string;
  /** Where it stands: a line of that side. */
  readonly side: SideName;
  readonly line: number;
}

export type SideName = 'before' | 'after';

/** One side's heading. */
export interface SideTitle {
  readonly title: string;
  /** When or what it is, such as the time of a version. */
  readonly detail: string;
}

export type ToComparison =
  /** A complete picture. */
  | {
      readonly kind: 'comparison';
      readonly version: number;
      readonly before: SideTitle;
      readonly after: SideTitle;
      readonly parts: readonly ComparedPart[];
      /** In one sentence, in the user's language. */
      readonly summary: string;
      readonly facts: readonly FactLine[];
      /** Whether the earlier side can take the place of the document. */
      readonly canRestore: boolean;
    }
  /** Why there is nothing to show, in the user's language. `canCompareText`: as plain text it can be compared. */
  | { readonly kind: 'refused'; readonly message: string; readonly canCompareText: boolean };

export type FromComparison =
  | { readonly kind: 'ready' }
  | { readonly kind: 'painted'; readonly version: number }
  | { readonly kind: 'openLine'; readonly side: SideName; readonly line: number }
  | { readonly kind: 'openLink'; readonly side: SideName; readonly href: string }
  | { readonly kind: 'compareText' }
  | { readonly kind: 'restore' };

/** The words of the page, in the user's language, with `{0}` for places. */
export interface ComparisonTexts {
  readonly next: string;
  readonly previous: string;
  readonly onlyChanges: string;
  readonly compareText: string;
  readonly restore: string;
  readonly changeOf: string;
  readonly noChanges: string;
  readonly unchanged: string;
  readonly added: string;
  readonly removed: string;
  readonly changed: string;
  readonly facts: string;
}
