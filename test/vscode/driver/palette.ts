// The command palette, pickers, input boxes, notifications and dialogs, as a person uses them.
import type { Locator, Page } from 'playwright-core';
import { pressUntil, until } from './wait.ts';

/** Milliseconds after which a step in the palette is tried anew: it may have closed. */
const soon = 10_000;

export class Palette {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Runs a command by its whole title, such as `Planner: Check`. */
  async run(title: string): Promise<void> {
    await this.#whileOpen(`the palette runs “${title}”`, async () => {
      await this.#box.fill(`>${title}`, { timeout: soon });
      await this.#row(title).click({ timeout: soon });
    });
  }

  /** Whether the palette offers a command with this whole title. */
  async offers(title: string): Promise<boolean> {
    await this.#whileOpen('the palette lists commands', async () => {
      await this.#box.fill(`>${title}`, { timeout: soon });
      await this.#rows.first().waitFor({ timeout: soon });
    });
    const found = (await this.#row(title).count()) > 0;
    await this.cancel();
    return found;
  }

  /** Waits for a picker, and reads its rows in view. */
  async options(): Promise<readonly string[]> {
    await this.#rows.first().waitFor();
    return this.#rows.locator('.quick-input-list-row:first-child .label-name').allInnerTexts();
  }

  /** Title, prompt and validation message of the picker or input box that is open. */
  async heading(): Promise<{ readonly title: string; readonly message: string }> {
    await this.#widget.waitFor();
    const title = (await this.#widget.locator('.quick-input-title').innerText()).trim();
    return { title, message: (await this.#widget.locator('.quick-input-message').innerText()).trim() };
  }

  /** Whether a picker or input box is open whose title or prompt says this. */
  async asks(what: RegExp): Promise<boolean> {
    const texts = await this.#widget.locator('.quick-input-title, .quick-input-message').allInnerTexts();
    return what.test(texts.join('\n'));
  }

  /** Waits for a picker, and picks the row with this label; in a list that is too long to show it, by typing it. */
  async pick(label: string): Promise<void> {
    await this.#rows.first().waitFor();
    if (!(await this.#isInView(this.#row(label)))) await this.#box.fill(label);
    await this.#row(label).click();
  }

  /** Waits for an input box, and answers it; a picker that was there before it goes first, unless it takes words itself. */
  async type(text: string): Promise<void> {
    await this.#rows
      .first()
      .waitFor({ state: 'hidden', timeout: soon })
      .catch(() => undefined);
    await this.#box.waitFor();
    await this.#box.fill(text);
    await this.#page.keyboard.press('Enter');
  }

  /** Leaves the picker or input box. */
  async cancel(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#widget.waitFor({ state: 'hidden' });
  }

  /** Waits for a notification that contains a text, and yields the whole of it. */
  async notification(text: string): Promise<string> {
    const found = this.#notification(text);
    const isToast = await this.#seen(found);
    if (!isToast) await this.#openNotifications(found);
    const message = await found.locator('.notification-list-item-message').innerText();
    if (!isToast) await this.#bell.click();
    return message;
  }

  /** Clicks a button of the notification that contains a text. */
  async clickNotification(text: string, button: string): Promise<void> {
    const found = this.#notification(text);
    // It may go behind the bell at the moment of the click.
    await until(`“${button}” of the notification is clicked`, async () => {
      if (!(await this.#seen(found))) await this.#openNotifications(found);
      // The tooltip of what is under the mouse may lie over the button.
      await this.#page.mouse.move(0, 0);
      return found
        .locator('.monaco-button', { hasText: button })
        .click({ timeout: soon })
        .then(
          () => true,
          () => false,
        );
    });
  }

  /** Waits for a modal dialog, and yields its text. */
  async dialog(): Promise<string> {
    const dialog = this.#page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    return dialog.locator('.dialog-message-container').innerText();
  }

  /** Clicks a button of the modal dialog. */
  async clickDialog(button: string): Promise<void> {
    await this.#page.locator('.monaco-dialog-box .monaco-button', { hasText: button }).first().click();
    await until('the dialog closes', async () => (await this.#page.locator('.monaco-dialog-box').count()) === 0);
  }

  /** Whether a row is there, and not one that the list keeps above or below what it shows: the window may be low. */
  async #isInView(row: Locator): Promise<boolean> {
    if ((await row.count()) === 0) return false;
    const [place, list] = await Promise.all([
      row.boundingBox(),
      this.#widget.locator('.quick-input-list').boundingBox(),
    ]);
    return (
      place !== null && list !== null && place.y >= list.y - 1 && place.y + place.height <= list.y + list.height + 1
    );
  }

  /** Opens the palette and works in it; what takes the focus from it closes it, and then it is opened again. */
  async #whileOpen(what: string, work: () => Promise<void>): Promise<void> {
    await until(what, async () => {
      await pressUntil(this.#page, 'F1', this.#box);
      return work().then(
        () => true,
        () => false,
      );
    });
  }

  /** VS Code shows only a few notifications within one second; the others wait behind the bell. */
  async #openNotifications(found: Locator): Promise<void> {
    await until('the notification is there', async () => {
      if (await found.isVisible()) return true;
      await this.#bell.click();
      return this.#seen(found);
    });
  }

  async #seen(found: Locator): Promise<boolean> {
    return found.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
  }

  get #bell(): Locator {
    return this.#page.locator('[id="status.notifications"] a').first();
  }

  #notification(text: string): Locator {
    return this.#page.locator('.notification-list-item', { hasText: text }).first();
  }

  /** Rows name themselves in `aria-label`: the title, then details after a comma. */
  #row(label: string): Locator {
    const text = JSON.stringify(label);
    const comma = JSON.stringify(`${label}, `);
    return this.#widget.locator(`.monaco-list-row:is([aria-label=${text}], [aria-label^=${comma}])`).first();
  }

  get #widget(): Locator {
    return this.#page.locator('.quick-input-widget:visible');
  }

  get #box(): Locator {
    return this.#widget.locator('.quick-input-box input');
  }

  get #rows(): Locator {
    return this.#widget.locator('.quick-input-list .monaco-list-row');
  }
}
