// Hands a plan, or one phase of it, to an agent that writes code.

/** The prompt for an agent, or to copy: it names the file and lets the file speak. */
export function implementPrompt(path: string, phase?: PhaseToImplement): string {
  if (phase && phase.number !== 'plan') return phasePrompt(path, phase);
  return [
    `Implement what ${path} plans.`,
    'Read the whole file first. Keep to its scope: what it lists as out of scope stays out.',
    'Where the file leaves a question open or says “To be determined”, ask before you decide.',
    'Work in small steps with tests, and say at the end which goals and criteria are met and how you checked each.',
  ].join('\n');
}

export interface PhaseToImplement {
  /** `plan` for a plan without phases. */
  readonly number: string;
  readonly title: string;
  /** The command that proves the phase. */
  readonly proofCommand?: string;
}

function phasePrompt(path: string, { number, title, proofCommand }: PhaseToImplement): string {
  return [
    `Implement phase ${number} “${title}” of ${path}, and no other phase.`,
    'Read the whole file first: the overview and the general requirements hold for this phase too, and the phases around it say what comes before and after. What the plan lists as out of scope stays out.',
    'Where the plan leaves a question open or says “To be determined”, ask before you decide.',
    `Work in small steps with tests, until every exit criterion of phase ${number} is met.`,
    ...(proofCommand === undefined ? [] : [`The phase is proven by this command, which must pass: ${proofCommand}`]),
    'Leave the status, the records and the boxes of the plan as they are: Planner writes them when the phase is completed. Commit nothing that belongs to another phase.',
    'Say at the end which criteria are met and how you checked each, and what of the later phases should change because of what you learnt.',
  ].join('\n');
}
