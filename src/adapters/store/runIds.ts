// Ids of runs are file names: they must not lead anywhere else.
import { PlannerError } from '../../core/error.ts';
import { say } from '../../documents/sentence.ts';
import { isReservedName } from '../node/path.ts';

/** Whether a run may be kept under this id. */
export function isRunId(id: string): boolean {
  return /^[a-z0-9-]{1,100}$/.test(id) && !isReservedName(id);
}

/** Yields the id again. Throws `run.unknown` where it is none. */
export function checkedRunId(id: string): string {
  if (isRunId(id)) return id;
  throw new PlannerError('run.unknown', say('{0} is not the id of a run.', id), [
    say('List the runs to see their ids.'),
  ]);
}
