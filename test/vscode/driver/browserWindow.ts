// VS Code in a browser: the server from npm, and the system's Chromium.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { installExtension, startServer, type Server } from './server.ts';
import { patience } from './wait.ts';
import type { VSCodeWindow, WindowOptions } from './window.ts';

/** Starts a server and a browser, and opens the window. Nothing stays running where that fails. */
export async function openBrowserWindow(options: WindowOptions): Promise<VSCodeWindow> {
  const opened: { server?: Server; browser?: Browser } = {};
  const close = async (): Promise<void> => {
    await opened.browser?.close();
    opened.server?.stop();
  };
  try {
    if (options.vsix) await installExtension(options.version, options.extensions, options.vsix);
    opened.server = await startServer(options);
    opened.browser = await launchBrowser();
    const page = await newPage(opened.browser);
    await page.goto(addressOf(opened.server, options.folder));
    return windowOf(page, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where a server shows a folder, the file of a workspace, or nothing. */
export function addressOf(server: Server, folder: string | undefined): string {
  return `http://${server.authority}/?${new URLSearchParams(queryOf(folder))}`;
}

function windowOf(page: Page, close: () => Promise<void>): VSCodeWindow {
  return {
    page,
    clipboard: {
      read: () => page.evaluate(() => navigator.clipboard.readText()),
      write: (text) => page.evaluate((given) => navigator.clipboard.writeText(given), text),
    },
    reload: async () => void (await page.reload()),
    openAnother: async () => {
      const other = await openPage(page.context());
      await other.goto(page.url());
      return windowOf(other, () => other.close({ runBeforeUnload: true }));
    },
    close,
  };
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  context.setDefaultTimeout(patience);
  return openPage(context);
}

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  // The browser asks whether to leave a page with unsaved editors.
  page.on('dialog', (dialog) => void dialog.accept());
  return page;
}

function queryOf(folder: string | undefined): Record<string, string> {
  if (folder === undefined) return { ew: 'true' };
  return folder.endsWith('.code-workspace') ? { workspace: slashed(folder) } : { folder: slashed(folder) };
}

/** A path as URIs have it: `C:\a` is `/C:/a`. */
function slashed(path: string): string {
  const forward = path.replaceAll('\\', '/');
  return forward.startsWith('/') ? forward : `/${forward}`;
}
