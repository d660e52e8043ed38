// Journals of runs, in memory. Events go through JSON as they do on disk.
import { PlannerError } from '../../src/core/error.ts';
import type { Journals, Lease, RunHolder } from '../../src/core/ports.ts';
import type { RunEvent } from '../../src/core/run.ts';
import { say } from '../../src/documents/sentence.ts';

export class MemoryJournals implements Journals {
  /** Lines by run; the run that was written last stands last. */
  readonly lines = new Map<string, readonly string[]>();
  /** Runs that are held; add one to play another window. */
  readonly held = new Set<string>();
  /** Those of them that are held by a lease from here. */
  readonly #own = new Set<string>();

  async append(run: string, event: RunEvent): Promise<void> {
    const lines = [...(this.lines.get(checked(run)) ?? []), JSON.stringify(event)];
    this.lines.delete(run);
    this.lines.set(run, lines);
  }

  async read(run: string): Promise<readonly RunEvent[]> {
    return (this.lines.get(checked(run)) ?? []).map((line) => JSON.parse(line) as RunEvent);
  }

  async list(): Promise<readonly string[]> {
    return [...this.lines.keys()].reverse();
  }

  async remove(run: string): Promise<void> {
    this.lines.delete(checked(run));
  }

  async lease(run: string): Promise<Lease | undefined> {
    if (this.held.has(checked(run))) return undefined;
    this.held.add(run);
    this.#own.add(run);
    const release = async (): Promise<void> => {
      this.held.delete(run);
      this.#own.delete(run);
    };
    return { release };
  }

  async holder(run: string): Promise<RunHolder | undefined> {
    if (!this.held.has(checked(run))) return undefined;
    return this.#own.has(run) ? 'here' : 'elsewhere';
  }
}

function checked(run: string): string {
  if (/^[a-z0-9-]+$/.test(run)) return run;
  throw new PlannerError('run.unknown', say('{0} is not the id of a run.', run));
}
