// The ledger of clarifications: what is missing, why it matters, and what the user said.

/** A question about a gap, and its answer. */
export interface Clarification {
  readonly id: string;
  /** The heading of the section it belongs to, as in the template. */
  readonly section: string;
  readonly question: string;
  /** Why it matters: one sentence. */
  readonly why: string;
  readonly suggestions: readonly Suggestion[];
}

export interface Suggestion {
  readonly label: string;
  readonly detail?: string;
  readonly recommended?: boolean;
}

/** `unsure`: the user does not know; the gap stays, and a proposal may be made for it. */
export type Answer =
  | { readonly kind: 'text'; readonly question: string; readonly text: string }
  | { readonly kind: 'unsure' | 'skip'; readonly question: string };

export interface LedgerEntry extends Clarification {
  readonly state: 'open' | 'answered' | 'skipped';
  readonly answer?: string;
  /** Whether the document has been revised by the answer. */
  readonly applied: boolean;
  /** `document`: the user wrote the answer into the file. */
  readonly by?: 'user' | 'document';
}
