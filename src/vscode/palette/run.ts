// A run without the chat: a notification while it works, input boxes for its questions, a message at the end.
import * as vscode from 'vscode';
import type { Host } from '../../app/host.ts';
import { answersProposed, costOf, summarize, type Summary } from '../../app/runs/summary.ts';
import type { RunEvent, RunNotice, RunState } from '../../core/run.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { closeOutdated, compareApproaches } from '../approaches/compare.ts';
import type { CommandId, RunPointer } from '../commands.ts';
import { short } from '../chat/markdown.ts';
import { askByQuickPick } from '../questions/quickPick.ts';
import type { Shell } from '../shell.ts';
import { tell } from '../tell.ts';
import { takeTurn } from '../turn.ts';

type Begin = (signal: AbortSignal) => AsyncIterable<RunEvent | RunNotice>;

/** Runs a turn. `made`: what the workflow makes. `begin` is left out where the run only waits for answers. */
export async function runWithProgress(
  shell: Shell,
  host: Host,
  folder: vscode.Uri,
  made: Sentence,
  run: string | undefined,
  begin: Begin | undefined,
  /** `wait`: what the run asks next is left for later. */
  questions: 'ask' | 'wait' = 'ask',
): Promise<void> {
  const title = tell(made);
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Planner: {0}', title),
    cancellable: true,
  };
  const outcome = await vscode.window.withProgress(options, (progress, token) =>
    shell.activity.withSignal(token, (signal) => {
      const surface = {
        compare: (state: RunState) => compareApproaches(shell, host, folder, state),
        settle: (state: RunState) => closeOutdated(host, state),
        progress: (message: string) => progress.report({ message }),
        ask: async (...[question, left]: Parameters<typeof askByQuickPick>) => {
          if (questions === 'wait') return 'stopped' as const;
          progress.report({ message: vscode.l10n.t('Waiting for your answer') });
          return askByQuickPick(question, left);
        },
      };
      return takeTurn(shell, host, folder, run, begin ? begin(signal) : nothing(), surface, signal);
    }),
  );
  const pointer = { folder: folder.toString(), run: outcome.state.run };
  await showOutcome(summarize(host, outcome.state, outcome.events), pointer, title);
}

/**
 * The buttons of a message that fit in: the titles of more than `room` are cut. What changed can be seen by a command of
 * its own as well.
 */
export function fitting<Action extends { readonly command: CommandId }>(
  actions: readonly Action[],
  room: number,
): readonly Action[] {
  return actions.length <= room ? actions : actions.filter(({ command }) => command !== 'planner.showLastChange');
}

async function* nothing(): AsyncGenerator<RunEvent | RunNotice> {}

async function showOutcome(summary: Summary, run: RunPointer, title: string): Promise<void> {
  const path = summary.main;
  const actions: (vscode.MessageItem & { readonly command: CommandId; readonly arguments: readonly unknown[] })[] = [];
  const file = path === undefined ? undefined : { folder: run.folder, path };
  if (file) actions.push({ title: tell(say('Open Preview')), command: 'planner.openPreview', arguments: [file] });
  if (summary.status === 'cancelled' || summary.status === 'failed') {
    actions.push({ title: tell(say('Resume')), command: 'planner.resumeRun', arguments: [run] });
  } else if (summary.open.length > 0) {
    actions.push({ title: tell(say('Answer Questions')), command: 'planner.answerQuestions', arguments: [run] });
  }
  const [aside] = summary.setAside;
  if (aside) actions.push({ title: tell(say('Try Again')), command: 'planner.retry', arguments: [run, aside.id] });
  if (summary.changed.length > 0 && !summary.created) {
    actions.push({ title: tell(say('Show Changes')), command: 'planner.showLastChange', arguments: [run] });
  }
  if (summary.mayBeStale) {
    actions.push({ title: tell(say('Update What Depends on It')), command: 'planner.updateStale', arguments: [run] });
  }
  if (summary.complete && file && summary.next.some(({ kind }) => kind === 'implement')) {
    actions.push({ title: tell(say('Implement with Agent')), command: 'planner.implement', arguments: [file] });
  }
  const { sentences, notes } = outcomeText(summary, title);
  const all = { title: tell(say('Show Notes')) };
  const isLong = notes.length > roomForNotes;
  const shown = isLong ? [...sentences, vscode.l10n.t('{0} notes', notes.length)] : [...sentences, ...notes];
  const show = summary.failure ? vscode.window.showErrorMessage : vscode.window.showInformationMessage;
  const offered = fitting(actions, isLong ? roomForButtons - 1 : roomForButtons);
  const chosen = await show(shown.join(' · '), ...offered, ...(isLong ? [all] : []));
  const action = offered.find((one) => one === chosen);
  if (action) await vscode.commands.executeCommand(action.command, ...action.arguments);
  else if (chosen) await showNotes([...sentences, ...notes], title);
}

/** So many notes a message has room for, and so many buttons. */
const roomForNotes = 2;
const roomForButtons = 3;

async function showNotes(sentences: readonly string[], title: string): Promise<void> {
  const content = `# ${title}\n\n${sentences.map((sentence) => `- ${sentence}\n`).join('')}`;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
}

/** The end of a run in a few sentences, and what is worth knowing beside it. */
function outcomeText(
  summary: Summary,
  title: string,
): { readonly sentences: readonly string[]; readonly notes: readonly string[] } {
  const sentences = [outcome(summary, title)];
  const path = summary.main;
  if (path !== undefined) sentences.push(path);
  const answers = summary.proposals.flatMap((proposal) => answersProposed(proposal) ?? []);
  sentences.push(...answers.map(({ sentence }) => tell(sentence).replace(/:$/, '.')));
  if (summary.proposals.length > answers.length) {
    sentences.push(vscode.l10n.t('Sections that you wrote stay as they are; Planner’s text is kept as a proposal.'));
  }
  for (const { text, failure } of summary.setAside.filter(({ isNew }) => isNew)) {
    sentences.push(tell(say('“{0}” is not worked in.', short(text, 200))), tell(failure.message));
  }
  for (const { question, answer } of summary.settled) {
    sentences.push(vscode.l10n.t('Answered by what you said: {0} {1}', question, answer ?? ''));
  }
  if (summary.unsure.length > 0) {
    sentences.push(vscode.l10n.t('Not sure: {0}', summary.unsure.map(({ question }) => question).join(' ')));
  }
  // A message has no room for many questions.
  const skipped = summary.skipped.map(({ question }) => vscode.l10n.t('Skipped: {0}', question));
  const areMany = skipped.length > roomForNotes;
  if (areMany) sentences.push(vscode.l10n.t('{0} questions were skipped.', skipped.length));
  else sentences.push(...skipped);
  const cost = summary.complete ? costOf(summary.meter) : undefined;
  if (cost) sentences.push(tell(cost));
  const notes = [...summary.degraded, ...summary.notes].map(tell);
  return { sentences, notes: areMany ? [...notes, ...skipped] : notes };
}

function outcome({ failure, status, complete, open }: Summary, title: string): string {
  if (failure) return [failure.message, ...failure.next].map(tell).join(' ');
  if (status === 'cancelled') return vscode.l10n.t('{0}: stopped. It can go on from here.', title);
  if (complete) return vscode.l10n.t('{0}: complete. No question is left to ask.', title);
  if (open.length === 1) return vscode.l10n.t('{0}: one question is open.', title);
  return vscode.l10n.t('{0}: {1} questions are open.', title, open.length);
}
