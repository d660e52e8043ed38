// What the terminal prints: text for people, JSON for programs.
import { provisionalIn } from '../app/feature/feature.ts';
import type { ApproachChoice } from '../app/approaches.ts';
import { documentsOf, mainDocument } from '../app/runs/runs.ts';
import { answersProposed, costOf, splitProposals, type Summary } from '../app/runs/summary.ts';
import { spentOf } from '../app/runs/spent.ts';
import type { LedgerEntry } from '../core/questions.ts';
import type { Proposal, RunEvent, RunNotice, RunState } from '../core/run.ts';
import { english, type Sentence } from '../documents/sentence.ts';
import { formatReport } from './report.ts';
import { tellReport } from '../core/report.ts';

/** A line of progress for what happened, or nothing. */
export function progressLine(happened: RunEvent | RunNotice): string | undefined {
  switch (happened.kind) {
    case 'progress':
      return `… ${english(happened.message)}`;
    case 'degraded':
      return `! ${english(happened.reason)}`;
    case 'choiceStated':
      return happened.statement.map((sentence) => `> ${english(sentence)}`).join('\n');
    case 'noted':
      return `! ${english(happened.note)}`;
    default:
      return undefined;
  }
}

/** The result for people. */
export function formatSummary(summary: Summary): string {
  const blocks = [headline(summary)];
  if (summary.approaches) blocks.push(formatApproaches(summary.approaches));
  if (summary.open.length > 0) blocks.push(['Questions:', ...summary.open.map(formatQuestion)].join('\n'));
  if (summary.skipped.length > 0) {
    blocks.push(['Left open:', ...summary.skipped.map(({ id, question }) => `  ${id}  ${question}`)].join('\n'));
  }
  if (summary.unsure.length > 0) {
    const lines = summary.unsure.map(({ id, question, proposal }) =>
      proposal === undefined ? `  ${id}  ${question}` : `  ${id}  ${question}\n      Proposed for review: ${proposal}`,
    );
    blocks.push(['Not sure:', ...lines].join('\n'));
  }
  if (summary.settled.length > 0) {
    const lines = summary.settled.map(({ id, question, answer }) => `  ${id}  ${question}\n      ${answer}`);
    blocks.push(['Answered by what you said:', ...lines].join('\n'));
  }
  if (summary.setAside.length > 0) {
    const lines = summary.setAside.map(
      ({ id, text, failure }) => `  ${id}  ${oneLine(text)}\n      ${english(failure.message)}`,
    );
    const way = `Go on with --run ${summary.run} and --retry ID or --drop ID.`;
    blocks.push(['Could not be worked in:', ...lines, way].join('\n'));
  }
  if (summary.proposals.length > 0) {
    const [refused, others] = splitProposals(summary);
    const own = others.filter((proposal) => answersProposed(proposal) === undefined);
    const lineOf = ({ path, section, goes }: Proposal): string =>
      `  ${path}: ${section}${goes === true ? ' (would be taken out)' : ''}`;
    if (own.length > 0) {
      const heading = 'Sections that you have changed stay as they are; Planner would have changed:';
      blocks.push([heading, ...own.map(lineOf)].join('\n'));
    }
    for (const { sentence, lines } of others.flatMap((proposal) => answersProposed(proposal) ?? [])) {
      blocks.push([english(sentence), ...lines.map((line) => `  ${line}`)].join('\n'));
    }
    if (refused.length > 0) {
      const heading = 'Not written, because their checker refuses them; kept as proposals:';
      blocks.push([heading, ...refused.map(({ path }) => `  ${path}`)].join('\n'));
    }
  }
  if (summary.findings.length > 0) {
    const lines = summary.findings.map(({ path, place, message }) => `  ${path}:${place.line} ${english(message)}`);
    blocks.push(['Findings:', ...lines].join('\n'));
  }
  if (summary.report) blocks.push(formatReport(summary.report));
  const cost = costOf(summary.meter);
  if (cost) blocks.push([english(cost), ...summary.costs.map((one) => `  ${english(one)}`)].join('\n'));
  return blocks.join('\n\n');
}

function headline(summary: Summary): string {
  const where = whereOf(summary);
  switch (summary.status) {
    case 'done':
      return summary.skipped.length + summary.unsure.length > 0
        ? `${where} is complete; what was not answered is left open.`
        : `${where} is complete.`;
    case 'waiting':
      return `${where || `The run ${summary.run}`} waits for answers. Go on with --run ${summary.run} --answers FILE.`;
    case 'failed':
      return formatFailure(summary.failure?.message, summary.failure?.next ?? [], summary.run);
    default:
      return `The run ${summary.run} was stopped. Go on with --run ${summary.run}.`;
  }
}

/** A feature has too many documents for a line: its report names them. */
function whereOf({ paths, report, main }: Summary): string {
  if (report !== undefined) return `The plan in ${report.folder}`;
  const more = paths.length - 1;
  return paths.length > mostNamed ? `${main ?? paths[0]} and ${more} more` : paths.join(', ');
}

const mostNamed = 3;

function formatFailure(message: Sentence | undefined, next: readonly Sentence[], run: string): string {
  const lines = [message ? english(message) : 'The run failed.', ...next.map(english), `Go on with --run ${run}.`];
  return lines.join('\n');
}

function formatQuestion({ id, question, why, suggestions }: LedgerEntry): string {
  const options = suggestions.map(({ label, recommended }) => (recommended ? `${label} (recommended)` : label));
  return [
    `  ${id}  ${question}`,
    ...(why ? [`      ${why}`] : []),
    ...(options.length > 0 ? [`      For instance: ${options.join(' · ')}`] : []),
  ].join('\n');
}

/** The version of the JSON below; it grows when a field changes its meaning or goes. */
const jsonVersion = 1;

/** The result for programs. */
export function summaryJson(summary: Summary): string {
  return toJson({
    version: jsonVersion,
    run: summary.run,
    status: summary.status,
    documents: summary.paths,
    changedSections: summary.changed,
    questions: summary.open.map(questionJson),
    skipped: summary.skipped.map(questionJson),
    unsure: summary.unsure.map((entry) => ({ ...questionJson(entry), proposal: entry.proposal ?? null })),
    settled: summary.settled.map((entry) => ({ ...questionJson(entry), answer: entry.answer ?? '' })),
    setAside: summary.setAside.map(({ id, text, questions, failure }) => ({
      id,
      text,
      questions,
      kind: failure.error,
      message: english(failure.message),
      next: failure.next.map(english),
    })),
    stated: summary.stated.map(english),
    report: summary.report ? tellReport(summary.report, english) : null,
    spent: summary.spent,
    approaches: (summary.approaches?.approaches ?? []).map(({ label: _label, path, ...approach }) => ({
      ...approach,
      path: path ?? null,
    })),
    proposals: summary.proposals.map(({ path, section, text, goes = false }) => ({ path, section, text, goes })),
    notes: [...summary.degraded, ...summary.notes].map(english),
    findings: summary.findings.map(({ rule, severity, path, place, message }) => ({
      rule,
      severity,
      path,
      line: place.line,
      column: place.column,
      message: english(message),
    })),
    failure: summary.failure
      ? {
          kind: summary.failure.error,
          message: english(summary.failure.message),
          next: summary.failure.next.map(english),
        }
      : null,
  });
}

/** How the approaches differ, property by property. */
function formatApproaches({ approaches, rows, because }: ApproachChoice): string {
  const names = approaches.map(({ label, path, isChosen, isRecommended }) =>
    [
      `  ${label}`,
      ...(isChosen ? [`(the plan: ${because ?? ''})`] : isRecommended ? ['(recommended)'] : []),
      ...(path === undefined ? [] : [path]),
    ].join('  '),
  );
  const table = rows.flatMap(({ title, cells }) => [
    `  ${english(title)}:`,
    ...cells.map((cell, index) => `    ${approaches[index]?.key ?? ''}  ${oneLine(cell)}`),
  ]);
  return ['Approaches:', ...names, 'How they differ:', ...table].join('\n');
}

/** What is stale, by run. */
type StaleByRun = ReadonlyMap<string, readonly { readonly path: string; readonly section: string }[]>;

/** The runs of a workspace for people. */
export function formatRuns(runs: readonly RunState[], stale: StaleByRun = new Map()): string {
  if (runs.length === 0) return 'There are no runs in this workspace.';
  return runs
    .map((state) => {
      const paths = documentsOf(state);
      const names = paths.length > mostNamed ? [`${mainDocument(state) ?? ''} and ${paths.length - 1} more`] : paths;
      const provisional = provisionalIn(state);
      const old = stale.get(state.run)?.length ?? 0;
      return [
        ...[state.run, state.workflow, state.status, ...names],
        ...(provisional.length > 0 ? [`provisional: ${provisional.join(', ')}`] : []),
        ...(old > 0 ? [`stale sections: ${old}`] : []),
      ].join('  ');
    })
    .join('\n');
}

/** The runs of a workspace, its phase plans and its features for programs. */
export function runsJson(
  runs: readonly RunState[],
  open: (state: RunState) => readonly LedgerEntry[],
  plans: readonly object[],
  features: readonly object[],
  stale: StaleByRun = new Map(),
): string {
  return toJson({
    version: jsonVersion,
    runs: runs.map((state) => ({
      run: state.run,
      workflow: state.workflow,
      status: state.status,
      startedAt: state.startedAt,
      updatedAt: state.updatedAt,
      documents: Object.values(state.artifacts),
      questions: open(state).map(questionJson),
      provisional: provisionalIn(state),
      stale: (stale.get(state.run) ?? []).map(({ path, section }) => ({ path, section })),
      requests: state.meter.requests,
      inputTokens: state.meter.inputTokens,
      outputTokens: state.meter.outputTokens,
      spent: spentOf(state),
    })),
    plans,
    features,
  });
}

function questionJson({ id, section, question, why, suggestions }: LedgerEntry): object {
  return { id, section, question, why, suggestions };
}

function oneLine(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length > 200 ? `${words.slice(0, 200).toWellFormed()}…` : words;
}

function toJson(value: object): string {
  return JSON.stringify(value, null, 2);
}
