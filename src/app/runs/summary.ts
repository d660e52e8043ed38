// What a turn has come to, as data: the chat, the palette and the terminal say it in their ways.
import { isVariantId } from '../../core/approaches/variant.ts';
import { reportIn, type FeatureReport } from '../../core/report.ts';
import { isForSpec } from '../../core/steps/clarifySpec.ts';
import type { Proposal, RunEvent, RunState, RunStatus, Failure, SetAside } from '../../core/run.ts';
import type { LedgerEntry } from '../../core/questions.ts';
import { failedJob } from '../../core/steps/together.ts';
import type { NextStep } from '../../core/workflow.ts';
import type { Finding } from '../../documents/finding.ts';
import { amount, say, type Sentence } from '../../documents/sentence.ts';
import { approachesOf, type ApproachChoice } from '../approaches.ts';
import { workflowOf, type Host } from '../host.ts';
import { spentOf, spentSentences, type Spent } from './spent.ts';
import { documentsOf, mainDocument, openQuestions } from './runs.ts';

/** A file that a turn wrote to. */
export interface FileChange {
  readonly path: string;
  readonly sections: number;
}

export interface Summary {
  readonly run: string;
  readonly status: RunStatus;
  /** Paths of the documents that the run has made or gone on with. */
  readonly paths: readonly string[];
  /** The one of them that is opened and handed on; missing where there is none. */
  readonly main?: string;
  /** Of a run on a feature, where this turn has come to one. */
  readonly report?: FeatureReport;
  /** A decision was changed in this turn: what depends on it may be stale. */
  readonly mayBeStale: boolean;
  /** The run is done: nothing is left to ask. */
  readonly complete: boolean;
  /** Whether this turn made the document. */
  readonly created: boolean;
  /** Files written in this turn, with how many sections of each. */
  readonly files: readonly FileChange[];
  /** Sections written in this turn. */
  readonly changed: readonly string[];
  readonly open: readonly LedgerEntry[];
  readonly skipped: readonly LedgerEntry[];
  /** The user is not sure: still open, with what is proposed for review where something is recommended. */
  readonly unsure: readonly LedgerEntry[];
  /** Questions that were closed in this turn because what the user said to something else answers them. */
  readonly settled: readonly LedgerEntry[];
  /** What could not be worked in, to be tried again or dropped. `isNew`: in this turn. */
  readonly setAside: readonly (SetAside & { readonly isNew: boolean })[];
  /** What was settled in this turn, and why. */
  readonly stated: readonly Sentence[];
  readonly notes: readonly Sentence[];
  readonly degraded: readonly Sentence[];
  readonly proposals: readonly Proposal[];
  /** What the rules say of all documents of the run, of each as it was looked at last, without hints. */
  readonly findings: readonly Finding[];
  /** What may come next; only workflows that there are. */
  readonly next: readonly NextStep[];
  readonly failure?: Failure;
  /** What of it each document took. */
  readonly spent: readonly Spent[];
  /** The same in sentences. */
  readonly costs: readonly Sentence[];
  /** What there is to choose from, or was. */
  readonly approaches?: ApproachChoice;
  /** What the run has cost so far. */
  readonly meter: RunState['meter'];
}

/** Sums up a turn from the state after it and the events of it. */
export function summarize(host: Host, state: RunState, events: readonly RunEvent[]): Summary {
  const complete = state.status === 'done';
  const next = workflowOf(host, state.workflow).next.filter(
    (step) => step.kind !== 'workflow' || host.workflows.some(({ id }) => id === step.workflow),
  );
  const changed = events.flatMap((event) => (event.kind === 'sectionWritten' ? [event.section] : []));
  const settled = events.flatMap((event) =>
    event.kind === 'questionsAnswered' && event.by === 'revision' ? event.answers.map(({ question }) => question) : [],
  );
  const paths = documentsOf(state);
  const approaches = approachesOf(state, workflowOf(host, state.workflow));
  const setAside = events.flatMap((event) => (event.kind === 'setAside' ? [event.item.id] : []));
  return {
    run: state.run,
    status: state.status,
    paths,
    ...mainOf(state),
    ...(complete && isTold(events, 'report') ? reportOf(state) : {}),
    mayBeStale: complete && isTold(events, 'decisions') && !isTold(events, 'report'),
    complete,
    created: events.some(
      (event) => event.kind === 'sectionWritten' && event.before === '' && paths.includes(event.path),
    ),
    files: filesIn(events),
    changed: [...new Set(changed)],
    open: openQuestions(state),
    skipped: state.ledger.filter((entry) => entry.state === 'skipped' && entry.section !== ''),
    unsure: state.ledger.filter((entry) => entry.state === 'unsure' && entry.section !== ''),
    settled: state.ledger.filter((entry) => entry.by === 'revision' && settled.includes(entry.id)),
    setAside: state.setAside.map((item) => ({ ...item, isNew: setAside.includes(item.id) })),
    stated: events.findLast((event) => event.kind === 'choiceStated')?.statement ?? [],
    notes: distinct(notesIn(events)),
    degraded: distinct(events.flatMap((event) => (event.kind === 'degraded' ? [event.reason] : []))),
    proposals: state.proposals,
    findings: Object.entries(state.findings)
      // What was not chosen stands beside the plan: that it tells something else is what it is for.
      .flatMap(([id, found]) => found.filter(({ path }) => !isVariantId(id) || paths.includes(path)))
      .filter(({ severity }) => severity !== 'info'),
    next: complete ? next : [],
    ...(state.failure ? { failure: state.failure } : {}),
    ...(approaches ? { approaches } : {}),
    meter: state.meter,
    spent: spentOf(state),
    costs: spentSentences(state),
  };
}

/** What was noted. A document that failed at first, such as at a cap, and was made after all has not failed. */
function notesIn(events: readonly RunEvent[]): readonly Sentence[] {
  return events.flatMap((event, index) => {
    if (event.kind !== 'noted') return [];
    const failed = failedJob(event.note);
    const isOfIt = (one: RunEvent): boolean => one.kind === 'sectionWritten' && one.path.endsWith(`/${failed}`);
    return failed !== undefined && events.slice(index).some(isOfIt) ? [] : [event.note];
  });
}

/** Each sentence once: a turn with several answers goes on several times, and some of what it notes comes each time. */
function distinct(sentences: readonly Sentence[]): readonly Sentence[] {
  return [...new Map(sentences.map((sentence) => [JSON.stringify(sentence), sentence])).values()];
}

/** The answers that a specification does not have yet, where such a proposal is what waits; else nothing. */
export function answersProposed(
  proposal: Proposal,
): { readonly sentence: Sentence; readonly lines: readonly string[] } | undefined {
  if (!isForSpec(proposal)) return undefined;
  const lines = proposal.text.split(/\r?\n/).filter((line) => line.startsWith('- Q: '));
  const { path, section } = proposal;
  const sentence =
    lines.length === 1
      ? say('One answer of yours is not in {0} yet. Planner would write it there under “{1}”:', path, section)
      : say(
          '{0} answers of yours are not in {1} yet. Planner would write them there under “{2}”:',
          lines.length,
          path,
          section,
        );
  return { sentence, lines };
}

/** Whole files that their checker refuses, and what waits because the user wrote there. */
export function splitProposals({
  proposals,
  findings,
}: Pick<Summary, 'proposals' | 'findings'>): readonly [refused: readonly Proposal[], own: readonly Proposal[]] {
  const isRefused = ({ path, section }: Proposal): boolean =>
    path.endsWith(`/${section}`) && findings.some((finding) => finding.path === path);
  return [proposals.filter(isRefused), proposals.filter((proposal) => !isRefused(proposal))];
}

function filesIn(events: readonly RunEvent[]): readonly FileChange[] {
  const sections = new Map<string, Set<string>>();
  for (const event of events) {
    if (event.kind !== 'sectionWritten') continue;
    sections.set(event.path, (sections.get(event.path) ?? new Set()).add(event.section));
  }
  return [...sections].map(([path, names]) => ({ path, sections: names.size }));
}

function isTold(events: readonly RunEvent[], fact: string): boolean {
  return events.some((event) => event.kind === 'factLearned' && event.name === fact);
}

function mainOf(state: RunState): Pick<Summary, 'main'> {
  const main = mainDocument(state);
  return main === undefined ? {} : { main };
}

function reportOf({ facts }: RunState): Pick<Summary, 'report'> {
  const report = reportIn(facts);
  return report === undefined ? {} : { report };
}

/** What a run has cost, as a sentence; nothing where no model was asked. */
export function costOf({ requests, inputTokens, outputTokens }: RunState['meter']): Sentence | undefined {
  if (requests === 0) return undefined;
  const tokens = amount(inputTokens + outputTokens);
  return requests === 1
    ? say('One request, {0} tokens so far.', tokens)
    : say('{0} requests, {1} tokens so far.', requests, tokens);
}
