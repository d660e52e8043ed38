// The end of a turn, from its outcome: the final block, and what the conversation remembers.
import * as vscode from 'vscode';
import { workflowOf, type Host } from '../../app/host.ts';
import { summarize } from '../../app/runs/summary.ts';
import { inWords } from '../../core/questions.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { followUpsOf, type TurnMemory } from './followUps.ts';
import { type Part } from './parts.ts';
import { presentSummary } from './present.ts';
import { presentQuestions } from '../questions/text.ts';
import type { Shell } from '../shell.ts';
import { tell } from '../tell.ts';
import type { TurnOutcome } from '../turn.ts';

/** What the final block needs to know about the turn. */
export interface Closing {
  readonly outcome: TurnOutcome;
  readonly mode: 'one' | 'all';
  /** Attachments that were not read and settings that cannot be used, and why. */
  readonly remarks: readonly Sentence[];
}

/** Makes the final block and the memory of a turn. */
export function closingBlock(
  shell: Shell,
  host: Host,
  folder: vscode.Uri,
  { outcome, mode, remarks }: Closing,
): { readonly parts: readonly Part[]; readonly memory: TurnMemory } {
  const { state, events, answers, notAsked } = outcome;
  const known = summarize(host, state, events);
  const summary = { ...known, open: known.open.map((entry) => inWords(entry, tell)) };
  const run = { folder: folder.toString(), run: state.run };
  const questions = notAsked === 'unable' ? presentQuestions(summary.open, mode, run, tell) : [];
  const parts = presentSummary(summary, {
    tell,
    run,
    title: workflowOf(host, state.workflow).title,
    answers,
    workflows: shell.workflows,
    questions,
    remarks: [...remarks, ...circumstances(notAsked === 'nobody')],
  });
  return { parts, memory: { run, followUps: followUpsOf(summary, tell) } };
}

function circumstances(nobody: boolean): readonly Sentence[] {
  const sentences: Sentence[] = [];
  if (nobody) sentences.push(say('Nobody was there to answer: the questions stay open.'));
  if (!vscode.workspace.isTrusted) {
    sentences.push(say('This workspace is not trusted: no MCP server is started.'));
  }
  return sentences;
}
