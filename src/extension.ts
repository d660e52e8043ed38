// What VS Code starts: names are registered here, everything behind them is loaded when it is first used.
import * as vscode from 'vscode';
import { commandIds } from './vscode/commands.ts';
import type { Shell } from './vscode/shell.ts';

export function activate(context: vscode.ExtensionContext): void {
  let made: Promise<Shell> | undefined;
  const shell = (): Promise<Shell> => (made ??= import('./vscode/composition.ts').then(({ compose }) => compose(context)));

  const participant = vscode.chat.createChatParticipant('planner', async (request, history, stream, token) => {
    const { answerRequest } = await import('./vscode/participant.ts');
    return answerRequest(await shell(), request, history, stream, token);
  });
  participant.iconPath = vscode.Uri.joinPath(context.extensionUri, 'media', 'icon.svg');
  participant.followupProvider = {
    provideFollowups: async (result) => (await import('./vscode/participant.ts')).followUps(result),
  };
  context.subscriptions.push(participant);

  for (const id of commandIds()) {
    const run = async (...input: unknown[]): Promise<void> => {
      const { runCommand } = await import('./vscode/palette.ts');
      await runCommand(await shell(), id, input);
    };
    context.subscriptions.push(vscode.commands.registerCommand(id, run));
  }

  const sides = { provideTextDocumentContent: async (uri: vscode.Uri) => (await import('./vscode/diff.ts')).provideSide(await shell(), uri) };
  context.subscriptions.push(vscode.workspace.registerTextDocumentContentProvider('planner', sides));

  const models = {
    provideLanguageModelChatInformation: () => [{ id: 'offline', name: 'Planner offline', family: 'planner', version: '1', maxInputTokens: 1_000_000, maxOutputTokens: 100_000, capabilities: { toolCalling: true }, isDefault: true, isUserSelectable: true }],
    provideLanguageModelChatResponse: async () => {},
    provideTokenCount: async () => 1,
  };
  context.subscriptions.push(vscode.lm.registerLanguageModelChatProvider('planner', models));

  // VS Code answers a message by itself while it knows of no model: asking for them once makes it look for ours.
  void vscode.lm.selectChatModels({});
}
