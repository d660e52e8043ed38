// A real VS Code window for a test: `openWorkbench` starts it, the parts of `Workbench` drive it as a person does.
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import type * as vscode from 'vscode';
import { output, root } from '../../host/paths.mjs';
import { versions, type VSCodeVersion } from '../../host/vscode.mjs';
import { openBrowserWindow } from './browserWindow.ts';
import { Chat } from './chat.ts';
import { Editor } from './editor.ts';
import { FakeModel, modelWithTools, modelWithoutTools, otherModel, type FakeModelInfo } from './fakeModel.ts';
import { linkExtension, makeSession, writeSettings, writeUserFile, type Session } from './session.ts';
import { Palette } from './palette.ts';
import { until } from './wait.ts';
import { findWebview } from './webview.ts';
import type { Clipboard, VSCodeWindow, WindowOptions } from './window.ts';

export interface WorkbenchOptions {
  /** The environment's `PLANNER_VSCODE`, else the newest. */
  readonly vscode?: VSCodeVersion;
  /** Folder of which a copy is opened; `null` opens an empty folder. The sample workspace when left out. */
  readonly workspace?: string | null;
  /** Opens no folder at all. */
  readonly noFolder?: boolean;
  /** Files that are written into the copy, by their paths in it. */
  readonly files?: Readonly<Record<string, string>>;
  /** Names of folders in the copy, or addresses elsewhere, that are opened together, instead of the copy itself. */
  readonly folders?: readonly string[];
  /** Files below VS Code's data, by their paths there, such as `User/mcp.json`. */
  readonly userFiles?: Readonly<Record<string, string>>;
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Folder of the extension that is tested. Planner, as built, when left out. */
  readonly extension?: string;
  /** Folders of more extensions. */
  readonly others?: readonly string[];
  /** A VSIX that is installed instead. */
  readonly vsix?: string;
  /** The fake models. Two with tools, of which the first is picked, and one without, when left out. */
  readonly models?: readonly FakeModelInfo[];
  /** `false` leaves the folder untrusted (Restricted Mode). */
  readonly trusted?: boolean;
  /** For the extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Opens a window, and waits until the extension host is up: on the desktop where the environment's `PLANNER_DESKTOP`
 * names its program, else in a browser.
 */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const version = options.vscode ?? chosenVersion();
  const workspace = options.workspace === undefined ? sampleWorkspace : (options.workspace ?? undefined);
  const session = makeSession(workspace, options.files ?? {});
  writeSettings(session, options.settings ?? {});
  for (const [path, text] of Object.entries(options.userFiles ?? {})) writeUserFile(session, path, text);
  linkExtension(session, fakeModelExtension);
  if (!options.vsix) linkExtension(session, options.extension ?? root);
  for (const folder of options.others ?? []) linkExtension(session, folder);
  const model = await FakeModel.start(
    options.models ?? [modelWithTools, otherModel, modelWithoutTools],
    session.requests,
  );
  const opened: { window?: VSCodeWindow } = {};
  const close = async (): Promise<void> => {
    await opened.window?.close();
    await model.close();
    session.remove();
  };
  try {
    opened.window = await openWindow({
      version,
      ...session,
      log: session.serverLog,
      folder: placeOf(session.workspace, options),
      trust: options.trusted ?? true,
      env: { ...options.env, PLANNER_FAKE_MODEL: model.address },
      vsix: options.vsix,
    });
    const workbench = new Workbench(opened.window, model, session, version, close);
    await workbench.ready();
    return workbench;
  } catch (error) {
    const log = existsSync(session.serverLog) ? readFileSync(session.serverLog, 'utf8').slice(-2000) : '';
    await close();
    throw new Error(`VS Code ${version} did not open. The end of its log:\n${log}`, { cause: error });
  }
}

/** Opens a window for one test and closes it in any case; what it showed when the test failed is kept as a picture. */
export async function withWorkbench(
  name: string,
  options: WorkbenchOptions,
  test: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const workbench = await openWorkbench(options);
  try {
    await test(workbench);
  } catch (error) {
    const picture = await workbench.screenshot(`failed ${name}`).catch(() => 'none');
    console.error(`"${name}" failed in VS Code ${workbench.version}. Picture: ${picture}`);
    throw error;
  } finally {
    await workbench.close();
  }
}

export class Workbench {
  /** For what the parts below do not offer. */
  readonly page: Page;
  readonly chat: Chat;
  readonly palette: Palette;
  readonly editor: Editor;
  readonly clipboard: Clipboard;
  readonly model: FakeModel;
  readonly version: VSCodeVersion;
  readonly close: () => Promise<void>;
  readonly #session: Session;
  readonly #window: VSCodeWindow;

  constructor(
    window: VSCodeWindow,
    model: FakeModel,
    session: Session,
    version: VSCodeVersion,
    close: () => Promise<void>,
  ) {
    const { page } = window;
    this.page = page;
    this.chat = new Chat(page);
    this.palette = new Palette(page);
    this.editor = new Editor(page, window.clipboard);
    this.clipboard = window.clipboard;
    this.#window = window;
    this.model = model;
    this.version = version;
    this.close = close;
    this.#session = session;
  }

  /** The folder that is open in the window: a copy, removed when the workbench closes. */
  get folder(): string {
    return this.#session.workspace;
  }

  /** Waits until the window is there and the extension host is up. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    await this.model.connected();
  }

  /** Reloads the window, as F5 or a restart of VS Code does: the extension host begins anew. */
  async reload(): Promise<void> {
    this.model.forget();
    await this.#window.reload();
    await this.ready();
  }

  /** Opens another window on the same folder, as the same user. Its `close` closes the window alone. */
  async openWindow(): Promise<Workbench> {
    this.model.forget();
    const other = await this.#window.openAnother();
    const workbench = new Workbench(other, this.model, this.#session, this.version, () => other.close());
    await workbench.ready();
    return workbench;
  }

  /** What an output channel of the extension has logged, in all windows. */
  log(name: string): string {
    const files = globSync(`logs/**/${name}.log`, { cwd: this.#session.userData }).sort();
    return files.map((file) => readFileSync(join(this.#session.userData, file), 'utf8')).join('');
  }

  /** Replaces a file below VS Code's data, such as `User/mcp.json`. */
  writeUserFile(path: string, text: string): void {
    writeUserFile(this.#session, path, text);
  }

  /** Reads a file of the workspace from the disk; yields `undefined` where there is none. */
  read(path: string): string | undefined {
    const file = join(this.folder, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }

  /** Waits until a file is on the disk and its text fulfils the condition. */
  async fileShows(path: string, condition: (text: string) => boolean = () => true): Promise<string> {
    return until(`${path} is as expected`, () => {
      const text = this.read(path);
      return text !== undefined && condition(text) ? text : undefined;
    });
  }

  /** Changes user settings, as the settings editor does; `null` takes one away. */
  async changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    // The function is sent as text: the settings stand in it as literals.
    await this.model.run(`async ({ workspace }) => {
      for (const [name, value] of ${JSON.stringify(Object.entries(settings))}) {
        await workspace.getConfiguration().update(name, value ?? undefined, true);
      }
    }`);
  }

  /** Runs a function of the `vscode` API in the extension host and yields its JSON value. It sees nothing of the test. */
  async inHost<T>(work: (editor: typeof vscode) => T | Thenable<T>): Promise<T> {
    return (await this.model.run(work.toString())) as T;
  }

  /** Switches the colour theme, and waits until the window has it. */
  async setTheme(theme: Theme): Promise<void> {
    await this.palette.run('Preferences: Color Theme');
    await this.palette.pick(themes[theme].label);
    await this.page.locator(`.monaco-workbench.${themes[theme].class}`).waitFor();
  }

  /** Waits until a webview contains an element, and yields its frame. */
  async webview(selector: string): Promise<Frame> {
    return findWebview(this.page, selector);
  }

  /** Waits until one of several previews shows a text, and yields its frame. */
  async webviewSaying(text: string): Promise<Frame> {
    return findWebview(this.page, 'main', text);
  }

  /** Takes a picture of the whole window into the ignored folder, and yields its path. */
  async screenshot(name: string): Promise<string> {
    const path = join(
      output,
      'screenshots',
      desktop ? `${this.version}-desktop` : this.version,
      `${name.replace(/[^\w-]+/g, '-')}.png`,
    );
    mkdirSync(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
    return path;
  }

  /** Pictures of the window as it is, in the themes that people use. Switching closes what is open above the editor. */
  async pictures(name: string): Promise<void> {
    for (const theme of ['dark', 'highContrast', 'light'] as const) {
      await this.setTheme(theme);
      await this.screenshot(`${name} ${theme}`);
    }
  }
}

export type Theme = 'light' | 'dark' | 'highContrast' | 'highContrastLight';

const themes: Readonly<Record<Theme, { readonly label: string; readonly class: string }>> = {
  light: { label: 'Light Modern', class: 'vs' },
  dark: { label: 'Dark Modern', class: 'vs-dark' },
  highContrast: { label: 'Dark High Contrast', class: 'hc-black' },
  highContrastLight: { label: 'Light High Contrast', class: 'hc-light' },
};

/** The program of the desktop's VS Code, where the tests are to run there. */
const desktop = process.env['PLANNER_DESKTOP'];

async function openWindow(options: WindowOptions): Promise<VSCodeWindow> {
  if (!desktop) return openBrowserWindow(options);
  const { openDesktopWindow } = await import('./desktopWindow.ts');
  return openDesktopWindow(desktop, options);
}

const sampleWorkspace = join(root, 'test/fixtures/sample-workspace');
const fakeModelExtension = join(root, 'test/vscode/fake-model');

function chosenVersion(): VSCodeVersion {
  const named = process.env['PLANNER_VSCODE'];
  const found = versions.find((version) => version === named) ?? versions[0];
  if (!found || (named && named !== found)) throw new Error(`PLANNER_VSCODE is none of ${versions.join(', ')}.`);
  return found;
}

/** What is opened: the copy, a workspace of folders in it, or nothing. */
function placeOf(copy: string, { folders, noFolder }: WorkbenchOptions): string | undefined {
  if (noFolder) return undefined;
  if (!folders) return copy;
  const file = join(copy, 'all.code-workspace');
  const places = folders.map((path) => (/^\w{2,}:/.test(path) ? { uri: path } : { path }));
  writeFileSync(file, JSON.stringify({ folders: places }));
  return file;
}
