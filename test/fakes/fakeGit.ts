// A git configuration with one name, or none, and a history as it is told.
import type { Git } from '../../src/core/ports.ts';

/** Yields `name` as the user's. Without `history` there is no repository. */
export function fakeGit(name?: string, history: Partial<Omit<Git, 'userName'>> = {}): Git {
  return {
    userName: () => Promise.resolve(name),
    head: () => Promise.resolve({ kind: 'missing' }),
    changes: () => Promise.resolve({ kind: 'unknown' }),
    patches: () => Promise.resolve([]),
    find: () => Promise.resolve('unknown'),
    commitsOf: () => Promise.resolve([]),
    textAt: () => Promise.resolve(undefined),
    ...history,
  };
}
