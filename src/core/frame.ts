// The parts of a document that no model writes, and how a document follows what its run has learned. Nothing here runs.
import type { MarkdownDocument, Section } from '../documents/document.ts';
import type { Sentence } from '../documents/sentence.ts';
import type { Settings } from './ports.ts';
import type { Clarification, LedgerEntry } from './questions.ts';
import type { Facts } from './workflow.ts';

/** A document as it stands, and whose sections are whose. */
export interface Standing {
  readonly document: MarkdownDocument;
  /** Whether a section is still as Planner wrote it. */
  readonly isPlanners: (section: Section) => boolean;
}

/** A document that follows facts which have changed: what stood in it stands where it belongs by now. */
export interface Following {
  readonly text: string;
  /** The sections in their new order, by the keys that they had. */
  readonly order: readonly string[];
  /** A heading to name the change by. */
  readonly heading: string;
  /** What the run must know before anything moves, such as the text of what is taken out. */
  readonly before: Facts;
  /** What the run knows from then on. */
  readonly facts: Facts;
  /** Sections that the code makes and the user has changed: how they would be now is proposed. */
  readonly proposes: readonly string[];
  /** Sections that would go, were they not the user's: that is proposed. */
  readonly withdraws: readonly string[];
  /** What the user should know. */
  readonly notes: readonly Sentence[];
}

/** The parts of a document that no model writes. All functions are pure. */
export interface Frame {
  /** Names of the template's `{{…}}` places. */
  readonly placeNames: readonly string[];
  /** Values of the places, as Markdown. */
  readonly places: (facts: Facts, settings: Settings) => Readonly<Record<string, string>>;
  /** The folder name of a new run, before it is made safe, and what to call it where nothing is left of it. */
  readonly title: (facts: Facts) => string;
  /**
   * The bodies of sections that the code writes, by their headings: no model is asked for them. `document`: as it stands,
   * where its other sections are written.
   */
  readonly made?: (facts: Facts, settings: Settings, document?: MarkdownDocument) => Readonly<Record<string, string>>;
  /** How many lines the document should have at most. */
  readonly budget?: (facts: Facts) => number | undefined;
  /** The heading of the section that lists the questions. */
  readonly ledgerHeading?: string;
  /** Facts that change with what the user says later, such as a ticket: the title and its table follow them. */
  readonly learns?: (said: string, facts: Facts, answers: readonly LedgerEntry[]) => Facts;
  /** Corrects what a model wrote for one section. */
  readonly finish?: (heading: string, body: string, known: Known) => string;
  /** Headings of sections that no wish and no answer changes, as the document stands: work that is done. */
  readonly settled?: (document: MarkdownDocument, isDivided: boolean) => readonly string[];
  /** Gaps that must be asked for whatever a model found, from the document as it stands. */
  readonly gaps?: (document: MarkdownDocument, facts: Facts) => readonly Gap[];
}

/** What is known when a section is corrected. */
export interface Known {
  readonly facts: Facts;
  /** All that the user has said or given. */
  readonly sources: string;
  /** It is the first draft: the user has not answered anything yet. */
  readonly isDraft: boolean;
}

/** A gap as it is found, before it has its id in the ledger. */
export type Gap = Omit<Clarification, 'id'>;
