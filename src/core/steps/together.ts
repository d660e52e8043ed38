// Runs several jobs at once by what they wait for, and makes one course of events of theirs.
import { say, type Sentence } from '../../documents/sentence.ts';
import type { Part } from '../context.ts';
import { PlannerError, type ErrorKind } from '../error.ts';
import { chainLengths } from '../graph.ts';

/** What is done while no other job does anything of that kind: it is recorded whole, or not begun. */
export interface Turn {
  readonly kind: 'turn';
  readonly part: () => Part<void>;
}

/** Does something in turn: of all jobs one at a time, such as writing files. */
export async function* inTurn<T>(part: () => Part<T>): Part<T, Turn> {
  const results: { readonly value: T }[] = [];
  yield {
    kind: 'turn',
    part: async function* () {
      results.push({ value: yield* part() });
    },
  };
  const [result] = results;
  if (result === undefined) throw new Error('a turn was not taken');
  return result.value;
}

export interface Job {
  readonly id: string;
  /** Ids of the jobs that must be done before it. */
  readonly requires: readonly string[];
  /** For people. */
  readonly name: string;
}

export interface FailedJob<J extends Job> {
  readonly job: J;
  readonly error: unknown;
}

/**
 * Runs jobs, at most `limit` at once, those first that most waits for. What one yields goes out before that one goes on.
 * One that fails stops neither the others nor what does not wait for it; on a rate limit fewer run at once. Returns the
 * jobs that failed. An abort stops all of them; whoever stops listening does too.
 */
export async function* together<J extends Job>(
  jobs: readonly J[],
  limit: number,
  work: (job: J, signal: AbortSignal) => Part<void, Turn>,
  signal: AbortSignal,
): Part<readonly FailedJob<J>[]> {
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const lengths = chainLengths(jobs);
  const waiting = [...jobs].sort((one, other) => (lengths.get(other.id) ?? 0) - (lengths.get(one.id) ?? 0));
  const done = new Set<string>();
  const running = new Map<J, Part<void, Turn>>();
  const failed: FailedJob<J>[] = [];
  const inbox = new Inbox<Arrival<J>>();
  let most = Math.max(1, limit);
  let isHopeless = false;

  const listen = (job: J, next: Promise<IteratorResult<Yielded, void>>): void => {
    next.then(
      (result) => inbox.put({ job, result }),
      (error: unknown) => inbox.put({ job, error }),
    );
  };
  const startReady = (): void => {
    while (running.size < most && !isHopeless && !signal.aborted) {
      const at = waiting.findIndex(({ requires }) => requires.every((id) => done.has(id)));
      const [job] = at < 0 ? [] : waiting.splice(at, 1);
      if (job === undefined) return;
      const course = work(job, both);
      running.set(job, course);
      listen(job, course.next());
    }
  };

  try {
    for (startReady(); running.size > 0; startReady()) {
      const { job, result, error } = await inbox.take();
      const course = running.get(job);
      if (course === undefined) continue;
      if (result?.done === false) {
        const { value } = result;
        if (value.kind !== 'turn') {
          yield value;
          listen(job, course.next());
          continue;
        }
        const problem = yield* attempt(value.part);
        listen(job, problem ? course.throw(problem.error) : course.next());
        continue;
      }
      running.delete(job);
      if (result !== undefined) {
        done.add(job.id);
        continue;
      }
      if (signal.aborted) continue;
      const others = running.size;
      if (PlannerError.is(error, 'model.rateLimit') && (others > 0 || most > 1)) {
        // Alone it is tried once more; what fails then has to wait for longer than anybody should here.
        most = Math.max(1, Math.min(most - 1, others));
        yield { kind: 'noted', note: say('The model limits the rate of requests: {0} at once from now on.', most) };
        waiting.unshift(job);
        continue;
      }
      failed.push({ job, error });
      isHopeless ||= PlannerError.is(error) && hopeless.includes(error.kind);
      if (others > 0 && PlannerError.is(error)) {
        yield { kind: 'noted', note: failedAlone(job.name, error.sentence) };
      }
    }
  } finally {
    stop.abort();
    await Promise.allSettled([...running.values()].map((course) => course.return(undefined)));
  }
  signal.throwIfAborted();
  return failed;
}

/** The job that a note says has failed while others went on, by its name. */
export function failedJob({ text, args: [name] }: Sentence): string | undefined {
  return text === failedAlone('', '').text && typeof name === 'string' ? name : undefined;
}

function failedAlone(name: string, why: Sentence | string): Sentence {
  return say('{0} could not be made: {1} The others go on.', name, why);
}

/** Failures that every other request would meet too. */
const hopeless: readonly ErrorKind[] = [
  'model.none',
  'model.denied',
  'model.quota',
  'budget.reached',
  'workspace.none',
];

type Yielded = Part<void, Turn> extends AsyncGenerator<infer Y, void> ? Y : never;

interface Arrival<J> {
  readonly job: J;
  readonly result?: IteratorResult<Yielded, void>;
  readonly error?: unknown;
}

async function* attempt(part: () => Part<void>): Part<{ readonly error: unknown } | undefined> {
  try {
    yield* part();
    return undefined;
  } catch (error) {
    return { error };
  }
}

/** What arrives, in order, for one who waits. */
class Inbox<T> {
  readonly #items: T[] = [];
  #wake: (() => void) | undefined;

  put(item: T): void {
    this.#items.push(item);
    this.#wake?.();
  }

  async take(): Promise<T> {
    for (;;) {
      const item = this.#items.shift();
      if (item !== undefined) return item;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
