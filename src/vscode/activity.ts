// What runs are doing in this window: the step they are in, and a way to stop them.
import * as vscode from 'vscode';
import type { RunEvent } from '../core/run.ts';
import type { Workflow } from '../core/workflow.ts';

/** A run that works now. */
export interface WorkingRun {
  readonly run: string;
  /** The folder's URI, as text. */
  readonly folder: string;
  /** Missing where the run was started before this window. */
  readonly workflow?: Workflow;
  readonly step: string;
  /** How many steps are finished. */
  readonly finished: number;
}

/** A run has moved on. */
export interface RunChange {
  readonly folder: string;
  readonly run: string;
  readonly event: RunEvent;
}

/** One for the window. */
export class Activity {
  readonly #workflows: readonly Workflow[];
  readonly #known = new Map<string, Workflow>();
  readonly #working = new Map<string, WorkingRun>();
  readonly #turns = new Set<AbortController>();
  readonly #changes = new vscode.EventEmitter<RunChange>();
  readonly #lines = new vscode.EventEmitter<void>();
  #line = '';

  constructor(workflows: readonly Workflow[]) {
    this.#workflows = workflows;
  }

  /** Every event of every run, once it is kept. */
  readonly onDidChange = this.#changes.event;

  /** What the runs do has another name. */
  readonly onDidSay = this.#lines.event;

  /** The runs that work now, the newest last. */
  get working(): readonly WorkingRun[] {
    return [...this.#working.values()];
  }

  /** What the runs do, in words. */
  get line(): string {
    return this.#working.size > 0 ? this.#line : '';
  }

  /** Takes in what a run says that it does. */
  say(line: string): void {
    this.#line = line;
    this.#lines.fire();
  }

  /** Takes in an event of a run. */
  note(folder: string, run: string, event: RunEvent): void {
    if (event.kind === 'runStarted') {
      const workflow = this.#workflows.find(({ id }) => id === event.workflow);
      if (workflow) this.#known.set(run, workflow);
    }
    if (ends.has(event.kind)) this.#working.delete(run);
    else if (event.kind === 'stepStarted') this.#working.set(run, this.#at(folder, run, event.step));
    else if (event.kind === 'inputReceived') this.#working.set(run, this.#at(folder, run, ''));
    this.#changes.fire({ folder, run, event });
  }

  /** Runs `work` with a signal that aborts when the token is cancelled, or when `stop` is called. */
  async withSignal<T>(token: vscode.CancellationToken, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const listener = token.onCancellationRequested(() => controller.abort());
    if (token.isCancellationRequested) controller.abort();
    this.#turns.add(controller);
    try {
      return await work(controller.signal);
    } finally {
      listener.dispose();
      this.#turns.delete(controller);
      // One that ended without saying so works no more.
      if (this.#turns.size === 0) this.#forgetWorking();
    }
  }

  /** Stops everything that works. */
  stop(): void {
    for (const controller of this.#turns) controller.abort();
  }

  #at(folder: string, run: string, step: string): WorkingRun {
    const workflow = this.#known.get(run);
    const at = workflow?.steps.findIndex(({ id }) => id === step) ?? -1;
    const finished = at >= 0 ? at : (this.#working.get(run)?.finished ?? 0);
    return { run, folder, step, finished, ...(workflow ? { workflow } : {}) };
  }

  #forgetWorking(): void {
    if (this.#working.size === 0) return;
    const left = [...this.#working.values()];
    this.#working.clear();
    for (const { folder, run } of left) {
      this.#changes.fire({ folder, run, event: { kind: 'suspended', at: new Date().toISOString() } });
    }
  }
}

/** The events after which the list of runs looks another way. */
export const restingEvents: ReadonlySet<RunEvent['kind']> = new Set([
  ...(['runStarted', 'inputReceived', 'artifactCreated', 'questionsAsked', 'questionsAnswered'] as const),
  ...(['cancelled', 'failed', 'suspended', 'finished', 'undone', 'redone'] as const),
]);

const ends: ReadonlySet<RunEvent['kind']> = new Set([
  'cancelled',
  'failed',
  'suspended',
  'finished',
  'undone',
] as const);
