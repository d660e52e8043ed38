// Brings what stands above the first section up to date with what the run has learned.
import { bodyOf, parseDocument } from '../../documents/document.ts';
import { inputHashes, readArtifact, writeSection } from '../artifact.ts';
import { artifactOf, type Part, type RunContext } from '../context.ts';
import { preambleOf } from '../framing.ts';

/** Writes the title's own text anew, where that is Planner's. */
export async function* writePreamble(step: { readonly artifact: string }, context: RunContext): Part<void> {
  const artifact = artifactOf(context, step.artifact);
  const preamble = parseDocument('', preambleOf(artifact, context.state().facts, context.ports.settings));
  const title = preamble.sections[0];
  const present = yield* readArtifact(context, step.artifact);
  const current = present?.document.sections[0];
  if (!title || !current || current.depth !== 1) return;
  const change = { heading: current.title, body: bodyOf(preamble, title), repairs: 0, inputs: inputHashes({}) };
  yield* writeSection(context, step.artifact, change, preamble.text);
}
