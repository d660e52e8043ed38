// A program that is called as VS Code on the desktop is, and answers as that does: see `program.ts`.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';

/** What the program does once it is called. It is written beside it, in `manner.json`. */
export interface Manner {
  /** What its window shows: a page that says how it was called, or a VS Code from npm in the version that is tested. */
  readonly shows: 'call' | 'vscode';
  /** Whether it ends when it is asked to. */
  readonly quits: boolean;
  /** Ends at once with this code, saying this: as a program does that misses a library. */
  readonly dies?: { readonly code: number; readonly saying: string };
  /** The exit code of its `bin/code`. */
  readonly installs: number;
}

export interface DesktopProgram {
  /** The path that test-electron would yield. */
  readonly path: string;
  /** What it did, in order. */
  did(): readonly Deed[];
}

/** A line of its journal. */
export type Deed =
  | {
      readonly kind: 'called';
      /** The program, or its `bin/code`. */
      readonly as: string;
      readonly args: readonly string[];
      readonly env: Readonly<Record<string, string | undefined>>;
      /** What is in the folder of extensions, by the names in the manifests. */
      readonly extensions: readonly string[];
    }
  | { readonly kind: 'opened'; readonly pids: readonly number[] }
  | { readonly kind: 'bounds'; readonly bounds: object }
  | { readonly kind: 'asked to quit' };

/** Writes it into a folder, laid out as the released program is on this system. */
export function writeDesktopProgram(folder: string, manner: Partial<Manner> = {}): DesktopProgram {
  const path = join(folder, programs[process.platform] ?? 'code');
  const journal = join(folder, 'journal.jsonl');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'manner.json'),
    JSON.stringify({ shows: 'call', quits: true, installs: 0, ...manner, journal }),
  );
  writeCall(path, folder, 'program');
  const [cli = path] = resolveCliArgsFromVSCodeExecutablePath(path, { reuseMachineInstall: true });
  writeCall(cli, folder, 'cli');
  return {
    path,
    did: () =>
      existsSync(journal)
        ? readFileSync(journal, 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as Deed)
        : [],
  };
}

const programs: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Code.app/Contents/MacOS/Code',
  win32: 'Code.cmd',
};

/** A script that hands its arguments on to `program.ts`. */
function writeCall(path: string, folder: string, as: 'program' | 'cli'): void {
  mkdirSync(dirname(path), { recursive: true });
  const call = [process.execPath, join(import.meta.dirname, 'program.ts'), join(folder, 'manner.json'), as];
  const words = call.map((word) => `"${word}"`).join(' ');
  writeFileSync(path, process.platform === 'win32' ? `@${words} %*\r\n` : `#!/bin/sh\nexec ${words} "$@"\n`);
  chmodSync(path, 0o755);
}
