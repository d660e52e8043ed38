// Webviews: pages inside two nested frames of the workbench.
import type { Frame, Page } from 'playwright-core';
import { until } from './wait.ts';

/**
 * Waits until a webview contains an element (with a text), and yields the frame with it: its locators click and read as usual.
 * After a reload of the window or of the webview it is another frame: ask again.
 */
export async function findWebview(page: Page, selector: string, text = ''): Promise<Frame> {
  return until(`a webview contains ${selector} ${text}`, async () => {
    for (const frame of page.frames()) {
      if (!frame.parentFrame()?.parentFrame()) continue;
      // A frame may go away while it is asked.
      if (
        (await frame
          .locator(selector, { hasText: text })
          .count()
          .catch(() => 0)) > 0
      )
        return frame;
    }
    return undefined;
  });
}
