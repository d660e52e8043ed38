// A clock that stands still until it is moved.
import type { Clock } from '../../src/core/ports.ts';

export class FixedClock implements Clock {
  #time: number;

  /** `start` is an ISO 8601 time. */
  constructor(start = '2026-11-21T09:00:00.000Z') {
    this.#time = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#time);
  }

  /** Moves it, in milliseconds. */
  advance(by: number): void {
    this.#time += by;
  }
}
