// Learns a fact from the model; where a thinking tool is at hand, thinks first.
import { say } from '../../documents/sentence.ts';
import { readArtifact, standingOf } from '../artifact.ts';
import { askFact } from '../ask.ts';
import { promptOf, type Part, type RunContext, type StepRunner } from '../context.ts';
import { PlannerError } from '../error.ts';
import type { Anew, Facts, Step } from '../workflow.ts';
import { think } from './think.ts';
import { bodyLanguage, commonValues } from './values.ts';

export const analyze: StepRunner<'analyze'> = async function* (step, context, signal) {
  yield { kind: 'progress', message: say('Reading the idea') };
  const thoughts = step.thinking ? yield* thoughtsFor(step, step.thinking, context, signal) : '';
  const present = step.anew ? yield* presentOf(step.anew, context) : undefined;
  const wishes = context.state().revisions.filter((wish) => isLearnedAnew(step, [wish], context.state().facts));
  try {
    const value = yield* ask(step, context, { thoughts, present, wishes }, signal);
    yield { kind: 'factLearned', name: step.learns.name, value };
  } catch (error) {
    // A wish that cannot be followed leaves what there is as it is; what else it says is worked in later.
    if (wishes.length === 0 || present === undefined || !PlannerError.is(error, 'model.unusable')) throw error;
    yield { kind: 'noted', note: say('“{0}” could not be followed: {1}', wishes.join(' '), error.message) };
  }
  return 'done';
};

type Analyze = Extract<Step, { kind: 'analyze' }>;

interface Known {
  readonly thoughts: string;
  readonly present: unknown;
  readonly wishes: readonly string[];
}

async function* ask(
  step: Analyze,
  context: RunContext,
  { thoughts, present, wishes }: Known,
  signal: AbortSignal,
): Part<unknown> {
  const state = context.state();
  const { idea } = state;
  return yield* askFact(
    context.ports.model,
    {
      id: `${context.workflow.id}/${step.prompt}`,
      prompt: promptOf(context, step.prompt),
      values: {
        ...commonValues(state, bodyLanguage(state, context.ports.settings.language)),
        thoughts: thoughts || '(none)',
        present: present === undefined ? '' : JSON.stringify(present, null, 1),
        wishes: wishes.map((wish) => `- ${wish}`).join('\n'),
      },
      facts: {
        ...state.facts,
        idea: idea?.text ?? '',
        references: idea?.references ?? [],
        ...(present === undefined ? {} : { present, wishes }),
        ...languageOf(context),
      },
      sent: ['idea', ...(idea?.references ?? []).map(({ name }) => name), ...(wishes.length > 0 ? ['wishes'] : [])],
    },
    step.learns,
    { ...state.facts, idea: sourcesOf(context), ...(present === undefined ? {} : { present }) },
    () => context.ports.clock.now(),
    signal,
  );
}

async function* thoughtsFor(step: Analyze, prompt: string, context: RunContext, signal: AbortSignal): Part<string> {
  const state = context.state();
  const { idea } = state;
  return yield* think(
    context,
    {
      prompt,
      opening: `What does the idea ask for, and what is missing to plan it? (${step.learns.name})`,
      values: commonValues(state, bodyLanguage(state, context.ports.settings.language)),
      facts: { ...state.facts, idea: idea?.text ?? '', references: idea?.references ?? [] },
      sent: ['idea'],
    },
    signal,
  );
}

/** Whether one of the wishes asks for what the step learns. */
export function isLearnedAnew(step: Step, wishes: readonly string[], facts: Facts): boolean {
  return step.kind === 'analyze' && wishes.some((wish) => step.anew?.isMeant(wish, facts) === true);
}

async function* presentOf({ artifact, present }: Anew, context: RunContext): Part<unknown> {
  const found = yield* readArtifact(context, artifact);
  return found && present(standingOf(found), context.state().facts);
}

/** All that the user has said or given: what a statement may rest on. */
export function sourcesOf(context: RunContext): string {
  const { idea, ledger, revisions, wishes } = context.state();
  const answers = ledger.flatMap((entry) => (entry.state === 'answered' ? [entry.answer ?? ''] : []));
  const references = (idea?.references ?? []).map(({ name, text }) => `${name}\n${text}`);
  return [idea?.text ?? '', ...references, ...answers, ...wishes, ...revisions].join('\n');
}

function languageOf(context: RunContext): { readonly language?: string } {
  const { language } = context.ports.settings;
  return language ? { language } : {};
}
