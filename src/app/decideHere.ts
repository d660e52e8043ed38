// Writes what was decided into the document of the decisions, whoever made it.
import { PlannerError } from '../core/error.ts';
import type { Ports } from '../core/ports.ts';
import { parseDocument } from '../documents/document.ts';
import { say } from '../documents/sentence.ts';
import { choiceText, type TechnicalDecision } from '../documents/speckit/decision/decision.ts';
import { readTechnicalDecisions } from '../documents/speckit/decision/read.ts';
import { trackingEdits } from '../documents/speckit/decision/tracked.ts';
import { idOf } from '../documents/speckit/ids.ts';

/** What somebody has decided: one of the options by its index, or other words. */
export interface Choice {
  readonly option?: number;
  readonly text: string;
  readonly rationale: string;
  /** Who decided. */
  readonly by: string;
}

type DecidePorts = Pick<Ports, 'files' | 'clock'>;

/** A decision of a document as it stands there. Throws `decision.unknown`. */
export async function readDecision(
  { files }: Pick<Ports, 'files'>,
  path: string,
  id: string,
): Promise<TechnicalDecision> {
  const text = (await files.read(path)) ?? '';
  const key = idOf(id)?.key;
  const found = readTechnicalDecisions(parseDocument(path, text)).find((one) => idOf(one.id)?.key === key);
  if (found) return found;
  throw new PlannerError('decision.unknown', say('There is no decision “{0}”.', id), [say('Look into {0}.', path)]);
}

/** Writes the outcome of one decision. Throws `decision.unknown`, and what the Files port throws. */
export async function decideHere(
  { files, clock }: DecidePorts,
  path: string,
  id: string,
  choice: Choice,
): Promise<void> {
  const decision = await readDecision({ files }, path, id);
  const text = (await files.read(path)) ?? '';
  const document = parseDocument(path, text);
  const { option, rationale, by } = choice;
  const words = option === undefined ? choice.text : choiceText(decision, option, choice.text);
  const decided: TechnicalDecision = {
    ...decision,
    outcome: {
      kind: 'decided',
      ...(option === undefined ? {} : { option }),
      text: option === undefined ? words : (decision.options[option]?.text ?? words),
      rationale,
      by,
      at: clock.now().toISOString(),
      reviewTrigger: decision.outcome?.reviewTrigger ?? decision.review ?? '',
    },
  };
  const all = readTechnicalDecisions(document).map((one) => (one.id === decision.id ? decided : one));
  await files.edit(path, text, trackingEdits(document, all));
}
