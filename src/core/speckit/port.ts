// What spec-kit's scripts need of the computer: the port that runs them and knows their paths.
import type { ProcessCommand, ProcessOutcome } from '../ports.ts';

/** The scripts of one workspace folder, and what the computer tells of them. */
export interface SpecKit {
  readonly isWindows: boolean;
  /** The variables by which a user chooses a feature or a project. Empty ones are left out. */
  readonly variables: SpecKitVariables;
  /** The absolute path of a workspace-relative one. */
  absolute(path: string): string;
  /**
   * The workspace-relative path (`''` for the workspace) of an absolute one as a program prints it: with links, of
   * Git's bash (`/c/…`) or of WSL (`/mnt/c/…`). `undefined` for one that leads out, and for none at all.
   */
  locate(printed: string): Promise<string | undefined>;
  /** The nearest folder above the workspace that has a `.specify` folder, absolute. */
  above(): Promise<string | undefined>;
  /**
   * Runs a script to its end. Never rejects: an abort stops it with all that it started, and is an outcome.
   * However it ends, the protected files have their bytes again, where the script did not just add to them.
   */
  run(call: ScriptCall, signal: AbortSignal): Promise<ScriptOutcome>;
}

/** `SPECIFY_FEATURE`, `SPECIFY_FEATURE_DIRECTORY` and `SPECIFY_INIT_DIR`. */
export interface SpecKitVariables {
  readonly feature?: string;
  readonly directory?: string;
  readonly project?: string;
}

export interface ScriptCall extends Pick<ProcessCommand, 'folder' | 'environment' | 'limit'> {
  readonly line: readonly [string, ...string[]];
  /** Workspace-relative paths of files that it must not take anything away from. */
  readonly protect: readonly string[];
}

export interface ScriptOutcome {
  readonly ending: Exclude<ProcessOutcome['kind'], 'exited'> | number;
  /** Both streams apart, the first megabyte of each. */
  readonly output: string;
  readonly errors: string;
  /** Protected files that it changed, with what it had put there. */
  readonly overwritten: readonly OverwrittenFile[];
}

export interface OverwrittenFile {
  readonly path: string;
  readonly text: string;
  /** Whether the bytes are back. */
  readonly restored: boolean;
}
