// What a conversation knows of its turns: which run it is about, and what is said beside a turn that was stopped.
import * as vscode from 'vscode';
import type { RunState } from '../../core/run.ts';
import { say } from '../../documents/sentence.ts';
import { readMemory, type TurnMemory } from './followUps.ts';
import { tell } from '../tell.ts';

/** A reply that was stopped takes no more text: what became of the run is said beside it. */
export async function sayStopped({ status, run }: RunState, folder: vscode.Uri): Promise<void> {
  // A new message while a question was open also stops the turn: that one goes on by itself.
  if (status !== 'cancelled') return;
  const resume = tell(say('Resume'));
  const text = vscode.l10n.t('Planner: stopped. What was written stays, and the run can go on from here.');
  if ((await vscode.window.showInformationMessage(text, resume)) !== resume) return;
  const reply = { kind: 'continue', run: { folder: folder.toString(), run } };
  await vscode.commands.executeCommand('planner.reply', reply, tell(say('Continue')));
}

/** What the last turn of ours in this conversation left. */
export function lastMemory(context: vscode.ChatContext): TurnMemory {
  const turns = context.history.filter((turn) => turn instanceof vscode.ChatResponseTurn);
  for (const turn of turns.toReversed()) {
    const memory = readMemory(turn.result.metadata);
    if (memory.run) return memory;
  }
  return { followUps: [] };
}
