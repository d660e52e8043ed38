// Parts as VS Code's chat shows them.
import type * as vscode from 'vscode';
import type { Part } from './present.ts';
import { uriIn } from './workspace.ts';

/** Writes parts to a chat reply. Paths are relative to the folder. Text is never trusted: command links stay text. */
export function render(
  parts: readonly Part[],
  folder: vscode.Uri | undefined,
  stream: vscode.ChatResponseStream,
): void {
  for (const part of parts) {
    if (part.kind === 'text') stream.markdown(part.text);
    else if (part.kind === 'progress') stream.progress(part.text);
    else if (part.kind === 'button') {
      stream.button({ title: part.title, command: part.command, arguments: [...part.arguments] });
    } else if (folder) stream.anchor(uriIn(folder, part.path), part.path);
    else stream.markdown(part.path);
  }
}
