// Finds gaps, asks, and works answers and wishes into the sections that they touch.
import { findSection } from '../../documents/document.ts';
import { say } from '../../documents/sentence.ts';
import { preambleOf, checkDocument } from '../framing.ts';
import { gone, inputHashes, readArtifact, spliceSection, writeSection } from '../artifact.ts';
import { artifactOf, type Part, type RunContext, type StepRunner } from '../context.ts';
import { ledgerBody, ledgerEdits, readLedger } from '../ledger.ts';
import { openEntries } from '../questions.ts';
import type { Step } from '../workflow.ts';
import { findGaps } from './gaps.ts';
import { workIn } from './workIn.ts';

export type Clarify = Extract<Step, { kind: 'clarify' }>;

/** After so many rounds Planner stops looking for further gaps: the user has the last word. */
const mostGapRounds = 4;

export const clarify: StepRunner<'clarify'> = async function* (step, context, signal) {
  yield* readDocument(step, context);
  if (!moreToCome(context)) yield* workIn(step, context, signal);
  if (openEntries(context.state().ledger).length === 0 && context.state().gapRounds < mostGapRounds) {
    yield { kind: 'progress', message: say('Looking for gaps') };
    yield* findGaps(step, context, signal);
  }
  yield* writeLedger(step, context);
  const present = yield* readArtifact(context, step.artifact);
  if (present) {
    const findings = await checkDocument(context, present.document, signal);
    yield { kind: 'findingsLeft', artifact: step.artifact, findings };
  }
  return openEntries(context.state().ledger).length > 0 ? 'waiting' : 'done';
};

/** The document wins: what the user ticked, answered or took out there is so. */
async function* readDocument(step: Clarify, context: RunContext): Part<void> {
  const present = yield* readArtifact(context, step.artifact);
  if (!present) throw gone(context.state().artifacts[step.artifact] ?? step.artifact);
  const heading = artifactOf(context, step.artifact).frame.ledgerHeading;
  if (heading === undefined || !findSection(present.document, heading)) return;
  const { answers, dropped, reopened } = readLedger(present.document, heading, context.state().ledger);
  if (reopened.length > 0) yield { kind: 'questionsReopened', questions: reopened };
  if (answers.length > 0) yield { kind: 'questionsAnswered', answers, by: 'document' };
  if (dropped.length > 0) {
    yield { kind: 'questionsDropped', questions: dropped, reason: say('They were taken out of the document.') };
  }
}

/** Whether further answers follow at once, so that the document is revised with the last. */
function moreToCome(context: RunContext): boolean {
  return context.moreAnswers === true && openEntries(context.state().ledger).length > 0;
}

async function* writeLedger(step: Clarify, context: RunContext): Part<void> {
  const artifact = artifactOf(context, step.artifact);
  const heading = artifact.frame.ledgerHeading;
  if (heading === undefined) return;
  const { ledger, facts } = context.state();
  const present = yield* readArtifact(context, step.artifact);
  if (present && findSection(present.document, heading)) {
    yield* spliceSection(context, step.artifact, heading, (document) => ledgerEdits(document, heading, ledger));
  } else {
    const change = { heading, body: ledgerBody(ledger), repairs: 0, inputs: inputHashes({}) };
    yield* writeSection(context, step.artifact, change, preambleOf(artifact, facts, context.ports.settings));
  }
  const questions = ledger
    .filter((entry) => entry.section !== '' && (!entry.written || (entry.state === 'answered' && !entry.ticked)))
    .map(({ id }) => id);
  if (questions.length > 0) yield { kind: 'ledgerWritten', questions };
}
