// Before and after, and mine and Planner's, as two read-only documents side by side.
import * as vscode from 'vscode';
import { readEvents } from '../app/runs/journal.ts';
import { proposalFor } from '../app/runs/proposals.ts';
import { readRun } from '../app/runs/runs.ts';
import type { Proposal } from '../core/run.ts';
import { PlannerError } from '../core/error.ts';
import { bodyOf, findSection, parseDocument } from '../documents/document.ts';
import { say } from '../documents/sentence.ts';
import { readFilePointer, type FilePointer, type RunPointer } from './commands.ts';
import { lastChange } from './lastChange.ts';
import type { Shell } from './shell.ts';

/** The scheme of the documents that this file provides. */
export const diffScheme = 'planner';

/** What one side shows. It stands in the query of the URI, so that an open diff survives a reload. */
type Side =
  | { readonly kind: 'snapshot'; readonly folder: string; readonly id: string }
  | {
      readonly kind: 'section';
      readonly folder: string;
      readonly path: string;
      readonly section: string;
      /** With its heading and all that stands below it. */
      readonly whole?: boolean;
    }
  | {
      readonly kind: 'proposal';
      readonly folder: string;
      readonly run: string;
      readonly section: string;
      /** Of which document; missing in diffs of an older version. */
      readonly artifact?: string;
    };

/** Shows the document before and after the last change of a run. */
export async function showLastChange(shell: Shell, { folder, run }: RunPointer): Promise<void> {
  const host = await shell.host(vscode.Uri.parse(folder));
  const change = lastChange(await readEvents(host, run));
  if (!change) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Planner: this run has changed nothing yet.'));
    return;
  }
  const before: Side = { kind: 'snapshot', folder, id: change.before };
  const after: Side = { kind: 'snapshot', folder, id: change.after };
  const title = vscode.l10n.t('{0}: before and after Planner’s last change', nameOf(change.path));
  await openDiff(sideUri(change.path, before), sideUri(change.path, after), title);
}

/** Shows the user's section beside Planner's. */
export async function showProposal(
  shell: Shell,
  { folder, run }: RunPointer,
  section: string,
  artifact?: string,
): Promise<void> {
  const state = await readRun(await shell.host(vscode.Uri.parse(folder)), run);
  const proposal = proposalFor(state, section, artifact);
  if (!proposal) throw noProposal(section);
  const { goes = false } = proposal;
  const mine: Side = { kind: 'section', folder, path: proposal.path, section, ...(goes ? { whole: true } : {}) };
  const planners: Side = { kind: 'proposal', folder, run, section, artifact: proposal.artifact };
  const title = vscode.l10n.t('{0}: yours and Planner’s proposal', section);
  await openDiff(sideUri(proposal.path, mine), sideUri(proposal.path, planners), title);
}

/** Shows a document as it is beside a correction of it. Both are snapshots. */
export async function showCorrection(given: unknown, before: unknown, after: unknown): Promise<void> {
  const file = readFilePointer(given);
  if (!file || typeof before !== 'string' || typeof after !== 'string') return;
  const side = (id: string): Side => ({ kind: 'snapshot', folder: file.folder, id });
  const title = vscode.l10n.t('{0}: as it is, and corrected', nameOf(file.path));
  await openDiff(sideUri(file.path, side(before)), sideUri(file.path, side(after)), title);
}

/** Shows two texts of a file as plain text side by side. */
export async function showTexts(shell: Shell, file: FilePointer, before: string, after: string): Promise<void> {
  const { snapshots } = (await shell.host(vscode.Uri.parse(file.folder))).ports;
  const [old, now] = await Promise.all([before, after].map((text) => snapshots.keep(text)));
  const side = (id = ''): Side => ({ kind: 'snapshot', folder: file.folder, id });
  const title = vscode.l10n.t('{0}: two versions as text', nameOf(file.path));
  await openDiff(sideUri(file.path, side(old)), sideUri(file.path, side(now)), title);
}

/** Closes the diffs of a proposal that was taken or left: what they show is no more. */
export async function closeProposal(
  { run }: RunPointer,
  { section, artifact }: Pick<Proposal, 'section' | 'artifact'>,
): Promise<void> {
  await closeDiffs(
    (side) =>
      side.kind === 'proposal' &&
      side.run === run &&
      side.section === section &&
      (side.artifact === undefined || side.artifact === artifact),
  );
}

/** Closes the diffs of a correction that was taken. */
export async function closeCorrection(after: string): Promise<void> {
  await closeDiffs((side) => side.kind === 'snapshot' && side.id === after);
}

async function closeDiffs(isOver: (modified: Side) => boolean): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const settled = tabs.filter(({ input }) => {
    if (!(input instanceof vscode.TabInputTextDiff) || input.modified.scheme !== diffScheme) return false;
    const side = readSide(input.modified.query);
    return side !== undefined && isOver(side);
  });
  await vscode.window.tabGroups.close(settled);
}

/** The text of one side. */
export async function provideSide(shell: Shell, uri: vscode.Uri): Promise<string> {
  const side = readSide(uri.query);
  if (!side) return '';
  const host = await shell.host(vscode.Uri.parse(side.folder));
  if (side.kind === 'snapshot') {
    if (side.id === '') return '';
    return (await host.ports.snapshots.read(side.id)) ?? vscode.l10n.t('This version is not kept any more.');
  }
  if (side.kind === 'proposal') {
    const proposal = proposalFor(await readRun(host, side.run), side.section, side.artifact);
    if (proposal?.goes === true) return '';
    return proposal === undefined ? vscode.l10n.t('This proposal was settled.') : `${proposal.text.trim()}\n`;
  }
  const document = parseDocument(side.path, (await host.ports.files.read(side.path)) ?? '');
  const section = findSection(document, side.section);
  if (!section) return '';
  return side.whole === true ? document.text.slice(section.start, section.end) : `${bodyOf(document, section)}\n`;
}

/** There is nothing to take or to leave. */
export function noProposal(section: string): PlannerError {
  return new PlannerError('usage', say('There is no proposal for “{0}” any more.', section), [
    say('It was taken or left, or the section was written again.'),
  ]);
}

function sideUri(path: string, side: Side): vscode.Uri {
  return vscode.Uri.from({ scheme: diffScheme, path: `/${path}`, query: JSON.stringify(side) });
}

function readSide(query: string): Side | undefined {
  const side: Record<string, unknown> = JSON.parse(query);
  const { kind, folder, id, path, section, run, whole, artifact } = side;
  if (typeof folder !== 'string') return undefined;
  if (kind === 'snapshot' && typeof id === 'string') return { kind, folder, id };
  if (typeof section !== 'string') return undefined;
  if (kind === 'section' && typeof path === 'string') return { kind, folder, path, section, whole: whole === true };
  if (kind === 'proposal' && typeof run === 'string') {
    return { kind, folder, run, section, ...(typeof artifact === 'string' ? { artifact } : {}) };
  }
  return undefined;
}

async function openDiff(left: vscode.Uri, right: vscode.Uri, title: string): Promise<void> {
  // In the first column: the preview stands beside it.
  await vscode.commands.executeCommand('vscode.diff', left, right, title, {
    preview: true,
    viewColumn: vscode.ViewColumn.One,
  });
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}
