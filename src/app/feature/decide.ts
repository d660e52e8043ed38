// Changes a decision later: the run asks it again, and what was made from it becomes stale.
import { decisionQuestion } from '../../core/decisions/choice.ts';
import { decisionsOf } from '../../core/decisions/facts.ts';
import { PlannerError } from '../../core/error.ts';
import type { RunEventBody, RunState } from '../../core/run.ts';
import { afreshFact } from '../../core/steps/path.ts';
import type { TechnicalDecision } from '../../documents/speckit/decision/decision.ts';
import { idOf } from '../../documents/speckit/ids.ts';
import { say } from '../../documents/sentence.ts';
import { workflowOf, type Host } from '../host.ts';
import { amend, type RunProgress } from '../runs/journal.ts';
import { continueRun, listRuns, readRun } from '../runs/runs.ts';

/** The runs that know decisions, newest first. */
export async function decisionRuns(host: Host): Promise<readonly RunState[]> {
  const runs = await listRuns(host);
  return runs.filter(({ facts, status }) => status !== 'undone' && decisionsOf(facts).length > 0);
}

/** The decision that is called so in a run: `TD003`, `td-3`. Throws `decision.unknown`. */
export function decisionCalled({ facts }: RunState, name: string): TechnicalDecision {
  const key = idOf(name.trim().toUpperCase())?.key;
  const decisions = decisionsOf(facts);
  const found = decisions.find(({ id }) => id === name.trim() || idOf(id)?.key === key);
  if (found !== undefined) return found;
  const known = decisions.map(({ id }) => id).join(', ');
  throw new PlannerError('decision.unknown', say('There is no decision “{0}”.', name), [
    known === '' ? say('Start a spec-kit plan first.') : say('Name one of: {0}', known),
  ]);
}

/**
 * Asks a decision again: its outcome stays until another is given. The steps after the decisions stay finished; which
 * sections are stale then is for `findStale`. Throws `run.unknown`, `run.held`, `decision.unknown`.
 */
export async function* reopenDecision(host: Host, run: string, name: string, signal: AbortSignal): RunProgress {
  const state = await readRun(host, run);
  const { id } = decisionCalled(state, name);
  const steps = workflowOf(host, state.workflow)
    .steps.filter(({ kind }) => kind === 'decide')
    .map((step) => step.id);
  await amend(host, run, async function* (context): AsyncGenerator<RunEventBody, void> {
    const { ledger, facts } = context.state();
    const decision = decisionCalled(context.state(), id);
    yield { kind: 'factLearned', name: 'decisionPath', value: afreshFact(facts) };
    if (ledger.some((entry) => entry.id === id)) yield { kind: 'questionsReopened', questions: [id] };
    else yield { kind: 'questionsAsked', questions: [decisionQuestion(decision, undefined)] };
    yield { kind: 'stepsReopened', steps };
  });
  yield* continueRun(host, run, { kind: 'continue' }, signal);
}
