// Learns a fact from the model; where a thinking tool is at hand, thinks first.
import { say } from '../../documents/sentence.ts';
import { askFact, askText } from '../ask.ts';
import { promptOf, type Part, type RunContext, type StepRunner } from '../context.ts';
import type { Step } from '../workflow.ts';
import { bodyLanguage, commonValues } from './values.ts';

export const analyze: StepRunner<'analyze'> = async function* (step, context, signal) {
  yield { kind: 'progress', message: say('Reading the idea') };
  const thoughts = step.thinking ? yield* think(step, step.thinking, context, signal) : '';
  const state = context.state();
  const { idea } = state;
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

const mostThoughts = 6;

/** Thinks in steps through the tool, so that they can be followed in its log. Returns the thoughts, or nothing without a tool. */
async function* think(
  step: Extract<Step, { kind: 'analyze' }>,
  prompt: string,
  context: RunContext,
  signal: AbortSignal,
): Part<string> {
  const opening = `What does the idea ask for, and what is missing to plan it? (${step.learns.name})`;
  if (!(yield* record(context, opening, 1, mostThoughts, true, signal))) return '';
  yield { kind: 'progress', message: say('Thinking it through') };
  const state = context.state();
  let text = '';
  const asked = askText(
    context.ports.model,
    {
      id: `${context.workflow.id}/${prompt}`,
      prompt: promptOf(context, prompt),
      values: commonValues(state, bodyLanguage(state, context.ports.settings.language)),
      facts: { ...state.facts, idea: state.idea?.text ?? '', references: state.idea?.references ?? [] },
      sent: ['idea'],
    },
    () => context.ports.clock.now(),
    signal,
  );
  for await (const event of asked) {
    if (event.kind === 'text') text += event.text;
    else yield event;
  }
  const thoughts = thoughtsOf(text);
  for (const [index, thought] of thoughts.entries()) {
    const more = index < thoughts.length - 1;
    if (!(yield* record(context, thought, index + 2, thoughts.length + 1, more, signal))) break;
  }
  return thoughts.map((thought, index) => `${index + 1}. ${thought}`).join('\n');
}

function thoughtsOf(text: string): readonly string[] {
  const items = text
    .split(/\r?\n(?=\s*(?:\d+[.)]|[-*])\s)/)
    .map((item) => item.replace(/^\s*(?:\d+[.)]|[-*])\s+/, '').trim());
  return items.filter(Boolean).slice(0, mostThoughts);
}

/** Hands one thought to the tool. Returns whether the tool is there and works. */
async function* record(
  context: RunContext,
  thought: string,
  thoughtNumber: number,
  totalThoughts: number,
  nextThoughtNeeded: boolean,
  signal: AbortSignal,
): Part<boolean> {
  const started = context.ports.clock.now().getTime();
  const outcome = await context.ports.tools.call(
    'thinking',
    { thought, thoughtNumber, totalThoughts, nextThoughtNeeded },
    signal,
  );
  const duration = context.ports.clock.now().getTime() - started;
  if (outcome.kind !== 'missing') yield { kind: 'toolCalled', role: 'thinking', outcome: outcome.kind, duration };
  if (outcome.kind === 'ok') return true;
  if (!context.state().degraded.includes('thinking')) {
    const reason =
      outcome.kind === 'failed'
        ? say(
            'The sequential-thinking MCP server did not work ({0}): the idea was analyzed without it.',
            outcome.reason,
          )
        : context.ports.settings.trusted
          ? say('No sequential-thinking MCP server is configured: the idea was analyzed without it.')
          : say('This workspace is not trusted: no MCP server is started.');
    yield { kind: 'degraded', capability: 'thinking', reason };
  }
  return false;
}

function languageOf(context: RunContext): { readonly language?: string } {
  const { language } = context.ports.settings;
  return language ? { language } : {};
}
