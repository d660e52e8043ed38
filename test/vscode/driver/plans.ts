// The plans view, as a person uses it: with the mouse, with the keyboard, with its menus.
import type { Locator, Page } from 'playwright-core';
import { happens, pressUntil, until } from './wait.ts';

export class Plans {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Opens the view from the activity bar. */
  async open(): Promise<void> {
    const pane = this.#page
      .locator('.part.sidebar .pane-header', { hasText: /Plans/i })
      .or(this.#page.locator('.part.sidebar .composite.title', { hasText: /Planner/i }));
    const icon = this.#page.locator('.part.activitybar .action-item a[aria-label^="Planner"]').first();
    await until('the plans view is open', async () => {
      if (await pane.first().isVisible()) return true;
      await icon.click();
      return pane
        .first()
        .waitFor({ timeout: 3000 })
        .then(
          () => true,
          () => false,
        );
    });
  }

  /** The rows in view, as they name themselves to screen readers. */
  async rows(): Promise<readonly string[]> {
    return this.#rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  /** Waits until a row's name matches, and yields it. */
  async shows(what: RegExp): Promise<string> {
    return until(`the plans view shows ${what.source}`, async () => (await this.rows()).find((row) => what.test(row)));
  }

  /** Waits until no row's name matches. */
  async lacks(what: RegExp): Promise<void> {
    await until(
      `the plans view no more shows ${what.source}`,
      async () => !(await this.rows()).some((row) => what.test(row)),
    );
  }

  /** Opens or closes a row by its arrow. */
  async toggle(what: RegExp): Promise<void> {
    await (await this.#row(what)).locator('.monaco-tl-twistie').click();
  }

  /** Clicks a row. */
  async click(what: RegExp): Promise<void> {
    // Not the label itself: what is longer than the view would be scrolled into it.
    await (await this.#row(what)).click({ position: { x: 110, y: 10 } });
  }

  /**
   * Clicks the box of a row until that is written: a view that is just made anew takes no click, or forgets it. A box
   * that is as it should be is not clicked again.
   */
  async tick(what: RegExp, isDone: boolean, isWritten: () => boolean): Promise<void> {
    const box = '.custom-view-tree-node-item-checkbox';
    await until(`${what.source} is ${isDone ? 'ticked' : 'open'}`, async () => {
      if (isWritten()) return true;
      const row = await this.#row(what);
      if (!(await row.locator(`${box}[aria-checked="${isDone}"]`).isVisible()))
        await row
          .locator(box)
          .click({ timeout: 5000 })
          .catch(() => undefined);
      return happens(isWritten);
    });
  }

  /** Clicks one of the buttons that a row shows when the mouse is over it, until what follows on it is seen. */
  async act(what: RegExp, button: string, follows: () => Promise<boolean> | boolean): Promise<void> {
    await this.#insist(`“${button}” at ${what.source} has its effect`, follows, async () => {
      const row = await this.#row(what);
      await row.hover({ timeout: 5000 });
      await row.locator(`.actions .action-label[aria-label^="${button}"]`).click({ timeout: 5000 });
    });
  }

  /** Picks an entry of the menu of a row, until what follows on it is seen. */
  async pickOf(what: RegExp, entry: string, follows: () => Promise<boolean> | boolean): Promise<void> {
    await this.#insist(`“${entry}” of ${what.source} has its effect`, follows, async () => {
      if (!(await this.#openMenu.isVisible())) await this.menu(what);
      await this.pick(entry);
    });
  }

  /** Opens the menu of a row, and yields what it offers. */
  async menu(what: RegExp): Promise<readonly string[]> {
    // Beside the buttons, which have menus of their own.
    await (await this.#row(what)).click({ button: 'right', position: { x: 60, y: 10 } });
    return this.menuItems();
  }

  /** Opens the menu of the row that has the focus by the keyboard. */
  async openMenu(): Promise<void> {
    await pressUntil(this.#page, 'Shift+F10', this.#openMenu);
  }

  /** What the menu that is open offers. */
  async menuItems(): Promise<readonly string[]> {
    const items = this.#openMenu.locator('.action-menu-item .action-label');
    await items.first().waitFor();
    return (await items.allInnerTexts()).map((text) => text.trim());
  }

  /** Picks an entry of the menu that is open. */
  async pick(entry: string): Promise<void> {
    await this.#openMenu.locator('.action-menu-item', { hasText: entry }).first().click();
  }

  /** Moves to an entry of the menu that is open by the arrow key, and picks it by Enter. */
  async pickByKeyboard(entry: string): Promise<void> {
    const focused = this.#page.locator('.monaco-menu:visible .action-item.focused').first();
    const name = async (): Promise<string> => ((await focused.count()) > 0 ? focused.innerText() : '');
    await until(`“${entry}” has the focus`, async () => {
      const before = await name();
      if (before.includes(entry)) return true;
      await this.#page.keyboard.press('ArrowDown');
      // A menu that was just drawn takes the key late, or not at all: pressed too early, it would move past the entry.
      const moved =
        before === ''
          ? focused.waitFor({ timeout: 3000 })
          : focused.filter({ hasText: before }).waitFor({ state: 'hidden', timeout: 3000 });
      await moved.catch(() => undefined);
      return false;
    });
    await this.#page.keyboard.press('Enter');
  }

  /** The row that has the focus. */
  async focused(): Promise<string> {
    const row = this.#page.locator('.part.sidebar .monaco-list:focus-within .monaco-list-row.focused').first();
    return (await row.count()) > 0 ? ((await row.getAttribute('aria-label')) ?? '') : '';
  }

  /** The badge on the icon; empty where there is none. */
  async badge(): Promise<string> {
    const badge = this.#page.locator(
      '.part.activitybar .action-item:has(a[aria-label^="Planner"]) .badge .badge-content',
    );
    return (await badge.count()) > 0 && (await badge.first().isVisible())
      ? (await badge.first().innerText()).trim()
      : '';
  }

  /** The text of the item in the status bar; empty where there is none. */
  async statusBar(): Promise<string> {
    const labels = await this.#statusItems.evaluateAll((all) =>
      all.map((item) => item.getAttribute('aria-label') ?? ''),
    );
    return labels[0] ?? '';
  }

  /** Clicks the item in the status bar. */
  async clickStatusBar(): Promise<void> {
    await this.#statusItems.first().locator('a').click();
  }

  /**
   * Does something at a row until it has its effect: rows that are just made anew take no click, or hand on nothing
   * but an empty hand, so that the command asks which row is meant.
   */
  async #insist(what: string, follows: () => Promise<boolean> | boolean, work: () => Promise<void>): Promise<void> {
    await until(what, async () => {
      await work().catch(() => undefined);
      if (await happens(follows)) return true;
      await this.#page.keyboard.press('Escape');
      return false;
    });
  }

  get #openMenu(): Locator {
    return this.#page.locator('.monaco-menu:visible').first();
  }

  get #statusItems(): Locator {
    return this.#page.locator('.part.statusbar [id="planner-tools.planner.planner.run"]:visible');
  }

  async #row(what: RegExp): Promise<Locator> {
    const label = await this.shows(what);
    return this.#page.locator(`.part.sidebar .monaco-list-row[aria-label=${JSON.stringify(label)}]`).first();
  }

  get #rows(): Locator {
    return this.#page.locator('.part.sidebar .customview-tree .monaco-list-row');
  }
}
