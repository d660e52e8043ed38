// @ts-check
// The project itself on a machine that has nothing of it yet: its packages, and its build.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { npm, run } from './processes.mjs';

/** Installs the project's packages where they are missing or older than the lock file. */
export async function installProject() {
  const mark = join(root, 'node_modules/.package-lock.json');
  const isFresh = existsSync(mark) && statSync(mark).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
  if (isFresh) return;
  console.log('Installing the packages of the project …');
  await npm(['ci', '--prefer-offline', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'], root);
}

/** Builds `dist`. @throws when the build fails */
export async function buildProject() {
  const code = await run(process.execPath, ['esbuild.config.mjs'], { cwd: root });
  if (code !== 0) throw new Error('The build failed.');
}
