// Keeps the technical decisions to the approach that a plan follows: in the plan of each, and on record once one is chosen.
import { provisionalOutcome, type Outcome, type TechnicalDecision } from '../../documents/speckit/decision/decision.ts';
import type { Approach } from '../approaches/facts.ts';
import type { Part, RunContext } from '../context.ts';
import { outcomeOf } from '../decisions/choice.ts';
import { decisionsOf } from '../decisions/facts.ts';
import type { Facts, Settles } from '../workflow.ts';
import { decisionMaker, writeDecided } from './decide.ts';

/** What is known while the plan of one approach is made: as if that had been chosen. */
export function keptTo(approach: Approach, settles: Settles | undefined, facts: Facts): Facts {
  if (settles === undefined) return facts;
  const decisions = settled(facts, approach, settles, (decision, choice) =>
    decided(decision, choice, { rationale: approach.name, maker: '', at: '' }),
  );
  return decisions === undefined ? facts : { ...facts, decisions };
}

/** Records what the chosen approach decides. `by` nobody: it was taken because it was recommended. */
export async function* recordApproach(
  context: RunContext,
  settles: Settles | undefined,
  approach: Approach,
  { because, isAnswered }: { readonly because: string; readonly isAnswered: boolean },
): Part<void> {
  if (settles === undefined) return;
  const at = context.ports.clock.now().toISOString();
  const maker = await decisionMaker(context);
  const rationale = `${approach.name}: ${because}`;
  const decisions = settled(context.state().facts, approach, settles, (decision, choice) =>
    isAnswered ? decided(decision, choice, { rationale, maker, at }) : unconfirmed(decision, choice, at),
  );
  if (decisions === undefined) return;
  yield { kind: 'factLearned', name: 'decisions', value: decisions };
  yield* writeDecided(settles.place(context.state().facts), context);
}

type Named = NonNullable<ReturnType<Settles['named']>>;

/** The decisions with those outcomes that the approach names; nothing where all are so already. */
function settled(
  facts: Facts,
  approach: Approach,
  { named }: Settles,
  outcome: (decision: TechnicalDecision, choice: Named) => Outcome,
): readonly TechnicalDecision[] | undefined {
  let isChanged = false;
  const decisions = decisionsOf(facts).map((decision) => {
    const choice = named(decision, approach);
    if (choice === undefined || isSo(decision, choice)) return decision;
    isChanged = true;
    return { ...decision, outcome: outcome(decision, choice) };
  });
  return isChanged ? decisions : undefined;
}

/** Whether what is built is what the approach names. What a person decided so stays in their words. */
function isSo({ outcome }: TechnicalDecision, { option, text }: Named): boolean {
  if (outcome?.kind !== 'decided') return false;
  return option === undefined ? outcome.option === undefined && outcome.text === text : outcome.option === option;
}

interface Record {
  readonly rationale: string;
  readonly maker: string;
  readonly at: string;
}

function decided(decision: TechnicalDecision, { option, text }: Named, { rationale, maker, at }: Record): Outcome {
  const choice =
    option === undefined
      ? ({ kind: 'other', text, rationale } as const)
      : ({ kind: 'option', option, rationale } as const);
  return outcomeOf(decision, choice, maker, at);
}

/** Nobody has confirmed it: what the approach is built with stands beside what is recommended, where they differ. */
function unconfirmed(decision: TechnicalDecision, { option, text }: Named, at: string): Outcome {
  const { built: _reversible, ...outcome } = provisionalOutcome(decision, decision.outcome?.at ?? at);
  if (option === undefined) return { ...withoutOption(outcome), text };
  return option === decision.recommendation.option ? outcome : { ...outcome, built: option };
}

function withoutOption({ option: _recommended, ...outcome }: Outcome): Outcome {
  return outcome;
}
