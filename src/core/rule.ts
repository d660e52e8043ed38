// What a planning document must satisfy, said once and used everywhere: before a write, in the editor, in CI, in tests.
import type { DocumentSet, PlanFile } from '../documents/documentSet.ts';
import type { MarkdownDocument } from '../documents/document.ts';
import type { Finding, Severity, Verdict } from '../documents/finding.ts';
import type { Sentence } from '../documents/sentence.ts';

/** Pure and synchronous over a parsed document, the verdicts of the checkers, and what stands beside the document. */
export interface Rule {
  /** `group/name`. */
  readonly id: string;
  readonly page: RulePage;
  /** Which documents it is for. */
  readonly applies: (document: MarkdownDocument) => boolean;
  /** Findings of this document only: one that another document of the set must answer for is found when that is checked. */
  readonly check: (document: MarkdownDocument, verdicts: Verdicts, set: DocumentSet) => readonly Finding[];
  /**
   * Rules, by id or as `group/*`, that cannot be judged where this one finds something: a block without an end hides
   * what they would miss. They are asked again once that is repaired.
   */
  readonly hides?: readonly string[];
  /** Parts of the document in which no other rule can be right where this one finds something: text that is meant as code. */
  readonly veils?: (document: MarkdownDocument) => readonly { readonly start: number; readonly end: number }[];
  /** For files that are no Markdown, such as contracts. */
  readonly checkFile?: (file: PlanFile, verdicts: Verdicts, set: DocumentSet) => readonly Finding[];
}

/** What people read of a rule: in the hover, in `planner rules`, in the metadata of a report. */
export interface RulePage {
  /** As shipped, the severest that the rule gives. */
  readonly severity: Severity;
  /** What holds where the rule is kept. */
  readonly summary: Sentence;
  readonly why: Sentence;
  /** Markdown that breaks the rule, and Markdown that keeps it. */
  readonly wrong: string;
  readonly right: string;
}

/** The verdict on a piece of embedded text, or `undefined` where it was not checked yet. */
export type Verdicts = (language: string, text: string) => Verdict | undefined;
