// The text editors, as a person uses them.
import type { Locator, Page } from 'playwright-core';
import { pressUntil, until } from './wait.ts';
import type { Clipboard } from './window.ts';

export class Editor {
  readonly #page: Page;
  readonly #clipboard: Clipboard;

  constructor(page: Page, clipboard: Clipboard) {
    this.#page = page;
    this.#clipboard = clipboard;
  }

  /** Opens a file of the workspace by its path, and puts the cursor in it. */
  async open(path: string): Promise<void> {
    const box = this.#page.locator('.quick-input-widget:visible .quick-input-box input');
    await pressUntil(this.#page, 'ControlOrMeta+KeyP', box);
    await box.fill(path);
    const name = path.split('/').at(-1) ?? path;
    await this.#page.locator(`.quick-input-list .monaco-list-row[aria-label^="${name}"]`).first().click();
    await this.opened(name);
    await this.focus();
  }

  /** Waits until the editor of a file, named without its folder, is the active one. */
  async opened(name: string): Promise<void> {
    await this.#page.locator(`.tab.active[data-resource-name="${name}"]`).first().waitFor();
  }

  /** Names of all open editors, in the order of their tabs. */
  async tabs(): Promise<readonly string[]> {
    const tabs = this.#page.locator('.editor-group-container .tab');
    return tabs.evaluateAll((all) => all.map((tab) => tab.getAttribute('data-resource-name') ?? ''));
  }

  /** Activates an open editor by the name on its tab. */
  async activate(name: string): Promise<void> {
    await this.#page.locator(`.tab[data-resource-name="${name}"]`).first().click();
    await this.opened(name);
  }

  /** Puts the cursor into the active text editor. */
  async focus(): Promise<void> {
    await this.#active.locator('.view-lines').last().click();
  }

  /** Puts the cursor into a line, at its start where no column is given; both counted from 1. */
  async goToLine(line: number, column = 1): Promise<void> {
    await this.focus();
    const box = this.#page.locator('.quick-input-widget:visible .quick-input-box input');
    await pressUntil(this.#page, 'Control+KeyG', box);
    await box.fill(`:${line}:${column}`);
    await this.#page.keyboard.press('Enter');
    await box.waitFor({ state: 'hidden' });
  }

  /** Inserts text at the cursor, as typed or pasted. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.insertText(text);
  }

  /** Replaces one line, counted from 1. */
  async replaceLine(line: number, text: string): Promise<void> {
    await this.goToLine(line);
    await this.#page.keyboard.press('Home');
    await this.#page.keyboard.press('Shift+End');
    await this.type(text);
  }

  /** The whole text of the active editor, saved or not. It selects everything, as a person would. */
  async text(): Promise<string> {
    await this.focus();
    const token = `nothing copied ${performance.now()}`;
    await this.#clipboard.write(token);
    await this.#page.keyboard.press('ControlOrMeta+KeyA');
    await this.#page.keyboard.press('ControlOrMeta+KeyC');
    return until('the text is copied', async () => {
      const text = await this.#clipboard.read();
      return text === token ? undefined : text;
    });
  }

  /** Whether the active editor has changes that are not saved. */
  async isDirty(): Promise<boolean> {
    return (await this.#page.locator('.editor-group-container.active .tab.active.dirty').count()) > 0;
  }

  /** Saves the active editor. */
  async save(): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+KeyS');
    await until('the editor is saved', async () => !(await this.isDirty()));
  }

  /** Takes back the last change of the active editor. */
  async undo(): Promise<void> {
    await this.focus();
    await this.#page.keyboard.press('ControlOrMeta+KeyZ');
  }

  /** Closes the active editor. */
  async close(): Promise<void> {
    await this.#page.keyboard.press(process.platform === 'darwin' ? 'Meta+KeyW' : 'Control+F4');
  }

  get #active(): Locator {
    return this.#page.locator('.editor-group-container.active .editor-instance .monaco-editor');
  }
}
