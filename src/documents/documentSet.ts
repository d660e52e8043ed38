// What belongs together: the documents of one task or feature, the files beside them, and what their links may name.
import type { MarkdownDocument } from './document.ts';

/** A file that is no Markdown, such as a contract or a log. */
export interface PlanFile {
  /** Workspace-relative. */
  readonly path: string;
  readonly text: string;
}

export interface DocumentSet {
  /** Workspace-relative folder of the task or feature, without a slash at its end. */
  readonly folder: string;
  /** The Markdown documents of the folder, and the project's constitution where there is one. */
  readonly documents: readonly MarkdownDocument[];
  readonly files: readonly PlanFile[];
  /** Whether there is a file or folder at a workspace-relative path; `undefined` where nobody can know. */
  readonly exists: (path: string) => boolean | undefined;
  /** Whether its document is being written, so that nothing beside it is known. */
  readonly isDraft?: boolean;
  /** Whether sections of its document are still to be written, so that what is missing may come yet. */
  readonly isPartial?: boolean;
}

/** The set of a document that stands alone, as while it is being written. */
export function alone(document: MarkdownDocument, isPartial = false): DocumentSet {
  return {
    folder: document.path.split('/').slice(0, -1).join('/'),
    documents: [document],
    files: [],
    exists: () => undefined,
    isDraft: true,
    isPartial,
  };
}
