// Chat turns that need no run: status, check, a correction, a comparison, phases.
import * as vscode from 'vscode';
import { readComparison } from '../../app/compareRequest.ts';
import type { Host } from '../../app/host.ts';
import { say } from '../../documents/sentence.ts';
import type { Reply } from '../commands.ts';
import type { Part } from './parts.ts';
import { placesOf } from './references.ts';
import type { Shell } from '../shell.ts';
import { tell } from '../tell.ts';
import { pathIn } from '../workspace.ts';

export interface DirectTurn {
  readonly shell: Shell;
  readonly host: Host;
  readonly folder: vscode.WorkspaceFolder;
  readonly request: vscode.ChatRequest;
  readonly reply: Reply | undefined;
  /** The run that the conversation is about. */
  readonly run: string | undefined;
  readonly stream: vscode.ChatResponseStream;
  readonly token: vscode.CancellationToken;
  readonly signal: AbortSignal;
}

/** The chat commands that are answered here. */
export const directCommands: readonly string[] = ['help', 'status', 'check', 'complete'];

/** What such a turn shows; `undefined` where the message is about a run. */
export async function directParts(turn: DirectTurn): Promise<readonly Part[] | undefined> {
  const { shell, host, folder, request, reply, stream, token, signal } = turn;
  const { command } = request;
  const wish = command === undefined && !reply ? readComparison(request.prompt, new Date()) : undefined;
  if (wish) {
    const { compareParts } = await import('../compare/chat.ts');
    const paths = placesOf(request.references).flatMap((uri) => pathIn(folder, uri) ?? []);
    return compareParts({ shell, host, folder: folder.uri, wish, paths, run: turn.run, signal });
  }
  if (command === 'check' || reply?.kind === 'fix') {
    const { checkParts, repairParts } = await import('../problems/chat.ts');
    stream.progress(tell(reply?.kind === 'fix' ? say('Correcting {0}', reply.file.path) : say('Checking the plans')));
    return reply?.kind === 'fix'
      ? repairParts(host, folder.uri, { path: reply.file.path, rule: reply.rule, line: reply.line }, signal)
      : checkParts(host, folder.uri, request.prompt, signal);
  }
  if (command !== 'status' && command !== 'complete' && reply?.kind !== 'review') return undefined;
  const [{ statusParts, completeParts, reviewParts }, { chatAsker }] = await Promise.all([
    import('../phases/chat.ts'),
    import('../phases/ask.ts'),
  ]);
  const progress = (line: string): void => stream.progress(line);
  const stopped = (line: string): void => void vscode.window.showInformationMessage(`Planner: ${line}`);
  const asker = chatAsker(request, token, shell.log);
  const phases = { host, folder: folder.uri, asker, progress, stopped, signal };
  if (reply?.kind === 'review') return reviewParts(phases, reply.file, reply.phase);
  if (command === 'status') return statusParts(phases);
  const paths = placesOf(request.references).flatMap((uri) => pathIn(folder, uri) ?? []);
  return completeParts(phases, request.prompt, paths);
}
