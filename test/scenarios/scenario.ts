// Plays a scenario: a folder with the turns of a person, the workspace they start from, and a model's recorded replies.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createCheckers } from '../../src/adapters/checkers/checkers.ts';
import type { Host } from '../../src/app/host.ts';
import type { RunProgress } from '../../src/app/journal.ts';
import { settleProposal } from '../../src/app/proposals.ts';
import { continueRun, openQuestions, readRun, startRun } from '../../src/app/runs.ts';
import { undoRun } from '../../src/app/undo.ts';
import { PlannerError } from '../../src/core/error.ts';
import type { LanguageModel, Settings } from '../../src/core/ports.ts';
import type { Answer, LedgerEntry } from '../../src/core/questions.ts';
import type { Reference, RunEvent, RunState } from '../../src/core/run.ts';
import { english } from '../../src/documents/sentence.ts';
import { rules } from '../../src/rules/index.ts';
import { workflows } from '../../src/workflows/index.ts';
import { fakeGit } from '../fakes/fakeGit.ts';
import { fakePorts } from '../fakes/ports.ts';
import { MemoryFiles } from '../fakes/memoryFiles.ts';
import { MemoryJournals } from '../fakes/memoryJournals.ts';
import { fakeSettings } from '../fakes/settings.ts';

/** What `scenario.json` says. */
export interface Scenario {
  /** What it shows, in a sentence. */
  readonly shows: string;
  readonly workflow: string;
  readonly settings?: Partial<Settings>;
  /** The repository that it plays in, a folder of `test/fixtures/repositories`; beside it stands the folder `workspace`. */
  readonly repository?: string;
  readonly turns: readonly Turn[];
}

/** What the person does, in order. */
export type Turn =
  | {
      readonly kind: 'idea';
      readonly text?: string;
      readonly file?: string;
      readonly references?: readonly Reference[];
      /** Path of a document of the workspace that it starts from. */
      readonly from?: string;
      /** The size that is chosen beforehand. */
      readonly size?: string;
    }
  /** Answers the open questions: by their ids, by the number or name of their section, else by `others`. */
  | {
      readonly kind: 'answer';
      readonly byId?: Readonly<Record<string, string>>;
      readonly bySection?: Readonly<Record<string, string>>;
      readonly others: 'skip' | 'unsure';
    }
  | { readonly kind: 'revise'; readonly text: string }
  /** Changes a document by hand; the path `@brief` is that of the run's artifact `brief`. */
  | { readonly kind: 'edit'; readonly path: string; readonly find: string; readonly replace: string }
  | { readonly kind: 'continue' }
  | { readonly kind: 'settle'; readonly section: string; readonly taken: boolean }
  | { readonly kind: 'undo' };

export interface Played {
  readonly files: ReadonlyMap<string, string>;
  readonly events: readonly RunEvent[];
  readonly state: RunState;
  /** What was said instead of a run: that there is nothing to plan yet. */
  readonly said: readonly string[];
}

/** The scenario of a folder. */
export function readScenario(folder: string): Scenario {
  return JSON.parse(readFileSync(join(folder, 'scenario.json'), 'utf8')) as Scenario;
}

/** Plays all turns through the real use cases; only the outside world is played too. */
export async function play(folder: string, model: LanguageModel): Promise<Played> {
  const scenario = readScenario(folder);
  const repository = scenario.repository === undefined ? {} : readWorkspace(join(repositories, scenario.repository));
  const files = new MemoryFiles({ ...repository, ...readWorkspace(join(folder, 'workspace')) });
  const host: Host = {
    workflows,
    rules,
    journals: new MemoryJournals(),
    newRunId: () => 'scenario',
    ports: fakePorts(model, {
      files,
      git: fakeGit('Ada Example'),
      checkers: createCheckers(),
      settings: fakeSettings(scenario.settings),
    }),
  };
  const events: RunEvent[] = [];
  const said: string[] = [];
  for (const turn of scenario.turns) {
    try {
      await take(host, folder, scenario, turn, files, events);
    } catch (error) {
      if (!PlannerError.is(error, 'idea.missing')) throw error;
      said.push(english(error.sentence));
    }
  }
  // What the repository was before is no outcome.
  const changed = [...files.texts].filter(([path, text]) => repository[path] !== text);
  return { files: new Map(changed), events, state: await readRun(host, 'scenario'), said };
}

const repositories = join(import.meta.dirname, '../fixtures/repositories');

async function take(
  host: Host,
  folder: string,
  scenario: Scenario,
  turn: Turn,
  files: MemoryFiles,
  events: RunEvent[],
): Promise<void> {
  const { signal } = new AbortController();
  const follow = async (progress: RunProgress): Promise<void> => {
    for await (const happened of progress) {
      if (happened.kind !== 'progress' && happened.kind !== 'streaming') events.push(happened);
    }
  };
  switch (turn.kind) {
    case 'idea': {
      const text = turn.text ?? readFileSync(join(folder, turn.file ?? 'idea.md'), 'utf8');
      const from = turn.from === undefined ? [] : [{ name: turn.from, text: files.texts.get(turn.from) ?? '' }];
      const idea = { text, references: [...from, ...(turn.references ?? [])] };
      const start = turn.size === undefined ? undefined : { choices: { size: turn.size } };
      return follow(startRun(host, scenario.workflow, idea, signal, start));
    }
    case 'answer': {
      const open = openQuestions(await readRun(host, 'scenario'));
      const answers = answersTo(open, turn);
      return follow(continueRun(host, 'scenario', { kind: 'answers', answers }, signal));
    }
    case 'revise':
      return follow(continueRun(host, 'scenario', { kind: 'revision', text: turn.text }, signal));
    case 'continue':
      return follow(continueRun(host, 'scenario', { kind: 'continue' }, signal));
    case 'edit': {
      const path = turn.path.startsWith('@')
        ? ((await readRun(host, 'scenario')).artifacts[turn.path.slice(1)] ?? '')
        : turn.path;
      const before = files.texts.get(path);
      if (before === undefined) throw new Error(`no file ${path}: there are ${[...files.texts.keys()].join(', ')}`);
      if (!before.includes(turn.find)) throw new Error(`“${turn.find}” is not in ${path}:\n${before}`);
      files.texts.set(
        path,
        before.replace(turn.find, () => turn.replace),
      );
      return;
    }
    case 'settle':
      await settleProposal(host, 'scenario', turn.section, turn.taken);
      return;
    case 'undo':
      await undoRun(host, 'scenario');
      return;
  }
}

function answersTo(open: readonly LedgerEntry[], turn: Extract<Turn, { kind: 'answer' }>): readonly Answer[] {
  const given = new Map(Object.entries(turn.bySection ?? {}));
  return open.map((entry): Answer => {
    const chosen = turn.byId?.[entry.id];
    if (chosen !== undefined) return { kind: 'text', question: entry.id, text: chosen };
    const section = [...given.keys()].find((number) => entry.section.startsWith(number));
    const text = section === undefined ? undefined : given.get(section);
    if (section === undefined || text === undefined) return { kind: turn.others, question: entry.id };
    given.delete(section);
    return { kind: 'text', question: entry.id, text };
  });
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
