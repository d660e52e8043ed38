// The state of a run is the fold of its journal.
import {
  addQuestions,
  keepOpen,
  recordAnswers,
  reopen,
  type Answer,
  type AnsweredBy,
  type LedgerEntry,
} from './questions.ts';
import { speedFact } from './speed.ts';
import type { Meter, Proposal, RunEvent, RunEventBody, RunInput, RunState, SectionName, SetAside } from './run.ts';

const nothing: Meter = { requests: 0, inputTokens: 0, outputTokens: 0 };

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
  targeted: [],
  updating: false,
  setAside: [],
  setAsideCount: 0,
  ledger: [],
  gapRounds: 0,
  artifacts: {},
  written: [],
  proposals: [],
  findings: {},
  degraded: [],
  meter: nothing,
  spent: {},
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
    ...takeInput(state, input),
  }),
  stepFinished: (state, { step }) => ({ finishedSteps: [...state.finishedSteps.filter((id) => id !== step), step] }),
  stepsReopened: (state, { steps }) => ({ finishedSteps: state.finishedSteps.filter((id) => !steps.includes(id)) }),
  factLearned: (state, { name, value }) => ({ facts: { ...state.facts, [name]: value } }),
  modelAsked: ({ meter, spent }, event) => ({
    meter: withRequest(meter, event),
    ...(event.artifact === undefined
      ? {}
      : { spent: { ...spent, [event.artifact]: withRequest(spent[event.artifact] ?? nothing, event) } }),
  }),
  degraded: (state, { capability }) => ({ degraded: [...new Set([...state.degraded, capability])] }),
  artifactCreated: (state, { artifact, path }) => ({ artifacts: { ...state.artifacts, [artifact]: path } }),
  planReplaced: (state) => ({ ledger: state.ledger.map(unwritten) }),
  artifactMoved: (state, { artifact, path }) => ({
    artifacts: { ...state.artifacts, [artifact]: path },
    proposals: state.proposals.map((proposal) => (proposal.artifact === artifact ? { ...proposal, path } : proposal)),
  }),
  sectionWritten: (state, event) => ({
    proposals: withoutProposal(state, event.artifact, event.section),
    ...(event.after === ''
      ? goneElsewhere(state, event.artifact)
      : { written: [...new Set([...state.written, event.artifact])] }),
    ...withoutSection(state, event.artifact, event.section),
  }),
  sectionProposed: (state, { artifact, path, section, text, inputs, goes }) => ({
    proposals: [
      ...withoutProposal(state, artifact, section),
      {
        ...{ artifact, path, section, text },
        ...(inputs === undefined ? {} : { inputs }),
        ...(goes === true ? { goes } : {}),
      },
    ],
    ...withoutSection(state, artifact, section),
  }),
  sectionKept: (state, { artifact, section }) => withoutSection(state, artifact, section),
  wishTargeted: ({ targeted }, { wish, sections }) => ({
    targeted: [...targeted.filter((one) => one.wish !== wish), { wish, sections }],
  }),
  proposalSettled: (state, { artifact, section }) => ({ proposals: withoutProposal(state, artifact, section) }),
  findingsLeft: (state, { artifact, findings }) => ({ findings: { ...state.findings, [artifact]: findings } }),
  questionsAsked: (state, { questions }) => ({ ledger: addQuestions(state.ledger, questions) }),
  questionsAnswered: (state, { answers, by }) => answered(state, answers, by),
  questionsReopened: (state, { questions }) => ({ ledger: reopen(state.ledger, questions) }),
  questionsDropped: (state, { questions }) => ({
    ledger: state.ledger.map((entry) => (questions.includes(entry.id) ? { ...entry, state: 'dropped' } : entry)),
  }),
  gapsSought: (state) => ({ gapRounds: state.gapRounds + 1 }),
  revisionReceived: (_, { revision }) => ({ revision }),
  answersApplied: (state, { questions }) => ({
    revision: undefined,
    ledger: state.ledger.map((entry) => (questions.includes(entry.id) ? { ...entry, applied: true } : entry)),
  }),
  answersMissed: (state, { questions }) => ({ ledger: keepOpen(state.ledger, questions) }),
  revisionApplied: (state, { wish }) => ({
    revision: undefined,
    revisions: wish === undefined ? [] : withoutFirst(state.revisions, wish),
    wishes: [...state.wishes, ...(wish === undefined ? state.revisions : [wish])],
    targeted: wish === undefined ? [] : state.targeted.filter((one) => one.wish !== wish),
    ideaApplied: true,
  }),
  wished: ({ revisions }, { wish }) => ({ revisions: [...revisions.filter((known) => known !== wish), wish] }),
  setAside: (state, { item }) => ({
    setAside: [...state.setAside.filter(({ text }) => text !== item.text), item],
    setAsideCount: state.setAsideCount + 1,
    targeted: state.targeted.filter(({ wish }) => wish !== item.text),
    ...(item.questions.length > 0
      ? { ledger: markSetAside(state.ledger, item.questions, true) }
      : { revisions: withoutFirst(state.revisions, item.text), ideaApplied: true }),
  }),
  ledgerWritten: (state, { questions }) => ({
    ledger: state.ledger.map((entry) =>
      questions.includes(entry.id) ? { ...entry, written: true, ticked: entry.state === 'answered' } : entry,
    ),
  }),
  cancelled: () => ({ status: 'cancelled' }),
  failed: (_, { error, message, next }) => ({ status: 'failed', failure: { error, message, next } }),
  suspended: () => ({ status: 'waiting' }),
  finished: () => ({ status: 'done', updating: false, only: undefined }),
  // Undone twice, it still was what it was before the first time; brought back without an undo, it is what it is.
  undone: ({ status }) => (status === 'undone' ? {} : { status: 'undone', beforeUndo: status }),
  redone: ({ status, beforeUndo }) => (status === 'undone' ? { status: beforeUndo ?? 'done' } : {}),
};

/** What is written empty has its document elsewhere. */
function goneElsewhere({ artifacts, written }: RunState, id: string): Pick<RunState, 'artifacts' | 'written'> {
  const { [id]: _gone, ...others } = artifacts;
  return { artifacts: others, written: written.filter((one) => one !== id) };
}

/** A question as a document that knows nothing of it stands to it. */
function unwritten(entry: LedgerEntry): LedgerEntry {
  const { written: _written, ticked: _ticked, ...rest } = entry;
  const waits = entry.state === 'answered' || (entry.state === 'unsure' && entry.proposal !== undefined);
  return entry.section === '' ? entry : { ...rest, applied: !waits };
}

function withRequest(
  { requests, inputTokens, outputTokens }: Meter,
  event: Pick<Meter, 'inputTokens' | 'outputTokens'>,
): Meter {
  return {
    requests: requests + 1,
    inputTokens: inputTokens + event.inputTokens,
    outputTokens: outputTokens + event.outputTokens,
  };
}

function withoutProposal(state: RunState, artifact: string, section: string): readonly Proposal[] {
  return state.proposals.filter((proposal) => proposal.artifact !== artifact || proposal.section !== section);
}

function takeInput(state: RunState, input: RunInput): Partial<RunState> {
  switch (input.kind) {
    case 'idea':
      return {
        idea: input.idea,
        only: undefined,
        ...(input.start ? { start: input.start } : {}),
        ...(input.start?.speed ? { facts: { ...state.facts, [speedFact]: input.start.speed } } : {}),
      };
    case 'revision':
      return { revisions: [...state.revisions, input.text], only: undefined };
    case 'answers':
      return answered(state, input.answers, 'user');
    case 'setAside':
      return settle(state, input);
    case 'update':
      return { updating: true, only: input.sections };
    case 'continue':
      return {};
  }
}

/** A new answer takes the place of one that is being written or was set aside: it is worked in anew. */
function answered(state: RunState, answers: readonly Answer[], by: AnsweredBy): Partial<RunState> {
  const ids = answers.map(({ question }) => question);
  const others = (questions: readonly string[]): readonly string[] => questions.filter((id) => !ids.includes(id));
  const { revision } = state;
  return {
    ledger: recordAnswers(state.ledger, answers, by),
    ...(revision ? { revision: { ...revision, questions: others(revision.questions) } } : {}),
    setAside: state.setAside.flatMap((item): readonly SetAside[] => {
      const questions = others(item.questions);
      return item.questions.length > 0 && questions.length === 0 ? [] : [{ ...item, questions }];
    }),
  };
}

function settle(state: RunState, { item: id, retry }: Extract<RunInput, { kind: 'setAside' }>): Partial<RunState> {
  const item = state.setAside.find((candidate) => candidate.id === id);
  if (!item) return {};
  const setAside = state.setAside.filter((candidate) => candidate !== item);
  if (!retry) return { setAside };
  return item.questions.length > 0
    ? { setAside, ledger: markSetAside(state.ledger, item.questions, false) }
    : { setAside, revisions: [...state.revisions, item.text] };
}

function markSetAside(
  ledger: readonly LedgerEntry[],
  questions: readonly string[],
  isSetAside: boolean,
): readonly LedgerEntry[] {
  return ledger.map((entry) => (questions.includes(entry.id) ? { ...entry, setAside: isSetAside } : entry));
}

/** What is written, or proposed, of a revision or for a wish is not written again. */
function withoutSection({ revision, targeted, only }: RunState, artifact: string, heading: string): Partial<RunState> {
  const isLeft = (one: SectionName): boolean => one.artifact !== artifact || one.section !== heading;
  const meant = only === undefined ? {} : { only: only.filter(isLeft) };
  const left = targeted.map(({ wish, sections }) => ({
    wish,
    sections: sections.filter(isLeft),
  }));
  if (revision?.artifact !== artifact) return { ...meant, targeted: left };
  const sections = revision.sections.filter((section) => section.heading !== heading);
  return { ...meant, targeted: left, revision: { ...revision, sections } };
}

function withoutFirst(texts: readonly string[], text: string): readonly string[] {
  const at = texts.indexOf(text);
  return at < 0 ? texts : texts.toSpliced(at, 1);
}
