// A clock that goes on when nobody has anything to do: what takes minutes with a real model takes none here.
import { setImmediate } from 'node:timers/promises';
import type { LanguageModel, ModelPart, ModelRequest } from '../../src/core/ports.ts';

/** Until the first token of a reply comes, in milliseconds. */
const firstToken = 500;
const tokensPerSecond = 80;

export class VirtualTime {
  now = 0;
  readonly #sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  #isGoing = false;

  sleep(milliseconds: number): Promise<void> {
    return new Promise((wake) => {
      this.#sleepers.push({ at: this.now + milliseconds, wake });
      if (!this.#isGoing) void this.#go();
    });
  }

  async #go(): Promise<void> {
    this.#isGoing = true;
    while (this.#sleepers.length > 0) {
      // All that can be done without waiting is done by then, and what follows from that.
      for (let turn = 0; turn < 3; turn++) await setImmediate();
      this.#sleepers.sort((one, other) => one.at - other.at);
      const first = this.#sleepers.shift();
      if (first === undefined) break;
      this.now = first.at;
      first.wake();
    }
    this.#isGoing = false;
  }
}

/** One request as it went. */
export interface Exchange {
  readonly request: ModelRequest;
  readonly reply: string;
  readonly duration: number;
}

/** A model of fixed latency and rate in virtual time. */
export class VirtualModel implements LanguageModel {
  readonly name = 'bench/virtual';
  readonly maxInputTokens = 128_000;
  readonly exchanges: Exchange[] = [];
  readonly #time: VirtualTime;
  readonly #say: (request: ModelRequest) => string | object;

  constructor(time: VirtualTime, say: (request: ModelRequest) => string | object) {
    this.#time = time;
    this.#say = say;
  }

  async *ask(request: ModelRequest): AsyncGenerator<ModelPart> {
    const said = this.#say(request);
    const reply = typeof said === 'string' ? said : JSON.stringify(said);
    const duration = durationOf(reply);
    this.exchanges.push({ request, reply, duration });
    await this.#time.sleep(duration);
    yield typeof said === 'string' ? { kind: 'text', text: said } : { kind: 'fact', value: said };
  }

  countTokens(text: string): Promise<number> {
    return Promise.resolve(tokensIn(text));
  }
}

export function tokensIn(text: string): number {
  return Math.ceil(text.length / 4);
}

/** What a reply takes, in milliseconds. */
export function durationOf(reply: string): number {
  return firstToken + (tokensIn(reply) / tokensPerSecond) * 1000;
}
