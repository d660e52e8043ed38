// Follows a run in the terminal: tells what happens, and keeps the events.
import type { Host } from '../app/host.ts';
import type { RunProgress } from '../app/runs/journal.ts';
import { readRun } from '../app/runs/runs.ts';
import type { RunEvent, RunNotice, RunState } from '../core/run.ts';
import { progressLine } from './output.ts';
import type { Terminal } from './session.ts';

/** Follows to where the run stops; the events come into `events`. `known` is the run, where it is not a new one. */
export async function follow(
  host: Host,
  progress: RunProgress,
  events: RunEvent[],
  terminal: Terminal,
  known = '',
): Promise<RunState> {
  let id = known;
  for await (const happened of progress) {
    const line = progressLine(happened);
    if (line && !isTold(happened, line, events)) terminal.tell(line);
    if (happened.kind === 'progress' || happened.kind === 'streaming') continue;
    events.push(happened);
    if (happened.kind === 'runStarted') id = happened.run;
  }
  return readRun(host, id);
}

/** Whether the same was noted before: what several steps go without is said once. */
function isTold({ kind }: RunEvent | RunNotice, line: string, events: readonly RunEvent[]): boolean {
  const isNote = kind === 'degraded' || kind === 'noted';
  return isNote && events.some((event) => event.kind === kind && progressLine(event) === line);
}
