// The parts that the plan as a whole needs, by its size.
import { say } from '../../documents/sentence.ts';
import type { PhasePlan, PlanSize } from '../../documents/phases.ts';
import { planRule } from './rule.ts';

interface Part {
  readonly name: string;
  readonly words: RegExp;
  readonly sizes: readonly PlanSize[];
}

const all: readonly PlanSize[] = ['XS', 'S', 'M', 'L', 'XL'];
const some: readonly PlanSize[] = ['S', 'M', 'L', 'XL'];
const big: readonly PlanSize[] = ['M', 'L', 'XL'];
const biggest: readonly PlanSize[] = ['L', 'XL'];

const needed: readonly Part[] = [
  {
    name: 'Overview',
    sizes: all,
    words: /overview|summary|scope|goals?|objectives?|introduction|background|\u00fcberblick|ziele?/i,
  },
  {
    name: 'General Requirements',
    sizes: some,
    words: /general|guidelines|requirements|standards|ground rules|conventions|allgemein|richtlinien/i,
  },
  { name: 'Risks', sizes: some, words: /risks?|risiken/i },
  { name: 'Testing Strategy', sizes: big, words: /test|quality assurance|verification/i },
  {
    name: 'Checkpoints',
    sizes: big,
    words:
      /checkpoints?|validation|review|feedback|refinement|plan (?:updates?|maintenance|adjustment)|living document|milestones?|kontrollpunkte/i,
  },
  {
    name: 'Technical Debt',
    sizes: biggest,
    words: /technical debt|refactoring|maintainab|extensib|scalab|technische schulden/i,
  },
  {
    name: 'Observability',
    sizes: biggest,
    words: /observab|monitor|logging|performance|benchmark|metrics|operations/i,
  },
];

export const planParts = planRule(
  'parts',
  {
    severity: 'warning',
    summary: say(
      'The plan has the parts that its size needs: overview, general requirements, risks, testing, checkpoints.',
    ),
    why: say('What holds for all phases stands once; what no part has room for is not planned.'),
    wrong: '# Plan: Reminders\n\n## Phase 1: Queue',
    right: '## Overview\n\n## General Requirements\n\n## Risks\n\n## Testing Strategy\n\n## Checkpoints',
  },
  (plan) => {
    const size = sizeOf(plan);
    const missing = needed.filter(
      ({ sizes, words }) => sizes.includes(size) && !plan.parts.some((part) => words.test(part)),
    );
    if (missing.length === 0) return [];
    const names = missing.map(({ name }) => name).join(', ');
    const message =
      plan.size === undefined
        ? say('The plan lacks: {0}. Add these sections, or state a smaller size (“{1}”).', names, '**Size**: S')
        : say('A plan of size {0} needs these sections too: {1}.', plan.size, names);
    return [{ severity: 'warning', message }];
  },
);

/** Without a stated size the number of phases tells. */
function sizeOf({ size, phases }: PhasePlan): PlanSize {
  return size ?? (phases.length > 2 ? 'M' : phases.length > 1 ? 'S' : 'XS');
}
