// Settles something that the rest of the run depends on: by what the user said, else by a proposal that the user is asked for.
import { say } from '../../documents/sentence.ts';
import type { Part, RunContext, StepRunner } from '../context.ts';
import type { LedgerEntry } from '../questions.ts';
import type { Choice, Step } from '../workflow.ts';
import { sourcesOf } from './analyze.ts';

type Choose = Extract<Step, { kind: 'choose' }>;

export const choose: StepRunner<'choose'> = async function* (step, context) {
  const { facts, revisions } = context.state();
  const known = facts[step.learns];
  if (known !== undefined) {
    for (const wish of revisions) yield* takeWish(step, context, wish);
    return 'done';
  }
  const before = givenBefore(step, context);
  if (before !== undefined) {
    yield* settle(step, context, before);
    return 'done';
  }
  const proposed = step.choice.propose(facts, sourcesOf(context));
  const asked = context.state().ledger.find(({ id }) => id === step.learns);
  if (!asked) {
    yield* state(step.choice, step.learns, context, proposed);
    const question = { id: step.learns, section: '', ...step.choice.ask(proposed, facts) };
    yield { kind: 'questionsAsked', questions: [question] };
    return 'waiting';
  }
  if (asked.state === 'open') return 'waiting';
  yield* takeAnswer(step, context, asked, proposed);
  return 'done';
};

/** What the user has chosen before the run came here: with the call, else in the idea. */
function givenBefore(step: Choose, context: RunContext): unknown {
  const { facts, idea, start } = context.state();
  const given = start?.choices?.[step.learns];
  const proposed = step.choice.propose(facts, sourcesOf(context));
  if (given !== undefined) return step.choice.read(given, facts, proposed)?.value;
  return start?.origin === undefined ? stated(step, idea?.text ?? '', facts, proposed) : undefined;
}

/** A line of the idea that says nothing else, such as “size: M”: what stands in its sentences may mean anything. */
function stated(step: Choose, idea: string, facts: Readonly<Record<string, unknown>>, proposed: unknown): unknown {
  const name = new RegExp(`^\\W*${step.learns}\\W*[:=]`, 'iu');
  for (const line of idea.split('\n').filter((candidate) => name.test(candidate))) {
    const chosen = step.choice.read(line, facts, proposed);
    if (chosen) return chosen.value;
  }
  return undefined;
}

/** Words that name nothing that can be chosen leave it at what is proposed, with a word on that. */
async function* takeAnswer(step: Choose, context: RunContext, asked: LedgerEntry, proposed: unknown): Part<void> {
  const { facts } = context.state();
  const answer = asked.state === 'answered' ? (asked.answer ?? '') : '';
  const chosen = answer === '' ? undefined : step.choice.read(answer, facts, proposed);
  if (answer !== '' && !chosen) {
    yield { kind: 'noted', note: say('“{0}” names nothing that can be chosen here: the proposal is taken.', answer) };
  }
  const value = chosen?.value ?? proposed;
  // What the answer says beyond the choice is a wish: it is worked in once there is a document.
  if (chosen && !chosen.isAll) yield { kind: 'wished', wish: answer };
  yield { kind: 'factLearned', name: step.learns, value };
  const recommended = asked.suggestions.find((suggestion) => suggestion.recommended)?.label;
  // What was proposed was stated when it was asked.
  if (chosen && answer.trim() !== recommended) yield* state(step.choice, step.learns, context, value);
}

/** What a wish says of the choice is settled here; what else it says is worked in later. */
async function* takeWish(step: Choose, context: RunContext, wish: string): Part<void> {
  const { facts } = context.state();
  const chosen = step.choice.read(wish, facts, facts[step.learns]);
  if (!chosen) return;
  yield* settle(step, context, chosen.value);
  if (chosen.isAll) yield { kind: 'revisionApplied', wish };
}

async function* settle(step: Choose, context: RunContext, value: unknown): Part<void> {
  yield { kind: 'factLearned', name: step.learns, value };
  yield* state(step.choice, step.learns, context, value);
}

async function* state(choice: Choice, fact: string, context: RunContext, value: unknown): Part<void> {
  yield { kind: 'choiceStated', fact, statement: choice.state(value, context.state().facts) };
}
