// What VS Code offers for the ids in the active editor, as a person uses it: peeks, rename, suggestions, symbols.
import type { Locator, Page } from 'playwright-core';
import { pressUntil, until } from './wait.ts';

export class Ids {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Moves the mouse over a text of the editor until a hover shows the given one, and yields the hover's text. */
  async hover(text: string, shown: string): Promise<string> {
    const word = this.#page.locator('.editor-instance:visible .view-line span span', { hasText: text }).first();
    const hover = this.#page.locator('.monaco-hover:visible', { hasText: shown }).first();
    await until(`a hover over "${text}" shows "${shown}"`, async () => {
      await this.#page.mouse.move(5, 5);
      await word.hover({ force: true });
      return hover.waitFor({ timeout: 4000 }).then(
        () => true,
        () => false,
      );
    });
    return (await hover.innerText()).trim();
  }

  /** Opens the peek of the references at the cursor, and yields its title and the rows of its list. */
  async references(): Promise<{ readonly title: string; readonly rows: readonly string[] }> {
    await pressUntil(this.#page, 'Shift+F12', this.#peek);
    return this.peeked();
  }

  /** What the peek that is open shows. */
  async peeked(): Promise<{ readonly title: string; readonly rows: readonly string[] }> {
    const list = this.#peek.locator('.ref-tree .monaco-list-row');
    await list.first().waitFor();
    const rows = (await list.allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' ').trim());
    return { title: (await this.#peek.locator('.peekview-title').first().innerText()).replaceAll(/\s+/g, ' '), rows };
  }

  async closePeek(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#peek.waitFor({ state: 'hidden' });
  }

  /** Types a new name for the id at the cursor, and yields the one that was offered. */
  async rename(name: string): Promise<string> {
    const box = this.#page.locator('.rename-box input:visible');
    await pressUntil(this.#page, 'F2', box);
    const before = await box.inputValue();
    await box.fill(name);
    await this.#page.keyboard.press('Enter');
    await box.waitFor({ state: 'hidden' });
    return before;
  }

  /** The suggestions that are shown, once there is one with this label. */
  async suggestions(label: string): Promise<readonly string[]> {
    const widget = this.#page.locator('.suggest-widget.visible');
    return until(`"${label}" is suggested`, async () => {
      const rows = await widget
        .locator('.monaco-list-row')
        .evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
      return rows.some((row) => row.startsWith(label)) ? rows : undefined;
    });
  }

  /** The symbols that the list of the editor's symbols offers for a text. */
  async symbols(text: string): Promise<readonly string[]> {
    const box = this.#page.locator('.quick-input-widget:visible .quick-input-box input');
    await pressUntil(this.#page, 'ControlOrMeta+Shift+KeyO', box);
    await box.fill(`@${text}`);
    const rows = this.#page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
    return until(`a symbol is called "${text}"`, async () => {
      const labels = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
      return labels.some((label) => label.startsWith(text)) ? labels : undefined;
    });
  }

  /** The line of the cursor, as the status bar tells it. */
  async line(): Promise<number> {
    const text = await this.#page.locator('[id="status.editor.selection"]').innerText();
    return Number(/Ln (\d+)/.exec(text)?.[1] ?? 0);
  }

  get #peek(): Locator {
    return this.#page.locator('.zone-widget .reference-zone-widget:visible, .peekview-widget:visible').first();
  }
}
