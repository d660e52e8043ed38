// Whether several approaches are wanted, and which ones: asked of the model.
import { say } from '../../documents/sentence.ts';
import { approachesIn, mostApproaches, type Approaches } from '../approaches/facts.ts';
import { alternativesQuestion, alternativesQuestionId, wantsOnePlan } from '../approaches/question.ts';
import { readApproachChoice, readApproachWish, type ApproachWish } from '../approaches/wish.ts';
import { askFact } from '../ask.ts';
import { promptOf, type Part, type RunContext } from '../context.ts';
import { PlannerError } from '../error.ts';
import { providedInputs, showInputs } from '../inputs.ts';
import type { RunState } from '../run.ts';
import type { Step } from '../workflow.ts';
import { sourcesOf } from './analyze.ts';
import { bodyLanguage, commonValues } from './values.ts';

export type Weigh = Extract<Step, { kind: 'weigh' }>;

/** Whether a run has, or may have, approaches to choose from. */
export function wantsApproaches(state: RunState): boolean {
  return approachesIn(state.facts) !== undefined || wishIn(state) !== undefined;
}

/** What the user wants to choose from: said with the call, or in the idea. Where that may mean anything, it is asked. */
export async function* wishOf({ state }: RunContext): Part<ApproachWish | 'waiting' | undefined> {
  const wish = wishIn(state());
  if (!wish || wish.isSure) return wish;
  const asked = state().ledger.find(({ id }) => id === alternativesQuestionId);
  if (!asked) yield { kind: 'questionsAsked', questions: [alternativesQuestion(wish)] };
  if (!asked || asked.state === 'open') return 'waiting';
  return asked.state === 'answered' && !wantsOnePlan(asked.answer ?? '') ? wish : undefined;
}

function wishIn({ start, idea }: RunState): ApproachWish | undefined {
  const given = start?.choices?.[alternativesQuestionId];
  if (given !== undefined) return readApproachChoice(given);
  return start?.origin === undefined ? readApproachWish(idea?.text ?? '') : undefined;
}

/** In characters: what the approaches are found by, of a feature. */
const longestInputs = 24_000;

/** Learns the approaches. A model that gives no usable ones keeps nobody from a plan: then there are none. */
export async function* askApproaches(
  step: Weigh,
  context: RunContext,
  wish: ApproachWish,
  signal: AbortSignal,
): Part<Approaches> {
  yield { kind: 'progress', message: say('Looking for approaches') };
  const state = context.state();
  const { ports, workflow } = context;
  const count = Math.min(mostApproaches, Math.max(2, wish.count));
  const inputs = workflow.inputs ? providedInputs(workflow, state) : new Map();
  const given = { count, names: wish.names, said: wish.said };
  try {
    const value = yield* askFact(
      ports.model,
      {
        id: `${workflow.id}/${step.prompt}`,
        prompt: promptOf(context, step.prompt),
        values: {
          ...commonValues(state, bodyLanguage(state, ports.settings.language)),
          count: String(count),
          wishes: [wish.said, ...(wish.names.length > 0 ? [`By name: ${wish.names.join(', ')}`] : [])].join('\n'),
          inputs: showInputs([...inputs.keys()], inputs, longestInputs).text,
        },
        facts: { ...state.facts, ...given, idea: state.idea?.text ?? '' },
        sent: ['idea', ...inputs.keys()],
      },
      step.learns,
      { ...state.facts, count, idea: sourcesOf(context) },
      () => ports.clock.now(),
      signal,
    );
    return approachesIn({ [step.learns.name]: value }) ?? none('');
  } catch (error) {
    if (!PlannerError.is(error, 'model.unusable')) throw error;
    return none(`${ports.model.name} gave none that differ.`);
  }
}

function none(cannot: string): Approaches {
  return { approaches: [], recommended: '', because: '', cannot };
}
