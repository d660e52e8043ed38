// Runs a workflow from where its journal ends: an asynchronous generator of what happens.
import { say } from '../documents/sentence.ts';
import type { RunContext } from './context.ts';
import { approachesIn, approachIn } from './approaches/facts.ts';
import { isApproachQuestion, readSwitch } from './approaches/question.ts';
import { isDecisionQuestion } from './decisions/choice.ts';
import {
  budgetFact,
  budgetQuestion,
  finishFact,
  isBudgetQuestion,
  readBudgetChoice,
  settledFact,
  withinBudget,
} from './budget.ts';
import { PlannerError } from './error.ts';
import type { Ports } from './ports.ts';
import type { RunEvent, RunEventBody, RunInput, RunNotice, RunState } from './run.ts';
import { apply, fold } from './state.ts';
import { isLearnedAnew } from './steps/analyze.ts';
import { wantsApproaches } from './steps/approaches.ts';
import { runStep } from './steps/index.ts';
import type { Rule } from './rule.ts';
import type { Step, Workflow } from './workflow.ts';

/** What a run needs beside its journal. */
export interface Engine {
  readonly workflow: Workflow;
  readonly rules: readonly Rule[];
  readonly ports: Ports;
}

/**
 * Runs until the workflow finishes, fails, is cancelled, or waits for the user: the last event says which.
 * Events must be journaled as they come, in order; notices are for show. Expected failures become a `failed` event.
 */
export async function* runWorkflow(
  engine: Engine,
  journal: readonly RunEvent[],
  input: RunInput,
  signal: AbortSignal,
): AsyncGenerator<RunEvent | RunNotice, void> {
  const { workflow } = engine;
  let state = fold(journal);
  const record = (body: RunEventBody): RunEvent => {
    const event: RunEvent = { ...body, at: engine.ports.clock.now().toISOString() };
    state = apply(state, event);
    return event;
  };
  yield record({ kind: 'inputReceived', input });
  const again = reopened(workflow, state, unbegun(workflow, state) ?? input);
  if (again.length > 0) yield record({ kind: 'stepsReopened', steps: again });
  const ports: Ports = { ...engine.ports, model: withinBudget(engine.ports.model, () => state, engine.ports.settings) };
  const context: RunContext = {
    ...engine,
    ports,
    state: () => state,
    carryOut: runStep,
    moreAnswers: input.kind === 'answers' && input.more === true,
  };
  const budget = yield* takeBudgetChoice(state, engine.ports.settings, input, record);
  if (budget === 'stop') return;
  try {
    for (const step of workflow.steps) {
      if (state.finishedSteps.includes(step.id) || !isWanted(step, state)) continue;
      signal.throwIfAborted();
      yield record({ kind: 'stepStarted', step: step.id });
      const run = runStep(step, context, signal);
      let next = await run.next();
      try {
        for (; !next.done; next = await run.next()) {
          const happened = next.value;
          yield isNotice(happened) ? happened : record(happened);
        }
      } finally {
        // Whoever stops listening stops the step too.
        await run.return('done');
      }
      if (next.value === 'waiting') {
        yield record({ kind: 'suspended' });
        return;
      }
      yield record({ kind: 'stepFinished', step: step.id });
    }
    yield record({ kind: 'finished' });
  } catch (error) {
    if (PlannerError.is(error, 'budget.reached') && !signal.aborted) {
      yield record({ kind: 'questionsAsked', questions: [budgetQuestion(state, engine.ports.settings)] });
      yield record({ kind: 'suspended' });
      return;
    }
    yield record(signal.aborted ? { kind: 'cancelled' } : failure(error));
  }
}

/** What the user asked of a finished run, where the run broke off before any step was run again for it. */
function unbegun({ steps }: Workflow, state: RunState): RunInput | undefined {
  const { finishedSteps, updating, revisions } = state;
  if (!steps.every((step) => finishedSteps.includes(step.id) || !isWanted(step, state))) return undefined;
  const [text] = revisions;
  if (text !== undefined) return { kind: 'revision', text };
  return updating ? { kind: 'update' } : undefined;
}

/**
 * Once all is done, what the user says more is taken by the step that revises, and all after it. A wish that speaks of
 * what was chosen is taken by the step that chooses, and what follows from the choice is done anew as far as it changes.
 */
function reopened(workflow: Workflow, { finishedSteps, facts }: RunState, input: RunInput): readonly string[] {
  if (input.kind === 'update') {
    return workflow.steps.flatMap(({ kind, id }) => (updated.has(kind) && finishedSteps.includes(id) ? [id] : []));
  }
  const says = input.kind === 'answers' || input.kind === 'revision' || (input.kind === 'setAside' && input.retry);
  if (!says) return [];
  if (input.kind === 'answers' && input.answers.every(({ question }) => isBudgetQuestion(question))) return [];
  // Another approach moves documents; what was made from the plan beside it is made anew.
  if (isSwitch(workflow, facts, input)) {
    return workflow.steps.flatMap(({ kind, id }) =>
      followsSwitch.has(kind) && finishedSteps.includes(id) ? [id] : [],
    );
  }
  // What is said to a decision is taken where decisions are: nothing else is done anew by that.
  if (input.kind === 'answers' && input.answers.every(({ question }) => isDecisionQuestion(question))) {
    return workflow.steps.flatMap(({ kind, id }) => (kind === 'decide' && finishedSteps.includes(id) ? [id] : []));
  }
  const isMeant = (step: Step): boolean =>
    step.kind === 'clarify' ||
    step.kind === 'produce' ||
    (input.kind === 'revision' && isLearnedAnew(step, [input.text], facts)) ||
    (input.kind === 'revision' &&
      step.kind === 'choose' &&
      finishedSteps.includes(step.id) &&
      step.choice.read(input.text, facts, facts[step.learns]) !== undefined);
  const from = workflow.steps.findIndex(isMeant);
  if (from < 0) return [];
  return workflow.steps
    .slice(from)
    .filter((step) => finishedSteps.includes(step.id) && (step.kind !== 'analyze' || isMeant(step)))
    .map(({ id }) => id);
}

const followsSwitch: ReadonlySet<Step['kind']> = new Set<Step['kind']>([
  'weigh',
  'clarify',
  'produce',
  'mark',
  'report',
]);

/** Whether the user takes another approach than the plan follows. */
function isSwitch({ steps }: Workflow, facts: RunState['facts'], input: RunInput): boolean {
  const [known, chosen] = [approachesIn(facts), approachIn(facts)];
  if (!known || !chosen || !steps.some(({ kind }) => kind === 'weigh')) return false;
  if (input.kind === 'answers') return input.answers.every(({ question }) => isApproachQuestion(question));
  return input.kind === 'revision' && readSwitch(input.text, known, chosen.key) !== undefined;
}

/**
 * The steps that bring what is stale up to date: texts and decisions are read anew, and only what was made from others is
 * made anew. The rules look over the whole once more, and no model does.
 */
const updated: ReadonlySet<Step['kind']> = new Set<Step['kind']>([
  ...(['feature', 'decide', 'produce', 'mark', 'review', 'report'] as const),
]);

/** A step is passed over where its condition does not hold, unless a wish asks for what it learns. */
function isWanted(step: Step, state: RunState): boolean {
  const { facts, revisions } = state;
  if (step.kind === 'weigh' && !wantsApproaches(state)) return false;
  // Whoever wants no more gets what closes a run: the plan of those that were made, marks and the report.
  if (facts[finishFact] === true && !closing.has(step.kind)) return false;
  return step.when?.(facts) !== false || isLearnedAnew(step, revisions, facts);
}

const closing: ReadonlySet<Step['kind']> = new Set<Step['kind']>(['weigh', 'mark', 'report']);

/** Carries out what the user said at the cap, or waits for it. What the user says later asks for more of the run again. */
function* takeBudgetChoice(
  state: RunState,
  settings: Ports['settings'],
  input: RunInput,
  record: (body: RunEventBody) => RunEvent,
): Generator<RunEvent, 'go' | 'stop'> {
  const asked = state.ledger.findLast(({ id }) => isBudgetQuestion(id));
  if (asked === undefined || state.facts[settledFact] === asked.id) {
    if (state.facts[finishFact] === true && input.kind !== 'continue') {
      yield record({ kind: 'factLearned', name: finishFact, value: false });
    }
    return 'go';
  }
  if (asked.state === 'open') {
    yield record({ kind: 'suspended' });
    return 'stop';
  }
  const choice = readBudgetChoice(asked, state, settings);
  yield record({ kind: 'factLearned', name: settledFact, value: asked.id });
  if (choice.kind === 'raise') yield record({ kind: 'factLearned', name: budgetFact, value: choice.cap });
  if (choice.kind === 'finish') {
    yield record({ kind: 'factLearned', name: finishFact, value: true });
    yield record({
      kind: 'noted',
      note: say('The run was finished at its cap: what was not written yet is left out.'),
    });
  }
  if (choice.kind === 'stop') yield record({ kind: 'cancelled' });
  return choice.kind === 'stop' ? 'stop' : 'go';
}

function isNotice(happened: RunEventBody | RunNotice): happened is RunNotice {
  return happened.kind === 'progress' || happened.kind === 'streaming';
}

function failure(error: unknown): RunEventBody {
  if (PlannerError.is(error)) return { kind: 'failed', error: error.kind, message: error.sentence, next: error.next };
  const message = error instanceof Error ? error.message : String(error);
  return {
    kind: 'failed',
    error: 'unexpected',
    message: say('Planner met an error that it does not know: {0}', message),
    next: [say('Resume the run. If it happens again, please report it with the log.')],
  };
}
