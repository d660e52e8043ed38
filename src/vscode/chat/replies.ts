// What buttons said in the user's name, until the chat turn that they caused picks it up. Pure.
import type { Reply } from '../commands.ts';

/** Keeps replies by the text that goes through the chat with them. */
export class Replies {
  readonly #waiting = new Map<string, Reply>();

  /** Remembers what the next message with this text means. */
  expect(text: string, reply: Reply): void {
    this.#waiting.set(text.trim(), reply);
  }

  /** Yields what a message means, once. */
  take(text: string): Reply | undefined {
    const reply = this.#waiting.get(text.trim());
    this.#waiting.delete(text.trim());
    return reply;
  }
}
