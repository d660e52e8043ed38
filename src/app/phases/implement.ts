// Hands a plan, or one phase of it, to an agent that writes code.
import { waitsFor, type PhaseState } from '../../documents/phase/state.ts';
import { wholePlan } from '../../documents/phase/words.ts';

/** A phase, and the phases of its plan: what is not done of them is not there to build on. */
export interface PhaseToImplement {
  readonly phase: PhaseState;
  readonly phases: readonly PhaseState[];
}

/** More criteria are read in the plan. */
const criteriaShown = 15;

/** The prompt for an agent, or to copy: it names the file and lets the file speak, and says what is not in it. */
export function implementPrompt(path: string, wanted?: PhaseToImplement): string {
  const unit = wanted?.phase.unit;
  const number = unit && unit.number !== wholePlan ? unit.number : undefined;
  return [
    ...(unit && number !== undefined
      ? [
          `Implement phase ${number} “${unit.title}” of ${path}, and no other phase.`,
          'Read the whole file first: the overview and the general requirements hold for this phase too, and the phases around it say what comes before and after. What the plan lists as out of scope stays out.',
        ]
      : [
          `Implement what ${path} plans.`,
          'Read the whole file first. Keep to its scope: what it lists as out of scope stays out.',
        ]),
    'Read the code that it names, and what stands beside it, before you write: keep to the conventions, the layout and the tools that are there, and add no dependency that the plan does not name.',
    'Where the file leaves a question open or says “To be determined”, ask before you decide.',
    ...(wanted ? state(wanted) : []),
    ...goals(wanted),
    ...(unit?.proofCommand === undefined
      ? []
      : [
          `${number === undefined ? 'The plan' : 'The phase'} is proven by this command, which must pass: ${unit.proofCommand}`,
          'Do not make it pass by weakening or skipping tests, and do not change the command.',
        ]),
    ...(unit
      ? [
          'Leave the status, the records and the boxes of the plan as they are: Planner writes them when it is completed.',
        ]
      : []),
    ...(number === undefined ? [] : ['Commit nothing that belongs to another phase.']),
    number === undefined
      ? 'Say at the end which goals and criteria are met and how you checked each.'
      : 'Say at the end which criteria are met and how you checked each, and what of the later phases should change because of what you learnt.',
  ].join('\n');
}

/** What is not as the plan expects it at the beginning of the work. */
function state({ phase, phases }: PhaseToImplement): readonly string[] {
  const { status, beganAt, tests, unit } = phase;
  const missing = [
    ...waitsFor(phases, phase).map((other) => `phase ${other}`),
    ...unit.entry.filter((criterion) => criterion.state === 'open').map(({ text }) => `“${text}”`),
  ];
  return [
    ...(status === 'reopened' && beganAt?.reason !== undefined
      ? [`It was completed before, and reopened: ${beganAt.reason}`]
      : []),
    ...(tests?.outcome === 'failed' ? [`Its tests failed last (${tests.ended}): begin with what fails.`] : []),
    ...(missing.length > 0
      ? [`Not done yet, and not yours to do: ${missing.join(', ')}. Say so where the work needs it.`]
      : []),
  ];
}

function goals(wanted: PhaseToImplement | undefined): readonly string[] {
  const criteria = wanted?.phase.unit.acceptance ?? [];
  if (criteria.length === 0) return ['Work in small steps with tests, until every criterion in it is met.'];
  const more = criteria.length - criteriaShown;
  return [
    'Work in small steps with tests, until this holds, and what the exit criteria ask of the code:',
    ...criteria.slice(0, criteriaShown).map(({ text }) => `- ${text}`),
    ...(more > 0 ? [`- and ${more} more that the plan lists`] : []),
  ];
}
