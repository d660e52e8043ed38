// Which sections of the features of a window are stale: looked up once, and again when something of it has changed.
import * as vscode from 'vscode';
import type { Host } from '../app/host.ts';
import { listRuns, type ListedRun } from '../app/runs/runs.ts';
import { memoryFolder } from '../app/check/layout.ts';
import { staleIn } from '../app/feature/stale.ts';
import type { StaleSection } from '../core/stale.ts';

/** A folder whose documents belong together. */
export interface StalePlace {
  /** URI of the workspace folder, as text. */
  readonly folder: string;
  readonly set: string;
}

/** After the last change, in milliseconds: whoever types is not disturbed. */
const pause = 400;

/** One for the window. */
export class Staleness {
  readonly #host: (folder: vscode.Uri) => Promise<Host>;
  readonly #runs = new Map<string, Promise<readonly ListedRun[]>>();
  readonly #found = new Map<string, Promise<readonly StaleSection[]>>();
  /** What was told of a folder that somebody has asked for. */
  readonly #told = new Map<string, { readonly place: StalePlace; text: string }>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #changed = new vscode.EventEmitter<StalePlace>();
  readonly #ended = new AbortController();

  constructor(host: (folder: vscode.Uri) => Promise<Host>) {
    this.#host = host;
  }

  dispose(): void {
    this.#ended.abort();
    this.#changed.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  /** What is stale in a folder is another than it was. */
  get onDidChange(): vscode.Event<StalePlace> {
    return this.#changed.event;
  }

  /** What is stale in a folder. Nothing where that cannot be told. */
  async in(place: StalePlace): Promise<readonly StaleSection[]> {
    const key = keyOf(place);
    const known = this.#found.get(key) ?? this.#look(place);
    this.#found.set(key, known);
    const stale = await known;
    if (!this.#told.has(key)) this.#told.set(key, { place, text: JSON.stringify(stale) });
    return stale;
  }

  /** A file of a folder has changed. What stands in a project's memory concerns all of its features. */
  touched({ folder, set }: StalePlace): void {
    for (const { place } of this.#told.values()) {
      if (place.folder === folder && (place.set === set || set.endsWith(memoryFolder))) this.#again(place);
    }
    for (const key of this.#found.keys()) {
      if (key === keyOf({ folder, set }) || (set.endsWith(memoryFolder) && key.startsWith(`${folder} `))) {
        this.#found.delete(key);
      }
    }
  }

  /** A run of a workspace folder has moved on. */
  runsChanged(folder: string): void {
    this.#runs.delete(folder);
    for (const key of this.#found.keys()) if (key.startsWith(`${folder} `)) this.#found.delete(key);
    for (const { place } of this.#told.values()) if (place.folder === folder) this.#again(place);
  }

  /** Settings or folders have changed. */
  forget(): void {
    this.#runs.clear();
    this.#found.clear();
    for (const { place } of this.#told.values()) this.#again(place);
  }

  #again(place: StalePlace): void {
    const key = keyOf(place);
    this.#found.delete(key);
    clearTimeout(this.#timers.get(key));
    const look = async (): Promise<void> => {
      this.#timers.delete(key);
      const text = JSON.stringify(await this.in(place));
      const told = this.#told.get(key);
      if (this.#ended.signal.aborted || told?.text === text) return;
      this.#told.set(key, { place, text });
      this.#changed.fire(place);
    };
    this.#timers.set(
      key,
      setTimeout(() => void look(), pause),
    );
  }

  async #look({ folder, set }: StalePlace): Promise<readonly StaleSection[]> {
    try {
      const host = await this.#host(vscode.Uri.parse(folder));
      const runs = this.#runs.get(folder) ?? listRuns(host);
      this.#runs.set(folder, runs);
      runs.catch(() => this.#runs.delete(folder));
      return await staleIn(host, set, await runs, this.#ended.signal);
    } catch {
      // What cannot be read now is looked at again with the next change.
      return [];
    }
  }
}

function keyOf({ folder, set }: StalePlace): string {
  return `${folder} ${set}`;
}
