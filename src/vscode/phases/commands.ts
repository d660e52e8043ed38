// The commands about phases: start, complete, waive, block, reopen, implement, and what comes after a completed one.
import * as vscode from 'vscode';
import { answerCheckpoint } from '../../app/phases/checkpoints.ts';
import { completeAsking } from '../../app/phases/completing.ts';
import { leaveChange, takeChange } from '../../app/phases/learning.ts';
import { blockPhase, readPlan, reopenPhase, startPhase, type PhaseOutcome } from '../../app/phases/phases.ts';
import { findPhase } from '../../documents/phase/transition.ts';
import { ofUnit, wholePlan } from '../../documents/phase/words.ts';
import { say } from '../../documents/sentence.ts';
import { withSignal } from '../cancellation.ts';
import { readFilePointer, type CommandHandlers, type CommandId } from '../commands.ts';
import { closeCorrection } from '../diff.ts';
import { copyPrompt, implementWithAgent, sendToPlanner } from '../palette/handOff.ts';
import { short } from '../chat/markdown.ts';
import type { Shell } from '../shell.ts';
import { tell } from '../tell.ts';
import { askReason, windowAsker } from './ask.ts';
import { allows, choosePhase, type PhasePointer } from './pickPhase.ts';
import { doneSentence, evidenceSentence, nearlySentence } from './present.ts';

/** The commands of this file. */
export type PhaseCommand = Extract<CommandId, `planner.${string}Phase${string}` | 'planner.answerCheckpoint'>;

/** Runs a command about a phase. Throws what its use case throws. */
export function runPhaseCommand(shell: Shell, id: PhaseCommand, input: readonly unknown[]): Promise<void> {
  return handlers(shell)[id](...input);
}

function handlers(shell: Shell): Pick<CommandHandlers, PhaseCommand> {
  const chosen = async (
    [file, phase]: readonly unknown[],
    title: string,
    fits: Parameters<typeof choosePhase>[4],
    work: (pointer: PhasePointer) => Promise<void>,
  ): Promise<void> => {
    const pointer = await choosePhase(shell, file, phase, title, fits);
    if (pointer) await work(pointer);
  };
  const isOpen = allows('implement');
  return {
    'planner.startPhase': (...given) =>
      chosen(given, vscode.l10n.t('Planner: start which phase?'), allows('start'), (pointer) => start(shell, pointer)),
    'planner.completePhase': (...given) =>
      chosen(given, vscode.l10n.t('Planner: complete which phase?'), allows('complete'), (pointer) =>
        complete(shell, pointer, false),
      ),
    'planner.waivePhase': (...given) =>
      chosen(given, vscode.l10n.t('Planner: complete which phase?'), allows('complete'), (pointer) =>
        complete(shell, pointer, true),
      ),
    'planner.blockPhase': (...given) =>
      chosen(given, vscode.l10n.t('Planner: block which phase?'), allows('block'), (pointer) => block(shell, pointer)),
    'planner.reopenPhase': (...given) =>
      chosen(given, vscode.l10n.t('Planner: reopen which phase?'), allows('reopen'), (pointer) =>
        reopen(shell, pointer),
      ),
    'planner.implementPhase': (...given) =>
      chosen(given, vscode.l10n.t('Planner: implement which phase?'), isOpen, async (pointer) =>
        implementWithAgent(pointer.file, await readPhase(shell, pointer)),
      ),
    'planner.copyPhasePrompt': (...given) =>
      chosen(given, vscode.l10n.t('Planner: implement which phase?'), isOpen, async (pointer) =>
        copyPrompt(pointer.file, await readPhase(shell, pointer)),
      ),
    'planner.reviewPhase': (...given) =>
      chosen(
        given,
        vscode.l10n.t('Planner: what was learnt in which phase?'),
        ({ status }) => status === 'completed',
        (pointer) => review(shell, pointer),
      ),
    'planner.answerCheckpoint': async (given, phase, question) => {
      const file = readFilePointer(given);
      if (!file || typeof phase !== 'string' || typeof question !== 'string') return;
      const title = vscode.l10n.t('Planner: a checkpoint of the plan, after phase {0}', phase);
      const answer = await vscode.window.showInputBox({ title, prompt: question, ignoreFocusOut: true });
      if (!answer?.trim()) return;
      const { ports } = await shell.host(vscode.Uri.parse(file.folder));
      await answerCheckpoint(ports, file.path, phase, question, answer);
      void vscode.window.showInformationMessage(vscode.l10n.t('Planner: the answer stands in the plan.'));
    },
    'planner.takePhaseChange': async (given, phase, section, before, after) => {
      const file = readFilePointer(given);
      const texts = [phase, section, before, after].filter((one) => typeof one === 'string');
      const [number, title, base, wanted] = texts;
      if (!file || number === undefined || title === undefined || base === undefined || wanted === undefined) return;
      const host = await shell.host(vscode.Uri.parse(file.folder));
      await takeChange(host, { path: file.path, phase: number, section: title, before: base, after: wanted });
      await closeCorrection(wanted);
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Planner: “{0}” of phase {1} was changed.', title, number),
      );
    },
    'planner.leavePhaseChange': async (given, from, phase, section, before, after) => {
      const file = readFilePointer(given);
      const [done, number, title, base, wanted] = [from, phase, section, before, after].filter(
        (one) => typeof one === 'string',
      );
      if (!file || done === undefined || number === undefined || title === undefined) return;
      if (base === undefined || wanted === undefined) return;
      const host = await shell.host(vscode.Uri.parse(file.folder));
      await leaveChange(host, { path: file.path, from: done, phase: number, section: title, before: base });
      await closeCorrection(wanted);
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Planner: “{0}” of phase {1} stays as it is; the change is not proposed again.', title, number),
      );
    },
  };
}

async function start(shell: Shell, pointer: PhasePointer): Promise<void> {
  const { ports } = await shell.host(vscode.Uri.parse(pointer.file.folder));
  const { signal } = new AbortController();
  const outcome = await startPhase(ports, pointer.file.path, pointer.phase, undefined, signal);
  if (outcome.kind !== 'refused' || outcome.why !== 'waits') return showOutcome(shell, pointer, outcome);
  const why = vscode.l10n.t('Why can it start now?');
  const reason = await askReason(tell(outcome.message), why);
  if (reason === undefined) return;
  await showOutcome(shell, pointer, await startPhase(ports, pointer.file.path, pointer.phase, reason, signal));
}

async function block(shell: Shell, pointer: PhasePointer): Promise<void> {
  const title =
    pointer.phase === wholePlan ? vscode.l10n.t('Block the plan') : vscode.l10n.t('Block phase {0}', pointer.phase);
  const reason = await askReason(title, vscode.l10n.t('What keeps it from going on?'));
  if (reason === undefined) return;
  const { ports } = await shell.host(vscode.Uri.parse(pointer.file.folder));
  await showOutcome(shell, pointer, await blockPhase(ports, pointer.file.path, pointer.phase, reason));
}

async function reopen(shell: Shell, pointer: PhasePointer): Promise<void> {
  const title =
    pointer.phase === wholePlan ? vscode.l10n.t('Reopen the plan') : vscode.l10n.t('Reopen phase {0}', pointer.phase);
  const reason = await askReason(title, vscode.l10n.t('Why is it not done after all? Its evidence becomes history.'));
  if (reason === undefined) return;
  const { ports } = await shell.host(vscode.Uri.parse(pointer.file.folder));
  const { signal } = new AbortController();
  await showOutcome(shell, pointer, await reopenPhase(ports, pointer.file.path, pointer.phase, reason, signal));
}

async function complete(shell: Shell, pointer: PhasePointer, isWaived: boolean): Promise<void> {
  const { ports } = await shell.host(vscode.Uri.parse(pointer.file.folder));
  const options = {
    location: vscode.ProgressLocation.Notification,
    title:
      pointer.phase === wholePlan
        ? vscode.l10n.t('Planner: completing the plan')
        : vscode.l10n.t('Planner: completing phase {0}', pointer.phase),
    cancellable: true,
  };
  const outcome = await vscode.window.withProgress(options, (_, token) =>
    withSignal(token, (signal) =>
      completeAsking(ports, pointer.file.path, pointer.phase, { isWaived }, windowAsker, signal),
    ),
  );
  if (outcome) await showOutcome(shell, pointer, outcome);
}

/** Lets the chat show what the checkpoints ask, and what could change in later phases. */
async function review(shell: Shell, { file, phase }: PhasePointer): Promise<void> {
  const text = vscode.l10n.t('What does phase {0} of {1} mean for the later ones?', phase, file.path);
  shell.replies.expect(text, { kind: 'review', file, phase });
  await sendToPlanner(text);
}

async function readPhase(shell: Shell, { file, phase }: PhasePointer) {
  const { ports } = await shell.host(vscode.Uri.parse(file.folder));
  const found = findPhase(await readPlan(ports, file.path), phase);
  return 'kind' in found ? undefined : found;
}

type Action = vscode.MessageItem & { readonly run: () => Promise<void> };

/** Says what came of a step, with what can be done next. */
async function showOutcome(shell: Shell, pointer: PhasePointer, outcome: PhaseOutcome): Promise<void> {
  const { file, phase } = pointer;
  if (outcome.kind === 'refused') {
    const message = [outcome.message, ...outcome.next].map(tell).join(' ');
    void vscode.window.showWarningMessage(`Planner: ${message}`);
    return;
  }
  if (outcome.kind === 'failed') {
    const last = short(
      outcome.tail
        .trimEnd()
        .split(/\r\n|\r|\n/)
        .at(-1) ?? '',
      200,
    );
    const message = [
      tell(
        ofUnit(
          phase,
          say('The tests of phase {0} did not pass: it stays open.', phase),
          say('The tests of the plan did not pass: it stays open.'),
        ),
      ),
      tell(evidenceSentence(outcome.evidence)),
      ...(last === '' ? [] : [last]),
    ].join(' · ');
    const actions: Action[] = [
      { title: tell(say('Complete Again')), run: () => complete(shell, pointer, false) },
      { title: tell(say('Waive the Tests')), run: () => complete(shell, pointer, true) },
    ];
    await (await vscode.window.showErrorMessage(`Planner: ${message}`, ...actions))?.run();
    return;
  }
  const sentences = [
    doneSentence(outcome),
    ...(outcome.evidence ? [evidenceSentence(outcome.evidence)] : []),
    ...(outcome.status === 'completed' ? outcome.nearly.map(nearlySentence) : []),
  ];
  const isCompleted = outcome.status === 'completed';
  const actions: Action[] = (isCompleted ? outcome.ready : []).slice(0, 2).map((next) => ({
    title: tell(say('Start Phase {0}', next)),
    run: () => start(shell, { file, phase: next }),
  }));
  if (isCompleted && (outcome.questions.length > 0 || outcome.ready.length + outcome.nearly.length > 0)) {
    actions.push({ title: tell(say('What Was Learnt')), run: () => review(shell, pointer) });
  }
  const message = `Planner: ${sentences.map(tell).join(' · ')}`;
  await (await vscode.window.showInformationMessage(message, ...actions))?.run();
}
