// Lets asynchronous work happen one piece after another.

/** Takes work and yields its outcome; it starts when all earlier work has ended, well or not. */
export type Queue = <T>(work: () => Promise<T>) => Promise<T>;

/** A queue with nothing in it. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
