// Works what the user said into the document: answers first, then wishes, one after the other. What cannot be worked in
// is set aside, so that it never holds up the rest.
import { say } from '../../documents/sentence.ts';
import { artifactOf, type Part, type RunContext } from '../context.ts';
import { PlannerError, type ErrorKind } from '../error.ts';
import { unapplied, type LedgerEntry } from '../questions.ts';
import type { SetAside } from '../run.ts';
import type { Clarify } from './clarify.ts';
import { refreshMade, writePreamble } from './preamble.ts';
import { askRevision, writeRevision } from './revise.ts';
import { missedIn } from './settle.ts';

/** Works in everything that the document does not reflect yet, beginning with what was begun. */
export async function* workIn(step: Clarify, context: RunContext, signal: AbortSignal): Part<void> {
  yield* finishBegun(step, context, signal);
  const answers = unapplied(context.state().ledger);
  if (answers.length > 0) yield* workInOne(step, context, answers, undefined, signal);
  for (const wish of [...adoptedIdea(context), ...context.state().revisions]) {
    yield* workInOne(step, context, [], wish, signal);
  }
}

async function* workInOne(
  step: Clarify,
  context: RunContext,
  answers: readonly LedgerEntry[],
  wish: string | undefined,
  signal: AbortSignal,
): Part<void> {
  const questions = answers.map(({ id }) => id);
  try {
    const received = yield* askRevision(step, context, answers, wish === undefined ? [] : [wish], signal);
    const revision = { artifact: step.artifact, ...received, questions, ...(wish === undefined ? {} : { wish }) };
    yield { kind: 'revisionReceived', revision };
  } catch (error) {
    const item = setAside(error, context, answers, wish);
    if (!item) throw error;
    yield { kind: 'setAside', item };
    return;
  }
  yield* finishBegun(step, context, signal);
}

/** Writes what is left of the revision that was received. The model is not asked again. */
async function* finishBegun(step: Clarify, context: RunContext, signal: AbortSignal): Part<void> {
  const { revision, ledger } = context.state();
  if (revision?.artifact !== step.artifact) return;
  const { questions, wish } = revision;
  const answers = ledger.filter(({ id }) => questions.includes(id));
  yield* learnFrom([...answers.map(({ answer }) => answer ?? ''), wish ?? ''].join('\n'), answers, step, context);
  yield* writeRevision(step, context, revision, signal);
  const settled = (revision.settles ?? []).filter(({ question }) => isUnanswered(context, question));
  if (settled.length > 0) {
    const given = settled.map(({ question, answer }) => ({ kind: 'text' as const, question, text: answer }));
    yield { kind: 'questionsAnswered', answers: given, by: 'revision' };
  }
  // An answer that was given anew while this was written is still to be worked in.
  if (wish === undefined) {
    yield { kind: 'answersApplied', questions };
    yield* keepMissed(
      answers,
      revision.sections.map(({ heading }) => heading),
    );
  } else yield { kind: 'revisionApplied', wish };
}

/** An answer that speaks of something else is worked in where it belongs, and closes nothing. */
async function* keepMissed(answers: readonly LedgerEntry[], changed: readonly string[]): Part<void> {
  const missed = missedIn(answers, changed);
  if (missed.length === 0) return;
  yield { kind: 'answersMissed', questions: missed.map(({ id }) => id) };
  for (const { question } of missed) {
    yield {
      kind: 'noted',
      note: say('What you said was worked in elsewhere; this question is still open: {0}', question),
    };
  }
}

function isUnanswered(context: RunContext, question: string): boolean {
  const state = context.state().ledger.find(({ id }) => id === question)?.state;
  return state === 'open' || state === 'skipped' || state === 'unsure';
}

/** Failures that lie in what was said, or may: they would come again with every turn. */
const refusals: readonly ErrorKind[] = [
  'model.blocked',
  'model.empty',
  'model.unusable',
  'model.failed',
  'prompt.tooLong',
];

/** How what was said is set aside because of a failure; nothing, where the failure does not lie in that. */
export function setAside(
  error: unknown,
  context: RunContext,
  answers: readonly LedgerEntry[],
  wish: string | undefined,
): SetAside | undefined {
  if (!PlannerError.is(error) || !refusals.includes(error.kind)) return undefined;
  return {
    id: `S${context.state().setAsideCount + 1}`,
    text: wish ?? answers.map(({ answer, proposal }) => answer ?? proposal ?? '').join('\n'),
    questions: answers.map(({ id }) => id),
    failure: { error: error.kind, message: error.sentence, next: error.next },
  };
}

/** What the title and its table say follows what the user says. */
async function* learnFrom(
  said: string,
  answers: readonly LedgerEntry[],
  step: Clarify,
  context: RunContext,
): Part<void> {
  const artifact = artifactOf(context, step.artifact);
  const learned = Object.entries(artifact.frame.learns?.(said, context.state().facts, answers) ?? {});
  for (const [name, value] of learned) yield { kind: 'factLearned', name, value };
  yield* writePreamble(step, context);
  if (learned.length > 0) yield* refreshMade(step, context);
}

/** The idea of a run that goes on with a document which was there already is a wish. */
function adoptedIdea(context: RunContext): readonly string[] {
  const { facts, idea, ideaApplied } = context.state();
  return facts['adopted'] === true && ideaApplied !== true && idea ? [idea.text] : [];
}
