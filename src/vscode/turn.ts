// One turn of a run, whoever started it: follow its events, ask what it asks, go on until it waits or ends.
import * as vscode from 'vscode';
import { chosenPlan } from '../app/approaches.ts';
import { workflowOf, type Host } from '../app/host.ts';
import { continueRun, openQuestions, readRun } from '../app/runs/runs.ts';
import { approachFactName } from '../core/approaches/facts.ts';
import { approachQuestionId } from '../core/approaches/question.ts';
import { inWords, type Answer, type LedgerEntry } from '../core/questions.ts';
import type { RunEvent, RunNotice, RunState } from '../core/run.ts';
import { PlannerError } from '../core/error.ts';
import { say } from '../documents/sentence.ts';
import type { GivenAnswer } from './chat/present.ts';
import { ProgressLines } from './progress.ts';
import type { Shell } from './shell.ts';
import { tell } from './tell.ts';
import { uriIn } from './workspace.ts';

/** How a turn reaches the user. */
export interface Surface {
  progress(line: string): void;
  /** Shows the plans that there are to choose from, side by side. */
  readonly compare?: Show;
  /** Told where the run stands before it asks or ends: what was shown for a choice that is made may go away. */
  readonly settle?: (state: RunState) => void;
  /**
   * Asks one question. `stopped`: the user turned away; `nobody`: there is no user; `unable`: this surface has no way
   * to ask right now. All leave it open. Without this function the run just waits.
   */
  readonly ask?: ((question: LedgerEntry, left: number, signal: AbortSignal) => Promise<Asked>) | undefined;
}

/** Shows what a question is about, before it is asked. */
export type Show = (state: RunState) => Promise<void>;

export type Asked = Answer | NotAsked;
export type NotAsked = 'stopped' | 'nobody' | 'unable';

/** What a turn came to. */
export interface TurnOutcome {
  readonly state: RunState;
  /** Of this turn. */
  readonly events: readonly RunEvent[];
  readonly answers: readonly GivenAnswer[];
  /** Why open questions were not asked, or not answered; `undefined` where none was open. */
  readonly notAsked: NotAsked | undefined;
}

type Stream = AsyncIterable<RunEvent | RunNotice>;

/** Of the shell: where what happens is shown. */
type TurnShell = Pick<Shell, 'preview'> & Partial<Pick<Shell, 'activity'>>;

/** Follows a run and asks its questions, round by round, until none is left or the user stops. */
export async function takeTurn(
  shell: TurnShell,
  host: Host,
  folder: vscode.Uri,
  run: string | undefined,
  first: Stream,
  surface: Surface,
  signal: AbortSignal,
): Promise<TurnOutcome> {
  const events: RunEvent[] = [];
  const answers: GivenAnswer[] = [];
  const follow = new Follower(shell, host, folder, surface, signal, run);
  events.push(...(await follow.all(first)));
  const id = run ?? events.find((event) => event.kind === 'runStarted')?.run;
  if (id === undefined) throw new PlannerError('unexpected', say('The run ended before it began.'));
  let state = await readRun(host, id);
  let gathered = false;
  for (;;) {
    surface.settle?.(state);
    const open = state.status === 'waiting' ? openQuestions(state).map((entry) => inWords(entry, tell)) : [];
    const [question, next] = open;
    if (!question || signal.aborted) return { state, events, answers, notAsked: undefined };
    if (question.id === approachQuestionId) await surface.compare?.(state);
    const asked = (await surface.ask?.(question, open.length, signal)) ?? 'unable';
    const isSkipped = asked === 'nobody' && question.whenNobody === 'skip';
    const answer: Asked = isSkipped ? { kind: 'skip', question: question.id } : asked;
    if (typeof answer === 'string') {
      // What was answered before the user turned away is worked in, unless the turn was stopped.
      if (gathered && !signal.aborted) {
        events.push(...(await follow.all(continueRun(host, id, { kind: 'continue' }, signal))));
        state = await readRun(host, id);
      }
      return { state, events, answers, notAsked: answer };
    }
    // What was skipped is named by the summary.
    if (answer.kind === 'text') answers.push({ question: question.question, answer: answer.text });
    // A question about the run itself decides how it goes on: its answer is not gathered with others.
    const more = next !== undefined && question.section !== '';
    gathered = more;
    events.push(...(await follow.all(continueRun(host, id, { kind: 'answers', answers: [answer], more }, signal))));
    state = await readRun(host, id);
  }
}

/** Shows what happens: progress lines to the surface, streamed sections to the preview. */
class Follower {
  readonly #shell: TurnShell;
  readonly #host: Host;
  readonly #folder: vscode.Uri;
  readonly #surface: Surface;
  readonly #lines = new ProgressLines(tell);
  readonly #signal: AbortSignal;
  #run: string | undefined;
  /** Where the document lay that went elsewhere last. */
  #left: string | undefined;
  #isOpened = false;
  /** The documents that are shown as being written. */
  readonly #busy = new Map<string, vscode.Uri>();

  constructor(
    shell: TurnShell,
    host: Host,
    folder: vscode.Uri,
    surface: Surface,
    signal: AbortSignal,
    run: string | undefined,
  ) {
    this.#shell = shell;
    this.#host = host;
    this.#run = run;
    this.#folder = folder;
    this.#surface = surface;
    this.#signal = signal;
  }

  /** Yields the events of a stream, without its notices. */
  async all(stream: Stream): Promise<readonly RunEvent[]> {
    const events: RunEvent[] = [];
    // For the user a stopped turn has ended, although a checker or a server may take its time to stop too.
    const stop = (): void => this.#leave();
    this.#signal.addEventListener('abort', stop, { once: true });
    try {
      for await (const event of stream) {
        const line = this.#lines.next(event);
        if (line !== undefined) {
          this.#surface.progress(line);
          this.#shell.activity?.say(line);
        }
        if (event.kind === 'streaming') {
          if (!this.#signal.aborted) this.#write(uriIn(this.#folder, event.path), event.section, event.text);
        } else if (event.kind !== 'progress') {
          events.push(event);
          if (event.kind === 'runStarted') this.#run = event.run;
          if (event.kind === 'factLearned' && event.name === approachFactName) await this.#turnToPlan();
          if (event.kind === 'sectionWritten' && event.after === '') this.#left = event.path;
          if (event.kind === 'sectionWritten' || event.kind === 'sectionProposed') {
            this.#shell.preview.stream(uriIn(this.#folder, event.path), event.section);
          }
          // What was streamed and not written by then never will be; and what comes next is no writing.
          if (event.kind === 'stepFinished') this.#leave();
        }
      }
    } finally {
      this.#signal.removeEventListener('abort', stop);
      this.#leave();
    }
    return events;
  }

  #write(file: vscode.Uri, section: string, text: string): void {
    this.#busy.set(file.toString(), file);
    this.#open(file);
    this.#shell.preview.busy(file, vscode.l10n.t('Writing {0}', section));
    this.#shell.preview.stream(file, section, text);
  }

  /** One of several plans was chosen: what showed a draft shows it. */
  async #turnToPlan(): Promise<void> {
    if (this.#run === undefined) return;
    const state = await readRun(this.#host, this.#run);
    const chosen = chosenPlan(state, workflowOf(this.#host, state.workflow));
    if (!chosen) return;
    const at = (path: string): vscode.Uri => uriIn(this.#folder, path);
    const from = this.#left === undefined ? undefined : at(this.#left);
    this.#shell.preview.turnTo(at(chosen.plan), from, chosen.others.map(at));
  }

  #leave(): void {
    for (const file of this.#busy.values()) this.#shell.preview.busy(file);
    this.#busy.clear();
  }

  /** Once a turn, and the first of several documents: a preview that the user closed stays closed, and one is enough. */
  #open(file: vscode.Uri): void {
    if (this.#isOpened) return;
    this.#isOpened = true;
    this.#shell.preview.open(file);
  }
}
