// What of the plans is stale: which sections were made from what is no longer so.
import type { RunContext } from '../core/context.ts';
import type { RunState } from '../core/run.ts';
import { featurePlace } from '../core/speckit/place.ts';
import { findStale, type StaleSection } from '../core/stale.ts';
import { apply } from '../core/state.ts';
import { runStep } from '../core/steps/index.ts';
import { featureRuns } from './feature.ts';
import { workflowOf, type Host } from './host.ts';
import { readRun } from './runs.ts';

/** A run with what is stale of it. */
export interface StaleRun {
  readonly run: RunState;
  readonly stale: readonly StaleSection[];
}

/** The sections of a run that are stale, by the texts as they stand now. Nothing is written. Throws `run.unknown`. */
export async function staleOf(host: Host, run: string, signal: AbortSignal): Promise<readonly StaleSection[]> {
  return staleIn(host, await readRun(host, run), signal);
}

/** The newest run of each feature, where something of it is stale. */
export async function staleRuns(host: Host, signal: AbortSignal): Promise<readonly StaleRun[]> {
  const found: StaleRun[] = [];
  for (const run of await featureRuns(host)) {
    const stale = await staleIn(host, run, signal);
    if (stale.length > 0) found.push({ run, stale });
  }
  return found;
}

async function staleIn(host: Host, state: RunState, signal: AbortSignal): Promise<readonly StaleSection[]> {
  const { workflows, ports } = host;
  if (state.status === 'undone' || !workflows.some(({ id }) => id === state.workflow)) return [];
  const workflow = workflowOf(host, state.workflow);
  return findStale(workflow, await withTextsOfNow({ ...host, workflow, state: () => state }, signal), ports);
}

/** The state with the texts of the feature read again: what that learns is not journaled. */
async function withTextsOfNow(context: RunContext, signal: AbortSignal): Promise<RunState> {
  let state = context.state();
  const step = context.workflow.steps.find(({ kind }) => kind === 'feature');
  if (!step || !state.finishedSteps.includes(step.id) || featurePlace(state.facts) === undefined) return state;
  for await (const happened of runStep(step, { ...context, state: () => state }, signal)) {
    if (happened.kind === 'factLearned') state = apply(state, { ...happened, at: state.updatedAt });
  }
  return state;
}
