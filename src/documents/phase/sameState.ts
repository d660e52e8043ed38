// Whether two texts of a plan say the same of its phases: what no proposal and no note may change.
import type { MarkdownDocument } from '../document.ts';
import { readPlanState, type PhaseState } from './state.ts';
import { recordNames } from './unit.ts';

/** Whether phases, their states, evidence and proof commands are the same, and no criterion is newly ticked. */
export function isSameState(before: MarkdownDocument, after: MarkdownDocument): boolean {
  const [one, other] = [readPlanState(before), readPlanState(after)];
  if (one.kind !== 'plan' || other.kind !== 'plan' || one.phases.length !== other.phases.length) return false;
  return one.phases.every((phase, index) => {
    const now = other.phases[index];
    return (
      now !== undefined &&
      JSON.stringify(whatCounts(phase)) === JSON.stringify(whatCounts(now)) &&
      ticksNothing(phase, now)
    );
  });
}

/** What of a phase only its own steps change. Places do not count. */
function whatCounts({ unit, status, written, evidence, tests, beganAt, blocked }: PhaseState): readonly unknown[] {
  const records = unit.labels.filter(({ name }) => recordNames.test(name)).map(({ name, value }) => [name, value]);
  return [
    unit.number,
    unit.title,
    unit.dependsOn,
    unit.proofCommand,
    status,
    written,
    evidence,
    tests,
    beganAt,
    blocked,
    records,
  ].map((value) => value ?? null);
}

function ticksNothing({ unit: before }: PhaseState, { unit: after }: PhaseState): boolean {
  const met = (list: PhaseState['unit']['exit']) => list.filter(({ state }) => state === 'met').map(({ text }) => text);
  const allowed = [...met(before.exit), ...met(before.entry)];
  return [...met(after.exit), ...met(after.entry)].every((text) => allowed.includes(text));
}
