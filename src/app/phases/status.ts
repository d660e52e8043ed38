// Where the phase plans of a workspace stand, what of their proof is stale, and what comes next.
import type { Ports } from '../../core/ports.ts';
import { readPlanState, waitsFor, type PhaseState } from '../../documents/phase/state.ts';
import { isPhasePlan, type PhaseStatus } from '../../documents/phases.ts';
import type { Evidence } from '../../documents/phase/record.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { collect } from '../check/collect.ts';
import { load } from '../check/load.ts';

export type PlanStatus =
  | {
      readonly kind: 'plan';
      readonly path: string;
      readonly title: string;
      readonly phases: readonly PhaseReport[];
      /** What to do next. */
      readonly next: Sentence;
    }
  | { readonly kind: 'unreadable'; readonly path: string; readonly line: number; readonly reason: Sentence };

export interface PhaseReport {
  readonly number: string;
  readonly title: string;
  readonly line: number;
  readonly status: PhaseStatus;
  /** Whether it calls itself completed, without evidence. */
  readonly isClaimed: boolean;
  /** Exit criteria; `plain` ones have no box. */
  readonly criteria: { readonly met: number; readonly open: number; readonly plain: number };
  readonly evidence?: Evidence;
  /** A recorded test run that did not pass. */
  readonly failed?: Evidence;
  /** Why the evidence no longer proves the phase. */
  readonly stale: readonly StaleReason[];
  readonly waitsFor: readonly string[];
  readonly blocked?: string;
}

/** `commit`: neither the commit nor an equal patch is in the history. `criteria`: they were changed since. */
export type StaleReason = 'commit' | 'criteria';

type StatusPorts = Pick<Ports, 'files' | 'git' | 'settings'>;

/** The phase plans of the workspace, by path. Throws what the Files port throws. */
export async function readPlanStatuses(ports: StatusPorts, signal: AbortSignal): Promise<readonly PlanStatus[]> {
  const { groups } = await collect(ports, [], signal);
  const paths = groups.flatMap(({ wanted }) => wanted).filter((path) => /-plan\.md$/i.test(path));
  const found: PlanStatus[] = [];
  for (const path of paths.sort()) {
    const loaded = await load(ports.files, path, undefined);
    if (loaded?.kind === 'unreadable') found.push({ kind: 'unreadable', path, line: 1, reason: loaded.reason });
    if (loaded?.kind !== 'document' || !isPhasePlan(loaded.readable.document)) continue;
    const state = readPlanState(loaded.readable.document);
    if (state.kind === 'unreadable') {
      found.push({ kind: 'unreadable', path, line: state.line, reason: state.reason });
      continue;
    }
    const phases: PhaseReport[] = [];
    for (const phase of state.phases) phases.push(await reportOf(ports, path, state.phases, phase, signal));
    found.push({ kind: 'plan', path, title: state.title, phases, next: nextOf(phases) });
  }
  return found;
}

/** Why what a phase was completed by no longer proves it. Nothing where it does, or where nobody knows. */
export async function staleReasons(
  { git }: Pick<Ports, 'git'>,
  path: string,
  { evidence, unit }: PhaseState,
  signal: AbortSignal,
): Promise<readonly StaleReason[]> {
  if (evidence === undefined) return [];
  const reasons: StaleReason[] = [];
  if (evidence.kind === 'tests' && evidence.commit !== undefined) {
    const place = await git.find(evidence.commit, evidence.patches, path, signal);
    if (place === 'gone') reasons.push('commit');
  }
  // A waiver by hand does not say for which criteria it was given.
  if (evidence.criteria !== undefined && evidence.criteria !== unit.criteriaHash) reasons.push('criteria');
  return reasons;
}

async function reportOf(
  ports: StatusPorts,
  path: string,
  phases: readonly PhaseState[],
  phase: PhaseState,
  signal: AbortSignal,
): Promise<PhaseReport> {
  const { unit, status, written, evidence, tests, blocked } = phase;
  const count = (state: string) => unit.exit.filter((criterion) => criterion.state === state).length;
  return {
    number: unit.number,
    title: unit.title,
    line: unit.line,
    status,
    isClaimed: written === 'completed' && status !== 'completed',
    criteria: { met: count('met'), open: count('open'), plain: count('plain') },
    ...(evidence === undefined ? {} : { evidence }),
    ...(status !== 'completed' && tests?.outcome === 'failed' ? { failed: tests } : {}),
    stale: await staleReasons(ports, path, phase, signal),
    waitsFor: waitsFor(phases, phase),
    ...(status === 'blocked' && blocked?.reason !== undefined ? { blocked: blocked.reason } : {}),
  };
}

function nextOf(phases: readonly PhaseReport[]): Sentence {
  const [first] = phases;
  if (first?.number === 'plan') return nextOfPlan(first);
  const claimed = phases.find(({ isClaimed }) => isClaimed);
  if (claimed) {
    return say(
      'Phase {0} says that it is completed, without evidence. Complete it with its tests or a waiver.',
      claimed.number,
    );
  }
  const stale = phases.find((phase) => phase.stale.length > 0);
  if (stale) return say('The evidence of phase {0} is stale. Reopen it and complete it again.', stale.number);
  const active = phases.find(({ status }) => status === 'active' || status === 'reopened');
  if (active?.failed) return say('The tests of phase {0} failed. Correct that and complete it again.', active.number);
  if (active && active.criteria.open > 0) {
    const { number, criteria } = active;
    return criteria.open === 1
      ? say('Phase {0} is active; one of its exit criteria is open.', number)
      : say('Phase {0} is active; {1} of its exit criteria are open.', number, criteria.open);
  }
  if (active) return say('Complete phase {0}.', active.number);
  const ready = phases.find((phase) => phase.status === 'planned' && phase.waitsFor.length === 0);
  if (ready) return say('Start phase {0}.', ready.number);
  const blocked = phases.find(({ status }) => status === 'blocked');
  if (blocked) return say('Phase {0} is blocked. Start it when it can go on.', blocked.number);
  return phases.every(({ status }) => status === 'completed')
    ? say('All phases are completed.')
    : say('Every phase that is left waits for another. Correct their dependencies.');
}

/** The same of a plan without phases. */
function nextOfPlan({ status, isClaimed, stale, failed, criteria }: PhaseReport): Sentence {
  if (isClaimed) {
    return say('The plan says that it is completed, without evidence. Complete it with its tests or a waiver.');
  }
  if (stale.length > 0) return say('The evidence of the plan is stale. Reopen it and complete it again.');
  if (status === 'planned') return say('Start the plan.');
  if (status === 'blocked') return say('The plan is blocked. Start it when it can go on.');
  if (status === 'completed') return say('The plan is completed.');
  if (failed) return say('The tests of the plan failed. Correct that and complete it again.');
  if (criteria.open === 0) return say('Complete the plan.');
  return criteria.open === 1
    ? say('The plan is active; one of its exit criteria is open.')
    : say('The plan is active; {0} of its exit criteria are open.', criteria.open);
}
