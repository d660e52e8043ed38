// `/decide` in the chat: the list of decisions, or one of them taken anew.
import type * as vscode from 'vscode';
import { decide, decisionLines, decisionRun, readDecisionCall } from '../../app/feature/feature.ts';
import type { Host } from '../../app/host.ts';
import type { RunProgress } from '../../app/runs/journal.ts';
import { readRun } from '../../app/runs/runs.ts';
import { runTitle } from '../../app/runs/title.ts';
import { decisionCalled } from '../../app/feature/decide.ts';
import { PlannerError } from '../../core/error.ts';
import type { Part } from '../chat/parts.ts';
import { tell } from '../tell.ts';
import { presentDecisions } from './present.ts';

/** What a message about decisions comes to. */
export type DecisionCall =
  | { readonly kind: 'go'; readonly run: string; readonly progress: RunProgress }
  | { readonly kind: 'show'; readonly run: string; readonly parts: readonly Part[] };

/**
 * Reads the message. `near` is the run of the conversation: it is meant where it has decisions, else the newest that has.
 * Throws `run.unknown` where none has, and `decision.unknown`.
 */
export async function readCall(
  host: Host,
  folder: vscode.Uri,
  near: string | undefined,
  text: string,
  signal: AbortSignal,
): Promise<DecisionCall> {
  const state = (await stateOf(host, near)) ?? (await decisionRun(host));
  const { id, said } = readDecisionCall(text);
  if (id !== undefined) {
    decisionCalled(state, id);
    return { kind: 'go', run: state.run, progress: decide(host, state.run, id, said, signal) };
  }
  const run = { folder: folder.toString(), run: state.run };
  return { kind: 'show', run: state.run, parts: presentDecisions(decisionLines(state), runTitle(state), run, tell) };
}

async function stateOf(host: Host, run: string | undefined) {
  if (run === undefined) return undefined;
  try {
    const state = await readRun(host, run);
    return decisionLines(state).length > 0 ? state : undefined;
  } catch (error) {
    if (PlannerError.is(error, 'run.unknown')) return undefined;
    throw error;
  }
}
