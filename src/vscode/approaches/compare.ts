// The plans of a run's approaches side by side, and how they differ in the chat.
import type * as vscode from 'vscode';
import { approachesOf } from '../../app/approaches.ts';
import { workflowOf, type Host } from '../../app/host.ts';
import { approachQuestionId } from '../../core/approaches/question.ts';
import type { LedgerEntry } from '../../core/questions.ts';
import type { RunState } from '../../core/run.ts';
import { approachTable, sidesOf } from './table.ts';
import type { Shell } from '../shell.ts';
import { tell } from '../tell.ts';
import type { Surface } from '../turn.ts';

/** How a turn of the chat shows approaches: side by side, and as a table before the card that asks for one. */
export function approachSurface(
  shell: Shell,
  host: Host,
  folder: vscode.Uri,
  write: (markdown: string) => void,
): { readonly before: (question: LedgerEntry) => void; readonly show: Pick<Surface, 'compare' | 'settle'> } {
  let table = '';
  return {
    before: ({ id }) => {
      if (id === approachQuestionId && table !== '') write(`${table}\n\n`);
    },
    show: {
      compare: async (state) => {
        const choice = approachesOf(state, workflowOf(host, state.workflow));
        table = choice ? approachTable(choice, tell) : '';
        await compareApproaches(shell, host, folder, state);
      },
      settle: (state) => closeOutdated(host, state),
    },
  };
}

/** Opens the plans of the first two approaches beside each other. The focus stays where it is: a question is asked. */
export async function compareApproaches(shell: Shell, host: Host, folder: vscode.Uri, state: RunState): Promise<void> {
  const sides = sidesOf(approachesOf(state, workflowOf(host, state.workflow)), folder.toString());
  if (!sides) return;
  const { openComparison } = await import('../compare/panel.ts');
  const panel = openComparison(shell, sides, true);
  shown.get(state.run)?.dispose();
  shown.set(state.run, panel);
  panel.onDidDispose(() => {
    if (shown.get(state.run) === panel) shown.delete(state.run);
  });
}

/** Closes the comparison of a run that has chosen: its documents have moved, or are what was not chosen. */
export function closeOutdated(host: Host, state: RunState): void {
  const choice = approachesOf(state, workflowOf(host, state.workflow));
  if (choice?.approaches.some(({ isChosen }) => isChosen) === true) shown.get(state.run)?.dispose();
}

/** The comparisons that stand open, by run. */
const shown = new Map<string, vscode.WebviewPanel>();
