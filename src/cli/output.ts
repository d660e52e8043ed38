// What the terminal prints: text for people, JSON for programs.
import type { Summary } from '../app/summary.ts';
import type { LedgerEntry } from '../core/questions.ts';
import type { RunEvent, RunNotice, RunState } from '../core/run.ts';
import { english, type Sentence } from '../documents/sentence.ts';

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
    const lines = summary.proposals.map(
      ({ path, section, goes }) => `  ${path}: ${section}${goes === true ? ' (would be taken out)' : ''}`,
    );
    blocks.push(['Sections that you have changed stay as they are; Planner would have changed:', ...lines].join('\n'));
  }
  if (summary.findings.length > 0) {
    const lines = summary.findings.map(({ path, place, message }) => `  ${path}:${place.line} ${english(message)}`);
    blocks.push(['Findings:', ...lines].join('\n'));
  }
  return blocks.join('\n\n');
}

function headline(summary: Summary): string {
  const where = summary.paths.join(', ');
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

/** The runs of a workspace for people. */
export function formatRuns(runs: readonly RunState[]): string {
  if (runs.length === 0) return 'There are no runs in this workspace.';
  return runs
    .map((state) => [state.run, state.workflow, state.status, ...Object.values(state.artifacts)].join('  '))
    .join('\n');
}

/** The runs of a workspace, its phase plans and its features for programs. */
export function runsJson(
  runs: readonly RunState[],
  open: (state: RunState) => readonly LedgerEntry[],
  plans: readonly object[],
  features: readonly object[],
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
      requests: state.meter.requests,
      inputTokens: state.meter.inputTokens,
      outputTokens: state.meter.outputTokens,
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
