// `planner decide` and `planner log`: what can be done with the plan of a feature, and the audit log of any run.
import { auditEvents, auditText } from '../app/runs/audit.ts';
import { decide, decisionLines, decisionRun } from '../app/feature/feature.ts';
import { readEvents } from '../app/runs/journal.ts';
import { continueRun, listRuns, openQuestions, readRun } from '../app/runs/runs.ts';
import { staleOf } from '../app/feature/stale.ts';
import { summarize } from '../app/runs/summary.ts';
import { PlannerError } from '../core/error.ts';
import type { RunEvent, RunState } from '../core/run.ts';
import { say } from '../documents/sentence.ts';
import { follow } from './follow.ts';
import { formatSummary, summaryJson } from './output.ts';
import { formatDecisions } from './report.ts';
import { codeOf, exit, type ExitCode, type SessionOptions, type Terminal } from './session.ts';

export interface DecideCommand extends SessionOptions {
  readonly answer?: string;
  readonly run?: string;
  readonly provisional: boolean;
  readonly json: boolean;
}

/** Lists the decisions, or takes one of them. Throws `decision.unknown`, `run.unknown`, `usage`. */
export async function decideCommand(
  name: string | undefined,
  options: DecideCommand,
  terminal: Terminal,
): Promise<ExitCode> {
  const { host, close } = await terminal.open(options);
  try {
    const state = await decisionRun(host, options.run);
    if (name === undefined) {
      if (options.answer !== undefined) {
        throw new PlannerError('usage', say('An answer belongs to a decision.'), [say('Name it, such as TD003.')]);
      }
      const decisions = decisionLines(state);
      terminal.print(
        options.json
          ? JSON.stringify({ version: 1, run: state.run, decisions }, null, 2)
          : formatDecisions(decisions, state.run),
      );
      return exit.done;
    }
    const events: RunEvent[] = [];
    const { signal } = terminal;
    const progress = decide(host, state.run, name, options.answer ?? '', signal);
    let now = await follow(host, progress, events, terminal, state.run);
    while (options.provisional && now.status === 'waiting') {
      const skipped = openQuestions(now).map(({ id }) => ({ kind: 'skip', question: id }) as const);
      if (skipped.length === 0) break;
      const more = continueRun(host, state.run, { kind: 'answers', answers: skipped }, signal);
      now = await follow(host, more, events, terminal, state.run);
    }
    const summary = summarize(host, now, events);
    terminal.print(options.json ? summaryJson(summary) : formatSummary(summary));
    if (!options.json && summary.mayBeStale) {
      const { length } = await staleOf(host, state.run, signal);
      if (length > 0) terminal.print(`\n${staleLine(length, now.workflow)}`);
    }
    return codeOf(now);
  } finally {
    await close();
  }
}

/** What the decision made stale, and how it is made anew. */
function staleLine(count: number, workflow: string): string {
  const told = count === 1 ? 'One section rests' : `${count} sections rest`;
  return `${told} on what has changed: planner run ${workflow} --update makes ${count === 1 ? 'it' : 'them'} anew.`;
}

export interface LogCommand extends SessionOptions {
  readonly run?: string;
  readonly json: boolean;
}

/** Prints the audit log of a run, the newest where none is named. Throws `run.unknown`. */
export async function logCommand(options: LogCommand, terminal: Terminal): Promise<ExitCode> {
  const { host, close } = await terminal.open(options);
  try {
    const id = options.run ?? (await listRuns(host))[0]?.run;
    if (id === undefined) throw new PlannerError('run.unknown', say('There is no run in this workspace yet.'));
    const state: RunState = await readRun(host, id);
    const events = await readEvents(host, id);
    terminal.print(
      options.json
        ? JSON.stringify({ version: 1, run: id, workflow: state.workflow, events: auditEvents(events) }, null, 2)
        : auditText(state, events).trimEnd(),
    );
    return exit.done;
  } finally {
    await close();
  }
}
