// A window of VS Code, wherever it is shown: what the driver needs of it.
import type { Page } from 'playwright-core';
import type { VSCodeVersion } from '../../host/vscode.mjs';

export interface VSCodeWindow {
  readonly page: Page;
  readonly clipboard: Clipboard;
  /** Loads the window anew, and with it the extension host. */
  reload(): Promise<void>;
  /** Opens a second window on the same place. Closing that one closes nothing else. */
  openAnother(): Promise<VSCodeWindow>;
  /** Closes it, with everything that was started for it. */
  close(): Promise<void>;
}

/** The clipboard that the window copies to. */
export interface Clipboard {
  read(): Promise<string>;
  write(text: string): Promise<void>;
}

export interface WindowOptions {
  readonly version: VSCodeVersion;
  readonly userData: string;
  readonly extensions: string;
  /** File for what VS Code prints. */
  readonly log: string;
  /** The folder, or the file of a workspace (`.code-workspace`), that is opened; none when left out. */
  readonly folder: string | undefined;
  readonly trust: boolean;
  /** For the extension host. */
  readonly env: Readonly<Record<string, string>>;
  /** A VSIX to install before. */
  readonly vsix: string | undefined;
}
