// A model of real pace whose time passes on a clock of its own: nothing waits for it.
import type { LanguageModel, ModelPart, ModelRequest } from '../../src/core/ports.ts';

/** Until the first token of a reply comes, in milliseconds. */
const firstToken = 500;
const tokensPerSecond = 80;

/** Gives another model's replies token by token, and counts the time that a real one would take for them. */
export class SimulatedModel implements LanguageModel {
  readonly name = 'bench/simulated';
  readonly maxInputTokens: number;
  /** The time that the replies so far would have taken, in milliseconds. */
  waited = 0;
  readonly #inner: LanguageModel;

  constructor(inner: LanguageModel) {
    this.#inner = inner;
    this.maxInputTokens = inner.maxInputTokens;
  }

  async *ask(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelPart> {
    this.waited += firstToken;
    for await (const part of this.#inner.ask(request, signal)) {
      const tokens = part.kind === 'text' ? tokensOf(part.text) : tokensOf(JSON.stringify(part));
      this.waited += (tokens.length / tokensPerSecond) * 1000;
      if (part.kind !== 'text') yield part;
      else for (const text of tokens) yield { kind: 'text', text };
    }
  }

  countTokens(text: string): Promise<number> {
    return this.#inner.countTokens(text);
  }
}

/** About what tokenizers make of a text: four characters of ASCII, or one of another alphabet and a half. */
function tokensOf(text: string): readonly string[] {
  return text.match(/[\u0000-\u007f]{1,4}|[^\u0000-\u007f]{1,2}/gu) ?? [];
}
