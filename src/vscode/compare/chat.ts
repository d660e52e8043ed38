// “Compare with yesterday” in the chat: opens the comparison, and says in the reply what changed.
import * as vscode from 'vscode';
import { versionFor, type ComparisonWish } from '../../app/compareRequest.ts';
import type { Host } from '../../app/host.ts';
import { documentsOf, listRuns, readRun } from '../../app/runs/runs.ts';
import { listVersions } from '../../app/runs/versions.ts';
import { alignParts } from '../../documents/compare/align.ts';
import { compareFacts } from '../../documents/compare/facts.ts';
import { parseDocument } from '../../documents/document.ts';
import { reparseDocument } from '../../documents/reparse.ts';
import { say } from '../../documents/sentence.ts';
import { plain } from '../chat/markdown.ts';
import { link, linkLine, type Part } from '../chat/parts.ts';
import type { Shell } from '../shell.ts';
import { tell } from '../tell.ts';
import { openComparison } from './panel.ts';
import { factText, isTooLong, summaryOf } from './picture.ts';
import { readSideText, titleOf, type Side } from './sides.ts';

/** What a request to compare is about. */
export interface CompareTurn {
  readonly shell: Shell;
  readonly host: Host;
  readonly folder: vscode.Uri;
  readonly wish: ComparisonWish;
  /** Attached files, workspace-relative. */
  readonly paths: readonly string[];
  /** The run that the conversation is about. */
  readonly run: string | undefined;
  readonly signal: AbortSignal;
}

/** So many facts are listed in a reply. */
const mostListed = 15;

export async function compareParts(turn: CompareTurn): Promise<readonly Part[]> {
  const path = await documentOf(turn);
  if (path === undefined) return text(tell(say('There is no document to compare. Open one, or attach it.')));
  const file = { folder: turn.folder.toString(), path };
  const after: Side = { file };
  const before = await otherSide(turn, after);
  if (!before) {
    return text(tell(say('There is no such version of {0}, and no such document.', path)));
  }
  const [old, now] = await Promise.all([before, after].map((side) => readSideText(turn.host, side, turn.signal)));
  if (old === undefined || now === undefined)
    return text(tell(say('There is no such version of {0}, and no such document.', path)));
  openComparison(turn.shell, { before, after });
  const again = linkLine([link(tell(say('Open Comparison')), 'planner.compareSides', before, after)]);
  const title = `**${plain(titleOf(after).title)}** · ${plain(titleOf(before).detail)}`;
  if (isTooLong(old, now)) return [...text(title), ...again];
  const one = parseDocument(before.file.path, old);
  const other = { ...reparseDocument(one, now), path };
  const facts = compareFacts(one, other);
  const lines = facts.slice(0, mostListed).map((fact) => `- ${plain(factText(fact))}`);
  const more = facts.length > mostListed ? [`- ${tell(say('… and {0} more', facts.length - mostListed))}`] : [];
  // Which sections changed is enough here: their rows are made once, for the comparison that was opened.
  const summary = plain(summaryOf(alignParts(one, other), facts));
  return [...text([title, '', summary, '', ...lines, ...more].join('\n')), ...again];
}

async function otherSide({ host, wish, signal, folder }: CompareTurn, { file }: Side): Promise<Side | undefined> {
  if (wish.kind === 'document') {
    const found = await findDocument(host, wish.path, file.path);
    return found === undefined ? undefined : { file: { folder: folder.toString(), path: found } };
  }
  if (wish.kind === 'commit') {
    const known = await host.ports.git.commitsOf(file.path, 50, signal);
    const named = known.find(({ commit }) => commit.startsWith(wish.name));
    const { commit, at, subject } = named ?? { commit: wish.name, at: '', subject: '' };
    return { file, version: { kind: 'commit', commit, at, subject } };
  }
  const version = versionFor(wish, await listVersions(host, file.path, signal));
  return version && { file, version };
}

/** A document as it is named: from the folder, else beside the other one. */
async function findDocument({ ports }: Host, path: string, other: string): Promise<string | undefined> {
  const beside = `${other.slice(0, other.lastIndexOf('/') + 1)}${path}`;
  for (const candidate of [path, beside]) {
    if ((await ports.files.read(candidate)) !== undefined) return candidate;
  }
  return undefined;
}

/** The attached document, that of the conversation, the open one, the one that was written last. */
async function documentOf({ host, folder, paths, run }: CompareTurn): Promise<string | undefined> {
  const attached = paths.find((path) => path.endsWith('.md'));
  if (attached !== undefined) return attached;
  const active = vscode.window.activeTextEditor?.document;
  const root = `${folder.path.replace(/\/$/, '')}/`;
  const open =
    active?.languageId === 'markdown' && active.uri.path.startsWith(root)
      ? active.uri.path.slice(root.length)
      : undefined;
  const own = run === undefined ? [] : documentsOf(await readRun(host, run));
  if (open !== undefined && (own.length === 0 || own.includes(open))) return open;
  return own[0] ?? open ?? (await listRuns(host)).flatMap(documentsOf)[0];
}

function text(said: string): readonly Part[] {
  return [{ kind: 'text', text: `${said}\n\n` }];
}
