// What a run may cost: a cap on its tokens, kept before each request, and the question that it stops with.
import { amount, say } from '../documents/sentence.ts';
import { PlannerError } from './error.ts';
import type { LanguageModel, ModelPart, ModelRequest, Settings } from './ports.ts';
import { choiceOf, type Clarification, type LedgerEntry } from './questions.ts';
import type { RunState } from './run.ts';

/** Tokens that a run has used, in and out. */
export function tokensUsed({ meter }: Pick<RunState, 'meter'>): number {
  return meter.inputTokens + meter.outputTokens;
}

/** The most tokens that the run may use by now; nothing where nobody has set that. */
export function capOf({ facts }: Pick<RunState, 'facts'>, { tokenBudget }: Settings): number | undefined {
  const raised = facts[budgetFact];
  return typeof raised === 'number' ? raised : tokenBudget;
}

/** The fact that holds a cap which the user has raised. */
export const budgetFact = 'tokenBudget';
/** The fact that says that the user wants no more of the run. */
export const finishFact = 'finishNow';
/** The fact that holds the id of the last of these questions that was carried out. */
export const settledFact = 'budgetSettled';

/** Whether a question asks what to do about a cap that is reached. */
export function isBudgetQuestion(question: string): boolean {
  return /^budget-\d+$/.test(question);
}

/**
 * A model that takes no request once the cap is reached, by what the run has used so far. Of several requests at once it
 * lets only so many go as can end below the cap, by the largest one so far: the cap is exceeded by one request at most.
 */
export function withinBudget(model: LanguageModel, state: () => RunState, settings: Settings): LanguageModel {
  if (capOf(state(), settings) === undefined) return model;
  const before = state().meter.requests;
  const running = new Set<Promise<void>>();
  let started = 0;
  let largest = assumedRequest;
  /** Requests whose cost is not recorded yet. */
  const open = (): number => started - (state().meter.requests - before);
  const admit = async (): Promise<void> => {
    for (;;) {
      const cap = capOf(state(), settings) ?? Infinity;
      const used = tokensUsed(state());
      if (used >= cap) throw reached(used, cap);
      if (open() <= 0 || used + (open() + 1) * largest < cap) {
        started++;
        return;
      }
      // The others tell what they have cost when they have ended.
      await (running.size > 0 ? Promise.race(running) : new Promise((resolve) => setTimeout(resolve)));
    }
  };
  return {
    name: model.name,
    maxInputTokens: model.maxInputTokens,
    countTokens: (text) => model.countTokens(text),
    async *ask(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelPart> {
      await admit();
      let resolve = (): void => undefined;
      const promise = new Promise<void>((settle) => (resolve = settle));
      running.add(promise);
      let length = request.messages.reduce((sum, { text }) => sum + text.length, 0);
      try {
        for await (const part of model.ask(request, signal)) {
          if (part.kind === 'text') length += part.text.length;
          yield part;
        }
      } finally {
        largest = Math.max(largest, length / charactersPerToken);
        running.delete(promise);
        resolve();
      }
    },
  };
}

/** What a request is taken to cost before one has ended, in tokens. */
const assumedRequest = 6000;
const charactersPerToken = 3;

function reached(used: number, cap: number): PlannerError {
  return new PlannerError(
    'budget.reached',
    say('The run has used {0} tokens, and its cap is {1}.', amount(used), amount(cap)),
    [say('Raise the cap, or finish with what there is.')],
  );
}

/** The question that a run stops with at its cap. */
export function budgetQuestion(state: RunState, settings: Settings): Clarification {
  const used = tokensUsed(state);
  const cap = capOf(state, settings) ?? used;
  const more = raised(state, settings);
  const number = state.ledger.filter(({ id }) => isBudgetQuestion(id)).length + 1;
  return {
    ...choiceOf(`budget-${number}`, {
      question: say('The run has reached its cap. How shall it go on?'),
      why: [say('{0} tokens are used; the cap is {1}.', amount(used), amount(cap))],
      labels: [say('Finish now'), say('Raise the cap to {0}', amount(more)), say('Stop')],
      details: [
        say('Nothing more is asked of the model; what is written stays.'),
        say('The run goes on up to {0} tokens.', amount(more)),
        say('The run can be resumed later.'),
      ],
    }),
    whenNobody: 'skip',
  };
}

/** What the user wants at the cap. `raise`: with the new cap, in tokens. */
export type BudgetChoice = { readonly kind: 'finish' | 'stop' } | { readonly kind: 'raise'; readonly cap: number };

/** Reads the answer to the question; a number alone is a new cap. Whoever does not answer finishes with what there is. */
export function readBudgetChoice({ state, answer = '' }: LedgerEntry, run: RunState, settings: Settings): BudgetChoice {
  if (state !== 'answered') return { kind: 'finish' };
  const number = Number(/\d[\d.,_'’\s]*/u.exec(answer)?.[0].replace(/[^\d]/g, '') ?? Number.NaN);
  if (/^\s*(?:stop|later|cancel|anhalten|abbrechen|später)(?!\p{L})/iu.test(answer)) return { kind: 'stop' };
  const isRaise = /(?<!\p{L})(?:raise|more|increase|go on|continue|mehr|weiter|(?:er)?höher|erhöhen?)(?!\p{L})/iu.test(
    answer,
  );
  if (!isRaise && !/^\s*\d/.test(answer)) return { kind: 'finish' };
  return { kind: 'raise', cap: number > tokensUsed(run) ? number : raised(run, settings) };
}

/** The next cap: as much again as the user allows a run, from what is used by now. */
function raised(run: RunState, settings: Settings): number {
  const cap = capOf(run, settings) ?? 0;
  return Math.max(cap, tokensUsed(run)) + Math.max(settings.tokenBudget ?? cap, 1);
}
