// Everything that happens in a run, in order, as JSON, and the state that it adds up to: `state.ts` folds it.
// The journal is the run: its state, its progress, its audit log.
import type { Finding } from '../documents/finding.ts';
import type { Sentence } from '../documents/sentence.ts';
import type { ErrorKind } from './error.ts';
import type { Answer, AnsweredBy, Clarification, LedgerEntry } from './questions.ts';

/** What the user gives a run. */
export type RunInput =
  | { readonly kind: 'idea'; readonly idea: Idea; readonly start?: Start }
  /** `more`: further answers follow at once; they are recorded, the document is revised with the last. */
  | { readonly kind: 'answers'; readonly answers: readonly Answer[]; readonly more?: boolean }
  /** A wish in the user's own words, such as "also support SSO". */
  | { readonly kind: 'revision'; readonly text: string }
  /** Tries once more to work in what was set aside, or drops it. */
  | { readonly kind: 'setAside'; readonly item: string; readonly retry: boolean }
  /** Brings what has become stale up to date; with `sections` these are made anew and no other. */
  | { readonly kind: 'update'; readonly sections?: readonly SectionName[] }
  /** Goes on where the run stopped: after a crash, a cancel, a failure. */
  | { readonly kind: 'continue' };

export interface Idea {
  readonly text: string;
  /** Files and selections that came with it. */
  readonly references: readonly Reference[];
}

/** What a run starts from beside the idea. */
export interface Start {
  /** The document whose text the idea is: what the run writes goes beside it. */
  readonly origin?: string;
  /** What was asked and said there. */
  readonly ledger?: readonly LedgerEntry[];
  /** What the user has chosen beforehand, by the fact's name, in the user's words. */
  readonly choices?: Readonly<Record<string, string>>;
  /** The file that the user is looking at, where what is meant depends on it. Workspace-relative. */
  readonly near?: string;
  /** How fast the model was in earlier runs of the workspace. */
  readonly speed?: ModelSpeed;
}

/** The speed of a model as it was measured. `requests` is 0 where it was not. */
export interface ModelSpeed {
  readonly model: string;
  readonly requests: number;
  /** Of one request, on average. */
  readonly milliseconds: number;
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
  /** Steps of a finished run that run again, because the user said more. */
  | { readonly kind: 'stepsReopened'; readonly steps: readonly string[] }
  | { readonly kind: 'factLearned'; readonly name: string; readonly value: unknown }
  | {
      readonly kind: 'modelAsked';
      readonly prompt: string;
      /** Id of the artifact that it was for, where it was for one. */
      readonly artifact?: string;
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
      readonly outcome: 'complete' | 'cut' | 'failed' | 'stopped';
    }
  | {
      readonly kind: 'toolCalled';
      readonly role: string;
      readonly outcome: string;
      readonly duration: number;
      /** What was asked outside, where that is a question. */
      readonly query?: string;
      /** When the answer was found, where that was not now. */
      readonly cachedAt?: string;
    }
  | { readonly kind: 'degraded'; readonly capability: string; readonly reason: Sentence }
  /** Something the user should know, without consequence for the run. */
  | { readonly kind: 'noted'; readonly note: Sentence }
  /** `adopted`: the file was there and the run goes on with it. */
  | { readonly kind: 'artifactCreated'; readonly artifact: string; readonly path: string; readonly adopted?: boolean }
  /** It is another document by now: what was asked and said is worked into that too. */
  | { readonly kind: 'planReplaced'; readonly artifact: string }
  /** The user renamed the folder. */
  | { readonly kind: 'artifactMoved'; readonly artifact: string; readonly path: string }
  | {
      readonly kind: 'sectionWritten';
      readonly artifact: string;
      readonly path: string;
      readonly section: string;
      /**
       * Snapshots of the whole document before and after; `before` is empty where the document was made by this, `after`
       * where it went elsewhere.
       */
      readonly before: string;
      readonly after: string;
      /** Snapshots of the lock likewise; missing where what stands there is not ours, and in older journals. */
      readonly lock?: {
        readonly before: string;
        readonly after: string;
        /** Where it is, if not beside the document. */
        readonly path?: string;
      };
      /** Rounds of repair by the model that it took. */
      readonly repairs: number;
      /** How many findings are left in what was written. */
      readonly left?: number;
    }
  /** The section is the user's: the text is kept here, to take or to leave. */
  | ({ readonly kind: 'sectionProposed' } & Proposal)
  /** It was asked for anew and stays as it is. */
  | { readonly kind: 'sectionKept'; readonly artifact: string; readonly section: string }
  /** Which sections a wish changes. */
  | { readonly kind: 'wishTargeted'; readonly wish: string; readonly sections: readonly SectionName[] }
  | { readonly kind: 'proposalSettled'; readonly artifact: string; readonly section: string; readonly taken: boolean }
  | { readonly kind: 'findingsLeft'; readonly artifact: string; readonly findings: readonly Finding[] }
  | { readonly kind: 'questionsAsked'; readonly questions: readonly Clarification[] }
  | { readonly kind: 'questionsDropped'; readonly questions: readonly string[]; readonly reason: Sentence }
  | { readonly kind: 'questionsAnswered'; readonly answers: readonly Answer[]; readonly by: AnsweredBy }
  /** The user took the tick off their lines. */
  | { readonly kind: 'questionsReopened'; readonly questions: readonly string[] }
  /** The questions have their lines in the document, with their answers. */
  | { readonly kind: 'ledgerWritten'; readonly questions: readonly string[] }
  /** Gaps were looked for, whether or not any were found. */
  | { readonly kind: 'gapsSought' }
  /** What was settled by code or by the user, and why: for the user to read, and to change. */
  | { readonly kind: 'choiceStated'; readonly fact: string; readonly statement: readonly Sentence[] }
  /** The sections that change by what the user said, as the model gave them: kept until they are written. */
  | { readonly kind: 'revisionReceived'; readonly revision: Revision }
  /** The answers were worked into the document. */
  | { readonly kind: 'answersApplied'; readonly questions: readonly string[] }
  /** What was said to these questions speaks of something else: they stay open. */
  | { readonly kind: 'answersMissed'; readonly questions: readonly string[] }
  /** A wish was worked into the document. Older journals name none: then it is all that waited. */
  | { readonly kind: 'revisionApplied'; readonly wish?: string }
  /** What the user said beside an answer to a question about the run: it waits to be worked in. */
  | { readonly kind: 'wished'; readonly wish: string }
  /** What the user said could not be worked in: it does not hold up the rest, and is offered again. */
  | { readonly kind: 'setAside'; readonly item: SetAside }
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

export interface Failure {
  readonly error: ErrorKind;
  readonly message: Sentence;
  readonly next: readonly Sentence[];
}

export interface Proposal {
  readonly artifact: string;
  readonly path: string;
  readonly section: string;
  readonly text: string;
  /** Hashes of what it was made from, where that is remembered. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** The section is to go, with all that stands below it. */
  readonly goes?: boolean;
}

/** A section of a run's artifacts; of a file that is written whole its name. */
export interface SectionName {
  readonly artifact: string;
  readonly section: string;
}

/** A revision on its way into the document. */
export interface Revision {
  readonly artifact: string;
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
  /** Ids of the questions whose answers it works in. */
  readonly questions: readonly string[];
  /** The wish that it works in. */
  readonly wish?: string;
  /** Other questions that it answers, in the user's words. */
  readonly settles?: readonly { readonly question: string; readonly answer: string }[];
}

/** A wish, or answers, that a model refused or could not work in. */
export interface SetAside {
  readonly id: string;
  /** What the user said. */
  readonly text: string;
  /** Ids of the answered questions; none where it is a wish. */
  readonly questions: readonly string[];
  readonly failure: Failure;
}

/** The state of a run: the fold of its events. Plain JSON. */
export interface RunState {
  readonly run: string;
  readonly workflow: string;
  readonly status: RunStatus;
  /** What the status was before the run was undone. */
  readonly beforeUndo?: RunStatus;
  readonly startedAt: string;
  readonly updatedAt: string;
  /** Ids of the finished steps. */
  readonly finishedSteps: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly idea?: Idea;
  readonly start?: Start;
  /** Wishes that are not worked in yet. */
  readonly revisions: readonly string[];
  /** Wishes that were worked in: context of later requests. */
  readonly wishes: readonly string[];
  /** Wishes with the sections that are still to be made by them. */
  readonly targeted: readonly { readonly wish: string; readonly sections: readonly SectionName[] }[];
  /** What is stale is brought up to date. */
  readonly updating: boolean;
  /** The only sections that are made anew, where the user named them. */
  readonly only?: readonly SectionName[] | undefined;
  /** What is being written. */
  readonly revision?: Revision | undefined;
  /** What could not be worked in, until it is tried again or dropped. */
  readonly setAside: readonly SetAside[];
  /** How often something was set aside: no id comes twice. */
  readonly setAsideCount: number;
  readonly ledger: readonly LedgerEntry[];
  /** The idea of a run that goes on with an older document was worked in. */
  readonly ideaApplied?: boolean;
  /** How often gaps were looked for. */
  readonly gapRounds: number;
  /** Path by artifact id. */
  readonly artifacts: Readonly<Record<string, string>>;
  /** Ids of the artifacts that the run has written to. */
  readonly written: readonly string[];
  readonly proposals: readonly Proposal[];
  /** What the rules say of the artifacts as they were looked at last, by artifact id. */
  readonly findings: Readonly<Record<string, readonly Finding[]>>;
  readonly degraded: readonly string[];
  readonly failure?: Failure | undefined;
  readonly meter: Meter;
  /** What of it each artifact took, by its id; what was for none in particular is not here. */
  readonly spent: Readonly<Record<string, Meter>>;
}

/** Requests to models, and their tokens. */
export interface Meter {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}
