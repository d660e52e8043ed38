// Completes a phase with a person beside it, who is asked where something is missing: open criteria, a command, a waiver.
import type { Ports } from '../../core/ports.ts';
import { checkActive, checkCriteria, findPhase } from '../../documents/phase/transition.ts';
import type { RefusalKind } from '../../documents/phase/refusal.ts';
import { completePhase, readPlan, type Completion, type PhaseOutcome, type PhasePorts } from './phases.ts';

/** Who is asked. Each answer may be `undefined`: the person turned away, and nothing happens. */
export interface CompletionAsker {
  /** What becomes of exit criteria that are open. */
  criteria(phase: string, open: readonly string[]): Promise<'tick' | 'leave' | undefined>;
  /** The command that proves a phase that names none, or that its tests are waived. */
  command(phase: string): Promise<{ readonly command: string } | 'waive' | undefined>;
  /** `name` is who sits here, where that is known. `problem`: why the last answer was not taken. */
  waiver(phase: string, name: string | undefined, problem?: RefusalKind): Promise<Completion['waiver'] | undefined>;
}

/**
 * Completes a phase as `completePhase` does, asking on the way. `isWaived` asks for the waiver at once. Nothing runs and
 * nothing is written before all is answered. Yields `undefined` where the person turned away. Throws what the Files port
 * throws.
 */
export async function completeAsking(
  ports: PhasePorts,
  path: string,
  number: string,
  { isWaived = false, ...given }: Omit<Completion, 'waiver'> & { readonly isWaived?: boolean },
  asker: CompletionAsker,
  signal: AbortSignal,
): Promise<PhaseOutcome | undefined> {
  let completion: Completion = given;
  let needsWaiver = isWaived;
  let problem: RefusalKind | undefined;
  while (!signal.aborted) {
    const found = findPhase(await readPlan(ports, path), number);
    if ('kind' in found) return found;
    const early = checkActive(found.phase);
    if (early) return early;
    const { number: phase, exit } = found.phase.unit;
    if (completion.open === undefined && checkCriteria(found.phase)) {
      const names = exit.filter(({ state }) => state === 'open').map(({ text }) => text);
      const open = await asker.criteria(phase, names);
      if (open === undefined) return undefined;
      completion = { ...completion, open };
    }
    if (needsWaiver) {
      const waiver = await asker.waiver(phase, await whoIsHere(ports), problem);
      if (waiver === undefined) return undefined;
      completion = { ...completion, waiver };
    }
    const outcome = await completePhase(ports, path, number, completion, signal);
    if (outcome.kind !== 'refused') return outcome;
    problem = outcome.why;
    if (problem === 'noCommand') {
      const answer = await asker.command(phase);
      if (answer === undefined) return undefined;
      needsWaiver = answer === 'waive';
      if (answer !== 'waive') completion = { ...completion, command: answer.command };
    } else if (problem === 'untrusted' || problem === 'noName' || problem === 'noReason') {
      needsWaiver = true;
    } else if (problem !== 'openCriteria') return outcome;
  }
  return undefined;
}

async function whoIsHere({ settings, git }: Pick<Ports, 'settings' | 'git'>): Promise<string | undefined> {
  return settings.author ?? (await git.userName());
}
