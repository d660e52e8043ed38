// The lenses on the headings of a plan and the terminal of a task, as a person uses them.
import type { Locator, Page } from 'playwright-core';
import { until } from './wait.ts';

export class Phases {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** What the lenses of the active editor say, from top to bottom, one entry for each heading in view. */
  async lenses(): Promise<readonly string[]> {
    const texts = await this.#lenses.allInnerTexts();
    const tops = await this.#lenses.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    return texts
      .map((text, index) => ({ text: text.replaceAll(/\s+/g, ' ').trim(), top: tops[index] ?? 0 }))
      .sort((one, other) => one.top - other.top)
      .map(({ text }) => text);
  }

  /** Waits until the lenses of a heading contain a text, and yields them. */
  async shows(text: string): Promise<string> {
    return until(`a lens says "${text}"`, async () => (await this.lenses()).find((lens) => lens.includes(text)));
  }

  /** Clicks a lens. `at` counts those of that name from the top. */
  async click(title: string, at = 0): Promise<void> {
    await this.shows(title);
    await this.#lenses
      .locator('a', { hasText: new RegExp(`^\\s*${title}\\s*$`) })
      .nth(at)
      .click();
  }

  /** Waits until a terminal in view shows a text, and yields all that it shows. */
  async terminalShows(text: string): Promise<string> {
    return until(`the terminal shows "${text}"`, async () => {
      const shown = (await this.#page.locator('.xterm-rows').allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
      return shown.includes(text) ? shown : undefined;
    });
  }

  /** Presses Ctrl+C in the terminal. */
  async interrupt(): Promise<void> {
    await this.#page.locator('.xterm-screen').first().click();
    await this.#page.keyboard.press('Control+KeyC');
  }

  get #lenses(): Locator {
    return this.#page.locator('.editor-instance:visible .codelens-decoration');
  }
}
