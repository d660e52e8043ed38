// A model that gives a real model's replies, as they were recorded.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguageModel, ModelPart, ModelRequest } from '../../src/core/ports.ts';
import { hash } from '../../src/documents/hash.ts';
import { slug } from '../../src/documents/slug.ts';

/** A request for which nothing was recorded yet. */
export class NotRecorded extends Error {
  readonly file: string;
  readonly prompt: string;

  constructor(file: string, prompt: string) {
    super(`no recorded reply ${file}`);
    this.file = file;
    this.prompt = prompt;
  }
}

export interface RecordedOptions {
  /** How much a request may hold, in tokens. */
  readonly window?: number | undefined;
  /** Whether the run is cut: what was under way then is asked for again, and the same request has the same reply. */
  readonly isCut?: boolean | undefined;
  /** What is done where nothing is recorded. */
  readonly missing?: (missing: NotRecorded) => Promise<never>;
}

/**
 * Replies by ask id and ordinal, from the folder `replies` of a scenario: `<workflow>.<prompt>.<n>.md`, as they came.
 * Where documents are made at once, each counts its own: `<workflow>.<prompt>.<document>.<n>.md`.
 */
export class RecordedModel implements LanguageModel {
  readonly name = 'test/recorded';
  readonly maxInputTokens: number;
  /** Hash of the prompt by file, as it is now. */
  readonly hashes = new Map<string, string>();
  /** Files whose replies were given to the end, as often as they were. */
  readonly given: string[] = [];
  /** Files that were asked for and are not there. */
  readonly lacking: string[] = [];
  readonly #missing: (missing: NotRecorded) => Promise<never>;
  readonly #folder: string;
  readonly #asked = new Map<string, number>();
  /** The file by name and prompt, where the same request has the same reply. */
  readonly #repeated: Map<string, string> | undefined;

  constructor(scenario: string, options: RecordedOptions = {}) {
    this.#folder = join(scenario, 'replies');
    this.maxInputTokens = options.window ?? 64_000;
    this.#missing = options.missing ?? ((error) => Promise.reject(error));
    this.#repeated = options.isCut === true ? new Map() : undefined;
  }

  async *ask(request: ModelRequest): AsyncGenerator<ModelPart> {
    const name = nameOf(request);
    const prompt = promptText(request);
    const known = this.#repeated?.get(`${name} ${hash(prompt)}`);
    const ordinal = (this.#asked.get(name) ?? 0) + (known === undefined ? 1 : 0);
    this.#asked.set(name, ordinal);
    const file = known ?? `${name}.${ordinal}.md`;
    this.hashes.set(file, hash(prompt));
    const path = join(this.#folder, file);
    let isWhole = false;
    try {
      if (!existsSync(path)) {
        this.lacking.push(file);
        await this.#missing(new NotRecorded(file, prompt));
      }
      const text = readFileSync(path, 'utf8');
      for (let at = 0; at < text.length; at += 24) yield { kind: 'text', text: text.slice(at, at + 24) };
      isWhole = true;
      this.given.push(file);
      this.#repeated?.set(`${name} ${hash(prompt)}`, file);
    } finally {
      // Whoever was stopped in the middle is asked for the same again.
      if (!isWhole && known === undefined) this.#asked.set(name, ordinal - 1);
    }
  }

  async countTokens(text: string): Promise<number> {
    return Math.ceil(text.length / 3);
  }

  /** Prompts that have changed since their replies were recorded. */
  drift(): readonly string[] {
    const recorded = readHashes(this.#folder);
    return [...this.hashes]
      .filter(([file, now]) => recorded[file] !== undefined && recorded[file] !== now)
      .map(([file]) => file);
  }
}

/** What is asked, and for which document, file or section of it: whoever is asked at the same time has another name. */
export function nameOf({ id, facts }: ModelRequest): string {
  const name = id.replaceAll('/', '.');
  if (!id.startsWith('speckit/')) return name;
  const parts = new Set([facts['artifact'], facts['file'] ?? facts['section']]);
  return [name, ...[...parts].flatMap((part) => (typeof part === 'string' ? [slug(part, 'x')] : []))].join('.');
}

/** The hashes of the prompts when their replies were recorded. */
export function readHashes(folder: string): Readonly<Record<string, string>> {
  const path = join(folder, 'hashes.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {};
}

/** What a model is given, as one text: messages, and the schema of the value that is asked for. */
export function promptText(request: ModelRequest): string {
  const messages = request.messages.map(({ role, text }) =>
    request.messages.length > 1 ? `[${role}]\n${text}` : text,
  );
  const fact = request.fact
    ? [`\n[tool ${request.fact.name}: ${request.fact.description}]\n${JSON.stringify(request.fact.schema)}`]
    : [];
  return [...messages, ...fact].join('\n\n');
}
