// `planner complete` and `planner phase`: take a phase of a plan one step on, and tell what came of it.
import { isAbsolute } from 'node:path';
import { blockPhase, completePhase, reopenPhase, startPhase, type PhaseOutcome } from '../app/phases/phases.ts';
import { readPlanStatuses, type PhaseReport, type PlanStatus } from '../app/phases/status.ts';
import { PlannerError } from '../core/error.ts';
import type { Evidence } from '../documents/phase/record.ts';
import type { RefusalKind } from '../documents/phase/refusal.ts';
import { english, say } from '../documents/sentence.ts';
import { pathIn } from './check.ts';
import { exit, type ExitCode, type Session, type SessionOptions, type Terminal } from './session.ts';

export interface PhaseCommand {
  readonly workspace: string;
  readonly trust: boolean;
  readonly json: boolean;
}

export interface CompleteCommand extends PhaseCommand {
  readonly command?: string;
  readonly waive?: string;
  readonly name?: string;
  readonly openCriteria?: 'tick' | 'leave';
}

export type PhaseStep = 'start' | 'block' | 'reopen';

/** Completes a phase with its tests or a waiver. Throws `usage` for a wrong call. */
export async function complete(
  plan: string,
  phase: string,
  { command, waive, name, openCriteria, ...options }: CompleteCommand,
  terminal: Terminal,
): Promise<ExitCode> {
  if (waive !== undefined && command !== undefined) {
    throw new PlannerError('usage', say('Either tests run or they are waived.'), [
      say('Leave out --command or --waive.'),
    ]);
  }
  if (name !== undefined && waive === undefined) {
    throw new PlannerError('usage', say('A name belongs to a waiver.'), [say('Add --waive with the reason.')]);
  }
  return within(options, terminal, async ({ host }) => {
    const path = await planPath(options.workspace, plan);
    const lines = printLines(terminal);
    const outcome = await completePhase(
      host.ports,
      path,
      phase,
      {
        ...(command === undefined ? {} : { command }),
        ...(waive === undefined ? {} : { waiver: { reason: waive, name: name ?? '' } }),
        ...(openCriteria === undefined ? {} : { open: openCriteria }),
        onOutput: lines.add,
      },
      terminal.signal,
    );
    lines.end();
    return outcome;
  });
}

/** Starts, blocks or reopens a phase. */
export async function movePhase(
  step: PhaseStep,
  plan: string,
  phase: string,
  options: PhaseCommand & { readonly reason?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const reason = options.reason ?? '';
  return within(options, terminal, async ({ host: { ports } }) => {
    const path = await planPath(options.workspace, plan);
    if (step === 'start') return startPhase(ports, path, phase, options.reason, terminal.signal);
    if (step === 'block') return blockPhase(ports, path, phase, reason);
    return reopenPhase(ports, path, phase, reason, terminal.signal);
  });
}

/** Where the phase plans stand: for people, and the `plans` of the JSON. */
export async function plansOf(
  { host }: Session,
  signal: AbortSignal,
): Promise<{ text: string; plans: readonly object[] }> {
  const statuses = await readPlanStatuses(host.ports, signal);
  return { text: statuses.map(formatPlan).join('\n\n'), plans: statuses.map(planJson) };
}

async function within(
  options: PhaseCommand,
  terminal: Terminal,
  work: (session: Session) => Promise<PhaseOutcome>,
): Promise<ExitCode> {
  const wanted: SessionOptions = { workspace: options.workspace, trust: options.trust, model: 'offline' };
  const session = await terminal.open(wanted);
  try {
    const outcome = await work(session);
    if (options.json) terminal.print(JSON.stringify(outcomeJson(outcome), null, 2));
    else if (outcome.kind === 'done') terminal.print(formatDone(outcome));
    else terminal.tell(formatNotDone(outcome));
    return codeOf(outcome);
  } finally {
    await session.close();
  }
}

/** A plan as the user names it: from where they stand, or from the workspace. Throws `usage`. */
async function planPath(workspace: string, path: string): Promise<string> {
  try {
    return await pathIn(workspace, path);
  } catch (error) {
    if (isAbsolute(path)) throw error;
    return path.replaceAll('\\', '/');
  }
}

/** Tells what a command prints line by line. */
function printLines(terminal: Terminal) {
  let rest = '';
  return {
    add: (text: string): void => {
      const lines = (rest + text).split(/\r?\n/);
      rest = lines.pop() ?? '';
      if (lines.length > 0) terminal.tell(lines.join('\n'));
    },
    end: (): void => {
      if (rest !== '') terminal.tell(rest);
    },
  };
}

const wrongCalls: readonly RefusalKind[] = ['unknownPhase', 'noReason', 'noName', 'noCommand', 'untrusted'];

function codeOf(outcome: PhaseOutcome): ExitCode {
  if (outcome.kind === 'done') return exit.done;
  return outcome.kind === 'refused' && wrongCalls.includes(outcome.why) ? exit.usage : exit.failed;
}

function formatDone(outcome: Extract<PhaseOutcome, { readonly kind: 'done' }>): string {
  const { phase, status, summary, evidence, ready, nearly, questions } = outcome;
  return [
    `Phase ${phase} is ${status}.`,
    ...(evidence ? [formatEvidence(evidence)] : []),
    ...(summary === undefined ? [] : [summary]),
    ...(ready.length > 0 ? [`Can start now: ${ready.map((number) => `phase ${number}`).join(', ')}.`] : []),
    ...nearly.map(({ phase: other, open }) => `Phase ${other} waits for its entry criteria: ${open.join('; ')}`),
    ...questions.map((question) => `Checkpoint: ${question}`),
  ].join('\n');
}

function formatNotDone(outcome: Exclude<PhaseOutcome, { readonly kind: 'done' }>): string {
  if (outcome.kind === 'failed') {
    return `The tests of phase ${outcome.phase} did not pass (${outcome.evidence.ended}). It stays open; the plan tells of the run.`;
  }
  const hints = outcome.why === 'openCriteria' ? ['--open-criteria tick, or --open-criteria leave'] : [];
  if (outcome.why === 'untrusted') hints.push('--trust, or --waive REASON --name NAME');
  return [`planner: ${english(outcome.message)}`, ...outcome.next.map(english), ...hints]
    .map((line, index) => (index === 0 ? line : `  ${line}`))
    .join('\n');
}

function formatEvidence(evidence: Evidence): string {
  if (evidence.kind === 'waiver') return `Waived by ${evidence.name}: ${evidence.reason}`;
  const commit = evidence.commit === undefined ? 'no commit' : `commit ${evidence.commit.slice(0, 12)}`;
  const dirty = evidence.isDirty === true ? ' with uncommitted changes' : '';
  return `Tests: ${evidence.command}, ${evidence.ended}, ${evidence.seconds.toFixed(1)} s, ${commit}${dirty}`;
}

function formatPlan(plan: PlanStatus): string {
  if (plan.kind === 'unreadable') return `${plan.path}:${plan.line}  cannot be read: ${english(plan.reason)}`;
  return [plan.path, ...plan.phases.map(formatPhase), `  Next: ${english(plan.next)}`].join('\n');
}

function formatPhase({
  number,
  title,
  status,
  isClaimed,
  criteria,
  evidence,
  failed,
  stale,
  waitsFor,
  blocked,
}: PhaseReport): string {
  const notes = [
    ...(isClaimed ? ['says completed, without evidence'] : []),
    ...(criteria.met + criteria.open > 0 ? [`criteria ${criteria.met}/${criteria.met + criteria.open}`] : []),
    ...(evidence ? [evidence.kind === 'waiver' ? `waived by ${evidence.name}` : `tests passed ${evidence.date}`] : []),
    ...(failed ? ['tests failed'] : []),
    ...(stale.length > 0 ? [`stale: ${stale.join(', ')}`] : []),
    ...(status === 'planned' && waitsFor.length > 0 ? [`waits for ${waitsFor.join(', ')}`] : []),
    ...(blocked === undefined ? [] : [blocked]),
  ];
  return `  ${number}  ${title}  ${status}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`;
}

function planJson(plan: PlanStatus): object {
  if (plan.kind === 'unreadable') {
    return { path: plan.path, readable: false, line: plan.line, reason: english(plan.reason) };
  }
  return {
    path: plan.path,
    readable: true,
    title: plan.title,
    next: english(plan.next),
    phases: plan.phases.map(({ evidence, failed, blocked, isClaimed, ...phase }) => ({
      ...phase,
      claimed: isClaimed,
      evidence: evidence ?? null,
      failed: failed ?? null,
      blocked: blocked ?? null,
    })),
  };
}

function outcomeJson(outcome: PhaseOutcome): object {
  const version = 1;
  if (outcome.kind !== 'refused') return { version, ...outcome };
  return {
    version,
    kind: outcome.kind,
    why: outcome.why,
    message: english(outcome.message),
    next: outcome.next.map(english),
  };
}
