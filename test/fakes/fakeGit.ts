// A git configuration with one name, or none.
import type { Git } from '../../src/core/ports.ts';

/** Yields `name` as the user's. */
export function fakeGit(name?: string): Git {
  return { userName: () => Promise.resolve(name) };
}
