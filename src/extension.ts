// What VS Code starts: names are registered here, everything behind them is loaded when it is first used.
import * as vscode from 'vscode';
import { commandIds } from './vscode/commands.ts';
import { registerOfflineProvider } from './vscode/offlineProvider.ts';
import { watchPlanningDocument } from './vscode/planningDocument.ts';
import { registerPreview } from './vscode/preview/preview.ts';
import { registerProblems } from './vscode/problems/problems.ts';
import type { Shell } from './vscode/shell.ts';

export function activate(context: vscode.ExtensionContext): void {
  const preview = registerPreview(context);
  let made: Promise<Shell> | undefined;
  const shell = (): Promise<Shell> => {
    made ??= import('./vscode/composition.ts').then(({ compose }) => compose(context, preview, problems));
    return made;
  };
  const problems = registerProblems(async (diagnostics) => {
    const [{ Watch }, made] = await Promise.all([import('./vscode/problems/watch.ts'), shell()]);
    return new Watch(diagnostics, {
      host: (folder) => made.host(folder),
      failed: (error) => made.log.write('warn', String(error)),
    });
  });
  context.subscriptions.push(
    problems,
    registerParticipant(context.extensionUri, shell),
    ...registerCommands(shell),
    registerDiffs(shell),
    watchPlanningDocument(),
    registerOfflineProvider({ answer: async () => (await import('./adapters/models/offline.ts')).offlineAnswer }),
  );
}

type GetShell = () => Promise<Shell>;

function registerParticipant(extension: vscode.Uri, shell: GetShell): vscode.Disposable {
  const participant = vscode.chat.createChatParticipant('planner', async (request, history, stream, token) => {
    const { answerRequest } = await import('./vscode/participant.ts');
    return answerRequest(await shell(), request, history, stream, token);
  });
  participant.iconPath = vscode.Uri.joinPath(extension, 'media', 'icon.svg');
  participant.followupProvider = {
    provideFollowups: async (result) => (await import('./vscode/participant.ts')).followUps(result),
  };
  return participant;
}

function registerCommands(shell: GetShell): readonly vscode.Disposable[] {
  return commandIds().map((id) =>
    vscode.commands.registerCommand(id, async (...input: unknown[]) => {
      const { runCommand } = await import('./vscode/palette.ts');
      await runCommand(await shell(), id, input);
    }),
  );
}

function registerDiffs(shell: GetShell): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider('planner', {
    provideTextDocumentContent: async (uri) => (await import('./vscode/diff.ts')).provideSide(await shell(), uri),
  });
}
