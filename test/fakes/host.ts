// A host over fakes: the real workflows and rules, nothing real outside.
import type { Host } from '../../src/app/host.ts';
import type { RunProgress } from '../../src/app/runs/journal.ts';
import type { LanguageModel, Ports } from '../../src/core/ports.ts';
import type { RunEvent } from '../../src/core/run.ts';
import { rules } from '../../src/rules/index.ts';
import { workflows } from '../../src/workflows/index.ts';
import { MemoryFiles } from './memoryFiles.ts';
import { MemoryJournals } from './memoryJournals.ts';
import { fakePorts } from './ports.ts';

export interface FakeHost extends Host {
  readonly files: MemoryFiles;
  readonly journals: MemoryJournals;
}

/** A host whose runs are called `run-1`, `run-2` … */
export function fakeHost(
  model: LanguageModel,
  given: Partial<Ports> & { readonly files?: MemoryFiles } = {},
): FakeHost {
  const files = given.files ?? new MemoryFiles();
  let runs = 0;
  return {
    workflows,
    rules,
    files,
    journals: new MemoryJournals(),
    newRunId: () => `run-${++runs}`,
    ports: fakePorts(model, { ...given, files }),
  };
}

/** Follows a run to where it stops. */
export async function eventsOf(progress: RunProgress): Promise<readonly RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const happened of progress) {
    if (happened.kind !== 'progress' && happened.kind !== 'streaming') events.push(happened);
  }
  return events;
}
