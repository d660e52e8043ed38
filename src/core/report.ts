// What a run comes to, as data: chat, palette and terminal say it in their ways.

/** What a run comes to, for people: each list in the order of weight. Markdown in lines. */
export interface RunReport {
  /** What must be known before anything else: performance and security risks, blockers. */
  readonly warnings: readonly string[];
  readonly decisions: readonly string[];
  readonly risks: readonly string[];
  readonly next: readonly string[];
  /** What stakeholders should look at. */
  readonly review: readonly string[];
  /** Questions that need business input. */
  readonly questions: readonly string[];
  /** Artifacts that were left out, and why. */
  readonly omitted: readonly string[];
}
