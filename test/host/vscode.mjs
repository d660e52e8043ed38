// @ts-check
// Real VS Codes from npm: the server of code-server, run without code-server itself. No compiler, no system package.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce } from './install.mjs';
import { newNode, packagedNode } from './node.mjs';
import { npm } from './processes.mjs';
import { closeProposedApi } from './proposals.mjs';

/**
 * @typedef {'1.139' | '1.110'} VSCodeVersion
 * @typedef {{ readonly version: VSCodeVersion, readonly node: string, readonly main: string }} VSCodeServer
 *   `main` is the script to run with `node`
 */

/** @type {Readonly<Record<VSCodeVersion, string>>} versions of code-server */
const releases = { 1.139: '4.139.1', '1.110': '4.110.0' };

/** The newest VS Code that is tested, and the oldest that `engines.vscode` allows. */
export const versions = /** @type {readonly VSCodeVersion[]} */ (Object.keys(releases));

/**
 * Yields a VS Code server, fetching it when it is not there.
 * @param {VSCodeVersion} version
 * @returns {Promise<VSCodeServer>}
 */
export async function vscodeServer(version) {
  const folder = await installOnce(
    `vscode-${version}`,
    { 'code-server': releases[version] },
    {
      finish: (made) => completeServer(join(made, 'node_modules/code-server/lib/vscode'), version),
    },
  );
  const node = Number(process.versions.node.split('.')[0]) >= 24 ? await newNode() : await packagedNode();
  return { version, node, main: join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js') };
}

/** @param {string} server @param {VSCodeVersion} version */
async function completeServer(server, version) {
  await installDependencies(server, version === '1.139' ? needed : undefined);
  writeStandIns(join(server, 'node_modules'));
  closeProposedApi(server);
}

/**
 * What the server and the workbench load of their dependencies in 1.139. Left out are hundreds of megabytes for the
 * terminal, dev containers and agents.
 */
const needed = [
  '@microsoft/1ds-core-js',
  '@microsoft/1ds-post-js',
  '@parcel/watcher',
  '@vscode/deviceid',
  '@vscode/iconv-lite-umd',
  '@vscode/proxy-agent',
  '@vscode/ripgrep-universal',
  '@vscode/tree-sitter-wasm',
  '@vscode/vscode-languagedetection',
  '@xterm/headless',
  '@xterm/xterm',
  'cookie',
  'http-proxy-agent',
  'https-proxy-agent',
  'jschardet',
  'katex',
  'minimist',
  'tar',
  'tas-client',
  'undici',
  'vscode-oniguruma',
  'vscode-regexpp',
  'vscode-textmate',
  'ws',
  'yauzl',
  'yazl',
  'zod',
];

/**
 * Installs the server's dependencies in the versions of its own lock file.
 * @param {string} server @param {readonly string[]} [names] all when left out
 */
async function installDependencies(server, names) {
  const lock = JSON.parse(readFileSync(join(server, 'npm-shrinkwrap.json'), 'utf8'));
  const every = lock.packages[''].dependencies;
  const dependencies = Object.fromEntries(
    (names ?? Object.keys(every)).map((name) => [name, lock.packages[`node_modules/${name}`].version]),
  );
  // In a folder of its own: the server's package.json asks for more, and for install scripts.
  const folder = join(server, '.dependencies');
  mkdirSync(folder);
  const manifest = { name: 'dependencies', version: '0.0.0', dependencies };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ ...manifest, lockfileVersion: 3, packages: { ...lock.packages, '': manifest } }),
  );
  await npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  renameSync(join(folder, 'node_modules'), join(server, 'node_modules'));
  rmSync(folder, { recursive: true });
}

/** Replaces two native modules, which would need a compiler, by a few lines each. @param {string} modules */
function writeStandIns(modules) {
  const spdlog = `const fs = require('fs');
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
function logger(file) {
  let level = 2;
  const log = { getLevel: () => level, setLevel(next) { level = next; }, setPattern() {}, clearFormatters() {}, flush() {}, drop() {} };
  levels.forEach((name, index) => {
    log[name] = (message) => {
      if (index < level) return;
      try { fs.appendFileSync(file, new Date().toISOString() + ' [' + name + '] ' + message + '\\n'); } catch {}
    };
  });
  return log;
}
exports.version = 1;
exports.setLevel = exports.setFlushOn = exports.shutdown = () => {};
exports.createRotatingLogger = exports.createAsyncRotatingLogger = async (_name, file) => logger(file);
`;
  const standIns = { '@vscode/spdlog': spdlog, '@vscode/native-watchdog': 'exports.start = () => {};\n' };
  for (const [name, source] of Object.entries(standIns)) {
    const folder = join(modules, name);
    if (existsSync(folder)) rmSync(folder, { recursive: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
    writeFileSync(join(folder, 'index.js'), source);
  }
}
