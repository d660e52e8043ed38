// Waiting on conditions: never on time that passes, only up to a limit that means "this will not happen any more".

import type { Locator, Page } from 'playwright-core';

/** Milliseconds after which a condition is given up. Generous: a loaded machine is no fault. */
export const patience = 60_000;

/**
 * Asks again and again until `condition` yields something else than `undefined` or `false`, and yields that.
 * Rejects after a minute with what was awaited.
 */
export async function until<T>(
  what: string,
  condition: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    const found = await condition();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Whether a condition comes true within three seconds: where it may not, and is tried again then. */
export async function happens(condition: () => Promise<boolean> | boolean): Promise<boolean> {
  const end = performance.now() + 3000;
  while (!(await condition())) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return true;
}

/**
 * Waits for something that must happen. Rejects with what was awaited after a minute, or the milliseconds that are
 * given: a test must never hang.
 */
export async function within<T>(what: string, happening: Promise<T>, limit = patience): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const given = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited in vain until ${what}.`)), limit);
  });
  try {
    return await Promise.race([happening, given]);
  } finally {
    clearTimeout(timer);
  }
}

/** Presses a key until it has had its effect: a workbench that is still starting does not hear it. */
export async function pressUntil(page: Page, key: string, effect: Locator): Promise<void> {
  await until(`${key} has its effect`, async () => {
    if (await effect.isVisible()) return true;
    await page.keyboard.press(key);
    return effect.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
  });
}
