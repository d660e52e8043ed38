// Waits until processes have ended, for tests of what stops them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

/** Comes back when none of these ids is a living process; one that nobody has collected yet is none. */
export async function areGone(ids: string): Promise<void> {
  const numbers = ids.trim().split(/\s+/).map(Number);
  assert.ok(numbers.length > 0 && numbers.every((id) => id > 0), ids);
  for (const id of numbers) {
    for (;;) {
      const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
      if (stat === '' || /\) Z /.test(stat)) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
