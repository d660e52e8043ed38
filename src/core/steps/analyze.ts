// Learns a fact from the model; where a thinking tool is at hand, thinks first.
import { say } from '../../documents/sentence.ts';
import { askFact } from '../ask.ts';
import { promptOf, type RunContext, type StepRunner } from '../context.ts';
import { think } from './think.ts';
import { bodyLanguage, commonValues } from './values.ts';

export const analyze: StepRunner<'analyze'> = async function* (step, context, signal) {
  yield { kind: 'progress', message: say('Reading the idea') };
  const state = context.state();
  const { idea } = state;
  const thoughts = step.thinking
    ? yield* think(
        context,
        {
          prompt: step.thinking,
          opening: `What does the idea ask for, and what is missing to plan it? (${step.learns.name})`,
          values: commonValues(state, bodyLanguage(state, context.ports.settings.language)),
          facts: { ...state.facts, idea: idea?.text ?? '', references: idea?.references ?? [] },
          sent: ['idea'],
        },
        signal,
      )
    : '';
  const value = yield* askFact(
    context.ports.model,
    {
      id: `${context.workflow.id}/${step.prompt}`,
      prompt: promptOf(context, step.prompt),
      values: {
        ...commonValues(state, bodyLanguage(state, context.ports.settings.language)),
        thoughts: thoughts || '(none)',
      },
      facts: { ...state.facts, idea: idea?.text ?? '', references: idea?.references ?? [], ...languageOf(context) },
      sent: ['idea', ...(idea?.references ?? []).map(({ name }) => name)],
    },
    step.learns,
    { ...state.facts, idea: sourcesOf(context) },
    () => context.ports.clock.now(),
    signal,
  );
  yield { kind: 'factLearned', name: step.learns.name, value };
  return 'done';
};

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
