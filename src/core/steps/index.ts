// The runner of each verb.
import type { RunContext, StepRun, StepRunner } from '../context.ts';
import type { Step } from '../workflow.ts';
import { analyze } from './analyze.ts';
import { choose } from './choose.ts';
import { clarify } from './clarify.ts';
import { decide, mark } from './decide.ts';
import { gather } from './gather.ts';
import { feature } from './feature/feature.ts';
import { generate } from './generate.ts';
import { produce } from './produce/produce.ts';
import { research } from './research.ts';
import { review } from './review/review.ts';
import { weigh } from './weigh.ts';
import { report } from './report.ts';

const runners: { readonly [K in Step['kind']]: StepRunner<K> } = {
  gather,
  analyze,
  choose,
  weigh,
  generate,
  clarify,
  decide,
  feature,
  research,
  produce,
  review,
  mark,
  report,
};

/** Carries out a step. */
export function runStep<K extends Step['kind']>(
  step: Extract<Step, { kind: K }>,
  context: RunContext,
  signal: AbortSignal,
): StepRun {
  const runner: StepRunner<K> = runners[step.kind as K];
  return runner(step, context, signal);
}
