// Gives a finished plan away: to an agent in the chat, or as a prompt on the clipboard, or to the next workflow.
import * as vscode from 'vscode';
import { implementPrompt, type PhaseToImplement } from '../../app/phases/implement.ts';
import type { FilePointer } from '../commands.ts';
import { uriIn } from '../workspace.ts';

/** Puts "implement this", or one phase of it, on the clipboard. */
export async function copyPrompt({ path }: FilePointer, phase?: PhaseToImplement): Promise<void> {
  await vscode.env.clipboard.writeText(implementPrompt(path, phase));
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Planner: the implementation prompt for {0} is on the clipboard.', path),
  );
}

/** Opens the chat in agent mode with the prompt and the file. It is the user who sends it. */
export async function implementWithAgent({ folder, path }: FilePointer, phase?: PhaseToImplement): Promise<void> {
  await openChat({
    query: implementPrompt(path, phase),
    mode: 'agent',
    isPartialQuery: true,
    attachFiles: [uriIn(vscode.Uri.parse(folder), path)],
  });
}

/** Begins the next workflow on the file. It is the user who sends it. */
export async function startNext(workflow: string, { folder, path }: FilePointer): Promise<void> {
  await openChat({
    query: `@planner /${workflow} `,
    isPartialQuery: true,
    attachFiles: [uriIn(vscode.Uri.parse(folder), path)],
  });
}

/** Sends a message to Planner in the user's name, as a button said. */
export async function sendToPlanner(text: string): Promise<void> {
  await openChat({ query: `@planner ${text}` });
}

interface ChatOptions {
  readonly query: string;
  readonly mode?: 'agent';
  readonly isPartialQuery?: boolean;
  readonly attachFiles?: readonly vscode.Uri[];
}

async function openChat(options: ChatOptions): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.chat.open', options);
}
