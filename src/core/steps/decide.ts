// Puts technical decisions to the user, one at a time, and records what became of them; then looks at the path again.
import { say } from '../../documents/sentence.ts';
import {
  byImpact,
  choiceText,
  provisionalIds,
  provisionalOutcome,
  type Outcome,
  type TechnicalDecision,
} from '../../documents/speckit/decision/decision.ts';
import type { Part, RunContext, StepRunner } from '../context.ts';
import {
  decisionQuestion,
  isDecisionQuestion,
  isWhyOf,
  isWithoutReason,
  outcomeOf,
  readChoice,
  whyQuestion,
} from '../decisions/choice.ts';
import { consideredIn, decisionsOf } from '../decisions/facts.ts';
import { learnDecisions, readDocument, writtenFact } from '../decisions/found.ts';
import { keepMarks } from '../decisions/marks.ts';
import { decisionArtifacts, writeDecisions, writeLog } from '../decisions/store.ts';
import type { LedgerEntry } from '../questions.ts';
import type { DecisionPlace, Step } from '../workflow.ts';
import { answerBack } from './askBack.ts';
import { isPathClear, nextConflict, remarksOf, replacedRemarksOf, reviewPath, takeConflicts } from './path.ts';

export type Decide = Extract<Step, { kind: 'decide' }>;

export const decide: StepRunner<'decide'> = async function* (step, context, signal) {
  yield* learnDecisions(step, context);
  yield* readDocument(step, context);
  yield* takeAnswers(step, context, signal);
  for (;;) {
    signal.throwIfAborted();
    yield* takeConflicts(context);
    yield* writeDecided(step.place(context.state().facts), context);
    if (yield* askNext(context)) return 'waiting';
    if (isPathClear(context)) break;
    yield* reviewPath(step, context, signal);
  }
  const { state } = context;
  const place = step.place(state().facts);
  const own: readonly string[] = Object.values(decisionArtifacts);
  const provisional = provisionalIds(decisionsOf(state().facts));
  if (provisional.length > 0) {
    yield { kind: 'noted', note: say('Provisional until somebody decides: {0}', provisional.join(', ')) };
  }
  // What is generated later is marked then.
  if (Object.keys(state().artifacts).some((artifact) => !own.includes(artifact))) {
    yield* keepMarks(context, place.folder, decisionsOf(state().facts), signal);
  }
  return 'done';
};

export const mark: StepRunner<'mark'> = async function* (step, context, signal) {
  const { facts } = context.state();
  yield* keepMarks(context, step.place(facts).folder, decisionsOf(facts), signal);
  return 'done';
};

/** What the user said since, in the order of the decisions. */
async function* takeAnswers(step: Decide, context: RunContext, signal: AbortSignal): Part<void> {
  for (const { id } of decisionsOf(context.state().facts)) {
    const entry = entryOf(context, id);
    if (entry !== undefined && entry.state !== 'open') yield* takeAnswer(step, context, entry, signal);
    yield* takeReasons(context, id);
  }
}

async function* takeAnswer(step: Decide, context: RunContext, entry: LedgerEntry, signal: AbortSignal): Part<void> {
  const { id, state, answer = '', applied } = entry;
  const decision = decisionsOf(context.state().facts).find((one) => one.id === id);
  if (decision === undefined) return;
  if (state === 'skipped' || state === 'unsure' || state === 'dropped') {
    // A decision that was taken before stays: only one without an outcome becomes provisional.
    if (decision.outcome === undefined) yield* settle(context, decision, provisionalOutcome(decision, now(context)));
    return;
  }
  if (applied) return;
  const choice = readChoice(answer, decision);
  if (choice.kind === 'question') {
    if (yield* answerBack(step, context, decision, answer, signal)) return;
    // The same question again: whoever answers is no person, or will not decide.
    yield { kind: 'noted', note: say('{0} was not decided: the answer is a question that was answered before.', id) };
  } else if (choice.kind === 'unknown') {
    yield {
      kind: 'noted',
      note: say('{0} has no option “{1}”. Name one of its options, or write another one.', id, answer),
    };
    if (yield* onceMore(context, entry)) return;
  } else if (choice.kind !== 'defer') {
    yield* settle(context, decision, outcomeOf(decision, choice, await decisionMaker(context), now(context)));
    yield { kind: 'answersApplied', questions: [id] };
    return;
  }
  if (decision.outcome === undefined) yield* settle(context, decision, provisionalOutcome(decision, now(context)));
  yield { kind: 'answersApplied', questions: [id] };
}

/** Opens a question again, once: an answer from a list would come again and again. */
async function* onceMore(context: RunContext, { id, answer = '' }: LedgerEntry): Part<boolean> {
  const before = listIn(context.state().facts['misunderstood']);
  const said = `${id} ${answer}`;
  if (before.includes(said)) return false;
  yield { kind: 'questionsReopened', questions: [id] };
  yield { kind: 'factLearned', name: 'misunderstood', value: [...before, said] };
  return true;
}

async function* takeReasons(context: RunContext, id: string): Part<void> {
  const entry = context.state().ledger.findLast((one) => isWhyOf(one.id, id));
  const decision = decisionsOf(context.state().facts).find((one) => one.id === id);
  if (entry?.state !== 'answered' || entry.applied || decision?.outcome === undefined) return;
  yield* settle(context, decision, { ...decision.outcome, rationale: entry.answer ?? '' });
  yield { kind: 'answersApplied', questions: [entry.id] };
}

/** Asks the next question, if any is left. Returns whether the run waits. */
async function* askNext(context: RunContext): Part<boolean> {
  const { ledger, facts } = context.state();
  if (ledger.some(({ state, id }) => state === 'open' && isDecisionQuestion(id))) return true;
  const decisions = byImpact(decisionsOf(facts));
  const conflict = nextConflict(context);
  if (conflict !== undefined) {
    yield { kind: 'questionsAsked', questions: [conflict] };
    return true;
  }
  const asked = listIn(facts['reasonsAsked']);
  const reasons = decisions.find((one) => {
    const isTaken = entryOf(context, one.id)?.state === 'answered' && isWithoutReasons(one.outcome);
    return isTaken && !asked.includes(takenAs(one));
  });
  if (reasons !== undefined) {
    const number = ledger.filter(({ id }) => isWhyOf(id, reasons.id)).length + 1;
    yield { kind: 'factLearned', name: 'reasonsAsked', value: [...asked, takenAs(reasons)] };
    yield { kind: 'questionsAsked', questions: [whyQuestion(reasons, number)] };
    return true;
  }
  const next = decisions.find(({ outcome }) => outcome === undefined);
  if (next === undefined) return false;
  const place = decisions.length > 1 ? { number: decisions.indexOf(next) + 1, of: decisions.length } : undefined;
  yield { kind: 'questionsAsked', questions: [decisionQuestion(next, place)] };
  return true;
}

/** A decision with what was decided: reasons are asked once for each. */
function takenAs(decision: TechnicalDecision): string {
  const { id, outcome } = decision;
  return `${id} ${choiceText(decision, outcome?.option, outcome?.text ?? '')}`;
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isWithoutReasons(outcome: Outcome | undefined): boolean {
  return outcome?.kind === 'decided' && isWithoutReason(outcome.rationale);
}

async function* settle(context: RunContext, { id }: TechnicalDecision, outcome: Outcome): Part<void> {
  const decisions = decisionsOf(context.state().facts).map((one) => (one.id === id ? { ...one, outcome } : one));
  yield { kind: 'factLearned', name: 'decisions', value: decisions };
}

/** Brings the document and the log of the decisions up to date with what the run knows. */
export async function* writeDecided(place: DecisionPlace, context: RunContext): Part<void> {
  const { facts } = context.state();
  const decisions = byImpact(decisionsOf(facts));
  const considered = consideredIn(facts);
  const remarks = remarksOf(facts);
  const replaced = replacedRemarksOf(facts);
  yield* writeDecisions(context, place.document, { feature: place.feature, decisions, considered, remarks, replaced });
  yield* writeLog(context, place, decisions);
  const ids = decisions.map(({ id }) => id);
  if (listIn(facts[writtenFact]).join() !== ids.join()) yield { kind: 'factLearned', name: writtenFact, value: ids };
}

function entryOf(context: RunContext, id: string): LedgerEntry | undefined {
  return context.state().ledger.find((entry) => entry.id === id);
}

/** Who decides: the author by the settings, else the user of git. */
export async function decisionMaker({ ports }: RunContext): Promise<string> {
  return ports.settings.author?.trim() || (await ports.git.userName()) || 'the user';
}

function now({ ports }: RunContext): string {
  return ports.clock.now().toISOString();
}
