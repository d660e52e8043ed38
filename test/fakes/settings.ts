// The settings as they are when the user has set nothing.
import type { Settings } from '../../src/core/ports.ts';

/** The defaults, with some of them changed. */
export function fakeSettings(changes: Partial<Settings> = {}): Settings {
  return { plansFolder: '.clinespecs', specsFolder: 'specs', questionLimit: 5, trusted: true, ...changes };
}
