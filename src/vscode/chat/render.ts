// Parts as VS Code's chat shows them.
import * as vscode from 'vscode';
import { commandIds } from '../commands.ts';
import { plain } from './markdown.ts';
import type { Part } from './parts.ts';
import { uriIn } from '../workspace.ts';

/**
 * Writes the end of a chat reply. A finished reply folds what stands before its last run of text, so text comes first
 * and without a break, buttons last. Paths are relative to the folder. Links run commands of ours and no others.
 */
export function render(
  parts: readonly Part[],
  folder: vscode.Uri | undefined,
  stream: vscode.ChatResponseStream,
): void {
  for (const part of parts) {
    if (part.kind === 'text') stream.markdown(part.links ? withLinks(part.text) : part.text);
    else if (part.kind === 'file' && folder) anchor(part, folder, stream);
    else if (part.kind === 'file') stream.markdown(plain(part.path));
  }
  for (const part of parts) {
    if (part.kind !== 'button') continue;
    stream.button({ title: part.title, command: part.command, arguments: [...part.arguments] });
  }
}

function anchor(
  { path, line }: Extract<Part, { kind: 'file' }>,
  folder: vscode.Uri,
  stream: vscode.ChatResponseStream,
): void {
  const uri = uriIn(folder, path);
  if (line === undefined) return stream.anchor(uri, path);
  const title = `${path.split('/').at(-1) ?? path}:${line}`;
  stream.anchor(new vscode.Location(uri, new vscode.Position(line - 1, 0)), title);
}

function withLinks(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text);
  markdown.isTrusted = { enabledCommands: commandIds() };
  return markdown;
}
