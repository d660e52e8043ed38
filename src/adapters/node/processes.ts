// Runs programs in a workspace folder, and stops them with all that they started.
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ProcessCommand, ProcessOutcome, ProcessOutput, Processes } from '../../core/ports.ts';
import { namesOf } from './path.ts';

/** How much of the output is kept, in bytes. */
export const longestTail = 16 * 1024;

export interface ProcessOptions {
  /** How long what was asked to end may take, and how long what it left behind may hold its output. In milliseconds. */
  readonly grace?: number;
}

/**
 * Runs commands below `root`, without a terminal and without input: what asks gets the end of the input.
 * Output is hashed as it comes and only its end is kept, however much there is.
 */
export function createNodeProcesses(root: string, { grace = 2000 }: ProcessOptions = {}): Processes {
  return { run: (command, signal) => run(root, command, grace, signal) };
}

/** Where no program can run, as in a workspace that is not on this computer. */
export const noProcesses: Processes = {
  run: () => Promise.resolve({ kind: 'notFound', duration: 0, ...collectOutput(undefined).end() }),
};

type Ending = { readonly kind: 'exited'; readonly code: number } | { readonly kind: 'killed'; readonly signal: string };

function run(root: string, command: ProcessCommand, grace: number, signal: AbortSignal): Promise<ProcessOutcome> {
  const began = performance.now();
  const output = collectOutput(command.onOutput);
  const whole = (): ProcessOutput => ({ duration: Math.round(performance.now() - began), ...output.end() });
  if (signal.aborted) return Promise.resolve({ kind: 'stopped', ...whole() });
  const child = start(root, command);
  if (!child) return Promise.resolve({ kind: 'notFound', ...whole() });
  return new Promise((resolve) => {
    let stopped: 'timedOut' | 'stopped' | undefined;
    let ending: Ending | undefined;
    const timers: NodeJS.Timeout[] = [];
    const later = (time: number, work: () => void) => timers.push(setTimeout(work, time));
    const stop = (why: 'timedOut' | 'stopped') => {
      stopped ??= why;
      killGroup(child, 'SIGTERM');
      later(grace, () => {
        killGroup(child, 'SIGKILL');
        letGo(child);
      });
    };
    const onAbort = () => stop('stopped');
    const finish = (outcome: ProcessOutcome) => {
      for (const timer of timers) clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      // What ignores the polite signal, or was started beside the command, goes too.
      if (stopped) killGroup(child, 'SIGKILL');
      resolve(outcome);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    later(command.limit, () => stop('timedOut'));
    child.stdout?.on('data', output.from('output'));
    child.stderr?.on('data', output.from('errors'));
    child.once('error', () => finish({ kind: 'notFound', ...whole() }));
    child.once('exit', (code, name) => {
      ending = code === null ? { kind: 'killed', signal: name ?? 'unknown' } : { kind: 'exited', code };
      // A program in the background holds the output open: the command itself has ended.
      later(grace, () => {
        killGroup(child, 'SIGKILL');
        letGo(child);
      });
    });
    child.once('close', () => {
      if (stopped) finish({ kind: stopped, ...whole() });
      else finish({ ...(ending ?? { kind: 'killed', signal: 'unknown' }), ...whole() });
    });
  });
}

function start(root: string, { line, folder, environment }: ProcessCommand): ChildProcess | undefined {
  const options = {
    cwd: join(root, ...namesOf(folder)),
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that all of it can be stopped; on Windows `taskkill` finds the tree.
    detached: process.platform !== 'win32',
    windowsHide: true,
  };
  try {
    if (typeof line === 'string') return spawn(line, { ...options, shell: true });
    const [program, ...args] = line;
    return spawn(program, args, options);
  } catch {
    return undefined; // A command that no program can be given.
  }
}

function killGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') {
      spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { windowsHide: true, stdio: 'ignore' }).on(
        'error',
        () => child.kill(),
      );
    } else process.kill(-child.pid, signal);
  } catch {
    // Nothing of it is left.
  }
}

/** Whatever still holds the other ends of the pipes is no longer waited for. */
function letGo(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
}

function collectOutput(tell: ProcessCommand['onOutput']) {
  const digest = createHash('sha256');
  let bytes = 0;
  let kept: Buffer = Buffer.alloc(0);
  return {
    from: (stream: 'output' | 'errors') => {
      const decoder = new TextDecoder();
      return (chunk: Buffer): void => {
        digest.update(chunk);
        bytes += chunk.length;
        kept = Buffer.concat([kept, chunk.subarray(-longestTail)]).subarray(-longestTail);
        tell?.(decoder.decode(chunk, { stream: true }), stream);
      };
    },
    end: () => ({ hash: digest.copy().digest('hex'), bytes, tail: new TextDecoder().decode(kept) }),
  };
}
