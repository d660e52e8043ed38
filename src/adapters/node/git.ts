// What git knows of the user, and of the work.
import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import type { Git } from '../../core/ports.ts';
import { createGitHistory } from './gitHistory.ts';

export interface GitOptions {
  /** The program and what stands before its arguments. */
  readonly command?: readonly [string, ...string[]];
  /** How long it may take, in milliseconds. */
  readonly limit?: number;
}

/** Asks git about the repository at `root`. A missing, failing or hanging git knows nothing. */
export function createNodeGit(root: string, { command = ['git'], limit = 3000 }: GitOptions = {}): Git {
  const [program, ...before] = command;
  return {
    ...createGitHistory(root, { command }),
    userName: async () => {
      const output = await run(program, [...before, '-C', root, 'config', '--get', 'user.name'], limit);
      return output?.replace(/[\u0000-\u0020\u007f]+/g, ' ').trim() || undefined;
    },
  };
}

/** Started in the home folder: Windows looks for programs in the current folder first, and the workspace is not ours. */
function run(program: string, args: readonly string[], limit: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = {
      cwd: homedir(),
      timeout: limit,
      killSignal: 'SIGKILL',
      windowsHide: true,
      maxBuffer: 64 * 1024,
    } as const;
    try {
      execFile(program, args, options, (error, stdout) => resolve(error ? undefined : stdout));
    } catch {
      resolve(undefined); // A folder name that no program can be given.
    }
  });
}
