// What the user attached to a chat message, read as text. What may not or cannot be sent is named, never dropped silently.
import * as vscode from 'vscode';
import type { Reference } from '../../core/run.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { isExcluded, isIgnored, isSecret, parseIgnoreFile } from '../../documents/patterns.ts';
import { pathIn } from '../workspace.ts';

/** What was read, and why the rest was left out. */
export interface Attachments {
  readonly references: readonly Reference[];
  readonly leftOut: readonly Sentence[];
}

type Attached = Pick<vscode.ChatPromptReference, 'id' | 'value'>;

/** In bytes: what is larger is left out. */
const largest = 1_000_000;
/** The most names that stand for a folder. */
const mostNames = 200;

/** Reads files, selections, folders and texts that came with a request. */
export async function readAttachments(
  attached: readonly Attached[],
  folder: vscode.WorkspaceFolder,
): Promise<Attachments> {
  const references: Reference[] = [];
  const leftOut: Sentence[] = [];
  for (const item of attached.filter(isTheUsers)) {
    const outcome = await readOne(item.value, folder);
    if (!('name' in outcome)) leftOut.push(outcome);
    else if (!references.some(({ name, text }) => name === outcome.name && text === outcome.text)) {
      // VS Code hands over what is selected by itself, and once more where the user has attached it.
      references.push(outcome);
    }
  }
  return { references, leftOut };
}

/** VS Code adds an index of its own instructions and skills to the references: that is not the user's. */
export function isTheUsers({ id }: Pick<Attached, 'id'>): boolean {
  return !id.startsWith('vscode.customizations');
}

/** The places that references point to: they tell which workspace folder is meant. */
export function placesOf(attached: readonly Attached[]): readonly vscode.Uri[] {
  return attached.filter(isTheUsers).flatMap(({ value }) => {
    if (value instanceof vscode.Uri) return [value];
    return value instanceof vscode.Location ? [value.uri] : [];
  });
}

async function readOne(value: unknown, folder: vscode.WorkspaceFolder): Promise<Reference | Sentence> {
  if (typeof value === 'string') return { name: vscode.l10n.t('attached text'), text: value };
  if (value instanceof vscode.Location) return readFile(value.uri, folder, value.range);
  if (value instanceof vscode.Uri) return readFile(value, folder);
  return say('Something that is neither text nor a file was attached: it was left out.');
}

async function readFile(
  uri: vscode.Uri,
  folder: vscode.WorkspaceFolder,
  range?: vscode.Range,
): Promise<Reference | Sentence> {
  const name = pathIn(folder, uri) ?? vscode.workspace.asRelativePath(uri);
  const reason = await whyNotSent(uri);
  if (reason) return reason;
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if (type & vscode.FileType.Directory) return { name: `${name}/`, text: await listFolder(uri) };
    if (size > largest && !range)
      return say('{0} is larger than 1 MB: it was left out. Attach a selection of it.', name);
    const document = await vscode.workspace.openTextDocument(uri);
    const text = document.getText(range);
    if (text.includes('\0')) return say('{0} is not text: it was left out.', name);
    return { name: range ? vscode.l10n.t('selection of {0}', name) : name, text };
  } catch (error) {
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    if (open) return { name, text: open.getText(range) };
    if (error instanceof vscode.FileSystemError) return say('{0} is not there any more: it was left out.', name);
    return say('{0} is not text: it was left out.', name);
  }
}

/** Why a file may not be sent to a model, or `undefined`. */
async function whyNotSent(uri: vscode.Uri): Promise<Sentence | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const path = folder ? pathIn(folder, uri) : undefined;
  if (isSecret(uri.path)) {
    return say('{0} may hold secrets: it was left out and is never sent to a model.', path ?? uri.path);
  }
  if (!folder || path === undefined) return undefined;
  const exclude = vscode.workspace.getConfiguration('files', folder).get<Record<string, unknown>>('exclude', {});
  const globs = Object.keys(exclude).filter((glob) => exclude[glob] === true);
  if (isExcluded(path, globs)) return say('{0} is excluded by the setting files.exclude: it was left out.', path);
  return (await isIgnoredByGit(folder.uri, path)) ? say('{0} is ignored by git: it was left out.', path) : undefined;
}

/** Reads the ignore files from the workspace folder down to the file's own: a deeper one has the last word. */
async function isIgnoredByGit(root: vscode.Uri, path: string): Promise<boolean> {
  const parts = path.split('/');
  for (let depth = parts.length - 1; depth >= 0; depth--) {
    const file = vscode.Uri.joinPath(root, ...parts.slice(0, depth), '.gitignore');
    const text = await vscode.workspace.fs.readFile(file).then(
      (bytes) => new TextDecoder().decode(bytes),
      () => '',
    );
    if (isIgnored(parts.slice(depth).join('/'), parseIgnoreFile(text))) return true;
  }
  return false;
}

/** Names below a folder, two levels deep: an attached folder stands for what is in it, not for all its texts. */
async function listFolder(uri: vscode.Uri, depth = 2, prefix = ''): Promise<string> {
  const lines: string[] = [];
  const entries = await vscode.workspace.fs.readDirectory(uri);
  for (const [name, type] of entries.sort(([a], [b]) => a.localeCompare(b, 'en'))) {
    if (lines.length >= mostNames) break;
    const child = vscode.Uri.joinPath(uri, name);
    if (name === '.git' || (await whyNotSent(child))) continue;
    const isFolder = (type & vscode.FileType.Directory) !== 0;
    lines.push(`${prefix}${name}${isFolder ? '/' : ''}`);
    if (isFolder && depth > 1) lines.push(await listFolder(child, depth - 1, `${prefix}${name}/`));
  }
  return lines
    .filter((line) => line !== '')
    .slice(0, mostNames)
    .join('\n');
}
