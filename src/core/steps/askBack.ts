// Answers a question of the user's about a decision; the decision stays open.
import { say } from '../../documents/sentence.ts';
import type { TechnicalDecision } from '../../documents/speckit/decision/decision.ts';
import { askText } from '../ask.ts';
import { promptOf, type Part, type RunContext } from '../context.ts';
import { PlannerError } from '../error.ts';
import type { Facts } from '../workflow.ts';
import type { Decide } from './decide.ts';
import { bodyLanguage, commonValues } from './values.ts';

/** What was asked back and answered. */
export interface Talk {
  readonly decision: string;
  readonly question: string;
  readonly reply: string;
}

/** Answers by the model with what the run knows. Returns `false` where the same was asked before. */
export async function* answerBack(
  step: Decide,
  context: RunContext,
  decision: TechnicalDecision,
  question: string,
  signal: AbortSignal,
): Part<boolean> {
  const { facts } = context.state();
  const before = talkOf(facts);
  if (before.some((one) => one.decision === decision.id && one.question === question)) return false;
  let reply = '';
  try {
    reply = yield* ask(step, context, decision, question, signal);
    yield { kind: 'noted', note: say('{0}, “{1}” {2}', decision.id, question, reply) };
  } catch (error) {
    if (!PlannerError.is(error)) throw error;
    yield { kind: 'noted', note: say('{0}: your question could not be answered. {1}', decision.id, error.message) };
  }
  // Opened first: a run that is cut between the two must not take the question for one that came again.
  yield { kind: 'questionsReopened', questions: [decision.id] };
  yield { kind: 'factLearned', name: 'decisionTalk', value: [...before, { decision: decision.id, question, reply }] };
  return true;
}

async function* ask(
  step: Decide,
  context: RunContext,
  decision: TechnicalDecision,
  question: string,
  signal: AbortSignal,
): Part<string> {
  yield { kind: 'progress', message: say('Answering your question about {0}', decision.id) };
  const state = context.state();
  const talk = talkOf(state.facts).filter((one) => one.decision === decision.id);
  const asked = askText(
    context.ports.model,
    {
      id: `${context.workflow.id}/${step.reply}`,
      prompt: promptOf(context, step.reply),
      values: {
        ...commonValues(state, bodyLanguage(state, context.ports.settings.language)),
        decision: JSON.stringify(decision, null, 1),
        question,
        talk: talk.map((one) => `${one.question}\n${one.reply}`).join('\n\n') || '(none)',
      },
      facts: { ...state.facts, decision, question, talk },
      sent: [decision.id, 'question'],
    },
    () => context.ports.clock.now(),
    signal,
  );
  let text = '';
  for await (const event of asked) {
    if (event.kind === 'text') text += event.text;
    else yield event;
  }
  return text.trim();
}

function talkOf(facts: Facts): readonly Talk[] {
  const value = facts['decisionTalk'];
  return Array.isArray(value) ? value.filter(isTalk) : [];
}

function isTalk(value: unknown): value is Talk {
  return typeof value === 'object' && value !== null && 'decision' in value && 'question' in value;
}
