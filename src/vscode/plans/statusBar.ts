// The status bar tells what a run is doing, how far it is, and stops it.
import * as vscode from 'vscode';
import type { Activity } from '../activity.ts';
import { short } from '../chat/markdown.ts';
import { tell } from '../tell.ts';

/** Shows the item as long as a run works. */
export function showActivity(activity: Activity): vscode.Disposable {
  let item: vscode.StatusBarItem | undefined;
  const update = (): void => {
    const { working, line } = activity;
    const run = working.at(-1);
    void vscode.commands.executeCommand('setContext', 'planner.running', run !== undefined);
    if (!run) return item?.hide();
    item ??= vscode.window.createStatusBarItem('planner.run', vscode.StatusBarAlignment.Left, 10);
    item.name = vscode.l10n.t('Planner: running step');
    const title = run.workflow ? tell(run.workflow.title) : 'Planner';
    const steps = run.workflow?.steps.length ?? 0;
    const place = steps > 0 ? ` ${Math.min(run.finished + 1, steps)}/${steps}` : '';
    item.text = `$(loading~spin) ${short([title, line].filter((part) => part !== '').join(': '), 60)}${place}`;
    item.tooltip = vscode.l10n.t('Planner is working: {0}. Click to stop.', line || title);
    item.accessibilityInformation = {
      label: vscode.l10n.t('Planner is working: {0}. Click to stop.', `${line || title}${place}`),
    };
    item.command = 'planner.cancelRun';
    item.show();
  };
  return vscode.Disposable.from(activity.onDidChange(update), activity.onDidSay(update), {
    dispose: () => item?.dispose(),
  });
}
