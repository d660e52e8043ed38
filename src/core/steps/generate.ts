// Writes an artifact, section by section, while the model streams.
import { findSection } from '../../documents/document.ts';
import type { TemplateSection } from '../../documents/template.ts';
import { readArtifact } from '../artifact.ts';
import { artifactOf, templateOf, type Part, type RunContext, type StepRunner } from '../context.ts';
import { checkDocument } from '../framing.ts';
import { settlePlace } from '../place.ts';
import type { SectionGroup } from '../workflow.ts';
import { askSections, draftSections, writeDraft, type Generate } from './askSections.ts';
import { follow } from './follow.ts';
import { refreshMade, writePreamble } from './preamble.ts';
import { shorten } from './shorten.ts';

export const generate: StepRunner<'generate'> = async function* (step, context, signal) {
  const placed = yield* settlePlace(context, step.artifact);
  if (placed === 'waiting') return 'waiting';
  const artifact = artifactOf(context, step.artifact);
  // A file that was there already is revised by the idea, not drafted again; what a size that was chosen for it asks for is added.
  if (placed === 'adopted' && !(yield* adopt(step, context))) return 'done';
  const hasFollowed = yield* follow(step, context);
  const present = yield* readArtifact(context, step.artifact);
  const { facts } = context.state();
  const made = artifact.frame.made?.(facts, context.ports.settings) ?? {};
  const wanted = templateOf(artifact, facts).sections.filter(
    ({ heading, container }) =>
      !container &&
      heading !== artifact.frame.ledgerHeading &&
      !Object.hasOwn(made, heading) &&
      !(present && findSection(present.document, heading)),
  );
  for (const { sections, group } of groupsOf(step.groups?.(facts) ?? [], wanted)) {
    signal.throwIfAborted();
    if (group) yield* writeMade(step, context, made, (heading) => group.headings.includes(heading));
    yield* draftSections(
      step.artifact,
      context,
      sections,
      (missing) => askSections(step, context, missing, group, signal),
      (one) => writeDraft(step, context, one),
    );
  }
  yield* writeMade(step, context, made, () => true);
  // What stands above the sections may say what the document was fitted to.
  if (artifact.fit && present) yield* writePreamble(step, context);
  if (hasFollowed) yield* refreshMade(step, context);
  yield* shorten(step, context, signal);
  const written = yield* readArtifact(context, step.artifact);
  if (written) {
    const findings = await checkDocument(context, written.document, signal);
    yield { kind: 'findingsLeft', artifact: step.artifact, findings };
  }
  return 'done';
};

/**
 * Goes on with a document that somebody has written before: what it says of the facts is so. Returns whether sections
 * are to be added to it, because the user has chosen what it does not have.
 */
async function* adopt(step: Generate, context: RunContext): Part<boolean> {
  const { adopt: read } = artifactOf(context, step.artifact);
  const present = yield* readArtifact(context, step.artifact);
  if (!present) return true;
  const learned = read?.(present.document, context.state().facts) ?? {};
  if (context.state().facts['adopted'] !== true) yield { kind: 'factLearned', name: 'adopted', value: true };
  for (const [name, value] of Object.entries(learned)) yield { kind: 'factLearned', name, value };
  return artifactOf(context, step.artifact).isOutgrown?.(present.document, context.state().facts) === true;
}

/** Sections that are asked for together. */
export interface GroupOfSections {
  readonly sections: readonly TemplateSection[];
  readonly group?: SectionGroup;
}

/** The sections in the requests that they are asked for in; without groups, all in one. */
export function groupsOf(
  known: readonly SectionGroup[],
  wanted: readonly TemplateSection[],
): readonly GroupOfSections[] {
  const grouped = known.map((group) => ({
    group,
    sections: wanted.filter(({ heading }) => group.headings.includes(heading)),
  }));
  const others = wanted.filter(({ heading }) => !known.some(({ headings }) => headings.includes(heading)));
  return [...grouped, ...(others.length > 0 ? [{ sections: others }] : [])];
}

/** Writes the sections that the code makes, those that are not there yet. */
async function* writeMade(
  step: Generate,
  context: RunContext,
  made: Readonly<Record<string, string>>,
  isMeant: (heading: string) => boolean,
): Part<void> {
  const present = yield* readArtifact(context, step.artifact);
  const { sections } = templateOf(artifactOf(context, step.artifact), context.state().facts);
  for (const section of sections) {
    const body = Object.hasOwn(made, section.heading) ? made[section.heading] : undefined;
    if (body === undefined || !isMeant(section.heading)) continue;
    if (present && findSection(present.document, section.heading)) continue;
    yield* writeDraft(step, context, { section, body, findings: [], repairs: 0 });
  }
}
