// The commands about problems: check everything, repair, ignore with a reason, ask Planner, start from a baseline.
import * as vscode from 'vscode';
import { fixPlans, updateBaseline } from '../../app/check.ts';
import { baselinePath } from '../../app/places.ts';
import { takeRepair } from '../../app/repair.ts';
import { parseDocument } from '../../documents/document.ts';
import { ignoreEdit } from '../../documents/ignoreComment.ts';
import { endOfLine, startOfNextLine } from '../../documents/text.ts';
import { readFilePointer, type FilePointer } from '../commands.ts';
import { withSignal } from '../cancellation.ts';
import { closeCorrection } from '../diff.ts';
import { sendToPlanner } from '../palette/handOff.ts';
import type { Shell } from '../shell.ts';
import { tell } from '../tell.ts';
import { findFolder, uriIn } from '../workspace.ts';
import { planningFile, type ProblemCount } from './problems.ts';

/** Checks every plan and opens the Problems panel where something was found. */
export async function checkAll(shell: Shell): Promise<void> {
  const title = vscode.l10n.t('Planner: checking the plans');
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  const count = await vscode.window.withProgress(options, (_, token) =>
    orCancelled(token, shell.problems.checkAll(token)),
  );
  if (count.errors + count.warnings + count.hints > 0) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
  void vscode.window.showInformationMessage(vscode.l10n.t('Planner: {0}', countText(count)));
  if (count.notes.length > 0) void vscode.window.showWarningMessage(`Planner: ${count.notes.map(tell).join(' ')}`);
}

/** What was found, in one sentence. */
export function countText({ files, errors, warnings, hints }: Omit<ProblemCount, 'notes'>): string {
  if (files === 0) return vscode.l10n.t('there are no planning documents here.');
  const found = [
    ...counted(errors, vscode.l10n.t('1 error'), (count) => vscode.l10n.t('{0} errors', count)),
    ...counted(warnings, vscode.l10n.t('1 warning'), (count) => vscode.l10n.t('{0} warnings', count)),
    ...counted(hints, vscode.l10n.t('1 remark'), (count) => vscode.l10n.t('{0} remarks', count)),
  ].join(', ');
  if (found === '') {
    return files === 1
      ? vscode.l10n.t('One document was checked, nothing was found.')
      : vscode.l10n.t('{0} documents were checked, nothing was found.', files);
  }
  return files === 1
    ? vscode.l10n.t('One document was checked: {0}.', found)
    : vscode.l10n.t('{0} documents were checked: {1}.', files, found);
}

function counted(count: number, one: string, several: (count: number) => string): readonly string[] {
  return count === 0 ? [] : [count === 1 ? one : several(count)];
}

/** Repairs in one document everything that is certain. */
export async function fixAll(shell: Shell, given: unknown): Promise<void> {
  const file = readFilePointer(given) ?? activeFile();
  if (!file) return notPlanning();
  const folder = vscode.Uri.parse(file.folder);
  const host = await shell.host(folder);
  const { fixed } = await fixPlans(host, { paths: [file.path], withKnown: true }, new AbortController().signal);
  const count = fixed.flatMap(({ rules }) => Object.values(rules)).reduce((sum, one) => sum + one, 0);
  await shell.problems.refresh(uriIn(folder, file.path));
  const text =
    count === 0
      ? vscode.l10n.t('Planner: nothing in {0} can be repaired with certainty.', file.path)
      : vscode.l10n.t('Planner: {0} problems in {1} were repaired.', count, file.path);
  void vscode.window.showInformationMessage(text);
}

/** Asks for the reason, and writes the comment that says so. Nothing is written without a reason. */
export async function ignoreFinding(shell: Shell, given: unknown, rule: unknown, line: unknown): Promise<void> {
  const file = readFilePointer(given);
  if (!file || typeof rule !== 'string' || typeof line !== 'number') return;
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t('Planner: why is {0} meant here?', rule),
    prompt: vscode.l10n.t('The reason stands in the document, as a comment that nobody sees in the preview.'),
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('Say why.') : undefined),
  });
  if (!reason?.trim()) return;
  const folder = vscode.Uri.parse(file.folder);
  const { files } = (await shell.host(folder)).ports;
  const text = await files.read(file.path);
  if (text === undefined) return;
  const edit = ignoreEdit(parseDocument(file.path, text), offsetOfLine(text, line), rule, reason);
  await files.edit(file.path, text, [edit]);
  await shell.problems.refresh(uriIn(folder, file.path));
}

/** Lets Planner correct a finding in the chat, where the text can be taken or left. */
export async function askToFix(shell: Shell, given: unknown, rule: unknown, line: unknown): Promise<void> {
  const file = readFilePointer(given);
  if (!file || typeof rule !== 'string' || typeof line !== 'number') return;
  const text = vscode.l10n.t('Correct what {0} finds in line {1} of {2}', rule, line, file.path);
  shell.replies.expect(text, { kind: 'fix', file, rule, line });
  await sendToPlanner(text);
}

/** Writes a correction that the user has looked at. */
export async function takeCorrection(shell: Shell, given: unknown, before: unknown, after: unknown): Promise<void> {
  const file = readFilePointer(given);
  if (!file || typeof before !== 'string' || typeof after !== 'string') return;
  const folder = vscode.Uri.parse(file.folder);
  await takeRepair(await shell.host(folder), { path: file.path, before, after });
  await closeCorrection(after);
  await shell.problems.refresh(uriIn(folder, file.path));
  void vscode.window.showInformationMessage(vscode.l10n.t('Planner: {0} was corrected.', file.path));
}

/** Makes everything that is found now known, so that only what is new is shown. */
export async function startBaseline(shell: Shell): Promise<void> {
  const folder = await findFolder(undefined, []);
  if (!folder) return;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Planner: checking the plans'),
    cancellable: true,
  };
  const host = await shell.host(folder.uri);
  const count = await vscode.window.withProgress(options, (_, token) =>
    orCancelled(
      token,
      withSignal(token, (signal) => updateBaseline(host, {}, signal)),
    ),
  );
  await shell.problems.checkAll();
  void vscode.window.showInformationMessage(vscode.l10n.t('Planner: {0} knows {1} findings.', baselinePath, count));
}

/** Whoever cancels need not be told that it did not work. */
async function orCancelled<Result>(token: vscode.CancellationToken, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    throw error;
  }
}

function activeFile(): FilePointer | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri && planningFile(uri);
}

function notPlanning(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t('Planner: open a planning document first.'));
}

function offsetOfLine(text: string, line: number): number {
  let offset = 0;
  for (let at = 1; at < line && endOfLine(text, offset) < text.length; at++) offset = startOfNextLine(text, offset);
  return offset;
}
