// Brings what the code writes up to date with what the run has learned.
import { bodyOf, findSection, parseDocument } from '../../documents/document.ts';
import { inputHashes, readArtifact, writeSection } from '../artifact.ts';
import { artifactOf, type Part, type RunContext } from '../context.ts';
import { preambleOf } from '../framing.ts';
import { isPlanners } from '../provenance.ts';

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

/** Writes the sections that the code makes anew, those that still are as Planner wrote them. */
export async function* refreshMade(step: { readonly artifact: string }, context: RunContext): Part<void> {
  const artifact = artifactOf(context, step.artifact);
  const { facts } = context.state();
  const preamble = preambleOf(artifact, facts, context.ports.settings);
  for (const [heading, body] of Object.entries(artifact.frame.made?.(facts, context.ports.settings) ?? {})) {
    const present = yield* readArtifact(context, step.artifact);
    const section = present && findSection(present.document, heading);
    if (!present || !section) continue;
    const file = present.path.slice(present.path.lastIndexOf('/') + 1);
    // What somebody has changed since, such as the state of a phase, is not touched and nothing is proposed for it.
    if (!isPlanners(present.lock, file, section.key, bodyOf(present.document, section))) continue;
    yield* writeSection(context, step.artifact, { heading, body, repairs: 0, inputs: inputHashes({}) }, preamble);
  }
}
