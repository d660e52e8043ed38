// Writes an artifact, section by section, while the model streams.
import { findSection } from '../../documents/document.ts';
import { ReplyReader, type ReplySection } from '../../documents/reply.ts';
import { say } from '../../documents/sentence.ts';
import { parseTemplate, type TemplateSection } from '../../documents/template.ts';
import { inputHashes, readArtifact, writeSection } from '../artifact.ts';
import { askText } from '../ask.ts';
import { artifactOf, promptOf, type Part, type RunContext, type StepRunner } from '../context.ts';
import { PlannerError } from '../error.ts';
import { checkDocument, preambleOf, undetermined } from '../framing.ts';
import { settlePlace } from '../place.ts';
import type { Step } from '../workflow.ts';
import { sourcesOf } from './analyze.ts';
import { finishSection, repairSection, type Draft } from './section.ts';
import { bodyLanguage, commonValues, formatSections } from './values.ts';

type Generate = Extract<Step, { kind: 'generate' }>;

export const generate: StepRunner<'generate'> = async function* (step, context, signal) {
  const placed = yield* settlePlace(context, step.artifact);
  if (placed === 'waiting') return 'waiting';
  const artifact = artifactOf(context, step.artifact);
  const present = yield* readArtifact(context, step.artifact);
  const wanted = parseTemplate(artifact.template).sections.filter(
    ({ heading, container }) =>
      !container && heading !== artifact.frame.ledgerHeading && !(present && findSection(present.document, heading)),
  );
  // A file that was there already is revised by the idea, not drafted again.
  if (placed === 'adopted' && present) {
    yield { kind: 'factLearned', name: 'adopted', value: true };
    return 'done';
  }
  yield* draft(step, context, wanted, signal);
  const written = yield* readArtifact(context, step.artifact);
  if (written) {
    const findings = await checkDocument(context, written.document, signal);
    yield { kind: 'findingsLeft', artifact: step.artifact, findings };
  }
  return 'done';
};

/** Asks for the sections; for those that did not come, once more; what is still missing is to be determined. */
async function* draft(
  step: Generate,
  context: RunContext,
  wanted: readonly TemplateSection[],
  signal: AbortSignal,
): Part<void> {
  let missing = wanted;
  for (let round = 0; round < 2 && missing.some(({ optional }) => !optional); round++) {
    const written = yield* askSections(step, context, missing, signal);
    missing = missing.filter(({ heading }) => !written.has(heading));
    if (written.size === 0 && round === 1 && !(yield* readArtifact(context, step.artifact))) throw unusable(context);
    // Whoever wrote everything that is needed decided against what is optional.
    if (missing.every(({ optional }) => optional)) return;
  }
  for (const section of missing) {
    if (section.optional) continue;
    yield { kind: 'noted', note: say('The model left out “{0}”: it is to be determined.', section.heading) };
    yield* write(step, context, { section, body: undetermined, findings: [], repairs: 0 });
  }
}

/** One request for several sections, each written when it is whole and right. Returns the headings that were written. */
async function* askSections(
  step: Generate,
  context: RunContext,
  sections: readonly TemplateSection[],
  signal: AbortSignal,
): Part<ReadonlySet<string>> {
  const state = context.state();
  const language = bodyLanguage(state, context.ports.settings.language);
  // All headings of the template, so that a neighbour that was not asked for ends a section too.
  const reader = new ReplyReader(parseTemplate(artifactOf(context, step.artifact).template).sections);
  const written = new Set<string>();
  const held: Draft[] = [];
  const asked = askText(
    context.ports.model,
    {
      id: `${context.workflow.id}/${step.prompt}`,
      prompt: promptOf(context, step.prompt),
      values: { ...commonValues(state, language), sections: formatSections(sections) },
      facts: { ...state.facts, idea: state.idea?.text ?? '', sections, language },
      sent: ['idea', 'outline', ...(state.idea?.references ?? []).map(({ name }) => name)],
    },
    () => context.ports.clock.now(),
    signal,
  );
  let isCut = false;
  for await (const event of asked) {
    if (event.kind === 'text') yield* take(reader.push(event.text));
    else yield event;
    if (event.kind === 'modelAsked') isCut = event.outcome === 'cut';
  }
  const last = reader.end();
  const came = new Set([
    ...written,
    ...held.map(({ section }) => section.heading),
    ...last.map(({ heading }) => heading),
  ]);
  const isWhole = !isCut && sections.every(({ heading, optional }) => optional || came.has(heading));
  // Where the reply was cut, by what is known or by what is missing, its last section may be half of one.
  yield* take(isWhole ? last : last.slice(0, -1));
  for (const one of held) {
    yield* write(step, context, yield* repairSection(step, context, one, signal));
    written.add(one.section.heading);
  }
  return written;

  async function* take(parts: readonly ReplySection[]): Part<void> {
    for (const part of parts) {
      const section = sections.find(({ heading }) => heading === part.heading);
      if (!section || written.has(part.heading)) continue;
      if (!part.complete) {
        const path = context.state().artifacts[step.artifact] ?? '';
        yield { kind: 'streaming', artifact: step.artifact, path, section: part.heading, text: part.text };
        continue;
      }
      if (!part.text.trim()) continue;
      yield { kind: 'progress', message: say('Writing {0}', part.heading) };
      const one = yield* finishSection(step.artifact, context, section, part.text, signal);
      if (!one) continue;
      if (one.findings.length > 0) {
        held.push(one);
        continue;
      }
      yield* write(step, context, one);
      written.add(part.heading);
    }
  }
}

async function* write(step: Generate, context: RunContext, one: Draft): Part<void> {
  const artifact = artifactOf(context, step.artifact);
  const { facts } = context.state();
  const inputs = inputHashes({ idea: sourcesOf(context) });
  const preamble = preambleOf(artifact, facts, context.ports.settings);
  const { body, repairs } = one;
  const change = { heading: one.section.heading, body, repairs, left: one.findings.length, inputs };
  yield* writeSection(context, step.artifact, change, preamble);
}

function unusable(context: RunContext): PlannerError {
  return new PlannerError(
    'model.unusable',
    say('{0} answered without a single section of the document.', context.ports.model.name),
    [say('Resume the run to ask again, or choose another model.')],
  );
}
