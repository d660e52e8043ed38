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

/** The report of a run on a feature, as it is kept in the journal. */
export interface FeatureReport extends RunReport {
  readonly branch: string;
  /** Absolute, as all paths here. */
  readonly folder: string;
  readonly files: readonly string[];
  /** Files that git does not keep. */
  readonly ignored: readonly string[];
  /** What was not to be had: servers, mostly. In English sentences. */
  readonly missing: readonly string[];
  /** What the review found and nobody put right, each with its place. */
  readonly left: readonly string[];
}

/** The report among the facts of a run. */
export function reportIn(facts: Readonly<Record<string, unknown>>): FeatureReport | undefined {
  const value = facts['report'];
  return isReport(value) ? value : undefined;
}

const lists = [
  ...(['warnings', 'decisions', 'risks', 'next', 'review', 'questions', 'omitted'] as const),
  ...(['files', 'ignored', 'missing', 'left'] as const),
];

function isReport(value: unknown): value is FeatureReport {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return lists.every((name) => Array.isArray(fields.get(name))) && typeof fields.get('branch') === 'string';
}
