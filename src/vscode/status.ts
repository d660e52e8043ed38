// The runs of a workspace folder, as a table with a way on for each. Pure.
import type { RunState, RunStatus } from '../core/run.ts';
import { say, type Sentence } from '../documents/sentence.ts';
import { plain, short } from './markdown.ts';
import { button, type Part } from './present.ts';

type Tell = (sentence: Sentence) => string;

/** What a run is called: the folder it writes into, else the beginning of its idea. */
export function runTitle(state: RunState): string {
  const path = Object.values(state.artifacts)[0];
  const folder = path?.split('/').at(-2);
  return folder ?? short(state.idea?.text ?? state.run, 60);
}

/** How a run stands, in words. */
export function statusText(state: RunState, tell: Tell): string {
  const open = state.ledger.filter((entry) => entry.state === 'open').length;
  if (state.status !== 'waiting') return tell(statusWords[state.status]);
  return open === 1 ? tell(say('1 question open')) : tell(say('{0} questions open', open));
}

/** The newest runs as a table, and a button to resume each that can go on. */
export function presentStatus(runs: readonly RunState[], folder: string, tell: Tell): readonly Part[] {
  if (runs.length === 0) {
    return [
      { kind: 'text', text: tell(say('No plan was made here yet. Describe a task and Planner drafts its brief.')) },
    ];
  }
  const shown = runs.slice(0, 10);
  const rows = shown.map((state) => {
    const path = Object.values(state.artifacts)[0] ?? '';
    return `| ${[runTitle(state), statusText(state, tell), state.updatedAt.slice(0, 16).replace('T', ' '), path].map(plain).join(' | ')} |`;
  });
  const head = [say('Plan'), say('Status'), say('Last change (UTC)'), say('File')].map(tell).join(' | ');
  const table = [`| ${head} |`, '| --- | --- | --- | --- |', ...rows].join('\n');
  return [{ kind: 'text', text: `${table}\n\n` }, ...resumeButtons(shown, folder, tell)];
}

/** One run in a sentence, where there is no table. */
export function presentPlainStatus(state: RunState, tell: Tell): string {
  const paths = Object.values(state.artifacts).join(', ');
  return [`${runTitle(state)}: ${statusText(state, tell)}`, paths].filter((part) => part !== '').join(' · ');
}

/** For a new conversation: the runs that wait, and a button for each. */
export function offerUnfinished(runs: readonly RunState[], folder: string, tell: Tell): readonly Part[] {
  const waiting = runs.filter(canGoOn);
  if (waiting.length === 0) return [];
  const lines = waiting.slice(0, 3).map((state) => `- ${plain(runTitle(state))}: ${statusText(state, tell)}`);
  const text = [tell(say('Not finished yet:')), '', ...lines].join('\n');
  return [{ kind: 'text', text: `${text}\n\n` }, ...resumeButtons(waiting, folder, tell)];
}

/** Whether a run can go on. */
export function canGoOn({ status }: Pick<RunState, 'status'>): boolean {
  return status === 'running' || status === 'waiting' || status === 'cancelled' || status === 'failed';
}

function resumeButtons(runs: readonly RunState[], folder: string, tell: Tell): readonly Part[] {
  return runs
    .filter(canGoOn)
    .slice(0, 3)
    .map((state) => {
      const title = runTitle(state);
      const run = { folder, run: state.run };
      const text = tell(say('Continue with {0}', title));
      return button(tell(say('Resume {0}', short(title, 30))), 'planner.reply', { kind: 'continue', run }, text);
    });
}

const statusWords: Readonly<Record<RunStatus, Sentence>> = {
  new: say('new'),
  running: say('interrupted'),
  waiting: say('waiting for you'),
  cancelled: say('stopped'),
  failed: say('failed'),
  done: say('complete'),
  undone: say('undone'),
};
