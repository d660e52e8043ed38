// Commands that the user watches run as a VS Code task: in a terminal of their own, where they can be stopped too.
import * as vscode from 'vscode';
import type { ProcessCommand, ProcessOutcome, Processes } from '../../core/ports.ts';
import { createTaskView } from './taskView.ts';

export interface TaskOptions {
  /** How long a terminal stays open at least, in milliseconds: VS Code takes an earlier end for one that could not start. */
  readonly launch?: number;
}

/**
 * Runs what is shown (`isShown`) as a task of `folder`, and everything else unseen. The program itself is run by
 * `inner`: VS Code tells of its own terminals neither how they ended in every case nor what was printed.
 */
export function createTaskProcesses(
  folder: vscode.WorkspaceFolder,
  inner: Processes,
  { launch = 1000 }: TaskOptions = {},
): Processes {
  return {
    run: (command, signal) =>
      command.isShown && !signal.aborted
        ? runShown(folder, inner, launch, command, signal)
        : inner.run(command, signal),
  };
}

async function runShown(
  folder: vscode.WorkspaceFolder,
  inner: Processes,
  launch: number,
  command: ProcessCommand,
  signal: AbortSignal,
): Promise<ProcessOutcome> {
  const stop = new AbortController();
  let settle = (_: Promise<ProcessOutcome>): void => undefined;
  const ended = new Promise<ProcessOutcome>((resolve) => (settle = resolve));
  const line = typeof command.line === 'string' ? command.line : command.line.join(' ');
  let isBegun = false;
  const begin: Begin = (show) => {
    if (!isBegun) {
      isBegun = true;
      const onOutput: ProcessCommand['onOutput'] = (text, stream) => {
        show(text);
        command.onOutput?.(text, stream);
      };
      settle(inner.run({ ...command, onOutput }, stop.signal));
    }
    return ended;
  };
  // Where nothing has begun there is nothing to stop: then it is the beginning that ends at once.
  const end = (): void => {
    stop.abort();
    void begin(unseen);
  };
  const task = taskFor(folder, line, async () => terminalFor(line, begin, launch, stop));
  const listener = vscode.tasks.onDidEndTask(({ execution }) => {
    // One that ended before its terminal opened was taken away by somebody.
    if (execution.task.definition['run'] === task.definition['run']) end();
  });
  signal.addEventListener('abort', end, { once: true });
  try {
    // Where no task can be run the command still is, unseen.
    void vscode.tasks.executeTask(task).then(undefined, () => begin(unseen));
    return await ended;
  } finally {
    listener.dispose();
    signal.removeEventListener('abort', end);
  }
}

const unseen = (): void => undefined;

function taskFor(
  folder: vscode.WorkspaceFolder,
  line: string,
  terminal: () => Promise<vscode.Pseudoterminal>,
): vscode.Task {
  // Each run is a task of its own: VS Code would ask about a second one of the same.
  const definition = { type: 'planner', run: crypto.randomUUID() };
  const name = line.length > 60 ? `${line.slice(0, 59)}…` : line;
  const task = new vscode.Task(definition, folder, name, 'Planner', new vscode.CustomExecution(terminal));
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Always,
    panel: vscode.TaskPanelKind.Shared,
    clear: true,
    echo: false,
    focus: false,
    showReuseMessage: false,
  };
  return task;
}

type Begin = (show: (text: string) => void) => Promise<ProcessOutcome>;

/** Prints what the command prints. Ctrl+C and closing the terminal stop it. */
function terminalFor(line: string, begin: Begin, launch: number, stop: AbortController): vscode.Pseudoterminal {
  const written = new vscode.EventEmitter<string>();
  const closed = new vscode.EventEmitter<number>();
  const view = createTaskView((text) => written.fire(text));
  return {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open: () => {
      view.add(`> ${line}\n\n`);
      void begin(view.add).then((outcome) => {
        view.end(outcome.tail);
        written.fire(`\r\n${endOf(outcome)}\r\n`);
        const close = (): void => closed.fire(outcome.kind === 'exited' ? outcome.code : 1);
        if (outcome.duration < launch) setTimeout(close, launch - outcome.duration);
        else close();
      });
    },
    close: () => stop.abort(),
    handleInput: (keys) => {
      if (keys.includes('\u0003')) stop.abort();
    },
  };
}

function endOf(outcome: ProcessOutcome): string {
  const seconds = (outcome.duration / 1000).toFixed(1);
  switch (outcome.kind) {
    case 'exited':
      return vscode.l10n.t('Planner: ended with exit code {0} after {1} s.', outcome.code, seconds);
    case 'killed':
      return vscode.l10n.t('Planner: ended by {0} after {1} s.', outcome.signal, seconds);
    case 'timedOut':
      return vscode.l10n.t('Planner: stopped after {0} s, which is the longest that a command may run.', seconds);
    case 'stopped':
      return vscode.l10n.t('Planner: stopped after {0} s.', seconds);
    case 'notFound':
      return vscode.l10n.t('Planner: the command could not be started.');
  }
}
