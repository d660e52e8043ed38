// Installs what a fresh machine lacks: the project's own packages, and pinned tools beside it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Where VS Code and other tools are kept, as its own test tools do. */
export const tools = join(root, '.vscode-test');

/** Installs the project's packages where they are missing or older than the lock file. */
export function installProject() {
  const mark = join(root, 'node_modules/.package-lock.json');
  const isFresh = existsSync(mark) && statSync(mark).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
  if (isFresh) return;
  console.log('Installing the packages of the project…');
  npm(['ci', '--no-audit', '--no-fund'], root);
}

/**
 * Installs packages from npm into a folder of `.vscode-test`, without their scripts, once. `finish` completes the
 * folder; only then it counts as there. Yields its path.
 */
export function install(name, specs, finish = () => {}) {
  const folder = join(tools, name);
  if (existsSync(join(folder, '.complete'))) return folder;
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  writeFileSync(join(partial, 'package.json'), JSON.stringify({ name: 'planner-tools', private: true }));
  console.log(`Installing ${specs.join(', ')}…`);
  npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', ...specs], partial);
  finish(partial);
  writeFileSync(join(partial, '.complete'), '');
  renameSync(partial, folder);
  return folder;
}

/** Runs npm in a folder. Its warnings about engines are no news: the pinned versions are tried. */
export function npm(args, cwd) {
  const windows = process.platform === 'win32';
  execFileSync(windows ? 'npm.cmd' : 'npm', [...args, '--loglevel=error'], { cwd, stdio: 'inherit', shell: windows });
}
