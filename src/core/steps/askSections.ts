// One request for several sections of an artifact, each written when it is whole and right.
import { bodyOf } from '../../documents/document.ts';
import { ReplyReader, type ReplySection } from '../../documents/reply/reply.ts';
import { say } from '../../documents/sentence.ts';
import type { TemplateSection } from '../../documents/template.ts';
import { fairLimit } from '../../documents/text.ts';
import { inputHashes, readArtifact, writeSection } from '../artifact.ts';
import { askText } from '../ask.ts';
import { artifactOf, promptOf, templateOf, type Part, type RunContext } from '../context.ts';
import { PlannerError } from '../error.ts';
import { preambleOf, undetermined } from '../framing.ts';
import type { SectionGroup, Step } from '../workflow.ts';
import { sourcesOf } from './analyze.ts';
import { finishSection, repairSection, type Draft } from './section.ts';
import { bodyLanguage, commonValues, formatSections } from './values.ts';
import { workingOn } from './working.ts';

export type Generate = Extract<Step, { kind: 'generate' }>;

/** A request for sections of an artifact, and what is done with each that comes. */
export interface Asking<More = never> {
  readonly artifact: string;
  readonly prompt: string;
  readonly repair: string;
  /** Values of the prompt's places beside the sections and those that all prompts have. */
  readonly values: Readonly<Record<string, string>>;
  /** The same as data, beside what the run knows. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly sent: readonly string[];
  readonly write: (draft: Draft) => Part<void, More>;
}

/** Asks once for sections of a step's artifact. Returns the headings that were written. */
export async function* askSections(
  step: Generate,
  context: RunContext,
  sections: readonly TemplateSection[],
  group: SectionGroup | undefined,
  signal: AbortSignal,
): Part<ReadonlySet<string>> {
  const { idea } = context.state();
  const parts = group ? yield* valuesOf(step, context, group) : undefined;
  const asking: Asking = {
    artifact: step.artifact,
    prompt: step.prompt,
    repair: step.repair,
    values: parts?.values ?? {},
    facts: parts?.facts ?? {},
    sent: ['idea', 'outline', ...(idea?.references ?? []).map(({ name }) => name)],
    write: (one) => writeDraft(step, context, one),
  };
  return yield* askForSections(asking, context, sections, signal);
}

/** Asks once. Returns the headings that were written. */
export async function* askForSections<More = never>(
  asking: Asking<More>,
  context: RunContext,
  sections: readonly TemplateSection[],
  signal: AbortSignal,
): Part<ReadonlySet<string>, More> {
  const state = context.state();
  const language = bodyLanguage(state, context.ports.settings.language);
  // All headings of the template, so that a neighbour that was not asked for ends a section too.
  const reader = new ReplyReader(templateOf(artifactOf(context, asking.artifact), state.facts).sections);
  const written = new Set<string>();
  const held: Draft[] = [];
  const asked = askText(
    context.ports.model,
    {
      id: `${context.workflow.id}/${asking.prompt}`,
      prompt: promptOf(context, asking.prompt),
      values: { ...commonValues(state, language), ...asking.values, sections: formatSections(sections) },
      facts: { ...state.facts, ...asking.facts, idea: state.idea?.text ?? '', sections, language },
      sent: asking.sent,
      artifact: asking.artifact,
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
    yield* asking.write(yield* repairSection(asking, context, one, signal));
    written.add(one.section.heading);
  }
  return written;

  async function* take(replies: readonly ReplySection[]): Part<void, More> {
    for (const part of replies) {
      const section = sections.find(({ heading }) => heading === part.heading);
      if (!section || written.has(part.heading)) continue;
      if (!part.complete) {
        const path = context.state().artifacts[asking.artifact] ?? '';
        yield { kind: 'streaming', artifact: asking.artifact, path, section: part.heading, text: part.text };
        continue;
      }
      if (!part.text.trim()) continue;
      yield workingOn(context, asking.artifact, 'writing', part.heading);
      const one = yield* finishSection(asking.artifact, context, section, part.text, signal);
      if (!one) continue;
      if (one.findings.length > 0) {
        held.push(one);
        continue;
      }
      yield* asking.write(one);
      written.add(part.heading);
    }
  }
}

/**
 * Asks for sections; for those that did not come, once more; what is still missing is to be determined. Returns the
 * optional ones that were left out. `isAsked`: ask also where all are optional.
 */
export async function* draftSections<More = never>(
  artifact: string,
  context: RunContext,
  wanted: readonly TemplateSection[],
  ask: (missing: readonly TemplateSection[]) => Part<ReadonlySet<string>, More>,
  write: (draft: Draft) => Part<void, More>,
  isAsked = false,
): Part<readonly TemplateSection[], More> {
  let missing = wanted;
  const isNeeded = (round: number): boolean =>
    missing.some(({ optional }) => !optional) || (isAsked && round === 0 && missing.length > 0);
  for (let round = 0; round < 2 && isNeeded(round); round++) {
    const written = yield* ask(missing);
    missing = missing.filter(({ heading }) => !written.has(heading));
    if (written.size === 0 && round === 1 && !(yield* readArtifact(context, artifact))) throw unusable(context);
    // Whoever wrote everything that is needed decided against what is optional.
    if (missing.every(({ optional }) => optional)) return missing;
  }
  for (const section of missing) {
    if (section.optional) continue;
    yield { kind: 'noted', note: say('The model left out “{0}”: it is to be determined.', section.heading) };
    yield* write({ section, body: undetermined, findings: [], repairs: 0 });
  }
  return missing.filter(({ optional }) => optional);
}

/** The error for a reply that holds nothing of what was asked for. */
export function unusable({ ports }: RunContext): PlannerError {
  return new PlannerError(
    'model.unusable',
    say('{0} answered without a single section of the document.', ports.model.name),
    [say('Resume the run to ask again, or choose another model.')],
  );
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
async function* outlineOf(step: { readonly artifact: string }, context: RunContext): Part<string> {
  const present = yield* readArtifact(context, step.artifact);
  if (!present) return '';
  const { ledgerHeading } = artifactOf(context, step.artifact).frame;
  const sections = present.document.sections
    .filter(({ title, depth }) => depth > 1 && title !== ledgerHeading)
    .slice(0, mostOutlined)
    .map((section) => ({ title: section.title, line: bodyOf(present.document, section).replace(/\s+/g, ' ').trim() }));
  const fair = fairLimit(
    sections.map(({ line }) => line.length),
    outlineLength,
  );
  const longest = Math.min(mostLine, Math.max(leastLine, fair));
  return sections
    .map(({ title, line }) => {
      const short = line.length > longest ? `${line.slice(0, longest).toWellFormed()}…` : line;
      return `- ${title}${short === '' ? '' : `: ${short}`}`;
    })
    .join('\n');
}
