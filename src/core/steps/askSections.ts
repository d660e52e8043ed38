// One request for several sections of an artifact, each written when it is whole and right.
import { bodyOf } from '../../documents/document.ts';
import { ReplyReader, type ReplySection } from '../../documents/reply.ts';
import { say } from '../../documents/sentence.ts';
import type { TemplateSection } from '../../documents/template.ts';
import { inputHashes, readArtifact, writeSection } from '../artifact.ts';
import { askText } from '../ask.ts';
import { artifactOf, promptOf, templateOf, type Part, type RunContext } from '../context.ts';
import { preambleOf } from '../framing.ts';
import type { SectionGroup, Step } from '../workflow.ts';
import { sourcesOf } from './analyze.ts';
import { finishSection, repairSection, type Draft } from './section.ts';
import { bodyLanguage, commonValues, formatSections } from './values.ts';

export type Generate = Extract<Step, { kind: 'generate' }>;

/** Asks once. Returns the headings that were written. */
export async function* askSections(
  step: Generate,
  context: RunContext,
  sections: readonly TemplateSection[],
  group: SectionGroup | undefined,
  signal: AbortSignal,
): Part<ReadonlySet<string>> {
  const state = context.state();
  const language = bodyLanguage(state, context.ports.settings.language);
  // All headings of the template, so that a neighbour that was not asked for ends a section too.
  const reader = new ReplyReader(templateOf(artifactOf(context, step.artifact), state.facts).sections);
  const written = new Set<string>();
  const held: Draft[] = [];
  const parts = group ? yield* valuesOf(step, context, group) : undefined;
  const asked = askText(
    context.ports.model,
    {
      id: `${context.workflow.id}/${step.prompt}`,
      prompt: promptOf(context, step.prompt),
      values: { ...commonValues(state, language), ...parts?.values, sections: formatSections(sections) },
      facts: { ...state.facts, ...parts?.facts, idea: state.idea?.text ?? '', sections, language },
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
    yield* writeDraft(step, context, yield* repairSection(step, context, one, signal));
    written.add(one.section.heading);
  }
  return written;

  async function* take(replies: readonly ReplySection[]): Part<void> {
    for (const part of replies) {
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
      yield* writeDraft(step, context, one);
      written.add(part.heading);
    }
  }
}

/** Writes one section that is as right as it will be. */
export async function* writeDraft(step: Generate, context: RunContext, one: Draft): Part<void> {
  const artifact = artifactOf(context, step.artifact);
  const { facts } = context.state();
  const inputs = inputHashes({ idea: sourcesOf(context) });
  const preamble = preambleOf(artifact, facts, context.ports.settings);
  const { body, repairs } = one;
  const change = { heading: one.section.heading, body, repairs, left: one.findings.length, inputs };
  yield* writeSection(context, step.artifact, change, preamble);
}

interface GroupValues {
  readonly values: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What a request for a group carries: its share, what it is about, what is written already, and its facts only. */
async function* valuesOf(step: Generate, context: RunContext, group: SectionGroup): Part<GroupValues> {
  const { facts } = context.state();
  const hidden = group.facts
    ? Object.keys(facts).filter((name) => typeof facts[name] === 'object' && !group.facts?.includes(name))
    : [];
  return {
    values: {
      ...Object.fromEntries(hidden.map((name) => [name, ''])),
      lines: String(group.lines),
      subject: group.subject ?? '',
      written: yield* outlineOf(step, context),
    },
    facts: { lines: group.lines, subject: group.subject ?? '' },
  };
}

const mostOutlined = 80;

/** What is written is told in this many characters altogether; a section of a long document still has the least. */
const outlineLength = 12_000;
const leastLine = 160;
const mostLine = 900;

/** What the document says already: each heading with the beginning of its text, names and decisions among it. */
async function* outlineOf(step: Generate, context: RunContext): Part<string> {
  const present = yield* readArtifact(context, step.artifact);
  if (!present) return '';
  const { ledgerHeading } = artifactOf(context, step.artifact).frame;
  const sections = present.document.sections
    .filter(({ title, depth }) => depth > 1 && title !== ledgerHeading)
    .slice(0, mostOutlined);
  const longestLine = Math.min(mostLine, Math.max(leastLine, Math.floor(outlineLength / Math.max(1, sections.length))));
  return sections
    .map((section) => {
      const line = bodyOf(present.document, section).replace(/\s+/g, ' ').trim();
      const short = line.length > longestLine ? `${line.slice(0, longestLine).toWellFormed()}…` : line;
      return `- ${section.title}${short === '' ? '' : `: ${short}`}`;
    })
    .join('\n');
}
