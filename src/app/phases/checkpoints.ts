// Records what the team answers to a checkpoint of a plan.
import { PlannerError } from '../../core/error.ts';
import { parseDocument } from '../../documents/document.ts';
import { applyEdits } from '../../documents/edit.ts';
import { checkpointEdit, checkpointsFor } from '../../documents/phase/checkpoints.ts';
import { isSameState } from '../../documents/phase/sameState.ts';
import { say } from '../../documents/sentence.ts';
import { readPlan, type PhasePorts } from './phases.ts';

/**
 * Writes an answer below the plan's checkpoints. Throws `files.changed` where the plan has no such question any more or
 * cannot take the line, and what the Files port throws.
 */
export async function answerCheckpoint(
  ports: Pick<PhasePorts, 'files' | 'clock'>,
  path: string,
  phase: string,
  question: string,
  answer: string,
): Promise<void> {
  const document = await readPlan(ports, path);
  const isAsked = checkpointsFor(document, phase).some((one) => one.question === question);
  const date = ports.clock.now().toISOString().slice(0, 10);
  const edit = isAsked ? checkpointEdit(document, { phase, date, question, answer }) : undefined;
  const after = edit && parseDocument(path, applyEdits(document.text, [edit]));
  const isRead =
    after && checkpointsFor(after, phase).some((one) => one.question === question && one.answer !== undefined);
  if (!edit || !isRead || !isSameState(document, after)) {
    throw new PlannerError('files.changed', say('The checkpoints of {0} cannot take this answer.', path), [
      say('Write it there by hand.'),
    ]);
  }
  await ports.files.edit(path, document.text, [edit]);
}
