// Where each phase of a plan stands, by what is recorded in the plan. What is only claimed does not count.
import { conflictsOf } from '../conflict.ts';
import type { MarkdownDocument } from '../document.ts';
import { lineAt, lineStarts } from '../lines.ts';
import { readPhasePlan, type PhaseStatus } from '../phases.ts';
import { say, type Sentence } from '../sentence.ts';
import { readable } from '../speckit/readable.ts';
import { remember } from '../speckit/remember.ts';
import { readBeginning, readTests, readWaiver, type Beginning, type Evidence, type TestEvidence } from './record.ts';
import { unitsOf, type Label, type PlanUnit } from './unit.ts';

export interface PhaseState {
  readonly unit: PlanUnit;
  /** What counts. A phase that calls itself completed without evidence is active. */
  readonly status: PhaseStatus;
  /** What is written, where it is known. */
  readonly written?: PhaseStatus;
  /** Of a completed phase: what it is completed by. */
  readonly evidence?: Evidence;
  /** The last recorded test run, also a failed one. */
  readonly tests?: TestEvidence;
  /** When work began; where the phase was reopened, when that was. */
  readonly beganAt?: Beginning;
  /** Why it is blocked. */
  readonly blocked?: Beginning;
}

export type PlanState =
  | { readonly kind: 'plan'; readonly title: string; readonly phases: readonly PhaseState[] }
  /** `line` is where the trouble starts. */
  | { readonly kind: 'unreadable'; readonly line: number; readonly reason: Sentence };

/** Reads where a plan stands, once. */
export const readPlanState = remember((document: MarkdownDocument): PlanState => {
  const [conflict] = conflictsOf(document);
  if (conflict) {
    // Between the marks a phase has two states, and nobody knows which one holds.
    const reason = say('This is a mark of a merge conflict. Choose one of the texts, and remove the marks.');
    return { kind: 'unreadable', line: lineAt(lineStarts(document.text), conflict.start), reason };
  }
  const plan = readPhasePlan(document);
  const unread = [...plan.unread, ...readable(document).unread][0];
  if (unread) return { kind: 'unreadable', line: unread.span.line, reason: unread.reason };
  const units = unitsOf(document);
  if (units.length === 0) {
    return { kind: 'unreadable', line: 1, reason: say('There is neither a phase nor a title.') };
  }
  if (plan.phases.length > 0 && units.length !== plan.phases.length) {
    const lost = plan.phases.find(({ span }) => !units.some(({ line }) => line === span.line));
    const reason = say('The heading of phase {0} cannot be read.', lost?.number ?? '?');
    return { kind: 'unreadable', line: lost?.span.line ?? 1, reason };
  }
  const written = new Map(plan.phases.map(({ span, status }) => [span.line, status]));
  return { kind: 'plan', title: plan.title, phases: units.map((unit) => stateOf(unit, written.get(unit.line))) };
});

/** The first label of that name. */
export function labelNamed(unit: PlanUnit, name: string): Label | undefined {
  return unit.labels.find((label) => label.name === name);
}

/** The label that the status stands at. */
export function statusLabel(unit: PlanUnit): Label | undefined {
  return unit.labels.find(({ name, value }) => /^(?:status|state|phase status)$/.test(name) && value !== '');
}

/** The phases that a phase waits for and that are not completed, by number, those that are not in the plan too. */
export function waitsFor(phases: readonly PhaseState[], { unit }: PhaseState): readonly string[] {
  return unit.dependsOn.filter(
    (number) =>
      number !== unit.number && !phases.some((other) => other.unit.number === number && other.status === 'completed'),
  );
}

function stateOf(unit: PlanUnit, fromPlan: PhaseStatus | undefined): PhaseState {
  const value = (name: string) => labelNamed(unit, name)?.value ?? '';
  const written = unit.number === 'plan' ? wordOf(statusLabel(unit)?.value ?? '') : fromPlan;
  const tests = readTests(value('tests run'));
  const waiver = readWaiver(value('waiver'));
  const proof = tests?.outcome === 'passed' ? tests : waiver;
  const isProven = written === 'completed' && proof !== undefined;
  const beganAt = readBeginning(value('reopened')) ?? readBeginning(value('started'));
  const blocked = readBeginning(value('blocked'));
  return {
    unit,
    status: isProven ? 'completed' : written === 'completed' ? 'active' : (written ?? 'planned'),
    ...(written === undefined ? {} : { written }),
    ...(isProven ? { evidence: proof } : {}),
    ...(tests === undefined ? {} : { tests }),
    ...(beganAt === undefined ? {} : { beganAt }),
    ...(blocked === undefined ? {} : { blocked }),
  };
}

/** Of a plan without phases: the word that Planner writes. */
function wordOf(text: string): PhaseStatus | undefined {
  const word = /^\W*(planned|active|completed|blocked|reopened)\b/i.exec(text)?.[1]?.toLowerCase();
  return (['planned', 'active', 'completed', 'blocked', 'reopened'] as const).find((status) => status === word);
}
