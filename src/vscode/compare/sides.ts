// The two sides of a comparison: a document as it is, or one of its earlier versions.
import * as vscode from 'vscode';
import type { Host } from '../../app/host.ts';
import { readVersion, type Version } from '../../app/runs/versions.ts';
import type { FilePointer } from '../commands.ts';
import { readFilePointer } from '../commands.ts';
import { uriIn } from '../workspace.ts';
import type { SideTitle } from './protocol.ts';

/** What one side shows; plain JSON, for it survives a reload. Without a version: the document as it is. */
export interface Side {
  readonly file: FilePointer;
  readonly version?: Version;
}

/** A side that was kept as JSON, if it is well-formed. */
export function readSide(value: unknown): Side | undefined {
  if (typeof value !== 'object' || value === null || !('file' in value)) return undefined;
  const file = readFilePointer(value.file);
  if (!file) return undefined;
  if (!('version' in value) || value.version === undefined) return { file };
  const version = versionOf(value.version);
  return version && { file, version };
}

function versionOf(value: unknown): Version | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, id, at, section, commit, subject } = Object.fromEntries(Object.entries(value));
  if (typeof at !== 'string') return undefined;
  if (kind === 'snapshot' && typeof id === 'string' && typeof section === 'string') return { kind, id, at, section };
  if (kind === 'commit' && typeof commit === 'string' && typeof subject === 'string')
    return { kind, commit, at, subject };
  return undefined;
}

export function uriOf({ file }: Side): vscode.Uri {
  return uriIn(vscode.Uri.parse(file.folder), file.path);
}

/** The text of a side; `undefined` where it is not there, or not kept any more. */
export async function readSideText(
  host: Host,
  { file, version }: Side,
  signal: AbortSignal,
): Promise<string | undefined> {
  return version ? readVersion(host, file.path, version, signal) : host.ports.files.read(file.path);
}

export function titleOf({ file, version }: Side): SideTitle {
  const title = file.path.split('/').slice(-2).join('/');
  return { title, detail: version ? describe(version) : vscode.l10n.t('as it is now') };
}

/** A version in few words. */
export function describe(version: Version): string {
  const when = timeOf(version.at);
  if (version.kind === 'commit') return `${when} · ${version.commit.slice(0, 8)} ${version.subject}`;
  return version.section === ''
    ? vscode.l10n.t('{0} · before Planner wrote', when)
    : vscode.l10n.t('{0} · Planner wrote “{1}”', when, version.section);
}

/** A time as people of the editor's language write it. */
export function timeOf(at: string): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  return new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeStyle: 'medium' }).format(time);
}
