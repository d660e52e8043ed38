// Holds a run while something happens in it, and journals every event before it is passed on.
import type { RunContext } from '../../core/context.ts';
import { PlannerError } from '../../core/error.ts';
import type { RunEvent, RunEventBody, RunNotice } from '../../core/run.ts';
import { fold } from '../../core/state.ts';
import { say } from '../../documents/sentence.ts';
import { workflowOf, type Host } from '../host.ts';
import { runTitle } from './title.ts';

/** What a run tells while it goes on: events are journaled already, notices are for show. */
export type RunProgress = AsyncGenerator<RunEvent | RunNotice, void>;

/** The events of a run. Throws `run.unknown`. */
export async function readEvents(host: Host, run: string): Promise<readonly RunEvent[]> {
  const events = await host.journals.read(run);
  if (events.length > 0) return events;
  throw new PlannerError('run.unknown', say('There is no run “{0}” in this workspace.', run), [
    say('Start a new one, or look at the runs with “status”.'),
  ]);
}

/** Passes on what `work` yields, while this process alone holds the run. Throws `run.held`. */
export async function* journaled(host: Host, run: string, work: () => RunProgress): RunProgress {
  const lease = await host.journals.lease(run);
  if (!lease) {
    throw new PlannerError(
      'run.held',
      say('Another window is working on “{0}”.', runTitle(fold(await host.journals.read(run)))),
      [say('Go on there, or close it and try again.')],
    );
  }
  try {
    for await (const happened of work()) {
      if (!isNotice(happened)) await host.journals.append(run, happened);
      yield happened;
    }
  } finally {
    await lease.release();
  }
}

/**
 * Does something with a run outside of its workflow: what `work` yields becomes events of it. Returns them. `work` gets
 * the events so far, read when nobody else can add to them any more.
 */
export async function amend(
  host: Host,
  run: string,
  work: (context: RunContext, journal: readonly RunEvent[]) => AsyncGenerator<RunEventBody | RunNotice, unknown>,
): Promise<readonly RunEvent[]> {
  const added: RunEvent[] = [];
  const progress = journaled(host, run, async function* () {
    const journal = await readEvents(host, run);
    const context: RunContext = {
      workflow: workflowOf(host, fold(journal).workflow),
      rules: host.rules,
      ports: host.ports,
      state: () => fold([...journal, ...added]),
    };
    for await (const happened of work(context, journal)) {
      if (isNotice(happened)) continue;
      const event: RunEvent = { ...happened, at: host.ports.clock.now().toISOString() };
      added.push(event);
      yield event;
    }
  });
  for await (const _ of progress);
  return added;
}

function isNotice(happened: RunEventBody | RunNotice): happened is RunNotice {
  return happened.kind === 'progress' || happened.kind === 'streaming';
}
