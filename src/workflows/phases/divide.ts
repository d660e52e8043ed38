// Which words ask for other phases than a plan has, and the phases that it has by now.
import type { Standing } from '../../core/frame.ts';
import type { Facts } from '../../core/workflow.ts';
import type { Section } from '../../documents/document.ts';
import { readPlanState, type PhaseState } from '../../documents/phase/state.ts';
import { lettersOf } from '../../documents/words.ts';
import type { PresentPhase } from './division.ts';
import type { PlannedPhase } from './order.ts';
import { phasesOf } from './scale.ts';
import { newPhase, phase, phaseWithVerb, unpartedNewPhase, unpartedVerbOfPhase, verbOfPhase } from './wishWords.ts';

/** Words that add, rename, split, merge, move or take out a phase as a whole. */
const meant: readonly RegExp[] = [
  newPhase,
  verbOfPhase,
  // “drop the mail phase”
  new RegExp(
    `(?:^|[^\\p{L}])(?:drop|remove|delete|cut|omit|split|rename)(?: the)(?: (?!from|of|in|to|for)[\\p{L}-]+){1,3} ${phase}(?! \\d)(?![\\p{L}])`,
    'iu',
  ),
  phaseWithVerb,
  unpartedNewPhase,
  unpartedVerbOfPhase,
];

/** Whether words of the user ask for other phases than a plan with phases has. */
export function isDivision(said: string, facts: Facts): boolean {
  return phasesOf(facts).length > 0 && meant.some((words) => words.test(said));
}

/** The phases as the document has them, whoever wrote them; nothing where it has none. */
export function presentPhases({ document, isPlanners }: Standing, facts: Facts): readonly PresentPhase[] | undefined {
  const state = readPlanState(document);
  if (state.kind === 'unreadable') return undefined;
  const numbered = state.phases.filter(({ unit }, index) => unit.number === String(index + 1));
  if (numbered.length === 0 || numbered.length !== state.phases.length) return undefined;
  const isOurForm = ({ unit }: PhaseState, index: number): boolean =>
    document.sections.some((section) => section.start === unit.start && isPhaseHeading(section, index + 1));
  if (!numbered.every(isOurForm)) return undefined;
  const known = phasesOf(facts);
  return numbered.map((one, index) => {
    const { unit, status } = one;
    const own = document.sections.filter(({ start, end }) => start >= unit.start && end <= unit.end);
    const same = known.find(({ title }) => lettersOf(title) === lettersOf(unit.title)) ?? known[index];
    const proof = unit.proofCommand ?? same?.proof;
    return {
      number: index + 1,
      title: unit.title,
      goal: same?.goal ?? '',
      dependsOn: numbersOf(one),
      ...(proof === undefined ? {} : { proof }),
      status,
      fixed: status !== 'planned',
      edited: !own.every(isPlanners),
    };
  });
}

/** Whether a section is a phase of that number, in the form that Planner writes. */
export function isPhaseHeading({ title, depth }: Section, number: number): boolean {
  return depth === 2 && new RegExp(`^Phase ${number}(?!\\d)`, 'i').test(title);
}

/** The phases that a document has, as a run learns them from it. */
export function phasesIn(standing: Standing, facts: Facts): readonly PlannedPhase[] | undefined {
  return presentPhases(standing, facts)?.map(({ title, goal, dependsOn, proof }) => ({
    title,
    goal,
    dependsOn,
    ...(proof === undefined ? {} : { proof }),
  }));
}

function numbersOf({ unit }: PhaseState): readonly number[] {
  return unit.dependsOn.map(Number).filter((number) => Number.isInteger(number) && number > 0);
}
