// A real VS Code with Planner in it, driven as a person does: by keyboard and mouse.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { startServer } from '../../host/vscode.mjs';
import { launchChromium } from './chromium.ts';

const root = join(import.meta.dirname, '../../..');

export interface WorkbenchOptions {
  /** Files of the workspace, by path; without any the sample workspace is used. */
  readonly files?: Readonly<Record<string, string>>;
  /** The user's settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Without it the fake model stays out, as on a machine that has no model. */
  readonly fakeModel?: boolean;
  /** Opens the folder as VS Code does a strange one, in restricted mode. */
  readonly untrusted?: boolean;
  /** Opens no folder. */
  readonly noFolder?: boolean;
  /** The folder of an unpacked VSIX, instead of the project. */
  readonly extension?: string;
  /** More extensions, by their folders. */
  readonly extensions?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A running VS Code and its page. */
export class Workbench {
  readonly page: Page;
  /** The workspace folder on disk. */
  readonly workspace: string;
  readonly #context: BrowserContext;
  readonly #browser: Browser;
  readonly #stop: () => Promise<void>;
  readonly #door: string;
  readonly #folder: string;

  constructor(parts: {
    page: Page;
    context: BrowserContext;
    browser: Browser;
    workspace: string;
    stop: () => Promise<void>;
    door: string;
    folder: string;
  }) {
    this.page = parts.page;
    this.workspace = parts.workspace;
    this.#context = parts.context;
    this.#browser = parts.browser;
    this.#stop = parts.stop;
    this.#door = parts.door;
    this.#folder = parts.folder;
  }

  /** Closes everything. Its files are removed. */
  async close(): Promise<void> {
    await this.#context.close();
    await this.#browser.close();
    await this.#stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Runs a function of the `vscode` API in the extension host and yields its JSON value. It sees nothing of the test. */
  async inHost<T>(work: (vscode: typeof import('vscode')) => T | Thenable<T>): Promise<T> {
    return (await this.#knock('/run', work.toString())) as T;
  }

  /** The replies that the fake model gives, in order. */
  async script(replies: readonly FakeReply[]): Promise<void> {
    await this.#knock('/replies', JSON.stringify(replies));
  }

  /** Lets a reply with `gateAfter` go on. */
  async openGate(): Promise<void> {
    await this.#knock('/gate', '');
  }

  /** What the fake model was asked so far. */
  async asked(): Promise<readonly { readonly model: string; readonly text: string; readonly tool?: string }[]> {
    return (await this.#knock('/requests', '')) as readonly { model: string; text: string; tool?: string }[];
  }

  async #knock(door: string, body: string): Promise<unknown> {
    await until(async () => existsSync(this.#door), 'the fake model to open its door');
    const response = await fetch(`http://127.0.0.1:${readFileSync(this.#door, 'utf8')}${door}`, {
      method: 'POST',
      body,
    });
    const { value, error } = (await response.json()) as { value?: unknown; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** Opens the chat, empty. */
  async openChat(): Promise<void> {
    await this.command('Chat: New Chat', 'workbench.action.chat.newChat');
    await this.chatInput().waitFor();
  }

  /** The editor that messages are typed into. */
  chatInput(): Locator {
    return this.page.locator('.interactive-session .interactive-input-part .monaco-editor').first();
  }

  /** Types a message and sends it. */
  async send(message: string): Promise<void> {
    await this.chatInput().click();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('Delete');
    await this.page.keyboard.insertText(message);
    await this.page.keyboard.press('Escape');
    await this.chatInput().click();
    await this.page.keyboard.press('Enter');
    await this.page
      .locator('.interactive-item-container.interactive-request', {
        hasText: message.replace(/^@\w+\s*(\/\w+\s*)?/, '').slice(0, 30),
      })
      .last()
      .waitFor();
  }

  /** Waits until the turn is over, or waits for an answer in the question card. */
  async turnEnds(): Promise<void> {
    await until(async () => {
      if ((await this.page.locator('.chat-question-list-item, .chat-question-carousel-container').count()) > 0)
        return true;
      const responses = this.page.locator('.interactive-item-container.interactive-response');
      if ((await responses.count()) === 0) return false;
      return (await this.page.locator('.interactive-response.chat-response-loading').count()) === 0;
    }, 'the turn to end');
  }

  /** The last response. */
  response(): Locator {
    return this.page.locator('.interactive-item-container.interactive-response').last();
  }

  /** What the last response says. */
  async responseText(): Promise<string> {
    return (await this.response().innerText()).replaceAll('\u00a0', ' ');
  }

  /** Runs a command of the palette by its title, as a person does; by its id where the title is not unique. */
  async command(title: string, id?: string): Promise<void> {
    if (id !== undefined) {
      await until(async () => existsSync(this.#door) || this.#door === '', 'the extension host');
    }
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget:visible input');
    await input.waitFor();
    await input.fill(`>${title}`);
    await this.page
      .locator('.quick-input-list .monaco-list-row', { hasText: title.replace(/^.*: /, '') })
      .first()
      .waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Picks an entry of the open QuickPick. */
  async pick(label: string): Promise<void> {
    const row = this.page
      .locator('.quick-input-widget:visible .quick-input-list .monaco-list-row', { hasText: label })
      .first();
    await row.waitFor();
    await row.click();
  }

  /** Types into the open InputBox or QuickPick and accepts. */
  async enter(text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget:visible input');
    await input.waitFor();
    await input.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** The preview of a document: the document inside of the webview. */
  async preview(): Promise<Frame> {
    let found: Frame | undefined;
    await until(async () => {
      for (const frame of this.page.frames()) {
        if (frame.name() !== 'active-frame') continue;
        if (
          (await frame
            .locator('[data-planner-preview], main')
            .count()
            .catch(() => 0)) > 0
        )
          found = frame;
      }
      return found !== undefined;
    }, 'the preview');
    return found as Frame;
  }

  /** The webview that is shown, as a locator. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** Leaves a picture below `test/.out/screenshots`. */
  async screenshot(name: string): Promise<void> {
    const path = join(root, 'test/.out/screenshots', process.env['PLANNER_VSCODE'] ?? '1.139', `${name}.png`);
    mkdirSync(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
  }

  /** Changes the colour theme. */
  async theme(name: 'light' | 'dark' | 'high contrast'): Promise<void> {
    const themes = {
      light: 'Default Light Modern',
      dark: 'Default Dark Modern',
      'high contrast': 'Default High Contrast',
    } as const;
    const source = `async (vscode) => vscode.workspace.getConfiguration().update('workbench.colorTheme', ${JSON.stringify(themes[name])}, true)`;
    await this.#knock('/run', source);
    const shown = { light: '.vs', dark: '.vs-dark', 'high contrast': '.hc-black' }[name];
    await this.page.locator(`.monaco-workbench${shown}`).waitFor();
  }

  /** Reloads the window. */
  async reload(): Promise<void> {
    rmSync(this.#door, { force: true });
    await this.page.reload();
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
  }

  /** The text of a workspace file, or nothing. */
  file(path: string): string | undefined {
    const full = join(this.workspace, path);
    return existsSync(full) ? readFileSync(full, 'utf8') : undefined;
  }
}

/** A reply of the fake model; `match` limits it to requests that hold that text. */
export interface FakeReply {
  readonly match?: string;
  readonly always?: boolean;
  readonly text?: string;
  readonly fact?: unknown;
  readonly error?: string;
  readonly errorAfter?: string;
  readonly hang?: boolean;
  readonly gateAfter?: number;
}

/** Starts VS Code on a workspace and waits until it can be used. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), 'planner-vscode-'));
  const workspace = join(folder, 'workspace');
  if (options.files) writeFiles(workspace, options.files);
  else cpSync(join(root, 'test/fixtures/sample-workspace'), workspace, { recursive: true });
  mkdirSync(workspace, { recursive: true });
  const userData = join(folder, 'user-data');
  const settings = {
    'workbench.startupEditor': 'none',
    'telemetry.telemetryLevel': 'off',
    'chat.disableAIFeatures': false,
    'git.openRepositoryInParentFolders': 'never',
    ...options.settings,
  };
  writeFiles(join(userData, 'User'), { 'settings.json': JSON.stringify(settings) });
  const extensions = join(folder, 'extensions');
  mkdirSync(extensions);
  const added = [join(root, 'test/vscode/fake-model'), ...(options.extensions ?? [])];
  for (const path of added) cpSync(path, join(extensions, path.split(/[\\/]/).at(-1) ?? ''), { recursive: true });
  const door = join(folder, 'door');
  const server = await startServer({
    version: process.env['PLANNER_VSCODE'] ?? '1.139',
    userData,
    extensions,
    env: { ...options.env, PLANNER_TEST_DOOR: door, PLANNER_TEST_NO_MODEL: options.fakeModel === false ? '1' : '' },
    flags: ['--enable-smoke-test-driver', ...(options.untrusted ? [] : ['--disable-workspace-trust'])],
  });
  const browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1500, height: 950 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const payload = [
    ['extensionDevelopmentPath', `vscode-remote://127.0.0.1:${server.port}${options.extension ?? root}`],
  ];
  const query = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
  await page.goto(`${server.address}/?${options.noFolder ? 'ew=true' : `folder=${workspace}`}&${query}`);
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
  const workbench = new Workbench({ page, context, browser, workspace, stop: server.stop, door, folder });
  if (!options.untrusted) await until(async () => existsSync(door), 'the extension host');
  return workbench;
}

/** Waits for a condition. Throws what it waited for when it does not come. */
export async function until(condition: () => Promise<boolean>, what: string, seconds = 60): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Waited ${seconds} seconds for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
