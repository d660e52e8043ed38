// @ts-check
// Real VS Codes from npm: the server of code-server, run without code-server itself. No compiler, no system package.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce } from './install.mjs';
import { packagedNode } from './node.mjs';
import { npm } from './processes.mjs';
import { closeProposedApi } from './proposals.mjs';
import { placeSearchProgram, writeStandIns } from './standIns.mjs';

/**
 * @typedef {'1.139' | '1.110'} VSCodeVersion
 * @typedef {{ readonly version: VSCodeVersion, readonly node: string, readonly main: string }} VSCodeServer
 *   `main` is the script to run with `node`
 */

/**
 * @typedef {{ readonly packages: Readonly<Record<string, string>>, readonly node: 24 | 22, readonly recipe: number }} Release
 *   `node`: the major version that its extension host runs on; `recipe`: raised when what is installed changes
 */

/**
 * The npm packages of a VS Code.
 * @type {Readonly<Record<VSCodeVersion, Release>>}
 */
const releases = {
  1.139: { packages: { 'code-server': '4.139.1' }, node: 24, recipe: 3 },
  '1.110': { packages: { 'code-server': '4.110.0', '@vscode/ripgrep-universal': '1.18.0' }, node: 22, recipe: 2 },
};

/** The newest VS Code that is tested, and the oldest that `engines.vscode` allows. */
export const versions = /** @type {readonly VSCodeVersion[]} */ (Object.keys(releases));

/**
 * Yields a VS Code server, fetching it when it is not there.
 * @param {VSCodeVersion} version
 * @returns {Promise<VSCodeServer>}
 */
export async function vscodeServer(version) {
  const running = Number(process.versions.node.split('.')[0]) === releases[version].node;
  const [folder, node] = await Promise.all([
    installOnce(`vscode-${version}`, releases[version].packages, {
      recipe: releases[version].recipe,
      finish: (made) => completeServer(join(made, 'node_modules'), version),
    }),
    running ? process.execPath : packagedNode(releases[version].node),
  ]);
  return {
    version,
    node,
    main: join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}

/**
 * @param {string} installed the `node_modules` with the packages
 * @param {VSCodeVersion} version
 */
async function completeServer(installed, version) {
  const server = join(installed, 'code-server/lib/vscode');
  const modules = join(server, 'node_modules');
  await installDependencies(server, version === '1.139' ? needed : undefined);
  writeStandIns(modules);
  if (version === '1.110') placeSearchProgram(modules, join(installed, '@vscode/ripgrep-universal'));
  closeProposedApi(server);
}

/**
 * What the server and the workbench load of their dependencies in 1.139, the terminal with them. Left out are hundreds
 * of megabytes for dev containers and agents.
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
  '@xterm/addon-clipboard',
  '@xterm/addon-image',
  '@xterm/addon-ligatures',
  '@xterm/addon-progress',
  '@xterm/addon-search',
  '@xterm/addon-serialize',
  '@xterm/addon-unicode11',
  '@xterm/addon-webgl',
  '@xterm/headless',
  '@xterm/xterm',
  'cookie',
  'http-proxy-agent',
  'https-proxy-agent',
  'jschardet',
  'katex',
  'minimist',
  'node-pty',
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
  await npm(
    [
      'install',
      '--prefer-offline',
      '--omit=dev',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-progress',
      '--loglevel=error',
    ],
    folder,
  );
  renameSync(join(folder, 'node_modules'), join(server, 'node_modules'));
  rmSync(folder, { recursive: true });
}
