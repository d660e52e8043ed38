// Takes the phases of a plan from one state to the next: start, block, complete with proof, reopen.
import { PlannerError } from '../../core/error.ts';
import type { GitHead, Ports, ProcessOutcome } from '../../core/ports.ts';
import { parseDocument, type MarkdownDocument } from '../../documents/document.ts';
import { languageOf } from '../../documents/language.ts';
import { checkpointsFor } from '../../documents/phase/checkpoints.ts';
import type { Evidence, TestEvidence } from '../../documents/phase/record.ts';
import { waitsFor, type PhaseState } from '../../documents/phase/state.ts';
import { checkActive, checkCriteria, findPhase, takeStep, type Transition } from '../../documents/phase/transition.ts';
import { refuse, type Refusal } from '../../documents/phase/refusal.ts';
import { ofUnit } from '../../documents/phase/words.ts';
import type { PhaseStatus } from '../../documents/phases.ts';
import { speakerOf } from '../../documents/phrases/phrases.ts';
import { say } from '../../documents/sentence.ts';
import { summarizeChanges } from './summary.ts';

/** What the steps of a phase need of the outside. */
export type PhasePorts = Pick<Ports, 'files' | 'git' | 'processes' | 'settings' | 'clock'>;

export type PhaseOutcome =
  | {
      readonly kind: 'done';
      readonly phase: string;
      readonly status: PhaseStatus;
      readonly evidence?: Evidence;
      readonly summary?: string;
      /** Planned phases that nothing keeps from starting now. */
      readonly ready: readonly string[];
      /** Planned phases that wait for nothing but their own entry criteria, which are open. */
      readonly nearly: readonly { readonly phase: string; readonly open: readonly string[] }[];
      /** Of a completed phase: what the checkpoints of the plan ask now. */
      readonly questions: readonly string[];
    }
  /** The tests ran and did not pass. The phase is open as before, with the run recorded in it. */
  | { readonly kind: 'failed'; readonly phase: string; readonly evidence: TestEvidence; readonly tail: string }
  | Refusal;

export interface Completion {
  /** Instead of the proof command of the plan. */
  readonly command?: string;
  /** Completes without tests, visible as such. */
  readonly waiver?: { readonly name: string; readonly reason: string };
  /** What becomes of open exit criteria; without it they keep the phase open. */
  readonly open?: 'tick' | 'leave';
  /** Gets what the tests print while they run. */
  readonly onOutput?: (text: string) => void;
}

/** How long tests may run, in milliseconds. */
export const testLimit = 30 * 60 * 1000;

/** Starts a phase. `reason`: why, although something that it waits for is open. Throws what the Files port throws. */
export async function startPhase(
  ports: PhasePorts,
  path: string,
  phase: string,
  reason: string | undefined,
  signal: AbortSignal,
): Promise<PhaseOutcome> {
  const commit = commitOf(await ports.git.head(path, ports.settings.trusted, signal));
  const given = reason === undefined ? {} : { reason };
  return write(ports, path, phase, { kind: 'start', date: today(ports), ...commit, ...given });
}

/** Blocks a phase that is not completed. Throws what the Files port throws. */
export async function blockPhase(
  ports: PhasePorts,
  path: string,
  phase: string,
  reason: string,
): Promise<PhaseOutcome> {
  return write(ports, path, phase, { kind: 'block', date: today(ports), reason });
}

/** Reopens a completed phase: what proved it becomes history. Throws what the Files port throws. */
export async function reopenPhase(
  ports: PhasePorts,
  path: string,
  phase: string,
  reason: string,
  signal: AbortSignal,
): Promise<PhaseOutcome> {
  const commit = commitOf(await ports.git.head(path, ports.settings.trusted, signal));
  return write(ports, path, phase, { kind: 'reopen', date: today(ports), ...commit, reason });
}

/**
 * Completes a phase by running its tests, or by a waiver. Nothing runs before everything else allows the step, and
 * nothing runs at all in a workspace without trust. Throws what the Files port throws.
 */
export async function completePhase(
  ports: PhasePorts,
  path: string,
  number: string,
  completion: Completion,
  signal: AbortSignal,
): Promise<PhaseOutcome> {
  const plan = await readPlan(ports, path);
  const found = findPhase(plan, number);
  if ('kind' in found) return found;
  const { phase } = found;
  const early = checkActive(phase) ?? (completion.open === undefined ? checkCriteria(phase) : undefined);
  if (early) return early;
  const head = await ports.git.head(path, ports.settings.trusted, signal);
  const since = phase.beganAt?.commit;
  const proof = await proofOf(ports, path, phase, completion, head, signal);
  if (proof.kind === 'refused') return proof;
  if (proof.kind === 'failed') {
    const written = await write(ports, path, number, { kind: 'fail', tests: proof.evidence });
    return written.kind === 'refused' ? written : proof;
  }
  const changes =
    head.kind === 'commit' && since !== undefined
      ? await ports.git.changes(since, path, signal)
      : ({ kind: 'unknown' } as const);
  const summary = summarizeChanges(head, since, changes, speakerOf(languageOf(plan.text)));
  const { evidence } = proof;
  const open = completion.open === undefined ? {} : { open: completion.open };
  return write(ports, path, number, { kind: 'complete', date: today(ports), evidence, summary, ...open });
}

/** Reads a plan. Throws `usage` where there is none. */
export async function readPlan({ files }: Pick<Ports, 'files'>, path: string): Promise<MarkdownDocument> {
  const text = await files.read(path);
  if (text !== undefined) return parseDocument(path, text);
  throw new PlannerError('usage', say('There is no {0}.', path), [say('Name a phase plan of the workspace.')]);
}

type Proof =
  | { readonly kind: 'proof'; readonly evidence: Evidence }
  | Extract<PhaseOutcome, { readonly kind: 'failed' }>
  | Refusal;

async function proofOf(
  ports: PhasePorts,
  path: string,
  { unit, beganAt }: PhaseState,
  { command = unit.proofCommand, waiver, onOutput }: Completion,
  head: GitHead,
  signal: AbortSignal,
): Promise<Proof> {
  const date = today(ports);
  const criteria = unit.criteriaHash;
  if (waiver) return { kind: 'proof', evidence: { kind: 'waiver', ...waiver, date, criteria } };
  if (!ports.settings.trusted) {
    return refuse('untrusted', say('The workspace is not trusted: no command runs here.'), [
      say('Trust it, or complete the phase with a waiver: a name and a reason.'),
    ]);
  }
  if (command === undefined || command.trim() === '') {
    return refuse(
      'noCommand',
      ofUnit(
        unit.number,
        say('Phase {0} has no command that proves it.', unit.number),
        say('The plan has no command that proves it.'),
      ),
      [say('Add “{0}” there, name a command, or waive the tests with a name and a reason.', '**Proof command**: `…`')],
    );
  }
  const given = onOutput ? { onOutput } : {};
  const outcome = await ports.processes.run(
    { line: command, folder: '', limit: testLimit, isShown: true, ...given },
    signal,
  );
  if (outcome.kind === 'stopped') {
    return refuse(
      'stopped',
      ofUnit(
        unit.number,
        say('The tests of phase {0} were stopped. The plan was not changed.', unit.number),
        say('The tests of the plan were stopped. It was not changed.'),
      ),
      [say('Complete it again.')],
    );
  }
  const commit = commitOf(head);
  const patches =
    commit.commit === undefined ? [] : await ports.git.patches(commit.commit, beganAt?.commit, path, signal);
  const isPassed = outcome.kind === 'exited' && outcome.code === 0;
  const evidence: TestEvidence = {
    kind: 'tests',
    outcome: isPassed ? 'passed' : 'failed',
    date,
    ended: endOf(outcome),
    seconds: outcome.duration / 1000,
    ...commit,
    isDirty: head.kind === 'commit' && (head.uncommitted ?? []).length > 0,
    patches,
    output: outcome.hash,
    criteria,
    command,
  };
  return isPassed ? { kind: 'proof', evidence } : { kind: 'failed', phase: unit.number, evidence, tail: outcome.tail };
}

function endOf(outcome: Exclude<ProcessOutcome, { readonly kind: 'stopped' }>): string {
  switch (outcome.kind) {
    case 'exited':
      return `exit code ${outcome.code}`;
    case 'timedOut':
      return 'timed out';
    case 'stopped':
      return 'stopped';
    case 'killed':
      return 'killed';
    case 'notFound':
      return 'not found';
  }
}

/** Takes the step in the plan as it is now, which somebody may have changed meanwhile: then the step is judged anew. */
async function write(ports: PhasePorts, path: string, number: string, transition: Transition): Promise<PhaseOutcome> {
  for (let tries = 0; tries < 3; tries++) {
    const document = await readPlan(ports, path);
    const step = takeStep(document, number, transition);
    if (step.kind === 'refused') return step;
    try {
      await ports.files.edit(path, document.text, step.edits);
    } catch (error) {
      if (PlannerError.is(error, 'files.changed')) continue;
      throw error;
    }
    return done(await readPlan(ports, path), number, transition);
  }
  return refuse('changed', say('{0} changed again and again while it was to be written.', path), [
    say('Try it again when nobody else writes it.'),
  ]);
}

function done(document: MarkdownDocument, number: string, transition: Transition): PhaseOutcome {
  const found = findPhase(document, number);
  if ('kind' in found) return found;
  const { phase, phases } = found;
  const free = phases.filter((other) => other.status === 'planned' && waitsFor(phases, other).length === 0);
  const openEntry = ({ unit }: PhaseState) =>
    unit.entry.filter(({ state }) => state === 'open').map(({ text }) => text);
  const isComplete = transition.kind === 'complete';
  return {
    kind: 'done',
    phase: phase.unit.number,
    status: phase.status,
    ...(phase.evidence === undefined ? {} : { evidence: phase.evidence }),
    ...(isComplete ? { summary: transition.summary } : {}),
    ready: free.filter((other) => openEntry(other).length === 0).map(({ unit }) => unit.number),
    nearly: free
      .filter((other) => openEntry(other).length > 0)
      .map((other) => ({ phase: other.unit.number, open: openEntry(other) })),
    questions: isComplete ? checkpointsFor(document, phase.unit.number).map(({ question }) => question) : [],
  };
}

function commitOf(head: GitHead): { readonly commit?: string } {
  return head.kind === 'commit' ? { commit: head.commit } : {};
}

function today({ clock }: Pick<Ports, 'clock'>): string {
  return clock.now().toISOString().slice(0, 10);
}
