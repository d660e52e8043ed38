// What the terminal asks for, and what it gets to work with: composed in `cli.ts`.
import type { Host } from '../app/host.ts';
import type { RunState } from '../core/run.ts';

/** Options that every command shares. */
export interface SessionOptions {
  /** The workspace folder. */
  readonly workspace: string;
  /** Where runs are kept; by default the user's state folder. */
  readonly state?: string;
  readonly trust: boolean;
  readonly model: string;
  readonly baseUrl?: string;
  readonly language?: string;
  readonly author?: string;
  readonly jira?: string;
  /** The most tokens that a run may use before it asks. */
  readonly budget?: number;
}

/** A host for one call, and how to let go of what it started. */
export interface Session {
  readonly host: Host;
  readonly close: () => Promise<void>;
}

/** What the commands need from outside. */
export interface Terminal {
  readonly open: (options: SessionOptions) => Promise<Session>;
  readonly readFile: (path: string) => Promise<string>;
  /** A text file that comes with Planner, by its path in the package. */
  readonly readBuilt: (path: string) => Promise<string>;
  /** All of the standard input; empty where it is a terminal. */
  readonly readInput: () => Promise<string>;
  readonly print: (text: string) => void;
  /** For what is not the result: progress and errors. */
  readonly tell: (text: string) => void;
  /** Whether what is printed is seen by a person who wants colours. */
  readonly isColourful?: boolean;
  readonly signal: AbortSignal;
}

/** What the caller of the process learns. */
export const exit = { done: 0, failed: 1, usage: 2, waiting: 3 } as const;

/** What a run that stopped there means for the caller. */
export function codeOf({ status }: Pick<RunState, 'status'>): ExitCode {
  if (status === 'done') return exit.done;
  return status === 'waiting' ? exit.waiting : exit.failed;
}

export type ExitCode = (typeof exit)[keyof typeof exit];
