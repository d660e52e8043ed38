// The files of a workspace folder, in memory, with the same refusals as on disk.
import * as failure from '../../src/adapters/node/fileErrors.ts';
import { namesOf } from '../../src/adapters/node/path.ts';
import type { Files } from '../../src/core/ports.ts';
import { applyEdits } from '../../src/documents/edit.ts';
import type { TextEdit } from '../../src/documents/finding.ts';

/** Starts with `texts` by path. `readOnly` refuses every write; a path in `unreadable` is not text. */
export class MemoryFiles implements Files {
  readonly texts: Map<string, string>;
  /** Every write so far, such as `edit a.md`. */
  readonly writes: string[] = [];
  readonly unreadable = new Set<string>();
  readOnly = false;

  constructor(texts: Readonly<Record<string, string>> = {}) {
    this.texts = new Map(Object.entries(texts));
  }

  async read(path: string): Promise<string | undefined> {
    const key = this.#locate(path);
    if (this.#isFolder(key)) throw failure.notFile(path);
    if (this.unreadable.has(key)) throw failure.notText(path);
    const text = this.texts.get(key);
    if (text !== undefined) refuseUnfit(path, text);
    return text;
  }

  async create(path: string, text: string): Promise<void> {
    const key = this.#locate(path);
    if (this.texts.has(key) || this.#isFolder(key)) throw failure.exists(path);
    refuseUnfit(path, text);
    this.#write('create', key, text);
  }

  async edit(path: string, base: string, edits: readonly TextEdit[]): Promise<void> {
    if ((await this.read(path)) !== base) throw failure.changed(path);
    const text = applyEdits(base, edits);
    refuseUnfit(path, text);
    this.#write('edit', this.#locate(path), text);
  }

  async remove(path: string, base: string): Promise<void> {
    const present = await this.read(path);
    if (present === undefined) return;
    if (present !== base) throw failure.changed(path);
    this.#write('remove', this.#locate(path), undefined);
  }

  async list(folder: string): Promise<readonly string[]> {
    const key = this.#locate(folder);
    if (this.texts.has(key)) throw failure.notFolder(folder);
    const prefix = key && `${key}/`;
    const below = [...this.texts.keys()]
      .filter((path) => path.startsWith(prefix))
      .map((path) => path.slice(prefix.length));
    return [...new Set(below.map((path) => path.replace(/\/.*/, '/')))].sort();
  }

  async walk(folder: string, enter: (folder: string) => boolean, signal: AbortSignal): Promise<readonly string[]> {
    signal.throwIfAborted();
    const key = this.#locate(folder);
    const found: string[] = [];
    for (const name of await this.list(folder)) {
      const path = key === '' ? name : `${key}/${name}`;
      if (!name.endsWith('/')) found.push(path);
      else if (enter(path.slice(0, -1))) found.push(...(await this.walk(path.slice(0, -1), enter, signal)));
    }
    return found.sort();
  }

  /** The path in its one form. A file along the way is refused. */
  #locate(path: string): string {
    const names = namesOf(path);
    for (let length = 1; length < names.length; length++) {
      const folder = names.slice(0, length).join('/');
      if (this.texts.has(folder)) throw failure.notFolder(folder);
    }
    return names.join('/');
  }

  #isFolder(key: string): boolean {
    return key === '' || [...this.texts.keys()].some((path) => path.startsWith(`${key}/`));
  }

  #write(verb: string, key: string, text: string | undefined): void {
    if (this.readOnly) throw failure.denied(key, 'EROFS');
    this.writes.push(`${verb} ${key}`);
    if (text === undefined) this.texts.delete(key);
    else this.texts.set(key, text);
  }
}

function refuseUnfit(path: string, text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) throw failure.notText(path);
  if (Buffer.byteLength(text) > failure.largestFile) throw failure.tooLarge(path);
}
