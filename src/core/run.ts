// Everything that happens in a run, in order, as JSON. The journal is the run: its state, its progress, its audit log.
import type { Finding } from '../documents/finding.ts';
import type { Sentence } from '../documents/sentence.ts';
import type { ErrorKind } from './error.ts';
import { addQuestions, recordAnswers, type Answer, type Clarification, type LedgerEntry } from './questions.ts';

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
  /** Steps of a finished run that run again, because the user said more. */
  | { readonly kind: 'stepsReopened'; readonly steps: readonly string[] }
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
  /** `adopted`: the file was there and the run goes on with it. */
  | { readonly kind: 'artifactCreated'; readonly artifact: string; readonly path: string; readonly adopted?: boolean }
  /** The user renamed the folder. */
  | { readonly kind: 'artifactMoved'; readonly artifact: string; readonly path: string }
  | {
      readonly kind: 'sectionWritten';
      readonly artifact: string;
      readonly path: string;
      readonly section: string;
      /** Snapshots of the whole document before and after; `before` is empty where the document was made by this. */
      readonly before: string;
      readonly after: string;
      /** Snapshots of the lock likewise; missing where what stands there is not ours, and in older journals. */
      readonly lock?: { readonly before: string; readonly after: string };
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
  /** The questions have their lines in the document. */
  | { readonly kind: 'ledgerWritten'; readonly questions: readonly string[] }
  /** Gaps were looked for, whether or not any were found. */
  | { readonly kind: 'gapsSought' }
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
  /** Wishes that are not worked in yet. */
  readonly revisions: readonly string[];
  /** Wishes that were worked in: context of later requests. */
  readonly wishes: readonly string[];
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
  readonly degraded: readonly string[];
  readonly failure?: Failure | undefined;
  readonly meter: { readonly requests: number; readonly inputTokens: number; readonly outputTokens: number };
}

/** A run of which nothing is known yet. */
export const newRun: RunState = {
  run: '',
  workflow: '',
  status: 'new',
  startedAt: '',
  updatedAt: '',
  finishedSteps: [],
  facts: {},
  revisions: [],
  wishes: [],
  ledger: [],
  gapRounds: 0,
  artifacts: {},
  written: [],
  proposals: [],
  degraded: [],
  meter: { requests: 0, inputTokens: 0, outputTokens: 0 },
};

/** The state after one more event. Unknown kinds, of a later version, change nothing but the time. */
export function apply(state: RunState, event: RunEvent): RunState {
  const change = changes[event.kind] as ((state: RunState, event: RunEvent) => Partial<RunState>) | undefined;
  return { ...state, updatedAt: event.at, ...change?.(state, event) };
}

/** The state of a run from its journal. */
export function fold(events: readonly RunEvent[]): RunState {
  return events.reduce(apply, newRun);
}

type Changes = {
  readonly [K in RunEventBody['kind']]?: (
    state: RunState,
    event: Extract<RunEventBody, { kind: K }> & { readonly at: string },
  ) => Partial<RunState>;
};

const changes: Changes = {
  runStarted: (_, event) => ({ run: event.run, workflow: event.workflow, startedAt: event.at, status: 'running' }),
  inputReceived: (state, { input }) => ({
    failure: undefined,
    status: 'running',
    ...(input.kind === 'idea' ? { idea: input.idea } : {}),
    ...(input.kind === 'revision' ? { revisions: [...state.revisions, input.text] } : {}),
    ...(input.kind === 'answers' ? { ledger: recordAnswers(state.ledger, input.answers, 'user') } : {}),
  }),
  stepFinished: (state, { step }) => ({ finishedSteps: [...state.finishedSteps.filter((id) => id !== step), step] }),
  stepsReopened: (state, { steps }) => ({ finishedSteps: state.finishedSteps.filter((id) => !steps.includes(id)) }),
  factLearned: (state, { name, value }) => ({ facts: { ...state.facts, [name]: value } }),
  modelAsked: ({ meter }, event) => ({
    meter: {
      requests: meter.requests + 1,
      inputTokens: meter.inputTokens + event.inputTokens,
      outputTokens: meter.outputTokens + event.outputTokens,
    },
  }),
  degraded: (state, { capability }) => ({ degraded: [...new Set([...state.degraded, capability])] }),
  artifactCreated: (state, { artifact, path }) => ({ artifacts: { ...state.artifacts, [artifact]: path } }),
  artifactMoved: (state, { artifact, path }) => ({
    artifacts: { ...state.artifacts, [artifact]: path },
    proposals: state.proposals.map((proposal) => (proposal.artifact === artifact ? { ...proposal, path } : proposal)),
  }),
  sectionWritten: (state, event) => ({
    proposals: withoutProposal(state, event.artifact, event.section),
    written: [...new Set([...state.written, event.artifact])],
  }),
  sectionProposed: (state, { artifact, path, section, text }) => ({
    proposals: [...withoutProposal(state, artifact, section), { artifact, path, section, text }],
  }),
  proposalSettled: (state, { artifact, section }) => ({ proposals: withoutProposal(state, artifact, section) }),
  questionsAsked: (state, { questions }) => ({ ledger: addQuestions(state.ledger, questions) }),
  questionsAnswered: (state, { answers, by }) => ({ ledger: recordAnswers(state.ledger, answers, by) }),
  questionsDropped: (state, { questions }) => ({
    ledger: state.ledger.map((entry) => (questions.includes(entry.id) ? { ...entry, state: 'dropped' } : entry)),
  }),
  gapsSought: (state) => ({ gapRounds: state.gapRounds + 1 }),
  answersApplied: (state, { questions }) => ({
    ledger: state.ledger.map((entry) => (questions.includes(entry.id) ? { ...entry, applied: true } : entry)),
  }),
  revisionApplied: (state) => ({
    revisions: [],
    wishes: [...state.wishes, ...state.revisions],
    ideaApplied: true,
  }),
  ledgerWritten: (state, { questions }) => ({
    ledger: state.ledger.map((entry) => (questions.includes(entry.id) ? { ...entry, written: true } : entry)),
  }),
  cancelled: () => ({ status: 'cancelled' }),
  failed: (_, { error, message, next }) => ({ status: 'failed', failure: { error, message, next } }),
  suspended: () => ({ status: 'waiting' }),
  finished: () => ({ status: 'done' }),
  undone: ({ status }) => ({ status: 'undone', beforeUndo: status }),
  redone: ({ beforeUndo }) => ({ status: beforeUndo ?? 'done' }),
};

function withoutProposal(state: RunState, artifact: string, section: string): readonly Proposal[] {
  return state.proposals.filter((proposal) => proposal.artifact !== artifact || proposal.section !== section);
}
