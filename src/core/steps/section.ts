// Makes one section right before it is written: repaired diagrams, supported statements, the rules' word.
import type { Finding } from '../../documents/finding.ts';
import { bodyOf, findSection } from '../../documents/document.ts';
import { dropIgnores } from '../../documents/ignore.ts';
import { ReplyReader } from '../../documents/reply/reply.ts';
import { english, say } from '../../documents/sentence.ts';
import type { TemplateSection } from '../../documents/template.ts';
import { readArtifact } from '../artifact.ts';
import { askText } from '../ask.ts';
import { artifactOf, promptOf, templateOf, type Part, type RunContext } from '../context.ts';
import { PlannerError } from '../error.ts';
import { checkSection, dropBrokenDiagrams, repairDiagrams } from '../framing.ts';
import { sourcesOf } from './analyze.ts';
import { bodyLanguage, commonValues } from './values.ts';
import { workingOn } from './working.ts';

/** A section's text on its way into the document. */
export interface Draft {
  readonly section: TemplateSection;
  /** `undefined` where an optional section was left out. */
  readonly body: string | undefined;
  /** What is still wrong with it. */
  readonly findings: readonly Finding[];
  readonly repairs: number;
}

/** The most rounds of repair by the model. */
const mostRepairs = 2;

/** Finishes what a model wrote by code alone. Returns nothing where nothing usable is left. */
export async function* finishSection(
  artifactId: string,
  context: RunContext,
  section: TemplateSection,
  text: string,
  signal: AbortSignal,
): Part<Draft | undefined> {
  const artifact = artifactOf(context, artifactId);
  const { facts, gapRounds } = context.state();
  const known = { facts, sources: sourcesOf(context), isDraft: gapRounds === 0 && facts['adopted'] !== true };
  // What a model writes must not silence the rules that judge it.
  const own = dropIgnores(text).trim();
  const finished = artifact.frame.finish?.(section.heading, own, known) ?? own;
  const { body, repaired } = await repairDiagrams(finished, context.ports.checkers, signal);
  if (repaired > 0) yield { kind: 'noted', note: say('A diagram in “{0}” was repaired.', section.heading) };
  if (!body.trim()) return section.optional ? { section, body: undefined, findings: [], repairs: 0 } : undefined;
  const path = context.state().artifacts[artifactId] ?? '';
  const others = yield* othersOf(artifactId, context);
  const findings = await checkSection(context, artifact, path, section.heading, body, signal, others);
  return { section, body, findings: findings.filter(({ severity }) => severity !== 'info'), repairs: 0 };
}

/** The sections as they stand: what was made from others may speak of them, such as tasks of those of an earlier phase. */
export async function* othersOf(id: string, context: RunContext): Part<(heading: string) => string | undefined> {
  const present = artifactOf(context, id).needs ? yield* readArtifact(context, id) : undefined;
  return (heading) => {
    const found = present && findSection(present.document, heading);
    return present && found ? bodyOf(present.document, found) : undefined;
  };
}

/**
 * Asks the model to repair a section that the rules find fault with, at most twice.
 * A diagram that is still broken or against the rules after that is left out, with a word to the user.
 */
export async function* repairSection(
  step: { readonly artifact: string; readonly repair: string },
  context: RunContext,
  draft: Draft,
  signal: AbortSignal,
): Part<Draft> {
  let best = draft;
  for (let round = 1; round <= mostRepairs && best.findings.length > 0; round++) {
    yield workingOn(context, step.artifact, 'repairing', draft.section.heading);
    let reply: string;
    try {
      reply = yield* askRepair(step, context, best, signal);
    } catch (error) {
      // The section is worth more with its findings than not at all.
      if (!PlannerError.is(error)) throw error;
      yield { kind: 'noted', note: say('“{0}” could not be repaired: {1}', draft.section.heading, error.message) };
      break;
    }
    const next = yield* finishSection(step.artifact, context, draft.section, reply, signal);
    if (next && next.findings.length < best.findings.length) best = { ...next, repairs: round };
    else best = { ...best, repairs: round };
  }
  return yield* withoutBrokenDiagrams(step.artifact, context, best, signal);
}

async function* withoutBrokenDiagrams(
  artifactId: string,
  context: RunContext,
  draft: Draft,
  signal: AbortSignal,
): Part<Draft> {
  const { section, body } = draft;
  if (body === undefined || draft.findings.length === 0) return draft;
  if (section.optional) {
    yield { kind: 'noted', note: say('“{0}” was left out: {1}', section.heading, reasons(draft.findings)) };
    return { ...draft, body: undefined, findings: [] };
  }
  const kept = await dropBrokenDiagrams(body, context.ports.checkers, signal);
  if (kept === body.trim()) return draft;
  yield { kind: 'noted', note: say('A diagram in “{0}” was left out, because Mermaid rejects it.', section.heading) };
  const path = context.state().artifacts[artifactId] ?? '';
  const others = yield* othersOf(artifactId, context);
  const artifact = artifactOf(context, artifactId);
  const findings = await checkSection(context, artifact, path, section.heading, kept, signal, others);
  return { ...draft, body: kept, findings };
}

async function* askRepair(
  step: { readonly artifact: string; readonly repair: string },
  context: RunContext,
  draft: Draft,
  signal: AbortSignal,
): Part<string> {
  const state = context.state();
  const language = bodyLanguage(state, context.ports.settings.language);
  const findings = draft.findings.map((finding) => english(finding.message));
  const told = draft.findings.map((finding) => `- ${english(finding.message)}${summaryOf(context, finding)}`);
  const { heading, guide } = draft.section;
  let text = '';
  const asked = askText(
    context.ports.model,
    {
      id: `${context.workflow.id}/${step.repair}`,
      prompt: promptOf(context, step.repair),
      values: {
        ...commonValues(state, language),
        section: heading,
        guide,
        text: draft.body ?? '',
        findings: [...new Set(told)].join('\n'),
      },
      facts: { ...state.facts, section: heading, text: draft.body ?? '', findings },
      sent: [heading],
      artifact: step.artifact,
    },
    () => context.ports.clock.now(),
    signal,
  );
  for await (const event of asked) {
    if (event.kind === 'text') text += event.text;
    else yield event;
  }
  const reader = new ReplyReader(templateOf(artifactOf(context, step.artifact), state.facts).sections);
  reader.push(text);
  reader.end();
  return reader.sections.find((section) => section.heading === heading)?.text ?? text;
}

/** What the rule of a finding asks for, as on its page: the message alone may say only what is wrong. */
function summaryOf(context: RunContext, { rule }: Finding): string {
  const page = context.rules.find(({ id }) => id === rule)?.page;
  return page ? ` (${english(page.summary)})` : '';
}

function reasons(findings: readonly Finding[]): string {
  return [...new Set(findings.map((finding) => english(finding.message)))].join(' ');
}
