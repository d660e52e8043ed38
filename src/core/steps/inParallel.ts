// Does several things at once, a few at a time, and yields what each comes to as soon as it is there.

/**
 * Runs `jobs` in their order, at most `limit` at once, and yields their results as they come. The first job that rejects
 * ends it; the others are waited for, so that nothing goes on unseen.
 */
export async function* inParallel<T>(jobs: readonly (() => Promise<T>)[], limit: number): AsyncGenerator<T, void> {
  const running = new Map<number, Promise<{ readonly at: number; readonly value: T }>>();
  let next = 0;
  try {
    while (next < jobs.length || running.size > 0) {
      for (let job = jobs[next]; job !== undefined && running.size < Math.max(1, limit); job = jobs[next]) {
        const at = next++;
        running.set(
          at,
          job().then((value) => ({ at, value })),
        );
      }
      const { at, value } = await Promise.race(running.values());
      running.delete(at);
      yield value;
    }
  } finally {
    await Promise.allSettled(running.values());
  }
}
