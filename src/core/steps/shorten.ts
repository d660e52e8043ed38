// Keeps a document within its budget of lines: asks once for the longest sections in fewer, and says what is still over it.
import { bodyOf, findSection, type MarkdownDocument } from '../../documents/document.ts';
import { ReplyReader } from '../../documents/reply/reply.ts';
import { say } from '../../documents/sentence.ts';
import type { TemplateSection } from '../../documents/template.ts';
import { readArtifact } from '../artifact.ts';
import { askText } from '../ask.ts';
import { artifactOf, promptOf, templateOf, type Part, type RunContext } from '../context.ts';
import { PlannerError } from '../error.ts';
import { lengthFact, tolerance } from '../length.ts';
import { isPlanners } from '../provenance.ts';
import { writeDraft, type Generate } from './askSections.ts';
import { finishSection } from './section.ts';
import { writePreamble } from './preamble.ts';
import { bodyLanguage, commonValues, formatSections } from './values.ts';

const mostSections = 8;

/** Shortens a document that is over its budget, once; records and says where it still is. */
export async function* shorten(step: Generate, context: RunContext, signal: AbortSignal): Part<void> {
  const artifact = artifactOf(context, step.artifact);
  const budget = artifact.frame.budget?.(context.state().facts);
  if (budget === undefined) return;
  const before = yield* readArtifact(context, step.artifact);
  if (!before) return;
  if (isOver(before.document, budget) && step.shorten !== undefined) {
    yield* askOnce(step, step.shorten, context, before.document, budget, signal);
  }
  const after = yield* readArtifact(context, step.artifact);
  if (!after) return;
  const isLong = isOver(after.document, budget);
  if (!isLong && context.state().facts[lengthFact] === undefined) return;
  const lines = linesOf(after.document);
  yield { kind: 'factLearned', name: lengthFact, value: isLong ? { lines, budget } : undefined };
  if (isLong) {
    yield {
      kind: 'noted',
      note: say('The document has {0} lines; its size allows {1}. It says so itself.', lines, budget),
    };
  }
  yield* writePreamble(step, context);
}

function isOver(document: MarkdownDocument, budget: number): boolean {
  return linesOf(document) > budget * tolerance;
}

function linesOf({ text }: MarkdownDocument): number {
  return text.trimEnd().split(/\r\n|\r|\n/).length;
}

/** The longest of the sections that are Planner's, as many as may bring the document into its budget. */
async function* askOnce(
  step: Generate,
  prompt: string,
  context: RunContext,
  document: MarkdownDocument,
  budget: number,
  signal: AbortSignal,
): Part<void> {
  const chosen = yield* longest(step, context, document);
  if (chosen.length === 0) return;
  yield { kind: 'progress', message: say('Shortening the document') };
  const state = context.state();
  const language = bodyLanguage(state, context.ports.settings.language);
  const text = chosen.map(({ section, body }) => `## ${section.heading}\n${body}`).join('\n\n');
  const excess = linesOf(document) - budget;
  const lines = Math.max(
    chosen.length * 3,
    chosen.reduce((sum, { body }) => sum + body.split('\n').length, 0) - excess,
  );
  const sections = chosen.map(({ section }) => section);
  const reader = new ReplyReader(templateOf(artifactOf(context, step.artifact), state.facts).sections);
  const asked = askText(
    context.ports.model,
    {
      id: `${context.workflow.id}/${prompt}`,
      prompt: promptOf(context, prompt),
      values: { ...commonValues(state, language), sections: formatSections(sections), text, lines: String(lines) },
      facts: { ...state.facts, sections, text, lines, language },
      sent: ['document'],
      artifact: step.artifact,
    },
    () => context.ports.clock.now(),
    signal,
  );
  try {
    for await (const event of asked) {
      if (event.kind === 'text') reader.push(event.text);
      else yield event;
    }
  } catch (error) {
    // The document is worth more too long than not at all.
    if (!PlannerError.is(error)) throw error;
    yield { kind: 'noted', note: say('The document could not be shortened: {0}', error.message) };
    return;
  }
  reader.end();
  for (const { section, body } of chosen) {
    const shorter = reader.sections.find(({ heading }) => heading === section.heading)?.text ?? '';
    if (shorter.trim() === '' || shorter.split('\n').length >= body.split('\n').length) continue;
    const finished = yield* finishSection(step.artifact, context, section, shorter, signal);
    if (finished && finished.findings.length === 0) yield* writeDraft(step, context, finished);
  }
}

async function* longest(
  step: Generate,
  context: RunContext,
  document: MarkdownDocument,
): Part<readonly { readonly section: TemplateSection; readonly body: string }[]> {
  const artifact = artifactOf(context, step.artifact);
  const present = yield* readArtifact(context, step.artifact);
  const { facts } = context.state();
  const made = artifact.frame.made?.(facts, context.ports.settings) ?? {};
  const file = document.path.slice(document.path.lastIndexOf('/') + 1);
  return templateOf(artifact, facts)
    .sections.filter(({ heading }) => heading !== artifact.frame.ledgerHeading && !Object.hasOwn(made, heading))
    .flatMap((section) => {
      const found = findSection(document, section.heading);
      const body = found ? bodyOf(document, found) : '';
      const isOurs = found !== undefined && isPlanners(present?.lock, file, found.key, body);
      return isOurs && body !== '' ? [{ section, body }] : [];
    })
    .sort((one, other) => other.body.split('\n').length - one.body.split('\n').length)
    .slice(0, mostSections);
}
