// All ports at once, each a fake, some of them given.
import type { LanguageModel, Ports } from '../../src/core/ports.ts';
import { FakeCheckers } from './fakeCheckers.ts';
import { fakeGit } from './fakeGit.ts';
import { FakeProcesses } from './fakeProcesses.ts';
import { FakeSpecKit } from './fakeSpecKit.ts';
import { FakeTools } from './fakeTools.ts';
import { FixedClock } from './fixedClock.ts';
import { MemoryFiles } from './memoryFiles.ts';
import { MemorySnapshots } from './memorySnapshots.ts';
import { fakeSettings } from './settings.ts';

/** Ports around a model: an empty workspace, no tools, no git name, default settings, a clock that stands still. */
export function fakePorts(model: LanguageModel, given: Partial<Ports> = {}): Ports {
  return {
    model,
    tools: new FakeTools(),
    files: new MemoryFiles(),
    git: fakeGit(),
    processes: new FakeProcesses(),
    specKit: new FakeSpecKit(),
    checkers: new FakeCheckers(),
    snapshots: new MemorySnapshots(),
    settings: fakeSettings(),
    clock: new FixedClock(),
    ...given,
  };
}
