// Takes a decision where it stands in its document: with the run that asks for it, or, without one, there alone.
import { decisionsOf } from '../../core/decisions/facts.ts';
import { keepFile } from '../../core/decisions/keep.ts';
import { decisionArtifacts } from '../../core/decisions/store.ts';
import { PlannerError } from '../../core/error.ts';
import type { Ports } from '../../core/ports.ts';
import type { RunEventBody, RunState } from '../../core/run.ts';
import { afreshFact } from '../../core/steps/path.ts';
import { parseDocument } from '../../documents/document.ts';
import { applyEdits } from '../../documents/edit.ts';
import { say } from '../../documents/sentence.ts';
import { choiceText, type Outcome, type TechnicalDecision } from '../../documents/speckit/decision/decision.ts';
import { readTechnicalDecisions } from '../../documents/speckit/decision/read.ts';
import { trackingEdits } from '../../documents/speckit/decision/tracked.ts';
import { idOf } from '../../documents/speckit/ids.ts';
import { workflowOf, type Host } from '../host.ts';
import { amend, type RunProgress } from '../runs/journal.ts';
import { continueRun, listRuns, readRun } from '../runs/runs.ts';

/** What somebody has decided: one of the options by its index, or other words. */
export interface Choice {
  readonly option?: number;
  readonly text: string;
  readonly rationale: string;
  /** Who decided. */
  readonly by: string;
}

type DecidePorts = Pick<Ports, 'files' | 'clock'>;

/** A decision of a document as it stands there. Throws `decision.unknown`. */
export async function readDecision(
  { files }: Pick<Ports, 'files'>,
  path: string,
  id: string,
): Promise<TechnicalDecision> {
  const text = (await files.read(path)) ?? '';
  const found = decisionIn(readTechnicalDecisions(parseDocument(path, text)), id);
  if (found) return found;
  throw new PlannerError('decision.unknown', say('There is no decision “{0}”.', id), [say('Look into {0}.', path)]);
}

/** The newest run whose decisions a document holds, and this one among them; nothing where nobody has such a run. */
export async function runThatDecides(host: Host, path: string, id: string): Promise<RunState | undefined> {
  return (await listRuns(host)).find(
    (run) =>
      run.status !== 'undone' &&
      host.workflows.some(({ id: known }) => known === run.workflow) &&
      decisionIn(decisionsOf(run.facts), id) !== undefined &&
      documentOf(host, run) === path,
  );
}

/** Writes the outcome of one decision, and that alone. Throws `decision.unknown`, and what the Files port throws. */
export async function decideHere(
  { files, clock }: DecidePorts,
  path: string,
  id: string,
  choice: Choice,
): Promise<void> {
  const decision = await readDecision({ files }, path, id);
  const text = (await files.read(path)) ?? '';
  await files.edit(path, text, editsFor(path, text, { ...decision, outcome: outcomeOf(decision, choice, clock) }));
}

/**
 * Takes a decision of a run: document and log say so, the path is looked at again, and what was made from it is stale. A
 * run that broke off goes on from there when it is resumed. Throws `decision.unknown`, `run.held`.
 */
export async function* decideInRun(
  host: Host,
  run: string,
  path: string,
  id: string,
  choice: Choice,
  signal: AbortSignal,
): RunProgress {
  const there = await readDecision(host.ports, path, id);
  const { workflow, status } = await readRun(host, run);
  const steps = workflowOf(host, workflow)
    .steps.filter(({ kind }) => kind === 'decide')
    .map((step) => step.id);
  const told = await amend(host, run, async function* (context): AsyncGenerator<RunEventBody, void> {
    const outcome = outcomeOf(there, choice, host.ports.clock);
    for await (const happened of keepFile(context, {
      artifact: decisionArtifacts.document,
      path,
      section: there.id,
      change: (text = '') => applyEdits(text, editsFor(path, text, { ...there, outcome })),
    })) {
      if (happened.kind === 'sectionWritten' || happened.kind === 'artifactCreated') yield happened;
    }
    const { facts, ledger } = context.state();
    const decisions = decisionsOf(facts).map((one) =>
      idOf(one.id)?.key === idOf(id)?.key ? { ...one, outcome } : one,
    );
    yield { kind: 'factLearned', name: 'decisions', value: decisions };
    yield { kind: 'factLearned', name: 'decisionPath', value: afreshFact(facts) };
    if (ledger.some((entry) => entry.id === there.id && entry.state === 'open')) {
      const text = choiceText(there, outcome.option, outcome.text);
      yield { kind: 'questionsAnswered', answers: [{ kind: 'text', question: there.id, text }], by: 'document' };
      yield { kind: 'answersApplied', questions: [there.id] };
    }
    yield { kind: 'stepsReopened', steps };
  });
  yield* told;
  if (status === 'done' || status === 'waiting') yield* continueRun(host, run, { kind: 'continue' }, signal);
}

function decisionIn(decisions: readonly TechnicalDecision[], id: string): TechnicalDecision | undefined {
  const key = idOf(id)?.key;
  return decisions.find((one) => idOf(one.id)?.key === key);
}

function documentOf(host: Host, { workflow, facts }: RunState): string | undefined {
  const step = workflowOf(host, workflow).steps.find(({ kind }) => kind === 'decide');
  return step?.kind === 'decide' ? step.place(facts).document : undefined;
}

function outcomeOf(decision: TechnicalDecision, choice: Choice, clock: Ports['clock']): Outcome {
  const { option, rationale, by } = choice;
  return {
    kind: 'decided',
    ...(option === undefined ? {} : { option }),
    text: option === undefined ? choice.text : (decision.options[option]?.text ?? choiceText(decision, option, '')),
    rationale,
    by,
    at: clock.now().toISOString(),
    reviewTrigger: decision.outcome?.reviewTrigger ?? decision.review ?? '',
  };
}

function editsFor(path: string, text: string, decided: TechnicalDecision) {
  const document = parseDocument(path, text);
  const all = readTechnicalDecisions(document).map((one) => (one.id === decided.id ? decided : one));
  return trackingEdits(document, all);
}
