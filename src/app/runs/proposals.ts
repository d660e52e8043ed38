// What Planner would write into a section that the user has changed: to take or to leave.
import { inputHashes, writeSection } from '../../core/artifact.ts';
import type { RunContext } from '../../core/context.ts';
import { preambleOf } from '../../core/framing.ts';
import { outputsOf } from '../../core/outputs.ts';
import { writeWhole } from '../../core/wholeFile.ts';
import type { Proposal, RunEventBody, RunNotice, RunState } from '../../core/run.ts';
import { isForSpec, takeClarifications } from '../../core/steps/clarifySpec.ts';
import { withdraw } from '../../core/steps/follow.ts';
import type { Host } from '../host.ts';
import { amend } from './journal.ts';
import { readRun } from './runs.ts';

/**
 * Takes the proposal for a section over the user's text, or leaves it; of a file that is written whole, by its name. A
 * section without one is passed over. `artifact`: where several have a section of that name. Throws `files.changed` where
 * a section that was to go cannot go any more.
 */
export async function settleProposal(
  host: Host,
  run: string,
  section: string,
  taken: boolean,
  artifact?: string,
): Promise<RunState> {
  await amend(host, run, async function* (context) {
    const proposal = proposalFor(context.state(), section, artifact);
    if (proposal) yield* settle(context, proposal, taken);
  });
  return readRun(host, run);
}

/** The proposal for a section; `artifact` says of which document, where several have a section of that name. */
export function proposalFor(
  { proposals }: Pick<RunState, 'proposals'>,
  section: string,
  artifact?: string,
): Proposal | undefined {
  return proposals.find((one) => one.section === section && (artifact === undefined || one.artifact === artifact));
}

async function* settle(
  context: RunContext,
  proposal: Proposal,
  taken: boolean,
): AsyncGenerator<RunEventBody | RunNotice, void> {
  const { artifact, section, goes } = proposal;
  if (taken && isForSpec(proposal)) yield* takeClarifications(context, proposal);
  else if (taken && goes === true) yield* withdraw({ artifact }, section, context);
  else if (taken) yield* take(context, proposal);
  yield { kind: 'proposalSettled', artifact, section, taken };
}

async function* take(
  context: RunContext,
  { artifact: id, path, section, text, inputs = inputHashes({}) }: Proposal,
): AsyncGenerator<RunEventBody | RunNotice, void> {
  const { facts } = context.state();
  const { settings } = context.ports;
  const artifact = context.workflow.artifacts.find((one) => one.id === id);
  if (artifact) {
    const change = { heading: section, body: text, repairs: 0, inputs, taken: true };
    yield* writeSection(context, id, change, preambleOf(artifact, facts, settings));
    return;
  }
  const output = outputsOf(context.workflow, facts, settings).find((one) => one.id === id);
  // It may not be planned any more: what the user takes is written all the same, where the proposal says.
  const folder = output?.folder ?? path.slice(0, path.length - section.length - 1);
  yield* writeWhole(context, { id, path, name: section, folder }, { text, repairs: 0, inputs, taken: true });
}
