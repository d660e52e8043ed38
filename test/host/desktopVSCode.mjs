// @ts-check
// The desktop's VS Code: the released program, from where VS Code's own test runner fetches it.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cache } from './paths.mjs';

/**
 * The releases that are tried on the desktop, by the versions that are tested.
 * @type {Readonly<Record<import('./vscode.mjs').VSCodeVersion, string>>}
 */
const releases = { 1.139: '1.139.1', '1.110': '1.110.0' };

/** @typedef {(options: { readonly version: string, readonly cachePath: string }) => Promise<string>} Download */

/**
 * Yields the path of the program, fetching it when it is not there. The environment's `PLANNER_DESKTOP` names another.
 * @param {import('./vscode.mjs').VSCodeVersion} version
 * @param {Readonly<Record<string, string | undefined>>} [env]
 * @param {Download} [download]
 * @returns {Promise<string>}
 * @throws with what to do, when there is none and none can be fetched
 */
export async function desktopVSCode(version, env = process.env, download = downloadAndUnzipVSCode) {
  const named = env['PLANNER_DESKTOP'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`PLANNER_DESKTOP names ${named}, and there is no such file.`);
  }
  const release = releases[version];
  try {
    return await download({ version: release, cachePath: cache });
  } catch (error) {
    // The library throws plain texts too.
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `VS Code ${release} for the desktop could not be fetched: ${why}\n` +
        'Only "npm run test:desktop" needs it. Run it where the download site of VS Code can be reached (HTTPS_PROXY ' +
        'names a proxy), or name the program of a VS Code in PLANNER_DESKTOP, such as ' +
        `${usualProgram(process.platform)}. "npm test" needs no desktop.`,
      { cause: error },
    );
  }
}

/**
 * Where VS Code's program usually is. Not the script `code`, which starts it and ends.
 * @param {string} platform
 */
export function usualProgram(platform) {
  if (platform === 'darwin') return '/Applications/Visual Studio Code.app/Contents/MacOS/Code';
  if (platform === 'win32') return 'C:\\Program Files\\Microsoft VS Code\\Code.exe';
  return '/usr/share/code/code';
}

/**
 * The command that gives windows a screen where there is none: words to put before a program, or none.
 * @param {string} platform
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {readonly string[]}
 * @throws on Linux without a screen and without `xvfb-run`
 */
export function screenFor(platform, env) {
  if (platform !== 'linux' || env['DISPLAY'] || env['WAYLAND_DISPLAY']) return [];
  const folders = (env['PATH'] ?? '').split(delimiter);
  if (folders.some((folder) => folder !== '' && existsSync(join(folder, 'xvfb-run')))) {
    return ['xvfb-run', '--auto-servernum', '--server-args=-screen 0 1600x1000x24'];
  }
  throw new Error(
    'The desktop suite needs a screen: run it in a desktop session, or install "xvfb" (sudo apt-get install xvfb).',
  );
}
