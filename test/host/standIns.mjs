// @ts-check
// What stands in for parts of a VS Code server that npm install scripts would compile or download.
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Replaces native modules, which would need a compiler, by a few lines each.
 * @param {string} modules the server's `node_modules`
 */
export function writeStandIns(modules) {
  const standIns = {
    '@vscode/spdlog': spdlog,
    '@vscode/native-watchdog': 'exports.start = () => {};\n',
    '@vscode/fs-copyfile': copyFile,
  };
  for (const [name, source] of Object.entries(standIns)) {
    const folder = join(modules, name);
    if (existsSync(folder)) rmSync(folder, { recursive: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
    writeFileSync(join(folder, 'index.js'), source);
  }
}

/**
 * Puts the program that searches files where 1.110 looks for it: there an install script would download it.
 * @param {string} modules the server's `node_modules`
 * @param {string} universal folder of the package `@vscode/ripgrep-universal`
 */
export function placeSearchProgram(modules, universal) {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const bin = join(modules, '@vscode/ripgrep/bin');
  mkdirSync(bin, { recursive: true });
  copyFileSync(join(universal, 'bin', `${process.platform}-${process.arch}`, name), join(bin, name));
}

/** What the log library is asked for. */
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

/** What the git extension, which does not start without it, copies files with. */
const copyFile = `const { constants, copyFileSync, promises } = require('node:fs');
module.exports = { constants, copyFileSync, copyFile: promises.copyFile, cp: promises.cp, isCloneSupported: () => false };
`;
