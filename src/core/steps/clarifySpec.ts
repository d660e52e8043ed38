// What the user answered to the gaps of a specification, offered for the specification itself: the document is the
// user's, so that it is a proposal to take or to leave.
import { parseDocument, type MarkdownDocument } from '../../documents/document.ts';
import { applyEdits } from '../../documents/edit.ts';
import {
  clarificationLines,
  clarificationsHeading,
  clarifyingEdits,
  type Answered,
} from '../../documents/speckit/clarifying.ts';
import { readSpec } from '../../documents/speckit/spec.ts';
import type { Part, RunContext } from '../context.ts';
import { PlannerError } from '../error.ts';
import type { LedgerEntry } from '../questions.ts';
import type { Proposal } from '../run.ts';
import { isGapQuestion } from './feature/gaps.ts';
import { localDate } from './gather.ts';

/** Offers the answers for a specification that does not have them. */
export async function* offerClarifications(
  { state, ports }: RunContext,
  document: MarkdownDocument | undefined,
): Part<void> {
  if (document === undefined) return;
  const text = clarificationLines(document, answersFor(document, state().ledger), localDate(ports.clock.now()));
  const { path } = document;
  if (text !== '') yield { kind: 'sectionProposed', artifact: path, path, section: clarificationsHeading, text };
}

/** Whether a proposal is one for a specification. */
export function isForSpec({ artifact, path, section }: Proposal): boolean {
  return artifact === path && section === clarificationsHeading;
}

/** Writes the answers into the specification as it is now. */
export async function* takeClarifications(
  { state, ports }: RunContext,
  { artifact, path, text }: Proposal,
): Part<void> {
  const { files, snapshots } = ports;
  const day = /^### Session (\S+)/.exec(text)?.[1] ?? localDate(ports.clock.now());
  for (let attempt = 0; ; attempt++) {
    const base = await files.read(path);
    if (base === undefined) return;
    const document = parseDocument(path, base);
    const edits = clarifyingEdits(document, answersFor(document, state().ledger), day);
    if (edits.length === 0) return;
    try {
      await files.edit(path, base, edits);
    } catch (error) {
      // Somebody was faster: the answers go into what stands there now.
      if (!PlannerError.is(error, 'files.changed') || attempt >= 3) throw error;
      continue;
    }
    const [before, after] = [await snapshots.keep(base), await snapshots.keep(applyEdits(base, edits))];
    yield { kind: 'sectionWritten', artifact, path, section: clarificationsHeading, before, after, repairs: 0 };
    return;
  }
}

/** The answers to gaps; a question that is a mark of a requirement's names it, or nobody knows later what it was about. */
function answersFor(document: MarkdownDocument, ledger: readonly LedgerEntry[]): readonly Answered[] {
  const { marks, requirements, criteria } = readSpec(document);
  return ledger
    .filter(({ id, state }) => isGapQuestion(id) && state === 'answered')
    .map(({ question, answer = '' }) => {
      const mark = marks.find((one) => one.question === question);
      const holder =
        mark &&
        [...requirements, ...criteria].find(({ span }) => span.start <= mark.span.start && mark.span.start < span.end);
      return { question: holder ? `${question} (${holder.id})` : question, answer };
    });
}
