// What the use cases stand on: one workspace folder, one model, and the runs there.
import type { Journals, Ports } from '../core/ports.ts';
import { PlannerError } from '../core/error.ts';
import type { Rule } from '../core/rule.ts';
import type { Workflow } from '../core/workflow.ts';
import { say } from '../documents/sentence.ts';

export interface Host {
  readonly workflows: readonly Workflow[];
  readonly rules: readonly Rule[];
  readonly ports: Ports;
  readonly journals: Journals;
  /** A fresh id: lower-case letters, digits and hyphens. */
  readonly newRunId: () => string;
}

/** The workflow of that id. Throws `workflow.unknown`. */
export function workflowOf(host: Host, id: string): Workflow {
  const workflow = host.workflows.find((candidate) => candidate.id === id);
  if (workflow) return workflow;
  const known = host.workflows.map((candidate) => candidate.id).join(', ');
  throw new PlannerError('workflow.unknown', say('There is no workflow “{0}”.', id), [
    say('Choose one of: {0}', known),
  ]);
}
