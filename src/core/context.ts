// What a step has at hand while it runs.
import { parseTemplate, type Template } from '../documents/template.ts';
import type { Ports } from './ports.ts';
import type { RunEventBody, RunNotice, RunState } from './run.ts';
import type { Rule } from './rule.ts';
import type { Artifact, Facts, Step, Workflow } from './workflow.ts';

/** Everything a step may use. `state()` is the fold of all events so far, those of this step included. */
export interface RunContext {
  readonly workflow: Workflow;
  readonly rules: readonly Rule[];
  readonly ports: Ports;
  readonly state: () => RunState;
  /** Further answers follow at once: record these, and revise with the last. */
  readonly moreAnswers?: boolean;
  /** Carries out another step, for one that is made of others. */
  readonly carryOut?: (step: Step, context: RunContext, signal: AbortSignal) => StepRun;
}

/** What a step yields while it runs; it returns whether the run can go on or waits for the user. */
export type StepRun = AsyncGenerator<RunEventBody | RunNotice, 'done' | 'waiting'>;

/** A part of a step that yields events, or more than that, and returns a value. */
export type Part<T, More = never> = AsyncGenerator<RunEventBody | RunNotice | More, T>;

/** Carries out steps of one kind. Ending with `waiting` suspends the run; the next input runs the same step again. */
export type StepRunner<K extends Step['kind']> = (
  step: Extract<Step, { kind: K }>,
  context: RunContext,
  signal: AbortSignal,
) => StepRun;

/** The artifact of that id. The workflow was checked at load, so it is there. */
export function artifactOf(context: RunContext, id: string): Artifact {
  const artifact = context.workflow.artifacts.find((candidate) => candidate.id === id);
  if (!artifact) throw new Error(`workflow ${context.workflow.id} has no artifact ${id}`);
  return artifact;
}

/** The template of an artifact, as far as a document by these facts has it. */
export function templateOf({ template, fit }: Artifact, facts: Facts): Template {
  return parseTemplate(fit ? fit(template, facts) : template);
}

/** The prompt of that name. The workflow was checked at load, so it is there. */
export function promptOf(context: RunContext, name: string): { readonly name: string; readonly text: string } {
  const prompt = context.workflow.prompts[name];
  if (!prompt) throw new Error(`workflow ${context.workflow.id} has no prompt ${name}`);
  return prompt;
}
