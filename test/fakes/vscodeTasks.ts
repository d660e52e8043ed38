// Tasks of the fake editor: a test says what becomes of them. Used through `vscode.ts`.
import type * as vscode from 'vscode';
import { EventEmitter } from './vscodeTypes.ts';

export const TaskRevealKind = { Always: 1, Silent: 2, Never: 3 } as const;
export const TaskPanelKind = { Shared: 1, Dedicated: 2, New: 3 } as const;

export class CustomExecution {
  readonly callback: () => Promise<vscode.Pseudoterminal>;

  constructor(callback: () => Promise<vscode.Pseudoterminal>) {
    this.callback = callback;
  }
}

export class Task {
  readonly definition: vscode.TaskDefinition;
  readonly scope: unknown;
  readonly name: string;
  readonly source: string;
  readonly execution: CustomExecution;
  presentationOptions: vscode.TaskPresentationOptions = {};

  constructor(definition: vscode.TaskDefinition, scope: unknown, name: string, source: string, run: CustomExecution) {
    this.definition = definition;
    this.scope = scope;
    this.name = name;
    this.source = source;
    this.execution = run;
  }
}

/** What happens to tasks. */
export const fakeTasks = {
  /** `open`: a terminal opens. `refuse`: it cannot be run. `wait`: it never opens. `drop`: it ends before it opens. */
  mode: 'open' as 'open' | 'refuse' | 'wait' | 'drop',
  started: [] as Task[],
  /** What the terminals show, in the order of the tasks. */
  screens: [] as string[],
  /** The exit codes of terminals that have closed. */
  closed: [] as (number | void)[],
  terminals: [] as vscode.Pseudoterminal[],
  ended: new EventEmitter<{ readonly execution: { readonly task: Task } }>(),
};

export const tasks = {
  onDidEndTask: fakeTasks.ended.event,
  async executeTask(task: Task): Promise<{ readonly task: Task }> {
    const { mode } = fakeTasks;
    if (mode === 'refuse') throw new Error('Tasks are not available here.');
    fakeTasks.started.push(task);
    if (mode === 'drop') fakeTasks.ended.fire({ execution: { task } });
    if (mode !== 'open') return { task };
    const terminal = await task.execution.callback();
    const index = fakeTasks.screens.push('') - 1;
    fakeTasks.terminals.push(terminal);
    terminal.onDidWrite((text) => (fakeTasks.screens[index] += text));
    terminal.onDidClose?.((code) => {
      fakeTasks.closed.push(code);
      fakeTasks.ended.fire({ execution: { task } });
    });
    terminal.open(undefined);
    return { task };
  },
};

/** Forgets what has happened. */
export function resetTasks(): void {
  Object.assign(fakeTasks, { mode: 'open', started: [], screens: [], closed: [], terminals: [] });
}
