// What the core needs from the outside world. `adapters/` implements these; `test/fakes` has a fake of each, whole.
import type { EmbeddedLanguage } from '../documents/embedded.ts';
import type { TextEdit, Verdict } from '../documents/finding.ts';
import type { RunEvent } from './run.ts';
import type { RuleSeverities } from './severities.ts';
import type { SpecKit } from './speckit/port.ts';

/** Everything a run may reach. */
export interface Ports {
  readonly model: LanguageModel;
  readonly tools: Tools;
  readonly files: Files;
  readonly git: Git;
  readonly processes: Processes;
  readonly specKit: SpecKit;
  readonly checkers: Checkers;
  readonly snapshots: Snapshots;
  readonly settings: Settings;
  readonly clock: Clock;
}

/** One language model, as chosen by the user. */
export interface LanguageModel {
  /** For people and the audit log, such as `copilot/gpt-5`. */
  readonly name: string;
  /** In tokens. */
  readonly maxInputTokens: number;
  /**
   * Sends one request and streams the reply.
   * Throws a PlannerError of a `model.*` kind, before or between parts. A cancelled stream just ends.
   */
  ask(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelPart>;
  /** In tokens. Never fails: an adapter that cannot count estimates from above. */
  countTokens(text: string): Promise<number>;
}

export interface ModelRequest {
  /** Which prompt this is, `<workflow>/<prompt>`: real models ignore it, `offline` and recorded replies go by it. */
  readonly id: string;
  /** The values that the prompt was rendered from. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly messages: readonly Message[];
  /** Asks for one value instead of text: a forced tool call where the model has tools. */
  readonly fact?: FactRequest;
}

export interface Message {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

export interface FactRequest {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the value. */
  readonly schema: Readonly<Record<string, unknown>>;
}

export type ModelPart =
  | { readonly kind: 'text'; readonly text: string }
  /** The input of the forced tool call. Not validated. */
  | { readonly kind: 'fact'; readonly value: unknown }
  /** Last, where the adapter knows that the reply was cut: what came before may be half of something. */
  | { readonly kind: 'cut' };

/** MCP tools by what they do, whatever their servers call them. */
export interface Tools {
  /** Never rejects, except when `signal` aborts: a missing or failing server is an outcome. */
  call(role: ToolRole, input: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<ToolOutcome>;
}

export type ToolRole = 'thinking' | 'search' | 'documentation.resolve' | 'documentation.read';

export type ToolOutcome =
  /** `text` is data from outside: it is quoted, it never steers. */
  | {
      readonly kind: 'ok';
      readonly tool: string;
      readonly text: string;
      readonly value?: unknown;
      /** When it was found, in ISO 8601, where that was not now. */
      readonly cachedAt?: string;
    }
  /** `missing`: none is configured. `failed`: there is one, and it did not work. */
  | { readonly kind: 'missing' | 'failed'; readonly reason: string };

/** The files of one workspace folder. Paths are relative to it, with `/`, and never leave it. */
export interface Files {
  /**
   * The text as the user sees it: an unsaved editor's, else the file's, with its BOM and line endings.
   * Yields `undefined` where there is no file. Throws `files.notText`, `files.tooLarge`, `files.denied`, `files.outside`.
   */
  read(path: string): Promise<string | undefined>;
  /** Makes a new file and its folders. Throws `files.exists`, `files.denied`, `files.outside`. */
  create(path: string, text: string): Promise<void>;
  /**
   * Changes a file: atomically on disk, or as one undoable edit of an unsaved editor, which stays unsaved.
   * `base` is the text that the edits refer to; throws `files.changed` when the file is no longer that.
   */
  edit(path: string, base: string, edits: readonly TextEdit[]): Promise<void>;
  /** Removes a file, if it is there, and the folders that become empty by that. */
  remove(path: string, base: string): Promise<void>;
  /** Names directly below a folder, sorted; folders end with `/`. Yields none where there is no folder. */
  list(folder: string): Promise<readonly string[]>;
  /**
   * The paths of all files below a folder, sorted. `enter` decides which folders are looked into. A folder that is
   * reached twice, through a link, is looked into once; a link that leads out of the workspace is left out.
   * Yields none where there is no folder. What cannot be read is left out.
   */
  walk(folder: string, enter: (folder: string) => boolean, signal: AbortSignal): Promise<readonly string[]>;
}

export interface Git {
  /** `user.name` of the configuration, or `undefined`. */
  userName(): Promise<string | undefined>;
  /**
   * The commit that the work stands on. `isTrusted` lets git look at the files too, which may start programs that the
   * repository names: without it nothing is known of uncommitted changes. `plan`, a path, is left out there.
   */
  head(plan: string, isTrusted: boolean, signal: AbortSignal): Promise<GitHead>;
  /** What was committed after `since`, without the file `plan`. */
  changes(since: string, plan: string, signal: AbortSignal): Promise<GitChanges>;
  /** Stable patch ids of a commit and, where `since` is given, of all changes after that; without the file `plan`. */
  patches(commit: string, since: string | undefined, plan: string, signal: AbortSignal): Promise<readonly string[]>;
  /** Whether the history holds a commit, or one with an equal patch as squashing and rebasing leave it. */
  find(commit: string, patches: readonly string[], plan: string, signal: AbortSignal): Promise<GitPlace>;
  /** The newest commits that changed a file, newest first. Yields none where nothing is known of it. */
  commitsOf(path: string, limit: number, signal: AbortSignal): Promise<readonly FileCommit[]>;
  /** The text of a file at a commit, or at what names one; `undefined` where it was not there. */
  textAt(commit: string, path: string, signal: AbortSignal): Promise<string | undefined>;
  /** Which of the files, by workspace-relative path, git ignores; none where git does not know. */
  ignored(paths: readonly string[], signal: AbortSignal): Promise<readonly string[]>;
}

export interface FileCommit {
  readonly commit: string;
  /** In ISO 8601. */
  readonly at: string;
  readonly subject: string;
}

export type GitHead =
  | {
      readonly kind: 'commit';
      readonly commit: string;
      /** `undefined` where the head is detached. */
      readonly branch?: string;
      /** The files with changes that are not committed; `undefined` where they are not known. */
      readonly uncommitted?: readonly ChangedFile[];
      /** Whether the clone holds only the end of the history. */
      readonly isShallow: boolean;
    }
  | { readonly kind: 'noCommits' }
  /** No git, no repository, or one that git refuses. */
  | { readonly kind: 'missing' };

export type GitChanges =
  | {
      readonly kind: 'changes';
      readonly commits: readonly { readonly commit: string; readonly subject: string }[];
      /** Of all commits, also where the list holds only the newest. */
      readonly commitCount: number;
      readonly files: readonly ChangedFile[];
    }
  /** The commit is not in this repository, or git failed. */
  | { readonly kind: 'unknown' };

export interface ChangedFile {
  /** A folder ends in `/`: none of its files were ever committed. */
  readonly path: string;
  /** Git has never had it. */
  readonly isNew?: true;
  /** In lines; `undefined` for a binary file, and for what is new. */
  readonly insertions?: number;
  readonly deletions?: number;
}

export type GitPlace = 'commit' | 'patch' | 'gone' | 'unknown';

/** Programs that the user asks for. Where the workspace is not trusted, nobody may ask. */
export interface Processes {
  /** Runs a command to its end. Never rejects: an abort stops it with all that it started, and is an outcome. */
  run(command: ProcessCommand, signal: AbortSignal): Promise<ProcessOutcome>;
}

export interface ProcessCommand {
  /** A line for the system's shell, or a program and its arguments. */
  readonly line: string | readonly [string, ...string[]];
  /** Folder in the workspace, `''` for the workspace itself. */
  readonly folder: string;
  /** Added to the environment of Planner. */
  readonly environment?: Readonly<Record<string, string>>;
  /** After this time it is stopped with all that it started. In milliseconds. */
  readonly limit: number;
  /** Whether the user watches it, where there is a place for that, and can stop it there. */
  readonly isShown?: boolean;
  /** Gets what is printed while it is printed, both streams as they come. */
  readonly onOutput?: (text: string, stream: 'output' | 'errors') => void;
}

export type ProcessOutcome =
  | ({ readonly kind: 'exited'; readonly code: number } & ProcessOutput)
  /** By a signal that was not ours. */
  | ({ readonly kind: 'killed'; readonly signal: string } & ProcessOutput)
  | ({ readonly kind: 'timedOut' | 'stopped' } & ProcessOutput)
  /** It could not be started. */
  | ({ readonly kind: 'notFound' } & ProcessOutput);

export interface ProcessOutput {
  /** In milliseconds. */
  readonly duration: number;
  /** SHA-256 of all that was printed. */
  readonly hash: string;
  /** How much was printed. */
  readonly bytes: number;
  /** The end of it, 16 KB at most. */
  readonly tail: string;
}

/** Asynchronous checkers of embedded languages. They never reject, except when `signal` aborts. */
export interface Checkers {
  check(language: EmbeddedLanguage, text: string, signal: AbortSignal): Promise<Verdict>;
}

/** Earlier texts of documents, kept outside the workspace. */
export interface Snapshots {
  /** Keeps `text` and yields its id, the same id for the same text. */
  keep(text: string): Promise<string>;
  /** Yields `undefined` where it is not kept any more. */
  read(id: string): Promise<string | undefined>;
  /** Whether `text` is kept. */
  has(text: string): Promise<boolean>;
}

/** The journals of all runs of one workspace folder. Used by `app`, not by the engine. */
export interface Journals {
  append(run: string, event: RunEvent): Promise<void>;
  /** Reads what can be read: a last line that was cut is dropped. Yields none for an unknown run. */
  read(run: string): Promise<readonly RunEvent[]>;
  /** Ids of the runs, newest first. */
  list(): Promise<readonly string[]>;
  remove(run: string): Promise<void>;
  /** Holds a run for this process. Yields `undefined` while another living process holds it. */
  lease(run: string): Promise<Lease | undefined>;
  /** Who holds a run now; nobody, where the process that did is gone. */
  holder(run: string): Promise<RunHolder | undefined>;
}

/** `here`: this process. `elsewhere`: another window or terminal. */
export type RunHolder = 'here' | 'elsewhere';

export interface Lease {
  release(): Promise<void>;
}

/** What the user has set, as data. */
export interface Settings {
  /** Folder of the briefs and phase plans, `.clinespecs`. */
  readonly plansFolder: string;
  /** Folder of the spec-kit features, `specs`. */
  readonly specsFolder: string;
  /** Such as `https://example.atlassian.net/browse/`. */
  readonly jiraBaseUrl?: string;
  readonly author?: string;
  /** BCP 47 tag of the documents' language; else the idea's language is taken. */
  readonly language?: string;
  /** The most questions that are asked in one round. */
  readonly questionLimit: number;
  /** The most tokens that one run may use, in and out, before it asks. */
  readonly tokenBudget?: number;
  /** Whether the workspace is trusted: without trust no server starts and no team prompts are used. */
  readonly trusted: boolean;
  /** Globs of the files that are as if they were not there. */
  readonly excluded?: readonly string[];
  /** What rules are worth here, where that is not as shipped. */
  readonly rules?: RuleSeverities;
}

export interface Clock {
  now(): Date;
}
