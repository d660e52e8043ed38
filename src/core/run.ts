// Everything that happens in a run, in order, as JSON. The journal is the run: its state, its progress, its audit log.
import type { Finding } from '../documents/finding.ts';
import type { Sentence } from '../documents/sentence.ts';
import type { ErrorKind } from './error.ts';
import type { Answer, Clarification, LedgerEntry } from './questions.ts';

/** What the user gives a run. */
export type RunInput =
  | { readonly kind: 'idea'; readonly idea: Idea }
  /** `more`: further answers follow at once; they are recorded, the document is revised with the last. */
  | { readonly kind: 'answers'; readonly answers: readonly Answer[]; readonly more?: boolean }
  /** A wish in the user's own words, such as "also support SSO". */
  | { readonly kind: 'revision'; readonly text: string }
  /** Goes on where the run stopped: after a crash, a cancel, a failure. */
  | { readonly kind: 'continue' };

export interface Idea {
  readonly text: string;
  /** Files and selections that came with it. */
  readonly references: readonly Reference[];
}

export interface Reference {
  /** A workspace-relative path, or what it is (`selection of src/a.ts`). */
  readonly name: string;
  readonly text: string;
}

/** An event as it is journaled. `at` is an ISO 8601 time. */
export type RunEvent = RunEventBody & { readonly at: string };

export type RunEventBody =
  | { readonly kind: 'runStarted'; readonly run: string; readonly workflow: string; readonly version: number }
  | { readonly kind: 'inputReceived'; readonly input: RunInput }
  | { readonly kind: 'stepStarted' | 'stepFinished'; readonly step: string }
  | { readonly kind: 'factLearned'; readonly name: string; readonly value: unknown }
  | {
      readonly kind: 'modelAsked';
      readonly prompt: string;
      readonly model: string;
      readonly inputTokens: number;
      readonly outputTokens: number;
      /** Milliseconds from the request to the end of the reply, and to its first part. */
      readonly duration: number;
      readonly firstPart?: number;
      /** Hash of the rendered prompt. */
      readonly hash: string;
      /** What of the user's was in it: names of facts, references, documents. */
      readonly sent: readonly string[];
      readonly outcome: 'complete' | 'cut' | 'failed';
    }
  | { readonly kind: 'toolCalled'; readonly role: string; readonly outcome: string; readonly duration: number }
  | { readonly kind: 'degraded'; readonly capability: string; readonly reason: Sentence }
  /** Something the user should know, without consequence for the run. */
  | { readonly kind: 'noted'; readonly note: Sentence }
  | { readonly kind: 'artifactCreated'; readonly artifact: string; readonly path: string }
  | {
      readonly kind: 'sectionWritten';
      readonly artifact: string;
      readonly path: string;
      readonly section: string;
      /** Snapshots of the whole document before and after; `before` is empty where the document was made by this. */
      readonly before: string;
      readonly after: string;
      /** Rounds of repair by the model that it took. */
      readonly repairs: number;
    }
  /** The section is the user's: the text is kept here, to take or to leave. */
  | {
      readonly kind: 'sectionProposed';
      readonly artifact: string;
      readonly path: string;
      readonly section: string;
      readonly text: string;
    }
  | { readonly kind: 'proposalSettled'; readonly artifact: string; readonly section: string; readonly taken: boolean }
  | { readonly kind: 'findingsLeft'; readonly artifact: string; readonly findings: readonly Finding[] }
  | { readonly kind: 'questionsAsked'; readonly questions: readonly Clarification[] }
  | { readonly kind: 'questionsDropped'; readonly questions: readonly string[]; readonly reason: Sentence }
  | { readonly kind: 'questionsAnswered'; readonly answers: readonly Answer[]; readonly by: 'user' | 'document' }
  /** The answers were worked into the document. */
  | { readonly kind: 'answersApplied'; readonly questions: readonly string[] }
  /** A wish of the user was worked into the document, or could not be. */
  | { readonly kind: 'revisionApplied' }
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'failed';
      readonly error: ErrorKind;
      readonly message: Sentence;
      readonly next: readonly Sentence[];
    }
  /** The run waits for the user. */
  | { readonly kind: 'suspended' }
  | { readonly kind: 'finished' }
  | { readonly kind: 'undone' | 'redone' };

/** What is shown while it happens and not kept. */
export type RunNotice =
  | { readonly kind: 'progress'; readonly message: Sentence }
  /** A section as far as it has been streamed. */
  | {
      readonly kind: 'streaming';
      readonly artifact: string;
      readonly path: string;
      readonly section: string;
      readonly text: string;
    };

export type RunStatus = 'new' | 'running' | 'waiting' | 'cancelled' | 'failed' | 'done' | 'undone';

export interface Proposal {
  readonly artifact: string;
  readonly path: string;
  readonly section: string;
  readonly text: string;
}

/** The state of a run: the fold of its events. Plain JSON. */
export interface RunState {
  readonly run: string;
  readonly workflow: string;
  readonly status: RunStatus;
  readonly startedAt: string;
  readonly updatedAt: string;
  /** Ids of the finished steps. */
  readonly finishedSteps: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly idea?: Idea;
  /** Wishes that are not worked in yet. */
  readonly revisions: readonly string[];
  /** Wishes that were worked in: context of later requests. */
  readonly wishes: readonly string[];
  readonly ledger: readonly LedgerEntry[];
  /** How often gaps were looked for. */
  readonly gapRounds: number;
  /** Path by artifact id. */
  readonly artifacts: Readonly<Record<string, string>>;
  readonly proposals: readonly Proposal[];
  readonly degraded: readonly string[];
  readonly failure?: { readonly error: ErrorKind; readonly message: Sentence; readonly next: readonly Sentence[] };
  readonly meter: { readonly requests: number; readonly inputTokens: number; readonly outputTokens: number };
}
