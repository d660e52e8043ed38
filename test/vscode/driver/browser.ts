// Finds and starts the system's Chromium.
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const usualPaths: Readonly<Record<string, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/**
 * Yields the path of Chromium or Chrome: the environment's `CHROMIUM`, else one of the usual places.
 * Throws with the command that installs it.
 */
export function findBrowser(
  env: NodeJS.ProcessEnv = process.env,
  platform: string = process.platform,
  isThere: (path: string) => boolean = existsSync,
): string {
  const named = env['CHROMIUM'];
  if (named) {
    if (isThere(named)) return named;
    throw new Error(`CHROMIUM names ${named}, and there is no such file.`);
  }
  const found = usualPaths[platform]?.find(isThere);
  if (found) return found;
  const how =
    platform === 'linux'
      ? 'Install it with "sudo apt-get install chromium" (or your system\'s way)'
      : 'Install Chrome from https://www.google.com/chrome/';
  throw new Error(`The tests in VS Code need Chromium or Chrome. ${how}, or set CHROMIUM to the path of one.`);
}

/** Starts it without a window and without traffic of its own. */
export async function launchBrowser(): Promise<Browser> {
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      ...(asRoot ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-default-apps',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
