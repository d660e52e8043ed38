// A run as one of its approaches sees it: the same steps make their document elsewhere, and what they learn is its own.
import { isRecord } from '../../documents/json.ts';
import type { RunContext } from '../context.ts';
import type { RunEventBody, RunNotice, RunState } from '../run.ts';
import type { Artifact, Facts } from '../workflow.ts';
import { approachFactName, type ChosenApproach } from './facts.ts';

/** The name of the fact that holds what each approach has learned, by its key. */
export const variantsFactName = 'variants';

/** The id under which the document of an approach is kept. */
export function variantId(artifact: string, key: string): string {
  return `alternatives/${artifact}-${key}`;
}

/** The id of the artifact that a document of an approach stands for. */
export function artifactOfVariant(id: string): string {
  return isVariantId(id) ? id.slice(id.indexOf('/') + 1, id.lastIndexOf('-')) : id;
}

/** Whether an id is that of a document of an approach. */
export function isVariantId(id: string): boolean {
  return id.startsWith('alternatives/');
}

/** What steps have learned for one approach alone. */
export function variantFacts(facts: Facts, key: string): Facts {
  const all = facts[variantsFactName];
  const own = isRecord(all) ? all[key] : undefined;
  return isRecord(own) ? own : {};
}

/** What all approaches have learned, once that of one is as the run has it by now: it was worked on since. */
export function withOwn(facts: Facts, key: string): Facts {
  const all = facts[variantsFactName];
  const own = Object.keys(variantFacts(facts, key)).map((name) => [name, facts[name]] as const);
  return { ...(isRecord(all) ? all : {}), [key]: Object.fromEntries(own) };
}

/** What is made for one approach. */
export interface Variant {
  readonly artifact: string;
  readonly approach: ChosenApproach;
  /** What is known while only its document is made. */
  readonly narrow: (facts: Facts) => Facts;
}

/**
 * The run as a variant sees it: its document stands for the artifact, its facts go before those of the run. `asMade` says
 * in which form the workflow's artifact is made: where it lies.
 */
export function viewOf(context: RunContext, variant: Variant, asMade: (artifact: Artifact) => Artifact): RunContext {
  const { workflow } = context;
  const artifacts = workflow.artifacts.map((one) => (one.id === variant.artifact ? asMade(one) : one));
  return { ...context, workflow: { ...workflow, artifacts }, state: () => stateFor(context.state(), variant) };
}

function stateFor(state: RunState, { artifact, approach, narrow }: Variant): RunState {
  const id = variantId(artifact, approach.key);
  const { [artifact]: _real, ...others } = state.artifacts;
  const path = state.artifacts[id];
  const own = (name: string): string => (name === id ? artifact : name === artifact ? `${artifact} itself` : name);
  return {
    ...state,
    facts: { ...narrow(state.facts), ...variantFacts(state.facts, approach.key), [approachFactName]: approach },
    artifacts: { ...others, ...(path === undefined ? {} : { [artifact]: path }) },
    written: state.written.map(own),
    proposals: state.proposals.map((one) => ({ ...one, artifact: own(one.artifact) })),
  };
}

/** An event of the variant as the run keeps it. */
export function eventOf<Event extends RunEventBody | RunNotice>(
  event: Event,
  facts: Facts,
  { artifact, approach: { key } }: Variant,
): RunEventBody | RunNotice {
  if (event.kind === 'factLearned') {
    const own = { ...variantFacts(facts, key), [event.name]: event.value };
    const all = facts[variantsFactName];
    return { ...event, name: variantsFactName, value: { ...(isRecord(all) ? all : {}), [key]: own } };
  }
  if (!('artifact' in event) || event.artifact !== artifact) return event;
  return { ...event, artifact: variantId(artifact, key) };
}
