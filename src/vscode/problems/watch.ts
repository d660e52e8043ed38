// Checks planning documents as they are typed, and keeps what was found in each.
import * as vscode from 'vscode';
import type { Host } from '../../app/host.ts';
import { createCheckSession, type CheckedFile, type CheckSession } from '../../app/check/session.ts';
import { withSignal } from '../cancellation.ts';
import { uriIn } from '../workspace.ts';
import { actionsFor } from './actions.ts';
import { diagnosticsOf, foundIn, isCurrent, type Found } from './diagnostics.ts';
import { hoverAt } from './hover.ts';
import { planningFile, type ProblemCount } from './problems.ts';

/** After the last keystroke, in milliseconds. */
const pause = 300;

export interface Services {
  host(folder: vscode.Uri): Promise<Host>;
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
  /** Documents that no editor shows, whose problems the user has asked for. */
  readonly #asked = new Set<string>();
  /** Checks come one after the other: each takes over what the last one has parsed. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(diagnostics: vscode.DiagnosticCollection, services: Services) {
    this.#diagnostics = diagnostics;
    this.#services = services;
  }

  /** Checks a document once nobody has typed in it for a moment. */
  schedule(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        void this.refresh(uri);
      }, pause),
    );
  }

  /** Checks a document now, and what its text means for the documents beside it that are shown. */
  async refresh(uri: vscode.Uri): Promise<void> {
    const file = planningFile(uri);
    if (!file) return;
    const folder = vscode.Uri.parse(file.folder);
    await this.#enqueue(async () => {
      const session = await this.#session(folder);
      const { files } = await session.recheck(file.path, new AbortController().signal);
      for (const one of files) if (this.#isShown(uriIn(folder, one.path))) this.#show(folder, one);
      if (!files.some(({ path }) => path === file.path)) this.#forget(uri);
    });
  }

  /** An editor was closed: its problems go, unless the user has asked for all. */
  close(uri: vscode.Uri): void {
    if (!this.#asked.has(uri.toString())) this.#forget(uri);
  }

  /** Settings have changed: everything that is shown is checked anew. */
  restart(): void {
    this.#sessions.clear();
    for (const key of [...this.#found.keys()]) this.schedule(vscode.Uri.parse(key));
    for (const { uri } of vscode.workspace.textDocuments) if (planningFile(uri)) this.schedule(uri);
  }

  async checkAll(token?: vscode.CancellationToken): Promise<ProblemCount> {
    const checked: CheckedFile[] = [];
    for (const { uri: folder } of vscode.workspace.workspaceFolders ?? []) {
      const session = await this.#session(folder);
      const check = (signal: AbortSignal) => session.check({}, signal);
      const { files } = await (token ? withSignal(token, check) : check(new AbortController().signal));
      for (const file of files) {
        this.#asked.add(uriIn(folder, file.path).toString());
        this.#show(folder, file);
      }
      checked.push(...files);
    }
    const findings = checked.flatMap((file) => file.findings);
    const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
    return { files: checked.length, errors: count('error'), warnings: count('warning'), hints: count('info') };
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
    return this.#asked.has(key) || vscode.workspace.textDocuments.some((document) => document.uri.toString() === key);
  }

  #show(folder: vscode.Uri, file: CheckedFile): void {
    const uri = uriIn(folder, file.path);
    const found = foundIn(file);
    this.#found.set(uri.toString(), found);
    this.#diagnostics.set(uri, diagnosticsOf(found));
  }

  #forget(uri: vscode.Uri): void {
    this.#found.delete(uri.toString());
    this.#asked.delete(uri.toString());
    this.#diagnostics.delete(uri);
  }

  #session(folder: vscode.Uri): Promise<CheckSession> {
    const key = folder.toString();
    const known = this.#sessions.get(key);
    if (known) return known;
    const made = this.#services.host(folder).then((host) => createCheckSession(() => host));
    this.#sessions.set(key, made);
    return made;
  }

  async #enqueue(work: () => Promise<void>): Promise<void> {
    const next = this.#last.then(work).catch((error: unknown) => this.#services.failed(error));
    this.#last = next;
    await next;
  }
}
