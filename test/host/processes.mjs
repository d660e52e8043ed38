// @ts-check
// Starts programs: to their end, or as a group that can be stopped whole.
import { spawn, spawnSync } from 'node:child_process';

/**
 * Runs a program to its end with this terminal.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs npm. The npm of the terminal is taken, with its configuration.
 * @param {readonly string[]} args without spaces or quotes: on Windows they pass through a shell
 * @param {string} cwd
 * @throws when npm fails
 */
export async function npm(args, cwd) {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    // Set by a surrounding `npm start`: they would point npm at this repository instead of at `cwd`.
    if (/^npm_(package|lifecycle|config_local_prefix|config_prefix)/i.test(name)) delete env[name];
  }
  const code = await run('npm', args, { cwd, env, shell: process.platform === 'win32' });
  if (code !== 0) throw new Error(`"npm ${args.join(' ')}" failed with exit code ${code} in ${cwd}.`);
}

/**
 * Starts a program as the head of a process group of its own.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function startGroup(program, args, options) {
  return spawn(program, args, { ...options, detached: process.platform !== 'win32' });
}

/**
 * Stops a group that `startGroup` began, with everything that it started.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} [signal]
 */
export function stopGroup(child, signal = 'SIGTERM') {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group has ended already.
  }
}
