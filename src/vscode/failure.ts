// The one place that turns an error into words: what happened, where, and what to do next.
import * as vscode from 'vscode';
import { PlannerError } from '../core/error.ts';
import { say } from '../documents/sentence.ts';
import type { CommandId, RunPointer } from './commands.ts';
import type { Log } from './log.ts';
import { button, link, linkLine, type Part } from './chat/parts.ts';
import { failureText } from './chat/present.ts';
import { tell } from './tell.ts';

/** An error as a PlannerError; what nobody expected goes into the log with its stack. */
export function expected(error: unknown, log: Log): PlannerError {
  if (PlannerError.is(error)) {
    log.write('warn', `${error.kind}: ${error.message}`);
    return error;
  }
  log.write('error', error instanceof Error ? (error.stack ?? error.message) : String(error));
  const reason = error instanceof Error ? error.message : String(error);
  return new PlannerError('unexpected', say('Something went wrong that Planner did not expect: {0}', reason), [
    say('Resume the run: everything up to the last step is kept.'),
    say('If it happens again, the log says where.'),
  ]);
}

/** An error as the end of a chat reply. */
export function failureParts(error: PlannerError, run?: RunPointer): readonly Part[] {
  const links: string[] = [];
  if (error.kind.startsWith('model.')) links.push(link(tell(say('Choose Model')), 'planner.chooseModel'));
  if (needsLog(error)) links.push(link(tell(say('Show Log')), 'planner.showLog'));
  const resume = run
    ? [button(tell(say('Resume')), 'planner.reply', { kind: 'continue', run }, tell(say('Continue')))]
    : [];
  return [...failureText(error.sentence, error.next, tell), ...resume, ...linkLine(links)];
}

/** An error as a message with buttons, for what was not started in the chat. */
export async function showFailure(error: PlannerError): Promise<void> {
  const actions: (vscode.MessageItem & { readonly command: CommandId | 'vscode.openFolder' })[] = [];
  if (error.kind === 'workspace.none') {
    actions.push({ title: vscode.l10n.t('Open Folder'), command: 'vscode.openFolder' });
  }
  if (error.kind.startsWith('model.'))
    actions.push({ title: tell(say('Choose Model')), command: 'planner.chooseModel' });
  if (needsLog(error)) actions.push({ title: tell(say('Show Log')), command: 'planner.showLog' });
  const text = [tell(error.sentence), ...error.next.map(tell)].join(' ');
  const chosen = await vscode.window.showErrorMessage(text, ...actions);
  if (chosen) await vscode.commands.executeCommand(chosen.command);
}

function needsLog({ kind }: PlannerError): boolean {
  return kind === 'unexpected' || kind === 'model.failed' || kind === 'model.unusable';
}
