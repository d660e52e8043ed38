// What a person does in a scenario, turn by turn, through the real use cases.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reopenDecision } from '../../src/app/feature/decide.ts';
import type { Host } from '../../src/app/host.ts';
import type { RunProgress } from '../../src/app/runs/journal.ts';
import { settleProposal } from '../../src/app/runs/proposals.ts';
import { continueRun, openQuestions, readRun, startRun } from '../../src/app/runs/runs.ts';
import { staleOf } from '../../src/app/feature/stale.ts';
import { undoRun } from '../../src/app/runs/undo.ts';
import type { Answer, LedgerEntry } from '../../src/core/questions.ts';
import type { Reference, RunEvent } from '../../src/core/run.ts';
import type { MemoryFiles } from '../fakes/memoryFiles.ts';

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
  | ({ readonly kind: 'answer' } & Answering)
  | { readonly kind: 'revise'; readonly text: string }
  /** Changes a document by hand; the path `@brief` is that of the run's artifact `brief`. */
  | { readonly kind: 'edit'; readonly path: string; readonly find: string; readonly replace: string }
  | { readonly kind: 'continue' }
  /** Changes a decision: to the first option that is not recommended. What is asked on that is answered by `others`. */
  | { readonly kind: 'decide'; readonly decision: string; readonly others: Others }
  /** Brings up to date what is stale. */
  | { readonly kind: 'update' }
  | { readonly kind: 'settle'; readonly section: string; readonly taken: boolean }
  | { readonly kind: 'undo' };

/** `recommended`: what is recommended, and nothing where nothing is. */
type Others = 'skip' | 'unsure' | 'recommended';

interface Answering {
  readonly byId?: Readonly<Record<string, string>>;
  readonly bySection?: Readonly<Record<string, string>>;
  readonly others: Others;
  /** Goes on until nothing is asked any more: one question may follow from another. */
  readonly untilDone?: boolean;
}

/** Where a turn takes place. */
export interface Stage {
  readonly host: Host;
  readonly folder: string;
  readonly workflow: string;
  readonly files: MemoryFiles;
  readonly events: RunEvent[];
  /** What was stale before each update. */
  readonly stale: string[];
  /** Whether the run is cut by what has just happened: the process ends there. */
  readonly isCutBy: (happened: RunEvent) => boolean;
}

/** Takes one turn. */
export async function take(stage: Stage, turn: Turn): Promise<void> {
  const { host, folder, workflow, files } = stage;
  const { signal } = new AbortController();
  switch (turn.kind) {
    case 'idea': {
      const text = turn.text ?? readFileSync(join(folder, turn.file ?? 'idea.md'), 'utf8');
      const from = turn.from === undefined ? [] : [{ name: turn.from, text: files.texts.get(turn.from) ?? '' }];
      const idea = { text, references: [...from, ...(turn.references ?? [])] };
      const start = turn.size === undefined ? undefined : { choices: { size: turn.size } };
      return follow(stage, startRun(host, workflow, idea, signal, start));
    }
    case 'answer':
      return answerAll(stage, turn);
    case 'revise':
      return follow(stage, continueRun(host, 'scenario', { kind: 'revision', text: turn.text }, signal));
    case 'continue':
      return follow(stage, continueRun(host, 'scenario', { kind: 'continue' }, signal));
    case 'decide':
      return changeDecision(stage, turn);
    case 'update': {
      stage.stale.push(...(await staleNow(host)));
      return follow(stage, continueRun(host, 'scenario', { kind: 'update' }, signal));
    }
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

/** The sections that are stale as the texts are now. */
export async function staleNow(host: Host): Promise<readonly string[]> {
  const stale = await staleOf(host, 'scenario', new AbortController().signal);
  return stale.map(({ path, section }) => `${path} # ${section}`);
}

/** Follows a run to its end; one that is cut is resumed, as in the next window. */
async function follow(stage: Stage, progress: RunProgress): Promise<void> {
  let isCut = false;
  for await (const happened of progress) {
    if (happened.kind === 'progress' || happened.kind === 'streaming') continue;
    stage.events.push(happened);
    isCut = stage.isCutBy(happened);
    if (isCut) break;
  }
  if (!isCut) return;
  const { signal } = new AbortController();
  await follow(stage, continueRun(stage.host, 'scenario', { kind: 'continue' }, signal));
}

async function answerAll(stage: Stage, turn: Answering): Promise<void> {
  const { host } = stage;
  for (let round = 0; round < mostRounds; round++) {
    const open = openQuestions(await readRun(host, 'scenario'));
    if (turn.untilDone === true && open.length === 0) return;
    const answers = answersTo(open, turn);
    await follow(stage, continueRun(host, 'scenario', { kind: 'answers', answers }, new AbortController().signal));
    if (turn.untilDone !== true) return;
  }
  throw new Error(`after ${mostRounds} answers the run still asks`);
}

/** More questions than any run has. */
const mostRounds = 60;

async function changeDecision(stage: Stage, { decision, others }: Extract<Turn, { kind: 'decide' }>): Promise<void> {
  const { signal } = new AbortController();
  await follow(stage, reopenDecision(stage.host, 'scenario', decision, signal));
  const asked = openQuestions(await readRun(stage.host, 'scenario')).find(({ id }) => id === decision);
  const other = asked?.suggestions.find(({ recommended }) => recommended !== true);
  if (other === undefined) throw new Error(`${decision} has no other option`);
  await answerAll(stage, { byId: { [decision]: other.label }, others, untilDone: true });
}

function answersTo(open: readonly LedgerEntry[], turn: Answering): readonly Answer[] {
  const given = new Map(Object.entries(turn.bySection ?? {}));
  return open.map((entry): Answer => {
    const chosen = turn.byId?.[entry.id];
    if (chosen !== undefined) return { kind: 'text', question: entry.id, text: chosen };
    const section = [...given.keys()].find((number) => entry.section.startsWith(number));
    const text = section === undefined ? undefined : given.get(section);
    if (section === undefined || text === undefined) return otherwise(entry, turn.others);
    given.delete(section);
    return { kind: 'text', question: entry.id, text };
  });
}

function otherwise({ id, suggestions }: LedgerEntry, others: Others): Answer {
  if (others !== 'recommended') return { kind: others, question: id };
  const best = suggestions.find(({ recommended }) => recommended)?.label;
  return best === undefined ? { kind: 'skip', question: id } : { kind: 'text', question: id, text: best };
}
