// The Problems panel, quick fixes and hovers of the active editor, as a person uses them.
import type { Locator, Page } from 'playwright-core';
import { pressUntil, until } from './wait.ts';

export class Problems {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Opens the panel. */
  async open(): Promise<void> {
    await pressUntil(this.#page, 'ControlOrMeta+Shift+KeyM', this.#panel);
  }

  /** The rows in view: of files their names, of problems message, source and code. */
  async rows(): Promise<readonly string[]> {
    const texts = await this.#panel.locator('.monaco-list-row').allInnerTexts();
    return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }

  /** Waits until a row in view contains a text, and yields it. */
  async shows(text: string): Promise<string> {
    return until(`the Problems panel shows "${text}"`, async () =>
      (await this.rows()).find((row) => row.includes(text)),
    );
  }

  /** Waits until no row in view contains a text. */
  async lacks(text: string): Promise<void> {
    await until(
      `the Problems panel no more shows "${text}"`,
      async () => !(await this.rows()).some((row) => row.includes(text)),
    );
  }

  /** Clicks a rule in the panel, where a problem of it is in view. */
  async clickRule(rule: string): Promise<void> {
    await this.#panel
      .locator('a', { hasText: rule })
      .first()
      .click({ modifiers: ['ControlOrMeta'] });
  }

  /** Opens the quick fixes at the cursor, and yields their titles. */
  async fixes(): Promise<readonly string[]> {
    await pressUntil(this.#page, 'ControlOrMeta+Period', this.#menu.locator('.monaco-list-row.action').first());
    const titles = await this.#menu.locator('.monaco-list-row.action').allInnerTexts();
    return titles.map((title) => title.trim());
  }

  /** Picks one of the quick fixes that are shown. */
  async pickFix(title: string): Promise<void> {
    const row = this.#menu.locator('.monaco-list-row.action', { hasText: title }).first();
    // A list that has just opened takes clicks only after the mouse has moved.
    await row.hover({ force: true });
    await row.click();
    await this.#menu.waitFor({ state: 'hidden' });
  }

  /** Shows the hover at the cursor, and yields its text once it has the given one. */
  async hover(text: string): Promise<string> {
    const hover = this.#page.locator('.monaco-hover:visible', { hasText: text }).first();
    await until(`a hover shows "${text}"`, async () => {
      // One that is still empty would only take the focus.
      await this.#page.keyboard.press('Escape');
      await this.#page.keyboard.press('ControlOrMeta+KeyK');
      await this.#page.keyboard.press('ControlOrMeta+KeyI');
      return hover.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    });
    return (await hover.innerText()).trim();
  }

  get #panel(): Locator {
    return this.#page.locator('.markers-panel:visible');
  }

  get #menu(): Locator {
    return this.#page.locator('.action-widget:visible');
  }
}
