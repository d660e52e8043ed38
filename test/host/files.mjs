// @ts-check
// Runs test files with Node's runner and counts what it reports.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './paths.mjs';

/**
 * The files that match one of the patterns and hold `part` in their path, or one of several parted by commas; sorted.
 * @param {readonly string[]} patterns
 * @param {string} part
 */
export function filesLike(patterns, part) {
  return patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((file) => part.split(',').some((one) => file.includes(one.trim())))
    .sort();
}

/**
 * Runs the files, each in its own process, and shows what they report. A test that is skipped or left for later counts
 * as failed.
 * @param {readonly string[]} files
 * @param {{
 *   readonly env?: Readonly<Record<string, string>>,
 *   readonly concurrency?: number,
 *   readonly through?: readonly string[],
 *   readonly again?: number,
 *   readonly quiet?: boolean,
 * }} [options] `through`: words of a command that runs the runner. `again`: up to so many files that fail are run once
 *   more, and the second time counts: for tests that drive a window on a machine that others use too. `quiet`: shows nothing
 * @returns {Promise<{ readonly passed: number, readonly failed: number, readonly unstable: readonly string[] }>}
 *   `unstable`: tests that passed the second time only, by file and name
 */
export async function runFiles(files, { again = 0, ...options } = {}) {
  // The runner takes every test that it finds where no file is named.
  if (files.length === 0) return { passed: 0, failed: 1, unstable: [] };
  const first = await runOnce(files, options);
  const suspects = [...new Set(first.failures.map(({ file }) => file))];
  if (first.failed === 0 || suspects.length === 0 || suspects.length > again) {
    return { passed: first.passed, failed: first.failed, unstable: [] };
  }
  if (!options.quiet) console.log(`\nOnce more: ${suspects.join(', ')}`);
  const second = await runOnce(suspects, options);
  const failing = new Set(second.failures.map(nameOf));
  // What failed first and passes now; the other tests of these files are counted already.
  const unstable = [...new Set(first.failures.map(nameOf))].filter((name) => !failing.has(name));
  const failed = second.failed;
  return { passed: first.passed + first.failed - failed, failed, unstable };
}

/** @param {{ readonly file: string, readonly name: string }} failure */
function nameOf({ file, name }) {
  return `${file}: ${name}`;
}

/**
 * @param {readonly string[]} files
 * @param {{ readonly env?: Readonly<Record<string, string>>, readonly concurrency?: number, readonly through?: readonly string[], readonly quiet?: boolean }} options
 * @returns {Promise<{ passed: number, failed: number, failures: readonly { file: string, name: string }[] }>}
 */
function runOnce(files, { env = {}, concurrency = 2, through = [], quiet = false }) {
  const [program = process.execPath, ...args] = [
    ...[...through, process.execPath],
    ...['--import', './test/loader.mjs', '--test', `--test-concurrency=${concurrency}`],
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=./test/host/outcomes.mjs', '--test-reporter-destination=stderr', ...files],
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      // Where a test runs this, Node would take the files for parts of that test.
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...env },
      stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'pipe'],
    });
    let reported = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (reported += text));
    child.on('error', reject);
    child.on('close', (code) => {
      const outcomes = reported.split('\n').flatMap(outcomeOf);
      const failures = outcomes.flatMap(({ file, name }) =>
        file === undefined || name === undefined ? [] : [{ file: relative(root, file), name }],
      );
      const counts = outcomes.flatMap((outcome) => outcome.counts ?? []).at(-1);
      const failed = counts ? counts.failed + counts.cancelled + counts.skipped + counts.todo : 0;
      resolve({ passed: counts?.passed ?? 0, failed: code === 0 ? failed : Math.max(failed, 1), failures });
    });
  });
}

/**
 * What a line of the reporter `outcomes.mjs` says; the runner may write others to the same place.
 * @param {string} line
 * @returns {readonly { readonly file?: string, readonly name?: string, readonly counts?: Readonly<Record<'passed' | 'failed' | 'cancelled' | 'skipped' | 'todo', number>> }[]}
 */
function outcomeOf(line) {
  if (!line.startsWith('{"')) return [];
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}
