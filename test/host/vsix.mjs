// @ts-check
// Packs what was built into a VSIX.
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installOnce } from './install.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

/** The most that a VSIX may be, in megabytes of 1024 × 1024 bytes. */
export const largestVsix = 2.5;

/**
 * Writes the VSIX of the build in `dist`, and yields its size in megabytes.
 * @param {string} file relative to the top of the repository, or absolute
 * @param {import('node:child_process').StdioOptions} [output]
 * @returns {Promise<number>}
 * @throws when the packager fails
 */
export async function writeVsix(file, output = 'inherit') {
  const packager = await installOnce('vsce-3.9.2', { '@vscode/vsce': '3.9.2', '@gfx/zopfli': '1.0.15' });
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--out', file];
  const program = join(packager, 'node_modules/@vscode/vsce/vsce');
  const deflate = pathToFileURL(join(import.meta.dirname, 'deflate.mjs')).href;
  const code = await run(process.execPath, ['--import', deflate, program, ...args], { cwd: root, stdio: output });
  if (code !== 0) throw new Error(`The VSIX was not made: vsce ended with code ${code}.`);
  return statSync(resolve(root, file)).size / 1024 / 1024;
}
