// What of the plans is stale, and brings it up to date.
import type { RunState } from '../core/run.ts';
import { findStale, type StaleSection } from '../core/stale.ts';
import { workflowOf, type Host } from './host.ts';
import type { RunProgress } from './journal.ts';
import { continueRun, listRuns, readRun } from './runs.ts';

/** The sections of a run that were made from what is no longer so. Throws `run.unknown`. */
export async function staleOf(host: Host, run: string): Promise<readonly StaleSection[]> {
  return staleIn(host, await readRun(host, run));
}

/** A run with what is stale of it. */
export interface StaleRun {
  readonly run: RunState;
  readonly stale: readonly StaleSection[];
}

/** The newest run of each folder that has something stale. */
export async function staleRuns(host: Host): Promise<readonly StaleRun[]> {
  const found: StaleRun[] = [];
  const seen = new Set<string>();
  for (const run of await listRuns(host)) {
    const [path] = Object.values(run.artifacts);
    if (path === undefined || run.status === 'undone' || seen.has(path)) continue;
    seen.add(path);
    const stale = await staleIn(host, run);
    if (stale.length > 0) found.push({ run, stale });
  }
  return found;
}

/** Makes what is stale anew, and that alone. Throws `run.unknown`, `run.held`. */
export function updateRun(host: Host, run: string, signal: AbortSignal): RunProgress {
  return continueRun(host, run, { kind: 'update' }, signal);
}

async function staleIn(host: Host, state: RunState): Promise<readonly StaleSection[]> {
  const known = host.workflows.some(({ id }) => id === state.workflow);
  if (!known || state.status === 'undone') return [];
  return findStale(workflowOf(host, state.workflow), state, host.ports);
}
