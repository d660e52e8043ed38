// @ts-check
// Runs test files with Node's runner and counts what it reports.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { root } from './paths.mjs';

/**
 * The files that match one of the patterns and hold `part` in their path, sorted.
 * @param {readonly string[]} patterns
 * @param {string} part
 */
export function filesLike(patterns, part) {
  return patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((file) => file.includes(part))
    .sort();
}

/**
 * Runs the files, each in its own process, and shows what they report. A test that is skipped or left for later counts
 * as failed.
 * @param {readonly string[]} files
 * @param {{ readonly env?: Readonly<Record<string, string>>, readonly concurrency?: number, readonly through?: readonly string[] }} [options]
 *   `through`: words of a command that runs the runner
 * @returns {Promise<{ readonly passed: number, readonly failed: number }>}
 */
export function runFiles(files, { env = {}, concurrency = 2, through = [] } = {}) {
  const [program = process.execPath, ...args] = [
    ...[...through, process.execPath],
    ...['--import', './test/loader.mjs', '--test', `--test-concurrency=${concurrency}`],
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=tap', '--test-reporter-destination=stderr', ...files],
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    let tap = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (tap = (tap + text).slice(-4000)));
    child.on('error', reject);
    child.on('close', (code) => {
      const count = (/** @type {string} */ name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
      const failed = count('fail') + count('cancelled') + count('skipped') + count('todo');
      resolve({ passed: count('pass'), failed: code === 0 ? failed : Math.max(failed, 1) });
    });
  });
}
