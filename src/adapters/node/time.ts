// Time limits, on a clock that tests can stand still.
import { setTimeout } from 'node:timers/promises';

/** Waits, in milliseconds; rejects when `signal` aborts. */
export type Wait = (duration: number, signal: AbortSignal) => Promise<void>;

/** Waits on the system's clock. */
export const systemWait: Wait = (duration, signal) => setTimeout(duration, undefined, { signal });

/** Work took longer than it may. */
export class TimeLimitError extends Error {}

/** The outcome of `work`. Throws a TimeLimitError where it takes longer than `limit`, in milliseconds; it goes on then. */
export async function inTime<T>(work: Promise<T>, limit: number, wait: Wait): Promise<T> {
  const timer = new AbortController();
  const late = wait(limit, timer.signal).then(() => {
    throw new TimeLimitError(`took longer than ${limit} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}

/** The outcome of `work`. Rejects with the signal's reason as soon as it aborts; `work` goes on then. */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
