// `/complete` and `/status` in the chat, and what a completed phase means for those to come.
import type * as vscode from 'vscode';
import { completeAsking, type CompletionAsker } from '../../app/phases/completing.ts';
import type { Host } from '../../app/host.ts';
import { canPropose, proposeChanges, type PhaseChange } from '../../app/phases/learning.ts';
import { readPlan } from '../../app/phases/phases.ts';
import { readPlanStatuses } from '../../app/phases/status.ts';
import { listRuns } from '../../app/runs/runs.ts';
import { staleRuns } from '../../app/feature/stale.ts';
import { PlannerError } from '../../core/error.ts';
import { checkpointsFor } from '../../documents/phase/checkpoints.ts';
import { ofUnit } from '../../documents/phase/words.ts';
import { say } from '../../documents/sentence.ts';
import type { FilePointer } from '../commands.ts';
import { plain } from '../chat/markdown.ts';
import { link, linkLine, type Part } from '../chat/parts.ts';
import { failureText } from '../chat/present.ts';
import { changedLines } from '../problems/chat.ts';
import { presentStatus } from '../chat/status.ts';
import { tell } from '../tell.ts';
import { allows, fittingPhases, type FittingPhase } from './pickPhase.ts';
import { doneSentence, presentOutcome, presentPlans, presentQuestions } from './present.ts';
import { readRequest } from './request.ts';

/** What a turn about phases needs. */
export interface PhaseTurn {
  readonly host: Host;
  readonly folder: vscode.Uri;
  readonly asker: CompletionAsker;
  readonly progress: (line: string) => void;
  /** Says what became of a turn that was stopped: its reply takes no more text. */
  readonly stopped: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Where the phase plans stand, and the runs. */
export async function statusParts({
  host,
  folder,
  signal,
}: Pick<PhaseTurn, 'host' | 'folder' | 'signal'>): Promise<readonly Part[]> {
  const plans = await readPlanStatuses(host.ports, signal);
  const runs = await listRuns(host);
  const stale = new Map((await staleRuns(host, signal)).map((one) => [one.run.run, one.stale.length]));
  const shown = presentPlans(plans, folder.toString(), tell);
  // A folder that only has phase plans is not one where nothing was planned.
  return shown.length > 0 && runs.length === 0
    ? shown
    : [...shown, ...presentStatus(runs, folder.toString(), tell, stale)];
}

/** Completes the phase that a message names. `paths` are of attached files. */
export async function completeParts(turn: PhaseTurn, text: string, paths: readonly string[]): Promise<readonly Part[]> {
  const { host, folder, asker, progress, stopped, signal } = turn;
  const plans = await readPlanStatuses(host.ports, signal);
  const wanted = readRequest(text, plans, paths);
  const named = fittingPhases(wanted.plans, ({ number }) => number.toUpperCase() === wanted.phase?.toUpperCase());
  const found = wanted.phase === undefined ? fittingPhases(wanted.plans, allows('complete')) : named;
  const [first, second] = found;
  if (!first || second) return choiceParts(turn, found, wanted.plans.length > 0 ? wanted.plans : plans);
  const file = { folder: folder.toString(), path: first.plan.path };
  const { number } = first.phase;
  progress(tell(ofUnit(number, say('Completing phase {0}', number), say('Completing the plan'))));
  const outcome = await completeAsking(host.ports, file.path, number, {}, asker, signal);
  if (signal.aborted)
    stopped(
      tell(
        outcome?.kind === 'done'
          ? doneSentence(outcome)
          : ofUnit(number, say('Stopped. Phase {0} stays as it is.', number), say('Stopped. The plan stays as it is.')),
      ),
    );
  if (!outcome) return [{ kind: 'text', text: plain(tell(say('Nothing was done: the phase stays as it is.'))) }];
  const parts = presentOutcome(outcome, file, tell);
  const isCompleted = outcome.kind === 'done' && outcome.status === 'completed';
  return isCompleted && !signal.aborted ? [...parts, ...(await proposalParts(turn, file, number))] : parts;
}

/** What the checkpoints ask after a phase, and what could change in later ones. */
export async function reviewParts(turn: PhaseTurn, file: FilePointer, phase: string): Promise<readonly Part[]> {
  const document = await readPlan(turn.host.ports, file.path);
  const open = checkpointsFor(document, phase).filter(({ answer }) => answer === undefined);
  const questions = open.map(({ question }) => question);
  const parts = [...(await proposalParts(turn, file, phase)), ...presentQuestions(questions, file, phase, tell)];
  if (parts.length > 0) return parts;
  const nothing = canPropose(turn.host)
    ? say('Nothing in the later phases has to change.')
    : say('The built-in model does not judge what a phase means for the later ones. Choose another model for that.');
  return [{ kind: 'text', text: plain(tell(nothing)) }];
}

/** Changes of later phases, to take or to leave. That none could be had keeps nobody from going on. */
async function proposalParts(
  { host, progress, signal }: PhaseTurn,
  file: FilePointer,
  phase: string,
): Promise<readonly Part[]> {
  progress(tell(say('Looking at the later phases')));
  try {
    const changes = await proposeChanges(host, file.path, phase, signal);
    const parts = await Promise.all(changes.map((change) => changeParts(host, file, change)));
    const heading = tell(say('Planner would change this in later phases. Nothing is written before you take it:'));
    return changes.length === 0 ? [] : [{ kind: 'text', text: `${heading}\n\n` }, ...parts.flat()];
  } catch (error) {
    if (!PlannerError.is(error) || signal.aborted) throw error;
    return [
      { kind: 'text', text: `${plain(tell(say('The later phases could not be looked at.')))}\n\n` },
      ...failureText(error.sentence, error.next, tell),
    ];
  }
}

async function changeParts(host: Host, file: FilePointer, change: PhaseChange): Promise<readonly Part[]> {
  const { from, phase, section, why, before, after } = change;
  const title = tell(say('Phase {0}, {1}', phase, section));
  return [
    { kind: 'text', text: `**${plain(title)}**: ${plain(why)}\n\n${await changedLines(host, before, after)}` },
    ...linkLine([
      link(tell(say('Show Change')), 'planner.showCorrection', file, before, after),
      link(tell(say('Take It')), 'planner.takePhaseChange', file, phase, section, before, after),
      link(tell(say('Leave It')), 'planner.leavePhaseChange', file, from, phase, section, before, after),
    ]),
  ];
}

/** No phase or several: what there is, each with a way to complete it. */
function choiceParts(
  { folder }: PhaseTurn,
  found: readonly FittingPhase[],
  plans: Parameters<typeof presentPlans>[0],
): readonly Part[] {
  if (plans.length === 0) {
    return [{ kind: 'text', text: plain(tell(say('There is no phase plan in this folder.'))) }];
  }
  const said = found.length === 0 ? say('No phase is active that this could mean:') : say('Which phase is meant?');
  const lines = found.map(({ plan, phase }) => {
    const file = { folder: folder.toString(), path: plan.path };
    const title = tell(say('Complete phase {0} of {1}', phase.number, plan.title));
    return `- ${link(title, 'planner.completePhase', file, phase.number)} · ${plain(plan.path)}`;
  });
  const list = lines.length > 0 ? `${lines.join('\n')}\n\n` : '';
  return [
    { kind: 'text', text: `${plain(tell(said))}\n\n${list}`, links: true },
    ...(found.length === 0 ? presentPlans(plans, folder.toString(), tell) : []),
  ];
}
