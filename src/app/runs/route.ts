// Decides what a message means: an answer, a wish, a question about the plan, a new idea.
import * as z from 'zod/mini';
import { isDecisionQuestion } from '../../core/decisions/choice.ts';
import { askFact } from '../../core/ask.ts';
import { PlannerError } from '../../core/error.ts';
import { read, schemaOf } from '../../core/fact.ts';
import type { RunState } from '../../core/run.ts';
import type { Fact } from '../../core/workflow.ts';
import type { Host } from '../host.ts';
import { listRuns, openQuestions, readRun, type ListedRun } from './runs.ts';
import { startsFromFeature } from './start.ts';
import prompt from '../prompts/route.md';

/** What the user sent. `run`: the one that the conversation is about. */
export interface Message {
  readonly text: string;
  readonly command?: string;
  readonly run?: string;
}

export type Route =
  | { readonly kind: 'start'; readonly workflow: string }
  | { readonly kind: 'answer'; readonly run: string }
  | { readonly kind: 'revise'; readonly run: string }
  | { readonly kind: 'resume'; readonly run: string }
  /** A question about a plan, or anything else to talk about. */
  | { readonly kind: 'talk'; readonly run?: string }
  /** A new idea while a run waits: the user must say which is meant. */
  | { readonly kind: 'which'; readonly run: string; readonly workflow: string }
  /** There is nothing to go on with: ask for the idea. */
  | { readonly kind: 'ask'; readonly workflow: string };

/** An explicit command beats a waiting question; other text is judged, by the model where there is a run to judge it by. */
export async function route(host: Host, message: Message, signal: AbortSignal): Promise<Route> {
  const text = message.text.trim();
  const first = host.workflows[0]?.id ?? '';
  if (message.command !== undefined) {
    const { command } = message;
    // A feature on disk needs no words.
    const isEnough = text !== '' || host.workflows.some((one) => one.id === command && startsFromFeature(one));
    return isEnough ? { kind: 'start', workflow: command } : { kind: 'ask', workflow: command };
  }
  const state = await current(host, message.run);
  if (!state) return text ? { kind: 'start', workflow: first } : { kind: 'ask', workflow: first };
  const { run } = state;
  if (!text || isGoOn(text))
    return openQuestions(state).length > 0 || state.status === 'done'
      ? { kind: 'answer', run }
      : { kind: 'resume', run };
  if (isPlainAnswer(state, text)) return { kind: 'answer', run };
  const meaning = await judge(host, state, text, signal);
  switch (meaning) {
    case 'answer':
      return openQuestions(state).length > 0 ? { kind: 'answer', run } : { kind: 'revise', run };
    case 'revision':
      return { kind: 'revise', run };
    case 'question':
      return { kind: 'talk', run };
    case 'idea':
      return openQuestions(state).length > 0
        ? { kind: 'which', run, workflow: first }
        : { kind: 'start', workflow: first };
  }
}

type Meaning = 'answer' | 'revision' | 'question' | 'idea';

/** The run of the conversation, else nothing: a new conversation starts afresh and is offered what is unfinished. */
async function current(host: Host, run: string | undefined): Promise<RunState | undefined> {
  if (run === undefined) return undefined;
  try {
    const state = await readRun(host, run);
    return state.status === 'undone' ? undefined : state;
  } catch (error) {
    if (PlannerError.is(error, 'run.unknown')) return undefined;
    throw error;
  }
}

/** Words that everyone uses for an answer: no model is needed to see it. */
function isPlainAnswer(state: RunState, text: string): boolean {
  const [question] = openQuestions(state);
  if (!question) return false;
  // What is asked back about a decision is answered where it is asked.
  if (isDecisionQuestion(question.id) && text.length <= longestReply) return true;
  const folded = text.toLowerCase().replace(/[.!]$/, '');
  if (/^(skip|not sure|unsure|i don'?t know|no idea|yes|no|none|nothing)$/.test(folded)) return true;
  return question.suggestions.some(({ label }) => label.toLowerCase() === folded) || /^\s*\d+\s*[:.)]/.test(text);
}

/** Longer texts may be something else. In characters. */
const longestReply = 600;

function isGoOn(text: string): boolean {
  return /^(continue|go on|resume|weiter)[.!]?$/i.test(text);
}

const meanings = ['answer', 'revision', 'question', 'idea'] as const;

const shape = z.object({ meaning: z.enum(meanings) });

const fact: Fact = {
  name: 'meaning',
  description: 'What the message means for the plan.',
  schema: schemaOf(shape),
  parse: (value) => read(shape, value),
};

async function judge(host: Host, state: RunState, text: string, signal: AbortSignal): Promise<Meaning> {
  const { model, clock } = host.ports;
  if (model.name.startsWith('planner/')) return judgeByWords(state, text);
  const question = openQuestions(state)[0]?.question ?? '(none)';
  const title = Object.values(state.artifacts)[0] ?? state.idea?.text.slice(0, 200) ?? '';
  try {
    const asked = askFact(
      model,
      {
        id: 'planner/route',
        prompt: { name: 'route', text: prompt },
        values: { message: text, question, title },
        facts: { message: text, question, title },
        sent: ['message'],
      },
      fact,
      {},
      () => clock.now(),
      signal,
    );
    for (;;) {
      const next = await asked.next();
      if (next.done) return read(shape, next.value).meaning;
    }
  } catch (error) {
    if (PlannerError.is(error)) return judgeByWords(state, text);
    throw error;
  }
}

/** The same by rules, for models that cannot judge. */
export function judgeByWords(state: RunState, text: string): Meaning {
  const long = text.length > 400 || text.split('\n').length > 6;
  if (/^(also|add|remove|drop|make|change|rename|replace|instead|use|leave out|don'?t|please|no longer)\b/i.test(text))
    return 'revision';
  if (
    /^(why|what|how|when|where|who|which|did|does|is|are|can|could)\b[^\n]*\?\s*$/i.test(text) ||
    /^[^\n]{3,200}[?？]\s*$/.test(text)
  )
    return 'question';
  if (long) return 'idea';
  return openQuestions(state).length > 0 ? 'answer' : 'revision';
}

/** The runs that a new conversation can go on with, newest first; with those that are being worked on. */
export async function unfinishedRuns(host: Host): Promise<readonly ListedRun[]> {
  const states = await listRuns(host);
  return states.filter(({ status }) => ['running', 'waiting', 'cancelled', 'failed'].includes(status));
}
