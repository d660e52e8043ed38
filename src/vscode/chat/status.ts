// The runs of a workspace folder, with a way on for each. Pure.
import { provisionalIn } from '../../app/feature/feature.ts';
import { mainDocument, type ListedRun } from '../../app/runs/runs.ts';
import { runTitle } from '../../app/runs/title.ts';
import type { RunHolder } from '../../core/ports.ts';
import type { RunStatus } from '../../core/run.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { plain, short } from './markdown.ts';
import { link, type Part } from './parts.ts';

type Tell = (sentence: Sentence) => string;

/** How a run stands, in words. */
export function statusText(state: ListedRun, tell: Tell): string {
  if (state.heldBy) return tell(holderWords[state.heldBy]);
  const open = state.ledger.filter((entry) => entry.state === 'open').length;
  const provisional = provisionalIn(state).length;
  const marks =
    provisional === 0
      ? []
      : [tell(provisional === 1 ? say('1 decision provisional') : say('{0} decisions provisional', provisional))];
  if (state.status !== 'waiting') return [tell(statusWords[state.status]), ...marks].join(', ');
  return open === 1 ? tell(say('1 question open')) : tell(say('{0} questions open', open));
}

/** The newest runs as a list: each opens its preview, and those that can go on can be resumed. */
export function presentStatus(
  runs: readonly ListedRun[],
  folder: string,
  tell: Tell,
  stale: ReadonlyMap<string, number> = new Map(),
): readonly Part[] {
  if (runs.length === 0) {
    return [
      { kind: 'text', text: tell(say('No plan was made here yet. Describe a task and Planner drafts its brief.')) },
    ];
  }
  const lines = runs.slice(0, 10).map((state) => {
    const path = mainDocument(state);
    const title = runTitle(state);
    const parts = [
      path === undefined ? plain(title) : link(title, 'planner.openPreview', { folder, path }),
      statusText(state, tell),
      plain(state.updatedAt.slice(0, 16).replace('T', ' ')),
      ...staleParts(state, stale.get(state.run) ?? 0, folder, tell),
      ...(canGoOn(state) ? [resumeLink(state, folder, tell(say('Resume')), tell)] : []),
    ];
    return `- ${parts.join(' · ')}`;
  });
  const text = [tell(say('Plans of this folder, with the time of their last change (UTC):')), '', ...lines].join('\n');
  return [{ kind: 'text', text: `${text}\n\n`, links: true }];
}

/** How many sections are stale, and a way to have them made anew. */
function staleParts(state: ListedRun, count: number, folder: string, tell: Tell): readonly string[] {
  if (count === 0) return [];
  const said = count === 1 ? say('1 section stale') : say('{0} sections stale', count);
  const update = tell(say('Update'));
  const reply = { kind: 'update', run: { folder, run: state.run } } as const;
  return [`${tell(said)} ${link(update, 'planner.reply', reply, update)}`];
}

/** One run in a sentence, where there is no table. */
export function presentPlainStatus(state: ListedRun, tell: Tell): string {
  const paths = mainDocument(state) ?? '';
  return [`${runTitle(state)}: ${statusText(state, tell)}`, paths].filter((part) => part !== '').join(' · ');
}

/** For a new conversation: the runs that wait, and a button for each. */
export function offerUnfinished(runs: readonly ListedRun[], folder: string, tell: Tell): readonly Part[] {
  const waiting = runs.filter(canGoOn).slice(0, 3);
  if (waiting.length === 0) return [];
  const lines = waiting.map((state) => {
    const title = tell(say('Resume {0}', short(runTitle(state), 60)));
    return `- ${resumeLink(state, folder, title, tell)}: ${statusText(state, tell)}`;
  });
  const text = [tell(say('Not finished yet:')), '', ...lines].join('\n');
  return [{ kind: 'text', text: `${text}\n\n`, links: true }];
}

/** Whether a run can go on: nobody works on it now. */
export function canGoOn({ status, heldBy }: Pick<ListedRun, 'status' | 'heldBy'>): boolean {
  if (heldBy) return false;
  return status === 'running' || status === 'waiting' || status === 'cancelled' || status === 'failed';
}

function resumeLink(state: ListedRun, folder: string, title: string, tell: Tell): string {
  const reply = { kind: 'continue', run: { folder, run: state.run } } as const;
  return link(title, 'planner.reply', reply, tell(say('Continue with {0}', runTitle(state))));
}

const holderWords: Readonly<Record<RunHolder, Sentence>> = {
  here: say('being worked on'),
  elsewhere: say('being worked on in another window'),
};

const statusWords: Readonly<Record<RunStatus, Sentence>> = {
  new: say('new'),
  running: say('interrupted'),
  waiting: say('waiting for you'),
  cancelled: say('stopped'),
  failed: say('failed'),
  done: say('complete'),
  undone: say('undone'),
};
