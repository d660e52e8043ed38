// Looks for what is missing: what the code knows must be asked, and what the model finds.
import { findSection, type MarkdownDocument } from '../../documents/document.ts';
import { applyEdits } from '../../documents/edit.ts';
import { say } from '../../documents/sentence.ts';
import { readArtifact } from '../artifact.ts';
import { askFact } from '../ask.ts';
import { artifactOf, promptOf, type Part, type RunContext } from '../context.ts';
import { PlannerError } from '../error.ts';
import { ledgerEdits } from '../ledger.ts';
import { sameQuestion, type Clarification, type LedgerEntry } from '../questions.ts';
import type { RunState } from '../run.ts';
import type { Gap } from '../frame.ts';
import type { Artifact } from '../workflow.ts';
import type { Clarify } from './clarify.ts';
import { bodyLanguage, commonValues, formatLedger } from './values.ts';

/** Adds the gaps that are found to the ledger, new ones only, as many as the user allows at once. */
export async function* findGaps(step: Clarify, context: RunContext, signal: AbortSignal): Part<void> {
  const present = yield* readArtifact(context, step.artifact);
  if (!present) return;
  const artifact = artifactOf(context, step.artifact);
  const required = artifact.frame.gaps?.(present.document, context.state().facts) ?? [];
  const text = withAnswers(present.document, artifact, context);
  const { ledger } = context.state();
  const wanted = required.filter(({ section }) => !ledger.some((known) => known.section === section));
  const found = yield* askForGaps(step, context, text, wanted, signal);
  yield { kind: 'gapsSought' };
  const { questionLimit } = context.ports.settings;
  // What a model asks is about this task; a required question stands in where it missed the gap, and always has a place.
  const missed = required.filter(({ section }) => ![...found, ...ledger].some((known) => known.section === section));
  const room = Math.max(0, questionLimit - missed.length);
  const chosen: Clarification[] = [];
  const choose = (gap: Gap): void => {
    const question: Clarification = { ...gap, id: `Q${numberOf(ledger) + chosen.length + 1}` };
    if (![...ledger, ...chosen].some((known) => sameQuestion(known, question))) chosen.push(question);
  };
  for (const gap of found) if (chosen.length < room) choose(gap);
  missed.forEach(choose);
  const kept = chosen.slice(0, Math.max(1, questionLimit));
  if (kept.length > 0) yield { kind: 'questionsAsked', questions: kept };
}

/** How many questions have a number: those about the run itself have none. */
function numberOf(ledger: readonly LedgerEntry[]): number {
  return ledger.filter(({ id }) => /^Q\d+$/.test(id)).length;
}

/** The document with what was answered in its list of questions, where the file does not have it yet. */
function withAnswers(document: MarkdownDocument, artifact: Artifact, context: RunContext): string {
  const { ledgerHeading } = artifact.frame;
  if (ledgerHeading === undefined || !findSection(document, ledgerHeading)) return document.text;
  return applyEdits(document.text, ledgerEdits(document, ledgerHeading, context.state().ledger));
}

async function* askForGaps(
  step: Clarify,
  context: RunContext,
  document: string,
  wanted: readonly Gap[],
  signal: AbortSignal,
): Part<readonly Gap[]> {
  const state = context.state();
  const { settings } = context.ports;
  const language = bodyLanguage(state, settings.language);
  const limit = settings.questionLimit;
  const asked = state.ledger.filter(({ section }) => section !== '');
  try {
    const value = yield* askFact(
      context.ports.model,
      {
        id: `${context.workflow.id}/${step.prompt}`,
        prompt: promptOf(context, step.prompt),
        values: {
          ...commonValues(state, language),
          ...outdated(state),
          document,
          ledger: formatLedger(asked),
          limit: String(limit),
          required: wanted.map(({ section, question }) => `- ${section}: ${question}`).join('\n'),
        },
        facts: { ...state.facts, document, ledger: asked, limit, language },
        sent: ['outline', 'document', 'ledger'],
        artifact: step.artifact,
      },
      step.learns,
      state.facts,
      () => context.ports.clock.now(),
      signal,
    );
    return isGaps(value) ? value.questions : [];
  } catch (error) {
    // The gaps that the code knows are asked all the same: a gap is never passed over in silence.
    if (!PlannerError.is(error, 'model.unusable') && !PlannerError.is(error, 'model.empty')) throw error;
    yield { kind: 'noted', note: say('The model was of no help in finding gaps: {0}', error.message) };
    return [];
  }
}

/** Once the user has answered, the document knows better than what was learned from the idea. */
function outdated({ facts, gapRounds }: RunState): Readonly<Record<string, string>> {
  if (gapRounds === 0) return {};
  const learned = Object.keys(facts).filter((name) => typeof facts[name] === 'object');
  return Object.fromEntries(learned.map((name) => [name, '(see the document)']));
}

function isGaps(value: unknown): value is { readonly questions: readonly Gap[] } {
  return typeof value === 'object' && value !== null && 'questions' in value && Array.isArray(value.questions);
}
