// Checks planning documents as they are typed, and keeps what was found in each.
import * as vscode from 'vscode';
import type { Host } from '../../app/host.ts';
import { memoryFolder } from '../../app/check/layout.ts';
import { createCheckSession, type CheckedFile, type CheckSession } from '../../app/check/session.ts';
import { PlannerError } from '../../core/error.ts';
import { staleRule } from '../../core/findings.ts';
import type { DocumentSet } from '../../documents/documentSet.ts';
import type { Finding } from '../../documents/finding.ts';
import type { Sentence } from '../../documents/sentence.ts';
import { withSignal } from '../cancellation.ts';
import type { StalePlace } from '../staleness.ts';
import { uriIn } from '../workspace.ts';
import { actionsFor } from './actions.ts';
import { diagnosticsOf, foundIn, isCurrent, type Found } from './diagnostics.ts';
import { hoverAt } from './hover.ts';
import { planningFile, planningSpot, type PlanningSpot, type ProblemCount } from './problems.ts';

/** After the last keystroke, in milliseconds. */
const pause = 300;

export interface Services {
  host(folder: vscode.Uri): Promise<Host>;
  /** Finds what is stale in a folder of documents. */
  stale(folder: vscode.Uri, set: DocumentSet): Promise<readonly Finding[]>;
  /** Whether a document is shown otherwise than in an editor. */
  isPreviewed(uri: vscode.Uri): boolean;
  /** What went wrong, for the log: a check that fails must not disturb whoever types. */
  failed(error: unknown): void;
}

/** One for the window; what it shows stands in `diagnostics`. */
export class Watch {
  readonly #diagnostics: vscode.DiagnosticCollection;
  readonly #services: Services;
  readonly #sessions = new Map<string, Promise<CheckSession>>();
  readonly #found = new Map<string, Found>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Folders of the workspace whose problems the user has asked for, also those of documents that no editor shows. */
  readonly #asked = new Set<string>();
  /** Checks come one after the other: each takes over what the last one has parsed. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(diagnostics: vscode.DiagnosticCollection, services: Services) {
    this.#diagnostics = diagnostics;
    this.#services = services;
  }

  /** Checks a document, and what belongs with it, once nobody has typed in them for a moment. */
  schedule(uri: vscode.Uri): void {
    const spot = planningSpot(uri);
    const key = spot ? keyOf(spot) : uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        void this.refresh(uri);
      }, pause),
    );
  }

  /** A file has changed, came or went on the disk: whatever is shown beside it may have to change. */
  touch(uri: vscode.Uri): void {
    const spot = planningSpot(uri);
    if (!spot) return;
    // A project's memory stands beside every document.
    const isConcerned = (key: string): boolean =>
      isBeside(spot, key) || (isMemory(spot) && planningSpot(vscode.Uri.parse(key))?.file.folder === spot.file.folder);
    if (this.#isShown(uri) || [...this.#found.keys()].some(isConcerned)) this.schedule(uri);
  }

  /** What is stale in a folder is another than it was: what is shown of it is checked anew. */
  staleChanged({ folder, set }: StalePlace): void {
    const key = [...this.#found.keys()].find((one) => {
      const spot = planningSpot(vscode.Uri.parse(one));
      return spot?.file.folder === folder && spot.set === set;
    });
    if (key !== undefined) this.schedule(vscode.Uri.parse(key));
  }

  /** Checks a document now, and what its text means for the documents beside it that are shown. */
  async refresh(uri: vscode.Uri): Promise<void> {
    const spot = planningSpot(uri);
    if (!spot) return this.#forget(uri);
    const folder = vscode.Uri.parse(spot.file.folder);
    await this.#enqueue(async () => {
      const session = await this.#session(folder);
      const files = await filesOf(session, spot);
      this.#showAll(
        folder,
        files.flatMap((file) => this.#shownOf(folder, file)),
        (other) => other.set === spot.set || isMemory(spot),
      );
    });
  }

  /** An editor or a preview was closed: the problems go, unless they are shown still, or it is stale beside what is open. */
  close(uri: vscode.Uri): void {
    if (this.#isKept(uri)) return;
    this.#forget(uri);
    const spot = planningSpot(uri);
    if (spot && [...this.#found.keys()].some((key) => isBeside(spot, key))) this.schedule(uri);
  }

  /** Settings, the baseline or the folders have changed: everything that is shown is checked anew. */
  restart(): void {
    this.#sessions.clear();
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
    for (const folder of this.#asked) if (!folders.includes(folder)) this.#asked.delete(folder);
    for (const key of this.#found.keys()) this.schedule(vscode.Uri.parse(key));
    for (const { uri } of vscode.workspace.textDocuments) if (planningFile(uri)) this.schedule(uri);
  }

  async checkAll(token?: vscode.CancellationToken): Promise<ProblemCount> {
    const checked: CheckedFile[] = [];
    const notes: Sentence[] = [];
    for (const { uri: folder } of vscode.workspace.workspaceFolders ?? []) {
      const result = await this.#inTurn(async () => {
        const session = await this.#session(folder);
        const check = (signal: AbortSignal) => session.check({}, signal);
        const all = await (token ? withSignal(token, check) : check(new AbortController().signal));
        this.#asked.add(folder.toString());
        this.#showAll(folder, all.files, () => true);
        return all;
      });
      checked.push(...result.files);
      notes.push(...result.notes);
    }
    const findings = checked.flatMap((file) => file.findings);
    const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
    return { files: checked.length, errors: count('error'), warnings: count('warning'), hints: count('info'), notes };
  }

  actions(document: vscode.TextDocument, range: vscode.Range, context: vscode.CodeActionContext): vscode.CodeAction[] {
    const found = this.#current(document);
    const file = planningFile(document.uri);
    return found && file ? actionsFor(found, document, range, context, file) : [];
  }

  hover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const found = this.#current(document);
    return found && hoverAt(found, document, position);
  }

  #current(document: vscode.TextDocument): Found | undefined {
    const found = this.#found.get(document.uri.toString());
    return found && isCurrent(found, document) ? found : undefined;
  }

  #isShown(uri: vscode.Uri): boolean {
    const key = uri.toString();
    const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === key);
    return isOpen || this.#isKept(uri);
  }

  /** Whether its problems are shown without an editor as well. */
  #isKept(uri: vscode.Uri): boolean {
    return this.#isAsked(uri) || this.#services.isPreviewed(uri);
  }

  /**
   * What is shown of a file that was checked: all where an editor shows it. Who changes one document of a plan sees what
   * is stale by that in the others as well, which is nothing that could be seen in the text of the first.
   */
  #shownOf(folder: vscode.Uri, file: CheckedFile): readonly CheckedFile[] {
    const uri = uriIn(folder, file.path);
    if (this.#isShown(uri)) return [file];
    const spot = planningSpot(uri);
    const findings = file.findings.filter(({ rule }) => rule === staleRule.id);
    const isNear = vscode.workspace.textDocuments.some((document) => spot && isBeside(spot, document.uri.toString()));
    return isNear && findings.length > 0 ? [{ ...file, findings }] : [];
  }

  #isAsked(uri: vscode.Uri): boolean {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder !== undefined && this.#asked.has(folder.uri.toString());
  }

  /** Shows what was found in these files, and drops what was shown of others that the check was about: they are gone. */
  #showAll(folder: vscode.Uri, files: readonly CheckedFile[], isAbout: (spot: PlanningSpot) => boolean): void {
    for (const file of files) this.#show(folder, file);
    const shown = new Set(files.map(({ path }) => uriIn(folder, path).toString()));
    for (const key of this.#found.keys()) {
      const uri = vscode.Uri.parse(key);
      const spot = planningSpot(uri);
      const isOurs = spot === undefined || (spot.file.folder === folder.toString() && isAbout(spot));
      if (isOurs && !shown.has(key)) this.#forget(uri);
    }
  }

  #show(folder: vscode.Uri, file: CheckedFile): void {
    const uri = uriIn(folder, file.path);
    const found = foundIn(file);
    this.#found.set(uri.toString(), found);
    this.#diagnostics.set(uri, diagnosticsOf(found));
  }

  #forget(uri: vscode.Uri): void {
    this.#found.delete(uri.toString());
    this.#diagnostics.delete(uri);
  }

  #session(folder: vscode.Uri): Promise<CheckSession> {
    const key = folder.toString();
    const known = this.#sessions.get(key);
    if (known) return known;
    const made = this.#services
      .host(folder)
      .then((host) => createCheckSession(() => host, { beside: (set) => this.#services.stale(folder, set) }));
    this.#sessions.set(key, made);
    return made;
  }

  async #enqueue(work: () => Promise<void>): Promise<void> {
    await this.#inTurn(work).catch((error: unknown) => this.#services.failed(error));
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = this.#last.then(work);
    this.#last = next.catch(() => undefined);
    return next;
  }
}

/** What belongs with a document; nothing where its folder is gone. */
async function filesOf(session: CheckSession, { file }: PlanningSpot): Promise<readonly CheckedFile[]> {
  try {
    return (await session.recheck(file.path, new AbortController().signal)).files;
  } catch (error) {
    if (PlannerError.is(error, 'usage')) return [];
    throw error;
  }
}

/** Whether a document, by its URI as text, belongs with another. */
function isBeside({ file, set }: PlanningSpot, key: string): boolean {
  const other = planningSpot(vscode.Uri.parse(key));
  return other?.file.folder === file.folder && other.set === set;
}

function keyOf({ file, set }: PlanningSpot): string {
  return `${file.folder} ${set}`;
}

function isMemory({ set }: PlanningSpot): boolean {
  return set.endsWith(memoryFolder);
}
