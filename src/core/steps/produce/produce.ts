// Makes the artifacts of a workflow by their graph: what is missing, what is stale, and what wishes change.
import { say } from '../../../documents/sentence.ts';
import type { RunContext, StepRunner } from '../../context.ts';
import { PlannerError } from '../../error.ts';
import { subgraph } from '../../graph.ts';
import { outputsOf, type Output } from '../../outputs.ts';
import type { Step } from '../../workflow.ts';
import { produceDocument } from './document.ts';
import { produceFile } from './file.ts';
import { targetWishes } from '../targets.ts';
import { together, type FailedJob, type Job } from '../together.ts';

export type Produce = Extract<Step, { kind: 'produce' }>;

interface OutputJob extends Job {
  readonly output: Output;
}

export const produce: StepRunner<'produce'> = async function* (step, context, signal) {
  const outputs = outputsOf(context.workflow, context.state().facts, context.ports.settings);
  const jobs = jobsOf(step, context, outputs);
  yield* targetWishes(
    step,
    context,
    jobs.map(({ output }) => output),
    signal,
  );
  const failed = yield* together(
    jobs,
    step.concurrency,
    ({ output }, stop) => (output.planned ? produceFile : produceDocument)(step, context, output, outputs, stop),
    signal,
  );
  const [first] = failed;
  if (first) throw failureOf(first, failed.length - 1);
  for (const { wish, sections } of context.state().targeted) {
    if (sections.length === 0) yield { kind: 'revisionApplied', wish };
  }
  return 'done';
};

/** The files that the step makes, each with those that it waits for: of an artifact with several files, all of them. */
function jobsOf(step: Produce, context: RunContext, outputs: readonly Output[]): readonly OutputJob[] {
  const wanted = new Set(step.artifacts(context.state().facts));
  const { only } = context.state();
  const isMeant = ({ id }: Output): boolean => only === undefined || only.some(({ artifact }) => artifact === id);
  const made = outputs.filter((output) => wanted.has(output.artifact.id) && isMeant(output));
  const kept = new Set(made.map(({ artifact }) => artifact.id));
  const nodes = new Map(subgraph(context.workflow.artifacts, kept).map((node) => [node.id, node]));
  return made.map((output) => {
    const requires = nodes.get(output.artifact.id)?.requires ?? [];
    const before = made.filter(({ artifact }) => requires.includes(artifact.id));
    return { id: output.id, name: output.name, requires: before.map(({ id }) => id), output };
  });
}

function failureOf({ job, error }: FailedJob<OutputJob>, others: number): unknown {
  if (!PlannerError.is(error)) return error;
  const sentence =
    others === 0
      ? say('{0} could not be made: {1}', job.name, error.sentence)
      : say('{0} and {1} more could not be made: {2}', job.name, others, error.sentence);
  return new PlannerError(error.kind, sentence, error.next, error);
}
