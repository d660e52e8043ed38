// A model that answers whatever a graph of artifacts asks, and remembers who was asked when, and beside whom.
import { setImmediate } from 'node:timers/promises';
import type { LanguageModel, ModelPart, ModelRequest } from '../../src/core/ports.ts';

/** What it says to a request: its text, a fact, or an error that it fails with. Nothing: what it says by itself. */
export type Saying = (request: ModelRequest, number: number) => string | object | Error | undefined;

export class GraphModel implements LanguageModel {
  readonly name = 'test/graph';
  readonly maxInputTokens = 100_000;
  readonly requests: ModelRequest[] = [];
  /** `+` where a request starts, `-` where its reply is over, with the artifact. */
  readonly course: string[] = [];
  /** The most requests that were open at once. */
  most = 0;
  #open = 0;
  readonly #say: Saying;

  constructor(say: Saying = () => undefined) {
    this.#say = say;
  }

  async *ask(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelPart> {
    const number = this.requests.push(structuredClone(request));
    const of = String(request.facts['artifact'] ?? request.id);
    this.course.push(`+${of}`);
    this.#open += 1;
    this.most = Math.max(this.most, this.#open);
    try {
      const said = this.#say(request, number) ?? draftOf(request);
      await setImmediate();
      if (said instanceof Error) throw said;
      if (typeof said === 'object') {
        yield { kind: 'fact', value: said };
        return;
      }
      for (const text of said.match(/[\s\S]{1,40}/g) ?? []) {
        await setImmediate();
        if (signal.aborted) return;
        yield { kind: 'text', text };
      }
    } finally {
      this.#open -= 1;
      this.course.push(`-${of}`);
    }
  }

  countTokens(text: string): Promise<number> {
    return Promise.resolve(Math.ceil(text.length / 4));
  }

  /** What was asked, one a line: the prompt, the artifact, and the sections. */
  asked(from = 0): readonly string[] {
    return this.requests.slice(from).map((request) => {
      const { artifact = '', section } = request.facts;
      const id = request.id.replace(/^.*\//, '');
      const names = section ?? sectionsOf(request).map(({ heading }) => heading);
      return `${id} ${String(artifact)}: ${String(names)}`;
    });
  }
}

/** A reply with every section that was asked for, or a file. */
export function draftOf(request: ModelRequest, word = 'Made'): string {
  const { file, section, inputs } = request.facts;
  const from = Object.values(inputs ?? {}).join(' ');
  if (typeof file === 'string') return `Here it is:\n\`\`\`yaml\nname: ${file}\nfrom: ${hashed(from)}\n\`\`\`\n`;
  const headings = typeof section === 'string' ? [section] : sectionsOf(request).map(({ heading }) => heading);
  return headings.map((heading) => `## ${heading}\n${word} by hand ${hashed(from)} for ${heading}.`).join('\n\n');
}

function hashed(text: string): string {
  let sum = 7;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return String(sum);
}

function sectionsOf({ facts }: ModelRequest): readonly { readonly heading: string }[] {
  const { sections } = facts;
  return Array.isArray(sections) ? sections : [];
}
