// What VS Code starts: names are registered here, everything behind them is loaded when it is first used.
import * as vscode from 'vscode';
import { commandIds } from './vscode/commands.ts';
import type { Companions } from './vscode/companions.ts';
import { later } from './vscode/later.ts';
import { registerOfflineModel, type OfflineRegistration } from './vscode/models/offlineRegistration.ts';
import type { Shell } from './vscode/shell.ts';

export function activate(context: vscode.ExtensionContext): void {
  const companions = once(async (): Promise<Companions> => {
    const { registerCompanions } = await import('./vscode/companions.ts');
    return registerCompanions(context, shell);
  });
  const shell = once(async (): Promise<Shell> => {
    const [{ compose }, { preview, problems, plans }] = await Promise.all([
      import('./vscode/composition.ts'),
      companions(),
    ]);
    return compose(context, preview, problems, plans);
  });
  const participant = createParticipant(shell);
  const embedded = registerEmbeddedModel();
  // What an activation may have been asked for is there when it ends: the participant, the commands, the model.
  context.subscriptions.push(
    participant,
    ...registerCommands(shell),
    embedded,
    later(() => {
      decorate(participant, context.extensionUri);
      void embedded.follow();
      void companions();
    }),
  );
}

type GetShell = () => Promise<Shell>;

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

function createParticipant(shell: GetShell): vscode.ChatParticipant {
  return vscode.chat.createChatParticipant('planner', async (request, history, stream, token) => {
    const { answerRequest } = await import('./vscode/chat/participant.ts');
    return answerRequest(await shell(), request, history, stream, token);
  });
}

/** What stands beside and below an answer: VS Code asks for it only once there is one. */
function decorate(participant: vscode.ChatParticipant, extension: vscode.Uri): void {
  participant.iconPath = vscode.Uri.joinPath(extension, 'media', 'icon.svg');
  participant.followupProvider = {
    provideFollowups: async (result) => (await import('./vscode/chat/participant.ts')).followUps(result),
  };
}

function registerEmbeddedModel(): OfflineRegistration {
  return registerOfflineModel(async (changed) => {
    const [{ OfflineProvider }, { offlineAnswer }] = await Promise.all([
      import('./vscode/models/offlineProvider.ts'),
      import('./adapters/models/offline.ts'),
    ]);
    return new OfflineProvider({ answer: offlineAnswer, changed });
  });
}

function registerCommands(shell: GetShell): readonly vscode.Disposable[] {
  return commandIds().map((id) =>
    vscode.commands.registerCommand(id, async (...input: unknown[]) => {
      const { runCommand } = await import('./vscode/palette/palette.ts');
      await runCommand(await shell(), id, input);
    }),
  );
}
