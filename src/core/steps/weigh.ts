// Makes a plan for each of several approaches, where the user wants to choose, and lets the user choose.
import { amount, say } from '../../documents/sentence.ts';
import {
  approachesIn,
  approachFactName,
  approachIn,
  type Approach,
  type Approaches,
  type ChosenApproach,
} from '../approaches/facts.ts';
import { alternativePath, promote } from '../approaches/promote.ts';
import {
  approachQuestion,
  approachQuestionId,
  approachWhyId,
  approachWhyQuestion,
  labelOf,
  readApproach,
  readSwitch,
  reasonOf,
} from '../approaches/question.ts';
import {
  eventOf,
  variantFacts,
  variantId,
  variantsFactName,
  viewOf,
  withOwn,
  type Variant,
} from '../approaches/variant.ts';
import type { ApproachWish } from '../approaches/wish.ts';
import { readArtifact, standingOf } from '../artifact.ts';
import { finishFact } from '../budget.ts';
import { artifactOf, type Part, type RunContext, type StepRunner } from '../context.ts';
import { parseDocument, bodyOf } from '../../documents/document.ts';
import { outputsOf } from '../outputs.ts';
import { settlePlace } from '../place.ts';
import { timeOf } from '../speed.ts';
import type { Facts } from '../workflow.ts';
import { keptTo, recordApproach } from './approachDecisions.ts';
import { askApproaches, wishOf, type Weigh } from './approaches.ts';
import { writePreamble } from './preamble.ts';

export const weigh: StepRunner<'weigh'> = async function* (step, context, signal) {
  const { facts } = context.state();
  const known = approachesIn(facts);
  if (approachIn(facts)) return yield* switchOver(step, context, known);
  if (facts[finishFact] === true) return yield* finish(step, context, known);
  const wish = known ? undefined : yield* wishOf(context);
  if (wish === 'waiting') return 'waiting';
  if (!known && !wish) return 'done';
  if (known?.approaches.length === 0) return 'done';
  const placed = yield* placeOf(step, context);
  if (placed !== 'free') return placed === 'waiting' ? 'waiting' : 'done';
  const found = known ?? (wish && (yield* learn(step, context, wish, signal)));
  if (!found || found.approaches.length === 0) return 'done';
  for (const approach of found.approaches) {
    signal.throwIfAborted();
    yield* makeOne(step, context, approach, signal);
  }
  return yield* choose(step, context, found);
};

async function* learn(step: Weigh, context: RunContext, wish: ApproachWish, signal: AbortSignal): Part<Approaches> {
  const found = yield* askApproaches(step, context, wish, signal);
  yield { kind: 'factLearned', name: step.learns.name, value: found };
  if (found.approaches.length === 0) {
    yield { kind: 'noted', note: say('There is one plan, not several to choose from: {0}', found.cannot) };
    return found;
  }
  const { requests, tokens } = step.cost(context.state().facts, found.approaches.length);
  const statement = [
    say('A plan for each: {0}.', found.approaches.map(({ name }) => name).join(', ')),
    say('About {0} requests and {1} tokens for these plans.', requests, amount(tokens)),
    ...timeOf(context.state().facts, requests),
  ];
  yield { kind: 'choiceStated', fact: step.learns.name, statement };
  return found;
}

/** Where the plan will be. What somebody has written there is no place for a choice: the run goes on with it as it is. */
async function* placeOf(step: Weigh, context: RunContext): Part<'free' | 'taken' | 'waiting'> {
  const { ports, state } = context;
  const artifact = artifactOf(context, step.artifact);
  const output = artifact.path.includes('{{feature}}')
    ? outputsOf(context.workflow, state().facts, ports.settings).find(({ id }) => id === artifact.id)
    : undefined;
  if (!output) {
    const settled = yield* settlePlace(context, step.artifact);
    if (settled !== 'adopted') return settled === 'waiting' ? 'waiting' : 'free';
  } else {
    const text = await ports.files.read(output.path);
    const document = text === undefined ? undefined : parseDocument(output.path, text);
    const isBlank = document?.sections.every(
      (section) => artifact.isBlank?.(section.title, bodyOf(document, section), state().facts) === true,
    );
    if (isBlank !== false || state().written.includes(artifact.id)) {
      if (state().artifacts[artifact.id] === undefined) {
        yield { kind: 'artifactCreated', artifact: artifact.id, path: output.path };
      }
      return 'free';
    }
  }
  const path = state().artifacts[artifact.id] ?? output?.path ?? '';
  const note = say('{0} is there already, so there is nothing to choose from: the run goes on with that plan.', path);
  yield { kind: 'noted', note };
  return 'taken';
}

async function* makeOne(step: Weigh, context: RunContext, approach: Approach, signal: AbortSignal): Part<void> {
  const { state } = context;
  const id = variantId(step.artifact, approach.key);
  const done = (of: string): string => `${step.id} ${approach.key} ${of}`;
  const left = step.of.filter((of) => !state().finishedSteps.includes(done(of)));
  if (left.length === 0) return;
  yield { kind: 'progress', message: say('Planning {0}', labelOf(approach)) };
  if (state().artifacts[id] === undefined) {
    const path = await alternativePath(context, state().artifacts[step.artifact] ?? '', approach);
    yield { kind: 'artifactCreated', artifact: id, path };
  }
  const variant: Variant = {
    artifact: step.artifact,
    approach: asState(approach, 'draft', ''),
    narrow: (facts) => step.narrow(keptTo(approach, step.settles, facts)),
  };
  const view = viewFor(context, variant);
  for (const of of left) {
    const inner = context.workflow.steps.find((one) => one.id === of);
    if (inner && context.carryOut && inner.when?.(view.state().facts) !== false) {
      yield* translated(context.carryOut(inner, view, signal), context, variant);
    }
    yield { kind: 'stepFinished', step: done(of) };
  }
}

/** The run as an approach sees it: its document lies where the run has put that. */
function viewFor(context: RunContext, variant: Variant): RunContext {
  const path = context.state().artifacts[variantId(variant.artifact, variant.approach.key)] ?? '';
  return viewOf(context, variant, (artifact) =>
    artifact.path.includes('{{feature}}') ? { ...artifact, path } : artifact,
  );
}

/** What happens for a variant, as the run keeps it. Returns what the step does. */
async function* translated<T>(inner: Part<T>, context: RunContext, variant: Variant): Part<T> {
  let next = await inner.next();
  try {
    for (; !next.done; next = await inner.next()) yield eventOf(next.value, context.state().facts, variant);
    return next.value;
  } finally {
    if (!next.done) await inner.return(next.value as never);
  }
}

/** Asks which one becomes the plan, and why; then makes it the plan. */
async function* choose(step: Weigh, context: RunContext, known: Approaches): Part<'done' | 'waiting'> {
  const { ledger } = context.state();
  const asked = ledger.find(({ id }) => id === approachQuestionId);
  if (!asked) yield { kind: 'questionsAsked', questions: [approachQuestion(known)] };
  if (!asked || asked.state === 'open') return 'waiting';
  const recommended = known.approaches.find(({ key }) => key === known.recommended) ?? known.approaches[0];
  const answer = asked.state === 'answered' ? (asked.answer ?? '') : '';
  const named = answer === '' ? undefined : readApproach(answer, known);
  const chosen = named?.approach ?? recommended;
  if (!chosen) return 'done';
  if (answer !== '' && !named) {
    yield { kind: 'noted', note: say('“{0}” names no approach: {1} is taken.', answer, labelOf(chosen)) };
  }
  const reason = asked.state === 'answered' ? yield* reasonFor(context, known, chosen, named?.reason ?? '') : '';
  if (reason === 'waiting') return 'waiting';
  const because =
    asked.state === 'answered'
      ? reasonOf(reason, chosen, known)
      : `Nobody has chosen; it was ${chosen.key === known.recommended ? 'recommended' : 'the first'}.${known.because ? ` ${known.because}` : ''}`;
  return yield* take(step, context, known, { chosen, because, isAnswered: asked.state === 'answered' });
}

/** The run was finished at its cap: the plan is that of an approach which was written by then. */
async function* finish(step: Weigh, context: RunContext, known: Approaches | undefined): Part<'done' | 'waiting'> {
  const { written } = context.state();
  const made = known?.approaches.filter(({ key }) => written.includes(variantId(step.artifact, key))) ?? [];
  const chosen = made.find(({ key }) => key === known?.recommended) ?? made[0];
  if (!known || !chosen) return 'done';
  return yield* take(step, context, known, {
    chosen,
    because: 'The run was finished before anybody chose.',
    isAnswered: false,
  });
}

/** The reason that was given with the choice, else the answer to the question for it. */
async function* reasonFor({ state }: RunContext, known: Approaches, chosen: Approach, given: string): Part<string> {
  if (given !== '') return given;
  const number = timesChosen(state().facts) + 1;
  const asked = state().ledger.find(({ id }) => id === approachWhyId(number));
  if (!asked) yield { kind: 'questionsAsked', questions: [approachWhyQuestion(chosen, known, number)] };
  if (!asked || asked.state === 'open') return 'waiting';
  return asked.state === 'answered' ? (asked.answer ?? '') : '';
}

interface Taken {
  readonly chosen: Approach;
  readonly because: string;
  /** Whether somebody chose it. */
  readonly isAnswered: boolean;
  /** The approach that the plan follows by now. */
  readonly replaced?: ChosenApproach;
}

async function* take(
  step: Weigh,
  context: RunContext,
  known: Approaches,
  { chosen, because, isAnswered, replaced }: Taken,
): Part<'done' | 'waiting'> {
  const { artifact } = step;
  const isMoved = yield* promote(context, {
    artifact,
    chosen,
    ...(replaced ? { replaced } : {}),
  });
  if (!isMoved) {
    yield { kind: 'noted', note: say('The plan of {0} is not there any more, so nothing was changed.', chosen.name) };
    return 'done';
  }
  const { facts } = context.state();
  if (replaced) yield { kind: 'factLearned', name: variantsFactName, value: withOwn(facts, replaced.key) };
  for (const [name, value] of Object.entries(variantFacts(facts, chosen.key)))
    yield { kind: 'factLearned', name, value };
  if (replaced) yield { kind: 'planReplaced', artifact };
  yield { kind: 'factLearned', name: timesFactName, value: timesChosen(facts) + 1 };
  yield { kind: 'factLearned', name: approachFactName, value: asState(chosen, 'chosen', because) };
  yield* recordApproach(context, step.settles, chosen, { because, isAnswered });
  yield* freshen(context, artifact);
  for (const other of known.approaches.filter(({ key }) => key !== chosen.key)) {
    const why = `Chosen instead: ${chosen.name}. ${because}`;
    const variant = { artifact, approach: asState(other, 'other', why), narrow: step.narrow };
    const view = viewFor(context, variant);
    yield* translated(freshen(view, artifact), context, variant);
  }
  const statement = [
    say('The plan follows {0}. {1}', chosen.name, because),
    say('Kept beside it: {0}.', others(context, artifact, known, chosen).join(', ')),
  ];
  yield { kind: 'choiceStated', fact: approachFactName, statement };
  return 'done';
}

/** The line that names the approach, where nobody has changed what stands there. */
async function* freshen(context: RunContext, artifact: string): Part<void> {
  const present = yield* readArtifact(context, artifact);
  const title = present?.document.sections[0];
  if (present && title && standingOf(present).isPlanners(title)) yield* writePreamble({ artifact }, context);
}

function others(context: RunContext, artifact: string, known: Approaches, chosen: Approach): readonly string[] {
  return known.approaches.flatMap(({ key }) => {
    const path = context.state().artifacts[variantId(artifact, key)];
    return key === chosen.key || path === undefined ? [] : [path];
  });
}

/** The user takes another approach after all: by answering the question anew, or in a wish. */
async function* switchOver(step: Weigh, context: RunContext, known: Approaches | undefined): Part<'done' | 'waiting'> {
  const { facts, ledger, revisions } = context.state();
  const replaced = approachIn(facts);
  if (!known || !replaced) return 'done';
  for (const wish of revisions) {
    const named = readSwitch(wish, known, replaced.key);
    if (!named) continue;
    const because = reasonOf(named.reason, named.approach, known);
    yield* take(step, context, known, { chosen: named.approach, because, isAnswered: true, replaced });
    yield { kind: 'revisionApplied', wish };
    return 'done';
  }
  const answer = ledger.find(({ id }) => id === approachQuestionId)?.answer ?? '';
  const named = readApproach(answer, known);
  if (!named || named.approach.key === replaced.key) return 'done';
  const reason = yield* reasonFor(context, known, named.approach, named.reason);
  if (reason === 'waiting') return 'waiting';
  const because = reasonOf(reason, named.approach, known);
  return yield* take(step, context, known, { chosen: named.approach, because, isAnswered: true, replaced });
}

function asState(approach: Approach, state: ChosenApproach['state'], because: string): ChosenApproach {
  return { ...approach, state, because };
}

/** The name of the fact that counts the choices: each has its own question for the reason. */
const timesFactName = 'approachChoices';

function timesChosen(facts: Facts): number {
  const value = facts[timesFactName];
  return typeof value === 'number' ? value : 0;
}
