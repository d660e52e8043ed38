// What of the plans is stale: which sections were made from what is no longer so.
import type { RunContext } from '../../core/context.ts';
import { readDocument } from '../../core/decisions/found.ts';
import { readLock } from '../../core/locks.ts';
import { entryOf, lockName } from '../../core/provenance.ts';
import { fileNameOf } from '../../core/record.ts';
import type { RunState } from '../../core/run.ts';
import { featurePlace } from '../../core/speckit/place.ts';
import { findStale, type StaleSection } from '../../core/stale.ts';
import { apply, newRun } from '../../core/state.ts';
import { textsNow } from '../../core/steps/feature/feature.ts';
import type { Workflow } from '../../core/workflow.ts';
import { parseDocument } from '../../documents/document.ts';
import { readTechnicalDecisions } from '../../documents/speckit/decision/read.ts';
import { newestOfEach } from './feature.ts';
import { workflowOf, type Host } from '../host.ts';
import { listRuns, readRun, type ListedRun } from '../runs/runs.ts';
import { startsFromFeature } from '../runs/start.ts';

/** A run with what is stale of it. */
export interface StaleRun {
  readonly run: RunState;
  readonly stale: readonly StaleSection[];
}

/** The sections of a run that are stale, by the texts as they stand now. Nothing is written. Throws `run.unknown`. */
export async function staleOf(host: Host, run: string, signal: AbortSignal): Promise<readonly StaleSection[]> {
  return staleOfRun(host, await readRun(host, run), signal);
}

/** The newest run of each feature, where something of it is stale. */
export async function staleRuns(host: Host, signal: AbortSignal): Promise<readonly StaleRun[]> {
  const found: StaleRun[] = [];
  for (const run of newestOfEach(await listRuns(host))) {
    const stale = await staleOfRun(host, run, signal);
    if (stale.length > 0) found.push({ run, stale });
  }
  return found;
}

/**
 * The sections of a feature's folder that are stale. What only a run knows, such as its analysis, counts where one of
 * `runs` made the plan; of a plan that came with the repository, what the documents and the lock say.
 */
export async function staleIn(
  host: Host,
  folder: string,
  runs: readonly ListedRun[],
  signal: AbortSignal,
): Promise<readonly StaleSection[]> {
  const planned = await plannedIn(host, folder, runs, signal);
  if (!planned) return [];
  const found = await findStale(planned.workflow, planned.state, host.ports);
  return planned.state.run === '' ? seenInDocuments(host, folder, found) : found;
}

/** A feature's plan as it is now: with its run, or without one by what the documents say. */
export interface Planned {
  readonly workflow: Workflow;
  /** Of no run, with no id, where the plan came with the repository. */
  readonly state: RunState;
}

/** The plan in a feature's folder; nothing where there is none. `runs` are those of the workspace, newest first. */
export async function plannedIn(
  host: Host,
  folder: string,
  runs: readonly ListedRun[],
  signal: AbortSignal,
): Promise<Planned | undefined> {
  const run = newestOfEach(runs).find(({ facts }) => featurePlace(facts)?.folder === folder);
  return run ? plannedBy(host, run, signal) : plannedByDocuments(host, folder, signal);
}

async function staleOfRun(host: Host, run: RunState, signal: AbortSignal): Promise<readonly StaleSection[]> {
  const planned = await plannedBy(host, run, signal);
  return planned ? findStale(planned.workflow, planned.state, host.ports) : [];
}

async function plannedBy(host: Host, run: RunState, signal: AbortSignal): Promise<Planned | undefined> {
  if (run.status === 'undone' || !host.workflows.some(({ id }) => id === run.workflow)) return undefined;
  const workflow = workflowOf(host, run.workflow);
  return { workflow, state: await withTextsOfNow({ ...host, workflow, state: () => run }, signal) };
}

/** The state with what the texts of the feature say now: it is not journaled. */
async function withTextsOfNow(context: RunContext, signal: AbortSignal): Promise<RunState> {
  const before = context.state();
  const { steps } = context.workflow;
  const feature = steps.find(({ kind }) => kind === 'feature');
  const place = featurePlace(before.facts);
  if (!feature || !before.finishedSteps.includes(feature.id) || place === undefined) return before;
  const texts = await textsNow(context, place.folder, signal);
  let state: RunState = { ...before, facts: { ...before.facts, ...texts } };
  for (const step of steps) {
    if (step.kind !== 'decide' || state.facts['decisions'] === undefined) continue;
    for await (const happened of readDocument(step, { ...context, state: () => state })) {
      if (happened.kind === 'factLearned') state = apply(state, { ...happened, at: before.updatedAt });
    }
  }
  return state;
}

async function plannedByDocuments(host: Host, folder: string, signal: AbortSignal): Promise<Planned | undefined> {
  const { ports } = host;
  const workflow = host.workflows.find(startsFromFeature);
  if (!workflow || (await readLock(ports.files, `${folder}/${lockName}`)) === undefined) return undefined;
  const texts = await textsNow({ ports, state: () => newRun }, folder, signal);
  // A name may fit a feature elsewhere.
  if (texts === undefined || featurePlace(texts)?.folder !== folder) return undefined;
  return { workflow, state: { ...newRun, facts: { ...texts, decisions: decisionsIn(workflow, texts) } } };
}

/** Of what is told without a run, what the documents and the lock prove. */
async function seenInDocuments(
  { ports }: Host,
  folder: string,
  found: readonly StaleSection[],
): Promise<readonly StaleSection[]> {
  const lock = await readLock(ports.files, `${folder}/${lockName}`);
  return found.flatMap((one): readonly StaleSection[] => {
    const entry = entryOf(lock, fileNameOf(one.path), one.section);
    // What the code makes rests on what the run knows.
    const isMade = entry !== undefined && Object.keys(entry.inputs).length === 0;
    const inputs = isMade ? [] : one.inputs.filter((name) => onDisk.test(name));
    return inputs.length > 0 ? [{ ...one, inputs }] : [];
  });
}

/** Inputs that stand in documents: of all others nothing is known without the run. */
const onDisk = /^(?:spec|constitution|decision|artifact:[^/#]+\.md#)/;

function decisionsIn({ steps }: Workflow, texts: Readonly<Record<string, unknown>>) {
  const text = texts['decisionsOnDisk'];
  const step = steps.find(({ kind }) => kind === 'decide');
  if (step?.kind !== 'decide' || typeof text !== 'string') return [];
  return readTechnicalDecisions(parseDocument(step.place(texts).document, text));
}
