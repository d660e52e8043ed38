// Plays a scenario: a folder with the turns of a person, the workspace they start from, and a model's recorded replies.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createCheckers } from '../../src/adapters/checkers/checkers.ts';
import type { Host } from '../../src/app/host.ts';
import { readRun } from '../../src/app/runs/runs.ts';
import { PlannerError } from '../../src/core/error.ts';
import type { LanguageModel, Settings } from '../../src/core/ports.ts';
import type { RunEvent, RunState } from '../../src/core/run.ts';
import { english } from '../../src/documents/sentence.ts';
import { rules } from '../../src/rules/index.ts';
import { workflows } from '../../src/workflows/index.ts';
import { fakeGit } from '../fakes/fakeGit.ts';
import { FakeSpecKit } from '../fakes/fakeSpecKit.ts';
import { fakePorts } from '../fakes/ports.ts';
import { MemoryFiles } from '../fakes/memoryFiles.ts';
import { MemoryJournals } from '../fakes/memoryJournals.ts';
import { fakeSettings } from '../fakes/settings.ts';
import { serversOf } from './servers.ts';
import { staleNow, take, type Stage, type Turn } from './turns.ts';

/** What `scenario.json` says. */
export interface Scenario {
  /** What it shows, in a sentence. */
  readonly shows: string;
  readonly workflow: string;
  readonly settings?: Partial<Settings>;
  /** The repository that it plays in, a folder of `test/fixtures/repositories`; beside it stands the folder `workspace`. */
  readonly repository?: string;
  /** Files of a real project that it plays in, from a folder below `test`. */
  readonly real?: {
    readonly folder: string;
    readonly files: readonly string[];
    /** Whose they are. */
    readonly source: string;
    readonly licence: string;
  };
  /** Whether there are MCP servers: what they answer stands in `servers.json`. */
  readonly hasServers?: boolean;
  /** How much a request may hold, in tokens. */
  readonly window?: number;
  /** The run is cut after each document, and resumed. */
  readonly isCut?: boolean;
  readonly turns: readonly Turn[];
}

/** What the `scenario.json` of one says that plays another one differently. */
interface Replay {
  readonly shows: string;
  readonly isCut?: boolean;
  /** The scenario beside it whose turns, workspace, replies and outcome are the same. */
  readonly replays: string;
}

export interface Played {
  readonly files: ReadonlyMap<string, string>;
  readonly events: readonly RunEvent[];
  readonly state: RunState;
  /** What was said instead of a run: that there is nothing to plan yet. */
  readonly said: readonly string[];
  /** What was stale before each update. */
  readonly stale: readonly string[];
  /** What is stale at the end. */
  readonly staleAtEnd: readonly string[];
}

/** The scenario of a folder; of one that replays another, that one with what is different. */
export function readScenario(folder: string): Scenario {
  const own = JSON.parse(readFileSync(join(folder, 'scenario.json'), 'utf8')) as Scenario | Replay;
  return 'replays' in own ? { ...readScenario(join(dirname(folder), own.replays)), ...own } : own;
}

/** The folder that has the turns' files, the workspace and the replies of a scenario. */
export function sourceOf(folder: string): string {
  const own = JSON.parse(readFileSync(join(folder, 'scenario.json'), 'utf8')) as Scenario | Replay;
  return 'replays' in own ? join(dirname(folder), own.replays) : folder;
}

/** Plays all turns through the real use cases; only the outside world is played too. `concurrency`: documents at once. */
export async function play(given: string, model: LanguageModel, concurrency?: number): Promise<Played> {
  const scenario = readScenario(given);
  const folder = sourceOf(given);
  const repository = {
    ...(scenario.repository === undefined ? {} : readWorkspace(join(repositories, scenario.repository))),
    ...realOf(scenario),
  };
  const files = new MemoryFiles({ ...repository, ...readWorkspace(join(folder, 'workspace')) });
  const host: Host = {
    workflows: concurrency === undefined ? workflows : workflows.map((one) => atOnce(one, concurrency)),
    rules,
    journals: new MemoryJournals(),
    newRunId: () => 'scenario',
    ports: fakePorts(model, {
      files,
      git: fakeGit('Ada Example'),
      checkers: createCheckers(),
      settings: fakeSettings(scenario.settings),
      specKit: new FakeSpecKit(files),
      ...(scenario.hasServers === true ? { tools: serversOf(folder) } : {}),
    }),
  };
  const finished = new Set<string>();
  const isCutBy = (happened: RunEvent): boolean => {
    if (scenario.isCut !== true || happened.kind !== 'findingsLeft' || finished.has(happened.artifact)) return false;
    finished.add(happened.artifact);
    return true;
  };
  const stage: Stage = { host, folder, workflow: scenario.workflow, files, events: [], stale: [], isCutBy };
  const said: string[] = [];
  for (const turn of scenario.turns) {
    try {
      await take(stage, turn);
    } catch (error) {
      if (!PlannerError.is(error, 'idea.missing')) throw error;
      said.push(english(error.sentence));
    }
  }
  // What the repository was before is no outcome.
  const changed = [...files.texts].filter(([path, text]) => repository[path] !== text);
  const { events, stale } = stage;
  const state = await readRun(host, 'scenario');
  return { files: new Map(changed), events, state, said, stale, staleAtEnd: await staleNow(host) };
}

const repositories = join(import.meta.dirname, '../fixtures/repositories');

function atOnce(workflow: (typeof workflows)[number], concurrency: number): (typeof workflows)[number] {
  const steps = workflow.steps.map((step) => (step.kind === 'produce' ? { ...step, concurrency } : step));
  return { ...workflow, steps };
}

function realOf({ real }: Scenario): Readonly<Record<string, string>> {
  if (real === undefined) return {};
  const folder = join(import.meta.dirname, '..', real.folder);
  return Object.fromEntries(real.files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

function readWorkspace(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  return Object.fromEntries(
    paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
  );
}
