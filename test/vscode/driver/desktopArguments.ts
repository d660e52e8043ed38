// How the desktop's VS Code is called for a test: with nothing of the user's own, and in English.
import type { WindowOptions } from './window.ts';

/** The arguments that open one window on data and extensions of its own. */
export function desktopArguments(
  options: Pick<WindowOptions, 'userData' | 'extensions' | 'folder' | 'trust'>,
): readonly string[] {
  return [
    // As VS Code's own test runner does: containers and runners of CI have no sandbox.
    ...['--no-sandbox', '--disable-gpu-sandbox', '--disable-dev-shm-usage'],
    ...['--disable-updates', '--skip-welcome', '--skip-release-notes', '--no-cached-data', '--disable-telemetry'],
    // Else the system asks for the password of its key chain.
    ...['--use-inmemory-secretstorage', '--password-store=basic'],
    ...['--locale=en', '--new-window'],
    ...profileArguments(options),
    ...(options.trust ? ['--disable-workspace-trust'] : []),
    ...(options.folder === undefined ? [] : [options.folder]),
  ];
}

/** The arguments that install a VSIX into the folder of extensions. */
export function installArguments(
  options: Pick<WindowOptions, 'userData' | 'extensions'>,
  vsix: string,
): readonly string[] {
  return [...profileArguments(options), `--install-extension=${vsix}`, '--force'];
}

/**
 * The environment of the program: that of the test without what another VS Code or Electron around it has set, which
 * would make it a plain Node or a second window of that one.
 */
export function desktopEnvironment(
  around: Readonly<Record<string, string | undefined>>,
  own: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(around)) {
    if (value !== undefined && !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/i.test(name)) kept[name] = value;
  }
  // As started from a terminal: it takes this environment, and asks no shell for another.
  return { ...kept, ...own, VSCODE_CLI: '1' };
}

function profileArguments({ userData, extensions }: Pick<WindowOptions, 'userData' | 'extensions'>): readonly string[] {
  return [`--user-data-dir=${userData}`, `--extensions-dir=${extensions}`];
}
