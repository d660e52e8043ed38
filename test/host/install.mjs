// @ts-check
// Fetches pinned npm packages on demand into a folder of their own: once, whole or not at all, without install scripts.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cache } from './paths.mjs';
import { npm } from './processes.mjs';

const mark = '.complete.json';

/**
 * What this process fetches, by name: who asks for it again waits for the same.
 * @type {Map<string, Promise<string>>}
 */
const fetching = new Map();

/**
 * Yields the folder `.vscode-test/<name>` with the packages in its `node_modules`, fetching them when they are not there.
 * The folder appears under its name only when everything is in it, so that an interrupted fetch never counts.
 * @param {string} name
 * @param {Readonly<Record<string, string>>} packages exact versions by package name
 * @param {{ readonly flags?: readonly string[], readonly recipe?: number, readonly finish?: (folder: string) => Promise<void> }} [more]
 *   `finish` completes the folder; raise `recipe` when it changes, so that older folders are made anew
 * @returns {Promise<string>}
 */
export function installOnce(name, packages, more = {}) {
  const known = fetching.get(name);
  if (known) return known;
  const made = install(name, packages, more).finally(() => fetching.delete(name));
  fetching.set(name, made);
  return made;
}

/**
 * @param {string} name
 * @param {Readonly<Record<string, string>>} packages
 * @param {{ readonly flags?: readonly string[], readonly recipe?: number, readonly finish?: (folder: string) => Promise<void> }} more
 * @returns {Promise<string>}
 */
async function install(name, packages, more) {
  const folder = join(cache, name);
  const wanted = JSON.stringify({ packages, recipe: more.recipe ?? 1 });
  if (isComplete(folder, wanted)) return folder;

  console.log(
    `Fetching ${Object.entries(packages)
      .map(([key, version]) => `${key}@${version}`)
      .join(', ')} …`,
  );
  removeLeftovers(folder);
  const unfinished = `${folder}.part-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    writeFileSync(join(unfinished, 'package.json'), JSON.stringify({ private: true, dependencies: packages }));
    await npm(
      [
        'install',
        '--ignore-scripts',
        '--prefer-offline',
        '--no-audit',
        '--no-fund',
        '--no-progress',
        '--loglevel=error',
        ...(more.flags ?? []),
      ],
      unfinished,
    );
    await more.finish?.(unfinished);
    writeFileSync(join(unfinished, mark), wanted);
    putInPlace(unfinished, folder, wanted);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** @param {string} folder @param {string} wanted */
function isComplete(folder, wanted) {
  const file = join(folder, mark);
  return existsSync(file) && readFileSync(file, 'utf8') === wanted;
}

/** @param {string} unfinished @param {string} folder @param {string} wanted */
function putInPlace(unfinished, folder, wanted) {
  if (isComplete(folder, wanted)) return; // Another process was faster.
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

/** Removes what interrupted fetches of this folder have left. @param {string} folder */
function removeLeftovers(folder) {
  if (!existsSync(dirname(folder))) return;
  for (const entry of readdirSync(dirname(folder))) {
    const match = /\.part-(\d+)$/.exec(entry);
    if (!match || !entry.startsWith(`${basename(folder)}.part-`) || isRunning(Number(match[1]))) continue;
    rmSync(join(dirname(folder), entry), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
