// What a rule says of a place in a document.
import type { Sentence } from './sentence.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A range of one document. Offsets count UTF-16 units and include a byte order mark; `line` and `column` start at 1. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** A place where a document does not satisfy a rule. VS Code shows it as a diagnostic. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Workspace-relative path of the document. */
  readonly path: string;
  readonly place: Place;
  readonly message: Sentence;
  /** The repair, where it is certain. Applying it removes this finding and adds none. */
  readonly fix?: { readonly title: Sentence; readonly edits: readonly TextEdit[] };
}

/** Replaces `[start, end)` of a text by `text`. Edits of one list never overlap and refer to the same original. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What an asynchronous checker said of one piece of text. Lines start at 1 and count within that text. */
export type Verdict =
  | {
      readonly kind: 'valid';
      /** What stops a text that is read from being shown. */
      readonly undrawn?: Problem;
    }
  | { readonly kind: 'invalid'; readonly problems: readonly [Problem, ...Problem[]] }
  | { readonly kind: 'unchecked'; readonly reason: string };

/** One thing that a checker found. Columns count UTF-16 units from 1; without a line it speaks of the whole text. */
export interface Problem {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  /** Something is missed that may stand in another text: certain in a file, doubtful in a piece shown in a document. */
  readonly elsewhere?: true;
  /** What the text is written in, where it is not even that. */
  readonly syntax?: 'YAML' | 'JSON';
}

/** Whether what is shown for a text would be an error. Of a text that was not checked nobody knows. */
export function isFaulty(verdict: Verdict | undefined): boolean {
  return verdict?.kind === 'invalid' || (verdict?.kind === 'valid' && verdict.undrawn !== undefined);
}

/** Whether a text was checked, and is shown as it is meant. */
export function isShown(verdict: Verdict | undefined): boolean {
  return verdict?.kind === 'valid' && verdict.undrawn === undefined;
}
