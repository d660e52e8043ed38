// The chat view, as a person uses it.
import type { Locator, Page } from 'playwright-core';
import { pressUntil, until } from './wait.ts';

/** A question as its card shows it. */
export interface QuestionCard {
  readonly title: string;
  readonly message: string;
  readonly options: readonly string[];
}

/** The keys that VS Code opens its chat with. */
const openChat = process.platform === 'darwin' ? 'Control+Meta+KeyI' : 'Control+Alt+KeyI';

export class Chat {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Opens the chat and puts the cursor in its input. */
  async open(): Promise<void> {
    await pressUntil(this.#page, openChat, this.#input);
    await this.#widen();
    await this.#input.click();
  }

  /** Begins an empty conversation. */
  async startNew(): Promise<void> {
    await this.open();
    if ((await this.#rows.count()) === 0) return;
    await this.#page.keyboard.press('ControlOrMeta+KeyN');
    await this.#rows.first().waitFor({ state: 'detached' });
    // The list is empty a moment before the new conversation is there: what is typed between goes to neither.
    await this.#session.locator('.chat-welcome-view-container:visible').waitFor();
  }

  /** Replaces what stands in the input, and does not send it. */
  async write(text: string): Promise<void> {
    await this.#input.click();
    await this.#page.keyboard.press('ControlOrMeta+KeyA');
    await this.#page.keyboard.press('Delete');
    await until('the chat input is empty', async () => (await this.inputText()) === '');
    await this.#page.keyboard.insertText(text);
  }

  /** What stands in the input. */
  async inputText(): Promise<string> {
    const lines = await this.#input.locator('.view-line').allInnerTexts();
    return lines.join('\n').replaceAll('\u00a0', ' ').trim();
  }

  /** Sends a message and waits until the conversation shows it. The answer may take longer: see `ended`. */
  async send(text: string): Promise<void> {
    // After a name or a command the space closes the list of suggestions, which would take the Enter.
    await this.write(/(^|\s)[@/#]\S*$/.test(text) ? `${text} ` : text);
    const before = await this.#lastIndex();
    await this.#page.keyboard.press('Enter');
    await until(`the chat shows "${text}"`, async () => (await this.#lastIndex()) > before);
  }

  /** Sends what a button puts into the input, once that contains a text. */
  async sendWritten(text: string): Promise<void> {
    await until(`a button has written "${text}"`, async () => (await this.inputText()).includes(text));
    const before = await this.#lastIndex();
    await this.#input.click();
    await this.#page.keyboard.press('Enter');
    await until('the chat shows what was written', async () => (await this.#lastIndex()) > before);
  }

  /** Sends a message, waits for the end of the turn, and yields the text of the answer. */
  async ask(text: string): Promise<string> {
    await this.send(text);
    await this.ended();
    return this.responseText();
  }

  /** Waits until the last turn has come to its end. */
  async ended(): Promise<void> {
    await this.#lastRow.locator('.interactive-response:not(.chat-response-loading)').waitFor();
  }

  /** The last answer in the conversation. */
  get response(): Locator {
    return this.#lastRow.locator('.interactive-response > .value');
  }

  /** The text of the last answer as it is now, without the steps that VS Code folds away. */
  async responseText(): Promise<string> {
    const texts = await this.response
      .locator('> :not(.completed-response-disclosure, .chat-used-context)')
      .allInnerTexts();
    return texts.join('\n').trim();
  }

  /** Waits until the last answer, finished or not, contains a text. */
  async shows(text: string): Promise<void> {
    await until(`the answer contains "${text}"`, async () => (await this.responseText()).includes(text));
  }

  /** Clicks a button of the last answer. */
  async clickButton(name: string): Promise<void> {
    await this.response.locator('.monaco-button', { hasText: name }).last().click();
  }

  /** Clicks a link, or a reference to a file, of the last answer. */
  async clickLink(name: string): Promise<void> {
    await this.response.locator('a:not(.monaco-button)', { hasText: name }).last().click();
  }

  /** Unfolds the steps of the last answer. */
  async unfold(): Promise<void> {
    await this.response.locator('.completed-response-summary').click();
  }

  /** Waits for follow-ups above the input, and reads them. */
  async followUps(): Promise<readonly string[]> {
    const followUps = this.#session.locator('.interactive-session-followups .interactive-followup-reply');
    await followUps.first().waitFor();
    return followUps.allInnerTexts();
  }

  /** Clicks a follow-up, and waits until it has become a message. */
  async clickFollowUp(name: string): Promise<void> {
    const before = await this.#lastIndex();
    const followUp = this.#session.locator('.interactive-followup-reply', { hasText: name });
    await until(`the follow-up "${name}" can be clicked`, async () => {
      await this.#closeNotifications();
      return followUp.click({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    });
    await until(`the follow-up "${name}" is sent`, async () => (await this.#lastIndex()) > before);
  }

  /** Stops the turn that is running. */
  async stop(): Promise<void> {
    await this.#session.locator('.chat-execute-toolbar [class*="codicon-stop"]').click();
  }

  /** Picks the model with this name. */
  async pickModel(name: string): Promise<void> {
    await this.#modelPicker.click();
    const list = this.#page.locator('.action-widget:visible').first();
    await list.locator('.monaco-list-row').first().waitFor();
    const filter = list.locator('.action-list-filter-input');
    const row = (title: string): Locator =>
      list.locator('.monaco-list-row.action', { has: this.#page.getByText(title, { exact: true }) });
    // A long list is folded. 1.139 has a field to search it, 1.110 a row that unfolds it.
    if (await filter.isVisible()) await filter.fill(name);
    else if (!(await row(name).isVisible())) await this.#clickRow(row('Other Models'));
    await this.#clickRow(row(name));
    await this.modelPicked(name);
  }

  /** Waits until the model with this name is the one that will be asked. */
  async modelPicked(name: string): Promise<void> {
    await until(`the model "${name}" is picked`, async () => (await this.#model()) === name);
  }

  /** Waits until VS Code has found a model. Without one it answers by itself. */
  async hasModel(): Promise<void> {
    await until('the chat has a model', async () => (await this.#model()) !== undefined);
  }

  /** The input says to screen readers which model will be asked, also where the picker is hidden for lack of room. */
  async #model(): Promise<string | undefined> {
    const label = await this.#input.locator('[role="textbox"]').getAttribute('aria-label');
    return /\., ([^,]+?)\.\s+Press Enter/.exec(label ?? '')?.[1];
  }

  /** Waits for a question, and reads it. */
  async question(): Promise<QuestionCard> {
    await this.#card.waitFor();
    const text = async (selector: string): Promise<string> =>
      (await this.#card.locator(selector).allInnerTexts()).join('\n').trim();
    // The card of the question before is empty for a moment before it goes.
    const title = await until(
      'the question can be read',
      async () => (await text('.chat-question-title')) || undefined,
    );
    return {
      title,
      message: await text('.chat-question-detailed-message'),
      options: await this.#card.locator('.chat-question-list-label').allInnerTexts(),
    };
  }

  /** Answers the question with options; with several where it allows several. */
  async pick(...labels: readonly string[]): Promise<void> {
    await this.#leaveQuestion(async () => {
      for (const label of labels) {
        await (await this.#option(label)).click();
      }
      // Picking one of several answers is a click; a question that takes more waits for the button.
      if (labels.length > 1) await this.#submit();
    });
  }

  /** Answers the question in one's own words. */
  async answer(text: string): Promise<void> {
    await this.#leaveQuestion(async () => {
      await this.#card.locator('.chat-question-freeform-textarea').fill(text);
      await this.#submit();
    });
  }

  /** Accepts the question as it stands: the recommended option is picked beforehand. */
  async accept(): Promise<void> {
    await this.#leaveQuestion(() => this.#submit());
  }

  /** Closes the question without an answer. */
  async skip(): Promise<void> {
    await this.#leaveQuestion(() => this.#card.locator('.chat-question-close').click());
  }

  /** Closes the notifications in the corner, which lie over what stands above the input. */
  async #closeNotifications(): Promise<void> {
    for (const toast of await this.#page.locator('.notification-toast').all()) {
      await toast.hover({ timeout: 1000 }).catch(() => undefined);
      const close = toast.locator('.codicon-notifications-clear').first();
      // One that goes by itself meanwhile is as good as closed.
      await close.click({ timeout: 1000 }).catch(() => undefined);
    }
  }

  /** Drags the border of the side bar with the chat, which is too narrow for tables and hides the model. */
  async #widen(): Promise<void> {
    const bar = await this.#page.locator('.part.auxiliarybar').boundingBox();
    if (!bar || bar.width >= 400) return;
    const sashes = await this.#page.locator('.monaco-sash.vertical:not(.disabled)').all();
    for (const sash of sashes) {
      const box = await sash.boundingBox();
      if (!box || Math.abs(box.x - bar.x) > 12 || box.height < bar.height / 2) continue;
      const y = box.y + box.height / 4;
      await this.#page.mouse.move(box.x + box.width / 2, y);
      await this.#page.mouse.down();
      await this.#page.mouse.move(bar.x + bar.width - 480, y, { steps: 4 });
      await this.#page.mouse.up();
      return;
    }
  }

  /** A list that has just opened takes clicks only after the mouse has moved. */
  async #clickRow(row: Locator): Promise<void> {
    await row.hover({ force: true });
    await row.click();
  }

  /** The option with a label: of those that have a description too, the one whose label it is as a whole. */
  async #option(label: string): Promise<Locator> {
    const items = this.#card.locator('.chat-question-list-item');
    const titles = this.#page.locator('.chat-question-list-label-title').getByText(label, { exact: true });
    const titled = items.filter({ has: titles }).first();
    return (await titled.count()) > 0 ? titled : items.filter({ hasText: label }).first();
  }

  async #submit(): Promise<void> {
    // 1.139, and 1.110.
    await this.#card.locator('.chat-question-submit-button, .chat-question-nav-submit').click();
  }

  /** The options of each question have ids of their own: the same question asked again is another one. */
  async #leaveQuestion(act: () => Promise<void>): Promise<void> {
    const options = this.#session.locator('.chat-question-carousel-container:visible [id*="option-"]');
    await options.first().waitFor();
    const ids = async (): Promise<readonly string[]> => options.evaluateAll((all) => all.map((option) => option.id));
    const before = await ids();
    await act();
    await until('the question is answered', async () => !(await ids()).some((id) => before.includes(id)));
  }

  get #session(): Locator {
    return this.#page.locator('.interactive-session');
  }

  get #input(): Locator {
    return this.#session.locator('.interactive-input-part .monaco-editor').first();
  }

  get #card(): Locator {
    return this.#session.locator('.chat-question-carousel-container:visible').last();
  }

  get #modelPicker(): Locator {
    // 1.139, and 1.110.
    return this.#session.locator('.model-picker-item, .chat-input-picker-item:has([aria-label^="Pick Model"])').first();
  }

  get #rows(): Locator {
    return this.#session.locator('.interactive-list .monaco-list-row');
  }

  get #lastRow(): Locator {
    return this.#session.locator('.interactive-list .monaco-list-row[data-last-element="true"]');
  }

  async #lastIndex(): Promise<number> {
    const indices = await this.#rows.evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-index'))));
    return Math.max(-1, ...indices);
  }
}
