// What a run comes to, as data: chat, palette and terminal say it in their ways.
import type { Sentence } from '../documents/sentence.ts';

/** A line of Markdown: of the documents as it is, or Planner's own, which can be translated. */
export type ReportLine = string | Sentence;

/** What a run comes to, for people: each list in the order of weight. */
export interface RunReport<Line = ReportLine> {
  /** What must be known before anything else: performance and security risks, blockers. */
  readonly warnings: readonly Line[];
  readonly decisions: readonly Line[];
  readonly risks: readonly Line[];
  readonly next: readonly Line[];
  /** What stakeholders should look at. */
  readonly review: readonly Line[];
  /** Questions that need business input. */
  readonly questions: readonly Line[];
  /** Artifacts that were left out, and why. */
  readonly omitted: readonly Line[];
}

/** The report of a run on a feature, as it is kept in the journal. */
export interface FeatureReport<Line = ReportLine> extends RunReport<Line> {
  readonly branch: string;
  /** Absolute, as all paths here. */
  readonly folder: string;
  readonly files: readonly string[];
  /** Files that git does not keep. */
  readonly ignored: readonly string[];
  /** What was not to be had: servers, mostly. In English sentences. */
  readonly missing: readonly string[];
  /** What the review found and nobody put right, each with its place. */
  readonly left: readonly Line[];
}

/** A report in the language that `tell` speaks. */
export function tellReport(report: FeatureReport, tell: (sentence: Sentence) => string): FeatureReport<string> {
  const told = (lines: readonly ReportLine[]): readonly string[] =>
    lines.map((line) => (typeof line === 'string' ? line : tell(line)));
  return {
    ...report,
    warnings: told(report.warnings),
    decisions: told(report.decisions),
    risks: told(report.risks),
    next: told(report.next),
    review: told(report.review),
    questions: told(report.questions),
    omitted: told(report.omitted),
    left: told(report.left),
  };
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
