// A model that gives a real model's replies, as they were recorded.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguageModel, ModelPart, ModelRequest } from '../../src/core/ports.ts';
import { hash } from '../../src/documents/hash.ts';

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

/** Replies by ask id and ordinal, from the folder `replies` of a scenario: `<workflow>.<prompt>.<n>.md`, as they came. */
export class RecordedModel implements LanguageModel {
  readonly name = 'test/recorded';
  readonly maxInputTokens = 64_000;
  /** Hash of the prompt by file, as it is now. */
  readonly hashes = new Map<string, string>();
  readonly #folder: string;
  readonly #asked = new Map<string, number>();

  constructor(scenario: string) {
    this.#folder = join(scenario, 'replies');
  }

  async *ask(request: ModelRequest): AsyncGenerator<ModelPart> {
    const ordinal = (this.#asked.get(request.id) ?? 0) + 1;
    this.#asked.set(request.id, ordinal);
    const file = `${request.id.replaceAll('/', '.')}.${ordinal}.md`;
    const prompt = promptText(request);
    this.hashes.set(file, hash(prompt));
    const path = join(this.#folder, file);
    if (!existsSync(path)) throw new NotRecorded(file, prompt);
    const text = readFileSync(path, 'utf8');
    for (let at = 0; at < text.length; at += 24) yield { kind: 'text', text: text.slice(at, at + 24) };
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
