// What can be done with the plan of a feature once it is there: its decisions listed and changed, stale sections remade.
import { decisionsOf } from '../../core/decisions/facts.ts';
import { PlannerError } from '../../core/error.ts';
import type { RunState } from '../../core/run.ts';
import { featurePlace } from '../../core/speckit/place.ts';
import {
  byImpact,
  choiceText,
  provisionalIds,
  type TechnicalDecision,
} from '../../documents/speckit/decision/decision.ts';
import { idOf } from '../../documents/speckit/ids.ts';
import { say } from '../../documents/sentence.ts';
import { decisionCalled, decisionRuns, reopenDecision } from './decide.ts';
import type { Host } from '../host.ts';
import type { RunProgress } from '../runs/journal.ts';
import { continueRun, readRun, type ListedRun } from '../runs/runs.ts';

/** A decision as a list shows it. */
export interface DecisionLine {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly state: 'open' | 'decided' | 'provisional';
  /** What was chosen; empty while it is open. */
  readonly choice: string;
}

/** The decisions of a run, by impact. */
export function decisionLines({ facts }: Pick<RunState, 'facts'>): readonly DecisionLine[] {
  return byImpact(decisionsOf(facts)).map((decision) => {
    const { id, title, category, outcome } = decision;
    return { id, title, category, state: outcome?.kind ?? 'open', choice: choiceOf(decision) };
  });
}

/** The ids of decisions that nobody has taken yet. */
export function provisionalIn({ facts }: Pick<RunState, 'facts'>): readonly string[] {
  return provisionalIds(decisionsOf(facts));
}

/** The run whose decisions are meant: the one named, else the newest that has some. Throws `run.unknown`. */
export async function decisionRun(host: Host, run?: string): Promise<RunState> {
  if (run !== undefined) return readRun(host, run);
  const [newest] = await decisionRuns(host);
  if (newest) return newest;
  throw new PlannerError('run.unknown', say('No decision was found in this workspace yet.'), [
    say('Start a spec-kit plan first.'),
  ]);
}

/** What a call such as `TD003 B because …` names and says. Without an id it names nothing. */
export function readDecisionCall(text: string): { readonly id?: string; readonly said: string } {
  const [word = ''] = text.trim().split(/[\s:,]/, 1);
  const id = idOf(word.toUpperCase());
  if (id?.family !== 'TD') return { said: text.trim() };
  return {
    id: word,
    said: text
      .trim()
      .slice(word.length)
      .replace(/^[\s:,]+/, ''),
  };
}

/**
 * Asks a decision again, and answers it where something is `said`. A decision that is asked already is answered.
 * Throws `decision.unknown`, `run.unknown`, `run.held`.
 */
export async function* decide(host: Host, run: string, name: string, said: string, signal: AbortSignal): RunProgress {
  const state = await readRun(host, run);
  const { id } = decisionCalled(state, name);
  const isAsked = state.status === 'waiting' && state.ledger.some((entry) => entry.id === id && entry.state === 'open');
  if (!isAsked) yield* reopenDecision(host, run, id, signal);
  if (said !== '') {
    const answers = [{ kind: 'text', question: id, text: said } as const];
    yield* continueRun(host, run, { kind: 'answers', answers }, signal);
  }
}

/** Makes what has become stale anew, and that alone. Throws `run.unknown`, `run.held`. */
export function updateRun(host: Host, run: string, signal: AbortSignal): RunProgress {
  return continueRun(host, run, { kind: 'update' }, signal);
}

/** Of runs, newest first, those on a feature: of each feature the newest. */
export function newestOfEach(runs: readonly ListedRun[]): readonly ListedRun[] {
  const seen = new Set<string>();
  return runs.filter(({ facts, status }) => {
    const folder = featurePlace(facts)?.folder;
    return status !== 'undone' && folder !== undefined && !seen.has(folder) && seen.add(folder);
  });
}

function choiceOf(decision: TechnicalDecision): string {
  const { outcome } = decision;
  return outcome === undefined ? '' : choiceText(decision, outcome.option, outcome.text);
}
