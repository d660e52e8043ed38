// Which processes live on this computer, and since when.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { uptime } from 'node:os';

/**
 * When a living process was started, as a word that is the same whenever it is asked for, `unknown` where the system
 * does not tell, or `undefined` where there is no such process. A number that was given again has another start.
 */
export async function startOf(pid: number): Promise<string | undefined> {
  if (!isAlive(pid)) return undefined;
  if (process.platform === 'linux') return (await linuxStart(pid)) ?? 'unknown';
  if (process.platform === 'win32') return 'unknown';
  return (await posixStart(pid)) ?? 'unknown';
}

/** When this computer was started, in milliseconds since 1970, give or take seconds. */
export function bootTime(): number {
  return Date.now() - uptime() * 1000;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Refused means that it lives and is another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Ticks since the boot, with the boot's id. In `stat` the command stands in brackets and may hold anything. */
async function linuxStart(pid: number): Promise<string | undefined> {
  try {
    const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\)\s/s, '').split(' ');
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const ticks = fields[19];
    return ticks && `${boot.trim()} ${ticks}`;
  } catch {
    return undefined;
  }
}

function posixStart(pid: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { timeout: 2000, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
    execFile('ps', ['-o', 'lstart=', '-p', String(pid)], options, (error, stdout) =>
      resolve(error ? undefined : stdout.trim() || undefined),
    );
  });
}
