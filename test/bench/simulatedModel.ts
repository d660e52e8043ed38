// A model of real length and pace whose time passes on a clock of its own: nothing waits for it.
import type { LanguageModel, ModelPart, ModelRequest } from '../../src/core/ports.ts';

/** Until the first token of a reply comes, in milliseconds. */
const firstToken = 500;
const tokensPerSecond = 80;
const charactersPerToken = 4;

/** Gives another model's replies token by token, and counts the time that a real one would take for them. */
export class SimulatedModel implements LanguageModel {
  readonly name = 'bench/simulated';
  readonly maxInputTokens: number;
  /** The time that the replies so far would have taken, in milliseconds. */
  waited = 0;
  requests = 0;
  readonly #inner: LanguageModel;

  constructor(inner: LanguageModel) {
    this.#inner = inner;
    this.maxInputTokens = inner.maxInputTokens;
  }

  async *ask(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelPart> {
    this.requests += 1;
    this.waited += firstToken;
    for await (const part of this.#inner.ask(request, signal)) {
      if (part.kind === 'text') yield* this.#tokens(part.text);
      else {
        this.#wait(JSON.stringify(part).length);
        yield part;
      }
    }
  }

  countTokens(text: string): Promise<number> {
    return this.#inner.countTokens(text);
  }

  *#tokens(text: string): Generator<ModelPart> {
    for (let at = 0; at < text.length; at += charactersPerToken) {
      const piece = text.slice(at, at + charactersPerToken);
      this.#wait(piece.length);
      yield { kind: 'text', text: piece };
    }
  }

  #wait(characters: number): void {
    this.waited += (characters / charactersPerToken / tokensPerSecond) * 1000;
  }
}
