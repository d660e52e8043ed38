// The documents that belong with the one in an editor, with their ids, as the editors show them now.
import * as vscode from 'vscode';
import type { Host } from '../../app/host.ts';
import { createPlanSets, type PlanSets } from '../../app/planSets.ts';
import { lockName } from '../../core/provenance.ts';
import type { StaleSection } from '../../core/stale.ts';
import type { DocumentSet } from '../../documents/documentSet.ts';
import { indexOf, type IdIndex } from '../../documents/ids/idIndex.ts';
import { lineAt, lineStarts } from '../../documents/lines.ts';
import { remember } from '../../documents/speckit/remember.ts';
import { withSignal } from '../cancellation.ts';
import { planningFile, planningSpot } from '../problems/problems.ts';
import { Staleness } from '../staleness.ts';
import { pathIn, uriIn } from '../workspace.ts';

/** A document of a set. */
export interface Reading {
  readonly folder: vscode.Uri;
  readonly path: string;
  readonly set: DocumentSet;
  readonly index: IdIndex;
}

/** What happened to a file, or that settings or folders have changed. */
export type Touch = FileTouch | { readonly kind: 'all'; readonly uri?: never };

interface FileTouch {
  readonly kind: 'made' | 'changed' | 'gone';
  readonly uri: vscode.Uri;
}

/** One for the window. */
export class Readings {
  readonly #host: (folder: vscode.Uri) => Promise<Host>;
  readonly #sets = new Map<string, Promise<PlanSets>>();
  /** What was made from what is no longer so. */
  readonly stale: Staleness;

  readonly #touched = new vscode.EventEmitter<Touch>();
  readonly #watching: vscode.Disposable;

  constructor(host: (folder: vscode.Uri) => Promise<Host>) {
    this.#host = host;
    this.stale = new Staleness(host);
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{md,json,yaml,yml,graphql,graphqls,gql,proto}');
    const touch =
      (kind: FileTouch['kind']) =>
      (uri: vscode.Uri): void =>
        this.#touch(kind, uri);
    this.#watching = vscode.Disposable.from(
      this.#touched,
      this.stale,
      watcher,
      watcher.onDidCreate(touch('made')),
      watcher.onDidChange(touch('changed')),
      watcher.onDidDelete(touch('gone')),
      ...watchFolders(() => this.#forget()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#touch('changed', document.uri);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#touch('changed', uri)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#forget()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('planner')) this.#forget();
      }),
    );
  }

  dispose(): void {
    this.#watching.dispose();
  }

  /** A file of a plan, its lock among them, was changed, made or removed; `all`: settings or folders have changed. */
  get onDidTouch(): vscode.Event<Touch> {
    return this.#touched.event;
  }

  /** The use cases on a folder. */
  host(folder: vscode.Uri): Promise<Host> {
    return this.#host(folder);
  }

  /** The documents that belong with a path of a folder. */
  async readSet(folder: vscode.Uri, path: string, signal: AbortSignal): Promise<DocumentSet | undefined> {
    return (await this.#setsOf(folder)).read(path, signal);
  }

  /** What belongs with a document; nothing where it belongs to no plan, or cannot be read. */
  async read(uri: vscode.Uri, token: vscode.CancellationToken): Promise<Reading | undefined> {
    const file = planningFile(uri);
    if (!file) return undefined;
    const folder = vscode.Uri.parse(file.folder);
    const sets = await this.#setsOf(folder);
    const set = await withSignal(token, (signal) => sets.read(file.path, signal));
    if (!set?.documents.some(({ path }) => path === file.path)) return undefined;
    return { folder, path: file.path, set, index: indexOf(set) };
  }

  /** The sections of a document that were made from what has changed since. */
  async staleIn({ folder, path, set }: Reading): Promise<readonly StaleSection[]> {
    const stale = await this.stale.in({ folder: folder.toString(), set: set.folder });
    return stale.filter((one) => one.path === path);
  }

  #touch(kind: FileTouch['kind'], uri: vscode.Uri): void {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const path = folder && pathIn(folder, uri);
    if (path === undefined || !(planningFile(uri) || path.endsWith(`/${lockName}`))) return;
    void this.#sets.get(folder?.uri.toString() ?? '')?.then((one) => one.touch(path));
    // A lock stands beside its documents and is none.
    const spot = planningSpot(path.endsWith(`/${lockName}`) ? vscode.Uri.joinPath(uri, '../x.md') : uri);
    if (spot) this.stale.touched({ folder: spot.file.folder, set: spot.set });
    this.#touched.fire({ kind, uri });
  }

  #forget(): void {
    this.#sets.clear();
    this.stale.forget();
    this.#touched.fire({ kind: 'all' });
  }

  #setsOf(folder: vscode.Uri): Promise<PlanSets> {
    const key = folder.toString();
    const known = this.#sets.get(key);
    if (known) return known;
    const made = this.#host(folder).then(({ ports }) => createPlanSets(() => ports));
    made.catch(() => this.#sets.delete(key));
    this.#sets.set(key, made);
    return made;
  }
}

/** A span of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The range of a stretch in the document of a path. Lines and columns: an editor keeps neither BOM nor line endings. */
export function rangeOf({ set }: Pick<Reading, 'set'>, path: string, { start, end }: Stretch): vscode.Range {
  const starts = startsIn(set, path);
  return new vscode.Range(positionAt(starts, start), positionAt(starts, end));
}

/** Where a stretch of a document of the set is. */
export function locationOf(reading: Pick<Reading, 'set' | 'folder'>, path: string, stretch: Stretch): vscode.Location {
  return new vscode.Location(uriIn(reading.folder, path), rangeOf(reading, path, stretch));
}

/** The offset of a position in the reading's own document. */
export function offsetOf({ set, path }: Reading, { line, character }: vscode.Position): number {
  return (startsIn(set, path)[line] ?? Infinity) + character;
}

const startsOf = remember((text: { readonly text: string }) => lineStarts(text.text));

function startsIn(set: DocumentSet, path: string): readonly number[] {
  const found = [...set.documents, ...set.files].find((one) => one.path === path);
  return found ? startsOf(found) : [0];
}

function positionAt(starts: readonly number[], offset: number): vscode.Position {
  const line = lineAt(starts, offset);
  return new vscode.Position(line - 1, Math.max(0, offset - (starts[line - 1] ?? 0)));
}

/** A folder that is moved takes its documents along, and only the folder is told of: such changes are rare. */
function watchFolders(changed: () => void): readonly vscode.Disposable[] {
  const names = (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => {
    const settings = vscode.workspace.getConfiguration('planner', folder);
    return [settings.get('plansFolder'), settings.get('specsFolder')].filter((name) => typeof name === 'string');
  });
  const last = [...new Set(['.clinespecs', 'specs', ...names.map((name) => name.split('/').at(-1) ?? name)])];
  const usual = last.filter((name) => /^[\w.-]+$/.test(name)).join(',');
  return [`**/{${usual}}`, `**/{${usual}}/*`].flatMap((pattern) => {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, true, false);
    const told = (uri: vscode.Uri): void => {
      // Files are told of by name.
      if (
        !/\.\w+$/.test(uri.path.slice(uri.path.lastIndexOf('/') + 1)) ||
        usual.includes(uri.path.split('/').at(-1) ?? ' ')
      )
        changed();
    };
    return [watcher, watcher.onDidCreate(told), watcher.onDidDelete(told)];
  });
}
