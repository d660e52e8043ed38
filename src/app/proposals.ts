// What Planner would write into a section that the user has changed: to take or to leave.
import { inputHashes, writeSection } from '../core/artifact.ts';
import { artifactOf, type RunContext } from '../core/context.ts';
import { preambleOf } from '../core/framing.ts';
import type { Proposal, RunEventBody, RunNotice, RunState } from '../core/run.ts';
import { withdraw } from '../core/steps/follow.ts';
import type { Host } from './host.ts';
import { amend } from './journal.ts';
import { readRun } from './runs.ts';

/**
 * Takes the proposal for a section over the user's text, or leaves it. A section without one is passed over. Throws
 * `files.changed` where a section that was to go cannot go any more.
 */
export async function settleProposal(host: Host, run: string, section: string, taken: boolean): Promise<RunState> {
  await amend(host, run, async function* (context) {
    const proposal = context.state().proposals.find((candidate) => candidate.section === section);
    if (proposal) yield* settle(context, proposal, taken);
  });
  return readRun(host, run);
}

async function* settle(
  context: RunContext,
  proposal: Proposal,
  taken: boolean,
): AsyncGenerator<RunEventBody | RunNotice, void> {
  const { artifact, section, text, goes } = proposal;
  if (taken && goes === true) yield* withdraw({ artifact }, section, context);
  else if (taken) {
    const preamble = preambleOf(artifactOf(context, artifact), context.state().facts, context.ports.settings);
    const change = { heading: section, body: text, repairs: 0, inputs: inputHashes({}), taken: true };
    yield* writeSection(context, artifact, change, preamble);
  }
  yield { kind: 'proposalSettled', artifact, section, taken };
}
