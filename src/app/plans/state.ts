// How a planning document, or a folder of them, stands: from what is known of it, in one place. Pure.
import type { MarkdownDocument } from '../../documents/document.ts';
import { openQuestionsIn } from '../../documents/openQuestions.ts';
import { readPlanState } from '../../documents/phase/state.ts';
import { isPhasePlan } from '../../documents/phases.ts';
import { provisionalWords } from '../../documents/speckit/decision/inline.ts';
import { readDecisions } from '../../documents/speckit/decisions.ts';
import { kindOf } from '../../documents/speckit/kind.ts';
import { remember } from '../../documents/speckit/remember.ts';
import { readTasks } from '../../documents/speckit/tasks.ts';

/** From the most urgent to the least. `plain`: nothing is known that would have to be told. */
export type PlanState = 'running' | 'waiting' | 'findings' | 'stale' | 'provisional' | 'draft' | 'done' | 'plain';

/** What is known of a document, or of several together. */
export interface PlanFacts {
  /** A run works on it now. */
  readonly running: boolean;
  /** Questions that wait for an answer. */
  readonly questions: number;
  /** Errors and warnings that a check has found. */
  readonly findings: number;
  /** Sections that were made from what has changed since. */
  readonly stale: number;
  /** Decisions that nobody has confirmed, and what was built on them. */
  readonly provisional: number;
  /** Tasks or phases. */
  readonly progress?: Progress;
  /** What the document, or the run that made it, says of itself. */
  readonly said?: 'draft' | 'done';
}

export interface Progress {
  readonly kind: 'tasks' | 'phases';
  readonly done: number;
  readonly total: number;
}

/** What is known of a document from elsewhere. */
export interface Known {
  readonly running: boolean;
  /** Questions that its run waits with. */
  readonly asked: number;
  readonly findings: number;
  readonly stale: number;
  /** Of the run that made it. */
  readonly run?: 'unfinished' | 'done';
}

/** What is known of a document. */
export function factsOf(document: MarkdownDocument, known: Known): PlanFacts {
  const own = ownFacts(document);
  const said = known.run === 'unfinished' ? 'draft' : (own.said ?? (known.run === 'done' ? 'done' : undefined));
  return {
    running: known.running,
    // What a run asks stands in the document too, once it is written.
    questions: Math.max(own.questions, known.asked),
    findings: known.findings,
    stale: known.stale,
    provisional: own.provisional,
    ...(own.progress === undefined ? {} : { progress: own.progress }),
    ...(said === undefined ? {} : { said }),
  };
}

/** What several documents come to together. Phases count where there are some, else tasks. */
export function togetherOf(all: readonly PlanFacts[]): PlanFacts {
  const sum = (of: (facts: PlanFacts) => number): number => all.reduce((total, facts) => total + of(facts), 0);
  const progress = progressOf(all, 'phases') ?? progressOf(all, 'tasks');
  const said = all.map((facts) => facts.said).filter((one) => one !== undefined);
  const [first] = said;
  return {
    running: all.some(({ running }) => running),
    questions: sum(({ questions }) => questions),
    findings: sum(({ findings }) => findings),
    stale: sum(({ stale }) => stale),
    provisional: sum(({ provisional }) => provisional),
    ...(progress === undefined ? {} : { progress }),
    ...(first === undefined
      ? {}
      : { said: said.every((one) => one === 'done') ? ('done' as const) : ('draft' as const) }),
  };
}

/** The state that counts: what somebody has to do something about goes before what only is so. */
export function stateOf({ running, questions, findings, stale, provisional, progress, said }: PlanFacts): PlanState {
  if (running) return 'running';
  if (questions > 0) return 'waiting';
  if (findings > 0) return 'findings';
  if (stale > 0) return 'stale';
  if (provisional > 0) return 'provisional';
  // What is worked off counts more than what is said.
  if (progress && progress.total > 0) return progress.done === progress.total ? 'done' : 'draft';
  return said ?? 'plain';
}

function progressOf(all: readonly PlanFacts[], kind: Progress['kind']): Progress | undefined {
  const own = all.flatMap(({ progress }) => (progress?.kind === kind && progress.total > 0 ? [progress] : []));
  if (own.length === 0) return undefined;
  const sum = (of: 'done' | 'total') => own.reduce((total, progress) => total + progress[of], 0);
  return { kind, done: sum('done'), total: sum('total') };
}

type OwnFacts = Pick<PlanFacts, 'questions' | 'provisional' | 'progress' | 'said'>;

/** What a document says itself, read once. */
const ownFacts = remember((document: MarkdownDocument): OwnFacts => {
  const progress = progressIn(document);
  const said = saidIn(document);
  return {
    questions: openQuestionsIn(document).length,
    provisional: provisionalIn(document),
    ...(progress === undefined ? {} : { progress }),
    ...(said === undefined ? {} : { said }),
  };
});

function progressIn(document: MarkdownDocument): Progress | undefined {
  const kind = kindOf(document);
  if (kind === 'tasks') {
    const tasks = readTasks(document).tasks.filter(({ state }) => state !== 'dropped');
    return { kind: 'tasks', done: tasks.filter(({ state }) => state === 'done').length, total: tasks.length };
  }
  if (kind === 'checklist') {
    const { tasks } = document;
    return { kind: 'tasks', done: tasks.filter(({ checked }) => checked).length, total: tasks.length };
  }
  const state = isPhasePlan(document) ? readPlanState(document) : undefined;
  if (state?.kind !== 'plan') return undefined;
  const done = state.phases.filter(({ status }) => status === 'completed').length;
  return { kind: 'phases', done, total: state.phases.length };
}

function provisionalIn(document: MarkdownDocument): number {
  if (kindOf(document) === 'decisions') {
    return readDecisions(document).decisions.filter(({ provisional }) => provisional).length;
  }
  return document.text.split(provisionalWords).length - 1;
}

/** The label that specifications and briefs begin with: `**Status**: Draft`, `| **Status** | Draft |`. */
function saidIn({ text }: MarkdownDocument): PlanFacts['said'] {
  const said = /^[\s>*_|-]*Status[\s*_]*[:|][\s*_`|[]*([\p{L} ]{3,30})/imu.exec(text.slice(0, 3000))?.[1]?.trim() ?? '';
  if (/^(?:draft|proposed|in review|entwurf|borrador|brouillon|rascunho)\b/i.test(said)) return 'draft';
  return /^(?:approved|accepted|final|done|complete|completed|implemented|ready)\b/i.test(said) ? 'done' : undefined;
}
