// Finds the system's Chromium.
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of Chromium. Throws an error that says how to install it. */
export function chromiumPath(): string {
  const path = process.env['CHROMIUM'] ?? places.find((candidate) => existsSync(candidate));
  if (path && existsSync(path)) return path;
  throw new Error(
    'The tests in VS Code need Chromium. Install it with “sudo apt-get install chromium” (or Chrome from google.com/chrome), or name one in CHROMIUM.',
  );
}

/** Starts Chromium without a window and without background traffic. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
