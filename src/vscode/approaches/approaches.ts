// A plan that was not chosen becomes the plan after all.
import * as vscode from 'vscode';
import { takeApproach } from '../../app/approaches.ts';
import { continueRun, listRuns } from '../../app/runs/runs.ts';
import { say } from '../../documents/sentence.ts';
import { readFilePointer } from '../commands.ts';
import { runWithProgress } from '../palette/run.ts';
import type { Shell } from '../shell.ts';
import { checkWritable } from '../workspace.ts';

/** Makes a plan that is kept beside another one the plan. */
export async function takeAlternative(shell: Shell, given: unknown): Promise<void> {
  const file = readFilePointer(given);
  if (!file) return;
  const uri = vscode.Uri.parse(file.folder);
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder) checkWritable(folder);
  const host = await shell.host(uri, { model: await shell.paletteModel() });
  const found = takeApproach(await listRuns(host), host.workflows, file.path);
  if (!found) {
    const message = vscode.l10n.t('Planner: no run of this folder knows {0} as an approach.', file.path);
    void vscode.window.showInformationMessage(message);
    return;
  }
  const title = say('Take {0}', file.path.slice(file.path.lastIndexOf('/') + 1));
  const begin = (signal: AbortSignal) => continueRun(host, found.run, found.input, signal);
  await runWithProgress(shell, host, uri, title, found.run, begin);
}
