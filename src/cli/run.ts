// `planner run`: starts a run or goes on with one, answers what it can, and tells how it ended.
import { continueRun, listRuns, openQuestions, readRun, startRun } from '../app/runs/runs.ts';
import { relative, resolve } from 'node:path';
import { workflowOf, type Host } from '../app/host.ts';
import { isDocumentOfAnother, startsFromFeature } from '../app/runs/start.ts';
import { summarize } from '../app/runs/summary.ts';
import { PlannerError } from '../core/error.ts';
import type { Idea, RunEvent, RunInput, RunState, Start } from '../core/run.ts';
import { alternativesQuestionId } from '../core/approaches/question.ts';
import { setUpQuestions } from '../core/speckit/questions.ts';
import { say } from '../documents/sentence.ts';
import { answersFor, parseAnswers, type GivenAnswers } from './answers.ts';
import { follow } from './follow.ts';
import { formatSummary, summaryJson } from './output.ts';
import { codeOf, type ExitCode, type SessionOptions, type Terminal } from './session.ts';

export interface RunOptions extends SessionOptions {
  readonly idea?: string;
  readonly ideaFile?: string;
  readonly answers?: string;
  readonly revise?: string;
  /** The id of what was set aside: to try it again, or to drop it. */
  readonly retry?: string;
  readonly drop?: string;
  /** The run to go on with; by default the newest unfinished one of the workflow. */
  readonly run?: string;
  /** Questions that nobody answers are skipped. */
  readonly provisional: boolean;
  /** The size of a plan, chosen beforehand. */
  readonly size?: string;
  /** How many approaches to choose from, or their names. */
  readonly alternatives?: string;
  /** The spec-kit feature: its folder, name, number or words. */
  readonly feature?: string;
  /** Brings what has become stale up to date. */
  readonly update?: boolean;
  readonly json: boolean;
}

/** Runs a workflow until it is done, waits, or fails. Throws PlannerErrors for what is wrong with the call. */
export async function run(workflow: string, options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  const given: GivenAnswers = new Map([
    ...(options.answers ? parseAnswers(await terminal.readFile(options.answers), options.answers) : []),
    ...(options.size === undefined ? [] : ([['size', options.size]] as const)),
  ]);
  const idea = await readIdea(options, terminal);
  const { host, close } = await terminal.open(options);
  try {
    const events: RunEvent[] = [];
    const isStart = await isNew(host, workflow, idea, options);
    const start = startOf(options);
    let state = isStart
      ? await follow(
          host,
          startRun(host, workflow, ideaOf(host, workflow, idea, options), terminal.signal, start),
          events,
          terminal,
        )
      : await goOn(host, workflow, options, given, events, terminal);
    state = await answerAll(host, state, options, given, events, terminal);
    const summary = summarize(host, state, events);
    terminal.print(options.json ? summaryJson(summary) : formatSummary(summary));
    return codeOf(state);
  } finally {
    await close();
  }
}

async function readIdea(options: RunOptions, terminal: Terminal): Promise<string> {
  if (options.idea !== undefined) return options.idea;
  if (options.ideaFile !== undefined) return terminal.readFile(options.ideaFile);
  // Whoever goes on with a run does not pipe an idea.
  if (goesOn(options)) return '';
  return terminal.readInput();
}

/** Whether the call goes on with a run that is there. */
function goesOn({ answers, revise, run, retry, drop, update }: RunOptions): boolean {
  return update === true || [revise, run, retry, drop].some((option) => option !== undefined) || answers !== undefined;
}

/** A feature on disk needs no words: without an unfinished run its plan is started. */
async function isNew(host: Host, workflow: string, idea: string, options: RunOptions): Promise<boolean> {
  if (idea !== '' || options.idea !== undefined || options.ideaFile !== undefined) return true;
  const { answers: _, ...others } = options;
  if (goesOn(others) || !startsFromFeature(workflowOf(host, workflow))) return false;
  const runs = await listRuns(host);
  return !runs.some((state) => state.workflow === workflow && !['done', 'undone'].includes(state.status));
}

/** What the caller has chosen beforehand. Whoever trusts the workspace lets its script run. */
function startOf({ size, alternatives, feature, trust }: RunOptions): Start | undefined {
  const choices = {
    ...(size === undefined ? {} : { size }),
    ...(alternatives === undefined ? {} : { [alternativesQuestionId]: alternatives }),
    ...(feature === undefined ? {} : { [setUpQuestions.feature]: feature }),
    ...(trust ? { [setUpQuestions.script]: 'yes' } : {}),
  };
  return Object.keys(choices).length === 0 ? undefined : { choices };
}

/** The idea; where it is a document that another workflow made here, that document. */
function ideaOf(host: Host, workflow: string, text: string, options: RunOptions): Idea {
  const path =
    options.ideaFile === undefined
      ? ''
      : relative(resolve(options.workspace), resolve(options.ideaFile)).replaceAll('\\', '/');
  return isDocumentOfAnother(host, path, workflowOf(host, workflow))
    ? { text: options.idea ?? '', references: [{ name: path, text }] }
    : { text, references: [] };
}

async function goOn(
  host: Host,
  workflow: string,
  options: RunOptions,
  given: GivenAnswers,
  events: RunEvent[],
  terminal: Terminal,
): Promise<RunState> {
  const state = await findRun(host, workflow, options);
  const settled = setAsideInput(state, options);
  if (settled) return follow(host, continueRun(host, state.run, settled, terminal.signal), events, terminal, state.run);
  const answers = answersFor(openQuestions(state), given);
  if (options.answers !== undefined && answers.length === 0 && openQuestions(state).length > 0) {
    throw new PlannerError(
      'usage',
      say('None of the answers in {0} fits an open question of the run {1}.', options.answers, state.run),
      [
        say(
          'Name questions by their ids: {0}',
          openQuestions(state)
            .map(({ id }) => id)
            .join(', '),
        ),
      ],
    );
  }
  const input: RunInput = options.update
    ? { kind: 'update' }
    : options.revise
      ? { kind: 'revision', text: options.revise }
      : answers.length > 0
        ? { kind: 'answers', answers }
        : { kind: 'continue' };
  return follow(host, continueRun(host, state.run, input, terminal.signal), events, terminal, state.run);
}

/** What `--retry` and `--drop` ask for. Throws `usage` where the run has set nothing aside by that id. */
function setAsideInput(state: RunState, { retry, drop }: RunOptions): RunInput | undefined {
  const item = retry ?? drop;
  if (item === undefined) return undefined;
  if (state.setAside.some(({ id }) => id === item)) return { kind: 'setAside', item, retry: retry !== undefined };
  const known = state.setAside.map(({ id }) => id).join(', ');
  throw new PlannerError('usage', say('The run {0} has set nothing aside by the id {1}.', state.run, item), [
    known ? say('Name one of: {0}', known) : say('There is nothing to try again or to drop.'),
  ]);
}

async function findRun(host: Host, workflow: string, options: RunOptions): Promise<RunState> {
  if (options.run !== undefined) return readRun(host, options.run);
  const runs = (await listRuns(host)).filter((state) => state.workflow === workflow && state.status !== 'undone');
  const state =
    options.update === true || options.revise !== undefined || options.retry !== undefined || options.drop !== undefined
      ? runs[0]
      : runs.find(({ status }) => status !== 'done');
  if (state) return state;
  throw new PlannerError('idea.missing', say('There is no idea, and no unfinished {0} run to go on with.', workflow), [
    say('Give one with --idea, --idea-file or on the standard input.'),
  ]);
}

/** Answers later questions as far as the given answers reach, or skips them where nobody is there. */
async function answerAll(
  host: Host,
  first: RunState,
  options: RunOptions,
  given: GivenAnswers,
  events: RunEvent[],
  terminal: Terminal,
): Promise<RunState> {
  let state = first;
  for (;;) {
    const open = openQuestions(state);
    if (state.status !== 'waiting' || open.length === 0) return state;
    const answers = answersFor(
      open.filter(({ id }) => !isAskedBack(id, events)),
      given,
    );
    const inputs =
      answers.length > 0
        ? answers
        : open
            .filter(({ optional }) => options.provisional || (optional === true && given.size > 0))
            .map(({ id }) => ({ kind: 'skip' as const, question: id }));
    if (inputs.length === 0) return state;
    state = await follow(
      host,
      continueRun(host, state.run, { kind: 'answers', answers: inputs }, terminal.signal),
      events,
      terminal,
      state.run,
    );
  }
}

/** Whether a question was answered and opened again: the same answer would say nothing else, so it waits for a person. */
function isAskedBack(id: string, events: readonly RunEvent[]): boolean {
  const answered = events.findIndex(
    (event) =>
      event.kind === 'inputReceived' &&
      event.input.kind === 'answers' &&
      event.input.answers.some(({ question }) => question === id),
  );
  return (
    answered >= 0 &&
    events.slice(answered).some((event) => event.kind === 'questionsReopened' && event.questions.includes(id))
  );
}
