// Works answers and wishes into a document: only the sections that they touch.
import { bodyOf, findSection } from '../../documents/document.ts';
import { ReplyReader, type ReplySection } from '../../documents/reply/reply.ts';
import { say } from '../../documents/sentence.ts';
import type { TemplateSection } from '../../documents/template.ts';
import { meaningfulWords } from '../../documents/words.ts';
import { inputHashes, readArtifact, writeSection, type Present } from '../artifact.ts';
import { askText } from '../ask.ts';
import { artifactOf, promptOf, templateOf, type Part, type RunContext } from '../context.ts';
import { PlannerError } from '../error.ts';
import { preambleOf } from '../framing.ts';
import type { LedgerEntry } from '../questions.ts';
import type { Revision } from '../run.ts';
import { isLearnedAnew, sourcesOf } from './analyze.ts';
import type { Clarify } from './clarify.ts';
import { finishSection, repairSection } from './section.ts';
import { openBeside, settledIn } from './settle.ts';
import { bodyLanguage, commonValues, formatAnswers, formatQuestions, formatSections } from './values.ts';

/** Asks for the sections that change by what was said, those that really do, and for what it settles besides. Throws a PlannerError. */
export async function* askRevision(
  step: Clarify,
  context: RunContext,
  answers: readonly LedgerEntry[],
  wishes: readonly string[],
  signal: AbortSignal,
): Part<Pick<Revision, 'sections' | 'settles'>> {
  const present = yield* readArtifact(context, step.artifact);
  if (!present) return { sections: [] };
  const isDivided = context.workflow.steps.some((one) => isLearnedAnew(one, wishes, context.state().facts));
  const settled = present.artifact.frame.settled?.(present.document, isDivided) ?? [];
  const sections = sectionsOf(step, context).filter(({ heading }) => !settled.includes(heading));
  yield { kind: 'progress', message: say('Revising the document') };
  const open = openBeside(context.state().ledger, answers, wishes);
  const { revised, ledger } = yield* askSections(
    step,
    context,
    present,
    sections,
    { answers, wishes, open, isDivided },
    signal,
  );
  const isRewrite = wishes.length === 0 && revised.length > sections.length * 0.75;
  const said = [...answers.map(({ answer }) => answer ?? ''), ...wishes].filter((words) => words.trim() !== '');
  return {
    sections: revised
      .filter(({ section, text }) => !isRewrite || isTouched(present, section, text, answers))
      .map(({ section, text }) => ({ heading: section.heading, text })),
    settles: settledIn(ledger, open, said),
  };
}

/** Writes the sections of a revision, one after the other. */
export async function* writeRevision(
  step: Clarify,
  context: RunContext,
  revision: Revision,
  signal: AbortSignal,
): Part<void> {
  const artifact = artifactOf(context, step.artifact);
  const known = sectionsOf(step, context);
  for (const { heading, text } of revision.sections) {
    signal.throwIfAborted();
    // The template may be another one than when the reply came.
    const section = known.find((candidate) => candidate.heading === heading);
    if (!section) continue;
    yield { kind: 'progress', message: say('Revising {0}', heading) };
    const finished = yield* finishSection(step.artifact, context, section, text, signal);
    if (!finished) continue;
    const draft = finished.findings.length > 0 ? yield* repairSection(step, context, finished, signal) : finished;
    const inputs = inputHashes({ idea: sourcesOf(context) });
    const preamble = preambleOf(artifact, context.state().facts, context.ports.settings);
    const { body, repairs, findings } = draft;
    const change = { heading, body, repairs, left: findings.length, inputs };
    yield* writeSection(context, step.artifact, change, preamble);
  }
}

/** The sections that a model may write. */
function sectionsOf(step: Clarify, context: RunContext): readonly TemplateSection[] {
  const artifact = artifactOf(context, step.artifact);
  const { facts } = context.state();
  const made = artifact.frame.made?.(facts, context.ports.settings) ?? {};
  return templateOf(artifact, facts).sections.filter(
    ({ container, heading }) => !container && heading !== artifact.frame.ledgerHeading && !Object.hasOwn(made, heading),
  );
}

/** What a revision is asked for. */
interface Said {
  readonly answers: readonly LedgerEntry[];
  readonly wishes: readonly string[];
  /** Questions that it may answer too. */
  readonly open: readonly LedgerEntry[];
  /** What a wish asks of parts of the document as a whole was done before. */
  readonly isDivided: boolean;
}

interface Revised {
  readonly section: TemplateSection;
  readonly text: string;
}

async function* askSections(
  step: Clarify,
  context: RunContext,
  present: Present,
  sections: readonly TemplateSection[],
  { answers, wishes, open, isDivided }: Said,
  signal: AbortSignal,
): Part<{ readonly revised: readonly Revised[]; readonly ledger: string }> {
  const state = context.state();
  const language = bodyLanguage(state, context.ports.settings.language);
  const { text: document } = present.document;
  const reader = new ReplyReader(templateOf(present.artifact, state.facts).sections);
  const latest = new Map<string, string>();
  const asked = askText(
    context.ports.model,
    {
      id: `${context.workflow.id}/${step.revision}`,
      prompt: promptOf(context, step.revision),
      values: {
        ...commonValues(state, language),
        document,
        answers: formatAnswers(answers) || '(none)',
        wishes: wishes.map((wish) => `- ${wish}`).join('\n') || '(none)',
        open: formatQuestions(open),
        division: isDivided && typeof state.facts['division'] === 'string' ? state.facts['division'] : '',
        unsure: answers.some(({ state: at }) => at === 'unsure') ? 'yes' : '',
        sections: formatSections(sections),
      },
      facts: {
        ...state.facts,
        idea: state.idea?.text ?? '',
        document,
        answers: answers.map(({ section, question, answer, proposal, state: at }) => ({
          section,
          question,
          answer: answer ?? proposal,
          ...(at === 'unsure' ? { unsure: true } : {}),
        })),
        wishes,
        open: open.map(({ id, section, question }) => ({ id, section, question })),
        sections,
        language,
      },
      sent: ['document', 'answers', 'wishes'],
      artifact: step.artifact,
    },
    () => context.ports.clock.now(),
    signal,
  );
  let isCut = false;
  let reply = '';
  for await (const event of asked) {
    if (event.kind === 'text') {
      reply += event.text;
      yield* take(reader.push(event.text));
    } else yield event;
    if (event.kind === 'modelAsked') isCut = event.outcome === 'cut';
  }
  // The last section of a reply that was cut may be half of one: the old text is better.
  if (!isCut) yield* take(reader.end());
  else yield { kind: 'noted', note: say('The reply was cut, so its last section was left out. Say it once more.') };
  if (latest.size === 0 && !/^\W*NOTHING\W*$/i.test(reply.trim())) {
    throw new PlannerError('model.unusable', say('{0} did not say which sections change.', context.ports.model.name), [
      say('Resume the run to ask again, or choose another model.'),
    ]);
  }
  const heading = present.artifact.frame.ledgerHeading;
  return {
    revised: sections.flatMap((section) => {
      const text = latest.get(section.heading);
      return text === undefined ? [] : [{ section, text }];
    }),
    ledger: (heading === undefined ? undefined : latest.get(heading)) ?? '',
  };

  async function* take(parts: readonly ReplySection[]): Part<void> {
    for (const { heading, text, complete } of parts) {
      if (complete) latest.set(heading, text);
      else if (heading !== present.artifact.frame.ledgerHeading)
        yield { kind: 'streaming', artifact: step.artifact, path: present.path, section: heading, text };
    }
  }
}

/**
 * Whether an answer is a reason to change this section. Some models write every section anew: then a section changes
 * only where a question belonged to it, where its new text takes up words of the answer that it lacked, or where most of
 * what stood there still does: that is an edit, and no other wording of the same.
 */
function isTouched(present: Present, section: TemplateSection, text: string, answers: readonly LedgerEntry[]): boolean {
  if (answers.some((entry) => entry.section === section.heading)) return true;
  const found = findSection(present.document, section.heading);
  const before = new Set(meaningfulWords(found ? bodyOf(present.document, found) : ''));
  const after = new Set(meaningfulWords(text));
  const said = new Set(meaningfulWords(answers.map(({ answer }) => answer ?? '').join('\n')));
  if ([...said].some((word) => after.has(word) && !before.has(word))) return true;
  const kept = [...before].filter((word) => after.has(word)).length;
  const isCut = [...after].every((word) => before.has(word));
  return after.size > 0 && (isCut || kept >= before.size * editKeeps);
}

/** Of the different words of a section, what an edit leaves in place at least. */
const editKeeps = 0.6;
