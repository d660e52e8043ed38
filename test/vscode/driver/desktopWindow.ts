// VS Code on the desktop: the released program, driven through Electron.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { stopGroup } from '../../host/processes.mjs';
import { desktopArguments, desktopEnvironment, installArguments } from './desktopArguments.ts';
import { Palette } from './palette.ts';
import { patience, within } from './wait.ts';
import type { VSCodeWindow, WindowOptions } from './window.ts';

/**
 * Starts the program, and waits for its window. Nothing stays running where that fails, nor after the window was closed:
 * a program that has not ended after `endsWithin` milliseconds is ended.
 */
export async function openDesktopWindow(
  program: string,
  options: WindowOptions,
  endsWithin = patience,
): Promise<VSCodeWindow> {
  if (options.vsix) await install(program, options, options.vsix);
  const app = await launch(program, options);
  const log = createWriteStream(options.log);
  app.process().stdout?.pipe(log);
  app.process().stderr?.pipe(log);
  const close = (): Promise<void> => closeApplication(app, endsWithin);
  try {
    const page = await app.firstWindow({ timeout: patience });
    page.setDefaultTimeout(patience);
    await enlarge(app, page);
    return windowOf(app, page, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Launches it. Playwright leaves the rejections of a launch that fails to nobody: they would fail a test before the error
 * that holds what the program has said.
 */
async function launch(program: string, options: WindowOptions): Promise<ElectronApplication> {
  const around = process.rawListeners('unhandledRejection') as NodeJS.UnhandledRejectionListener[];
  const hear: NodeJS.UnhandledRejectionListener = (reason, promise) => {
    if (reason instanceof Error && reason.message === 'Process failed to launch!') return;
    for (const listener of around) listener(reason, promise);
  };
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', hear);
  try {
    return await _electron.launch({
      executablePath: program,
      args: [...desktopArguments(options)],
      env: desktopEnvironment(process.env, options.env),
      timeout: patience,
    });
  } finally {
    process.off('unhandledRejection', hear);
    for (const listener of around) process.on('unhandledRejection', listener);
  }
}

function windowOf(app: ElectronApplication, page: Page, close: () => Promise<void>): VSCodeWindow {
  return {
    page,
    clipboard: {
      read: () => app.evaluate(({ clipboard }) => clipboard.readText()),
      write: (text) => app.evaluate(({ clipboard }, given) => clipboard.writeText(given), text),
    },
    // The page alone must not be loaded anew: the program ends the extension host before.
    reload: async () => {
      const loaded = page.waitForEvent('domcontentloaded');
      await new Palette(page).run('Developer: Reload Window');
      await loaded;
    },
    // The program shows a folder in one window; a copy of the workspace may have a second one on the same folder.
    openAnother: async () => {
      const opened = app.waitForEvent('window');
      await new Palette(page).run('Workspaces: Duplicate As Workspace in New Window');
      const other = await opened;
      other.setDefaultTimeout(patience);
      return windowOf(app, other, () => other.close({ runBeforeUnload: true }));
    },
    close,
  };
}

/** Gives the window the size that it has in the browser, as far as the screen allows. */
async function enlarge(app: ElectronApplication, page: Page): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate((found: { setBounds(bounds: object): void }) =>
    found.setBounds({ x: 0, y: 0, width: 1600, height: 1000 }),
  );
}

/** A program that does not end by itself is ended, with all that it has started. */
async function closeApplication(app: ElectronApplication, endsWithin: number): Promise<void> {
  const child = app.process();
  await within('VS Code has ended', app.close(), endsWithin).catch(() => stopGroup(child, 'SIGKILL'));
}

async function install(program: string, options: WindowOptions, vsix: string): Promise<void> {
  const [cli = program, ...first] = resolveCliArgsFromVSCodeExecutablePath(program, { reuseMachineInstall: true });
  const args = [...first, ...installArguments(options, vsix)];
  const shell = process.platform === 'win32';
  const quoted = (text: string): string => (shell ? `"${text}"` : text);
  const child = spawn(quoted(cli), args.map(quoted), {
    shell,
    stdio: 'inherit',
    env: desktopEnvironment(process.env, {}),
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`VS Code ${options.version} did not install ${vsix}.`);
}
