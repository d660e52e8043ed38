// Starts runs, goes on with them, and finds them again.
import type { RunHolder } from '../../core/ports.ts';
import { isVariantId } from '../../core/approaches/variant.ts';
import { runWorkflow } from '../../core/engine.ts';
import { openEntries, type LedgerEntry } from '../../core/questions.ts';
import type { Idea, RunEvent, RunInput, RunState, Start } from '../../core/run.ts';
import { fold } from '../../core/state.ts';
import { speedIn } from '../../core/speed.ts';
import { PlannerError } from '../../core/error.ts';
import { featurePlace } from '../../core/speckit/place.ts';
import { workflowOf, type Host } from '../host.ts';
import { clean, cleanIdea } from './idea.ts';
import { journaled, readEvents, type RunProgress } from './journal.ts';
import { choicesBefore, startOf, startsFromFeature, withApproaches } from './start.ts';
import { withTeamFiles } from '../team.ts';

/** Starts a run. Throws `workflow.unknown`, `workflow.malformed`, `idea.missing`, `idea.unreadable`. */
export async function* startRun(
  host: Host,
  workflowId: string,
  idea: Idea,
  signal: AbortSignal,
  start?: Start,
): RunProgress {
  const workflow = workflowOf(host, workflowId);
  const whole = cleanIdea(idea, workflow.opening, startsFromFeature(workflow));
  const runs = () => listRuns(host);
  const remembered = await choicesBefore(workflow, runs);
  const { idea: clean, choices } = withApproaches(workflow, whole, { ...remembered, ...start?.choices });
  const from = {
    ...(await startOf(host, workflow, clean, runs)),
    ...start,
    ...(Object.keys(choices).length > 0 ? { choices } : {}),
    ...(await measured(host)),
  };
  const run = host.newRunId();
  const started: RunEvent = {
    kind: 'runStarted',
    run,
    workflow: workflow.id,
    version: 1,
    at: host.ports.clock.now().toISOString(),
  };
  yield* advance(
    host,
    run,
    [started],
    { kind: 'idea', idea: clean, ...(Object.keys(from).length > 0 ? { start: from } : {}) },
    signal,
  );
}

/** In runs: older ones tell little of how fast a model is now. */
const mostMeasured = 20;

/** How fast the model was in the newest runs. A brief is one document of few requests: nothing is estimated for it. */
async function measured({ journals, ports }: Host): Promise<Pick<Start, 'speed'>> {
  const ids = (await journals.list()).slice(0, mostMeasured);
  const events = await Promise.all(ids.map((id) => journals.read(id)));
  return { speed: speedIn(ports.model.name, events.flat()) };
}

/** Goes on with a run. Throws `run.unknown`, and `run.held` while another window has it. */
export async function* continueRun(host: Host, run: string, input: RunInput, signal: AbortSignal): RunProgress {
  yield* advance(host, run, [], input, signal);
}

/** The state of a run. Throws `run.unknown`. */
export async function readRun(host: Host, run: string): Promise<RunState> {
  return fold(await readEvents(host, run));
}

/** A run, and who works on it now: one that nobody works on although it is `running` was interrupted. */
export type ListedRun = RunState & { readonly heldBy?: RunHolder };

/** The states of all runs, newest first. */
export async function listRuns(host: Host): Promise<readonly ListedRun[]> {
  const ids = await host.journals.list();
  const states = await Promise.all(ids.map((id) => listedRun(host, id)));
  // Newest first; what moved on in the same instant by its id, so that the list is the same each time.
  const key = ({ updatedAt, run }: RunState): string => `${updatedAt} ${run}`;
  return states.filter((state) => state.run !== '').sort((one, other) => (key(one) < key(other) ? 1 : -1));
}

async function listedRun({ journals }: Host, id: string): Promise<ListedRun> {
  const state = fold(await journals.read(id));
  const heldBy = state.status === 'running' ? await journals.holder(id) : undefined;
  return heldBy ? { ...state, heldBy } : state;
}

/** Paths of the documents that the run has made or goes on with. One that it could not write is not among them. */
export function documentsOf({ artifacts, written, facts }: RunState): readonly string[] {
  const isThere = (id: string): boolean => facts['adopted'] === true || written.includes(id);
  const all = Object.entries(artifacts).filter(([id]) => isThere(id));
  // What was not chosen stands beside the plan and is none of its documents.
  const own = all.filter(([id]) => !isVariantId(id));
  return [...new Set((own.length > 0 ? own : all).map(([, path]) => path))];
}

/** The document to open and to hand on: of a feature its tasks, then its plan; else the first. */
export function mainDocument(state: RunState): string | undefined {
  const paths = documentsOf(state);
  const { folder } = featurePlace(state.facts) ?? {};
  const named = ['tasks.md', 'plan.md'].map((name) => `${folder}/${name}`).find((path) => paths.includes(path));
  return named ?? paths[0];
}

/** Whether a run can be gone on with: it waits, was stopped, or broke off. */
export function isUnfinished(state: RunState): boolean {
  return ['running', 'waiting', 'cancelled', 'failed'].includes(state.status);
}

/** The questions that wait for the user, in the order to ask. */
export function openQuestions(state: RunState): readonly LedgerEntry[] {
  return openEntries(state.ledger);
}

async function* advance(
  host: Host,
  run: string,
  first: readonly RunEvent[],
  input: RunInput,
  signal: AbortSignal,
): RunProgress {
  yield* journaled(host, run, async function* () {
    yield* first;
    const journal = first.length > 0 ? first : await readEvents(host, run);
    const said = cleanInput(input);
    const at = host.ports.clock.now().toISOString();
    let team: Awaited<ReturnType<typeof withTeamFiles>>;
    try {
      team = await withTeamFiles(host, workflowOf(host, fold(journal).workflow));
    } catch (error) {
      if (!PlannerError.is(error, 'workflow.malformed')) throw error;
      // What the user said is kept, and the run goes on with it once the files are corrected.
      yield { kind: 'inputReceived', input: said, at };
      yield { kind: 'failed', error: error.kind, message: error.sentence, next: error.next, at };
      return;
    }
    const { workflow, problems } = team;
    yield* problems.map((note): RunEvent => ({ kind: 'noted', note, at }));
    yield* runWorkflow({ ...host, workflow }, journal, said, signal);
  });
}

/** What the user said without characters that no file can hold or that deceive. */
function cleanInput(input: RunInput): RunInput {
  if (input.kind === 'revision') return { ...input, text: clean(input.text) };
  if (input.kind !== 'answers') return input;
  const answers = input.answers.map((answer) =>
    answer.kind === 'text' ? { ...answer, text: clean(answer.text) } : answer,
  );
  return { ...input, answers };
}
