// A technical decision as data: what is to be decided, between what, and what became of it.
import { phrasesFor } from './phrases.ts';

/** The eight categories, as the log of decisions writes them. */
export const decisionCategories = [
  'Architecture',
  'Technology',
  'Integration',
  'Performance',
  'Security',
  'Scaling',
  'Deployment',
  'Data',
] as const;

export type DecisionCategory = (typeof decisionCategories)[number];

/** How hard it is to change later. */
export type Reversibility = 'Easy' | 'Medium' | 'Hard';

export interface TechnicalDecision {
  /** `TD001`; never given twice in a feature. */
  readonly id: string;
  readonly category: DecisionCategory;
  readonly title: string;
  /** Technical background and constraints. */
  readonly context: string;
  /** The choice that is needed. */
  readonly required: string;
  /** In the order of their letters: the first is Option A. */
  readonly options: readonly DecisionOption[];
  readonly recommendation: Recommendation;
  /** How it affects other components. */
  readonly impact: string;
  readonly reversibility: Reversibility;
  /** How to get from one option to another later. */
  readonly migration: string;
  /** Ids of the decisions that must be taken before. */
  readonly dependsOn: readonly string[];
  /** Impact on the plan: the greatest is asked first. */
  readonly weight: number;
  /** When to look at it again, as proposed. */
  readonly review?: string;
  /** Missing while nobody has decided and Planner waits. */
  readonly outcome?: Outcome;
}

export interface DecisionOption {
  readonly text: string;
  readonly pros: readonly string[];
  readonly cons: readonly string[];
  /** In resources, time or money. */
  readonly cost: string;
  readonly reversibility?: Reversibility;
}

export interface Recommendation {
  /** Index of the option. */
  readonly option: number;
  readonly reasons: string;
}

/** `provisional`: it was needed and nobody answered. */
export interface Outcome {
  readonly kind: 'decided' | 'provisional';
  /** Index of the option; missing where the user wrote another one. */
  readonly option?: number;
  /** What was decided, without the option's letter. */
  readonly text: string;
  readonly rationale: string;
  /** Who decided. */
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly reviewTrigger: string;
  /** Index of the option that is built until somebody decides, where the most reversible is not the recommended one. */
  readonly built?: number;
}

/** What was considered of a category: decisions, or the reason why it needs none. */
export interface ConsideredCategory {
  readonly category: DecisionCategory;
  /** Ids. */
  readonly decisions: readonly string[];
  readonly reason: string;
}

/** `Option A` for 0. */
export function optionName(index: number): string {
  return `Option ${String.fromCharCode(65 + index)}`;
}

/** `Option A: PostgreSQL` for the option of an index, or the text where it is none of them. */
export function choiceText({ options }: Pick<TechnicalDecision, 'options'>, option: number | undefined, text: string) {
  const found = option === undefined ? undefined : options[option];
  return found === undefined || option === undefined ? text : `${optionName(option)}: ${found.text}`;
}

/** How easily what was chosen is changed later: as its option says, where one is chosen and says so. */
export function chosenReversibility({ options, outcome, reversibility }: TechnicalDecision): Reversibility {
  const chosen = outcome?.built ?? outcome?.option;
  return (chosen === undefined ? undefined : options[chosen]?.reversibility) ?? reversibility;
}

/** The option that is the easiest to change later; the recommended one where no other is easier. */
export function mostReversible({ options, recommendation, reversibility }: TechnicalDecision): number {
  const rank = (index: number): number => ranks[options[index]?.reversibility ?? reversibility];
  return options.reduce((best, _, index) => (rank(index) < rank(best) ? index : best), recommendation.option);
}

const ranks: Readonly<Record<Reversibility, number>> = { Easy: 0, Medium: 1, Hard: 2 };

/** The decision that was needed and not answered: the recommended option, and what is built until somebody decides. */
export function provisionalOutcome(decision: TechnicalDecision, at: string): Outcome {
  const { option, reasons } = decision.recommendation;
  const say = phrasesFor([decision]);
  const built = mostReversible(decision);
  return {
    kind: 'provisional',
    option,
    text: decision.options[option]?.text ?? '',
    rationale: `${say.unconfirmed} ${reasons}`.trim(),
    by: say.nobody,
    at,
    reviewTrigger: decision.review || say.beforeTasks,
    ...(built === option ? {} : { built }),
  };
}

/** Ids of the decisions that wait for one. */
export function dependantsOf(id: string, all: readonly TechnicalDecision[]): readonly string[] {
  return all.filter(({ dependsOn }) => dependsOn.includes(id)).map((other) => other.id);
}

/** Ids of the decisions that are provisional. */
export function provisionalIds(all: readonly TechnicalDecision[]): readonly string[] {
  return all.filter(({ outcome }) => outcome?.kind === 'provisional').map(({ id }) => id);
}

/**
 * The greatest impact first, what others wait for before those. A circle of dependencies holds up nothing.
 */
export function byImpact(all: readonly TechnicalDecision[]): readonly TechnicalDecision[] {
  const left = [...all].sort((one, other) => other.weight - one.weight);
  const sorted: TechnicalDecision[] = [];
  while (left.length > 0) {
    const waits = ({ id, dependsOn }: TechnicalDecision): boolean =>
      left.some((other) => other.id !== id && dependsOn.includes(other.id));
    const at = Math.max(
      0,
      left.findIndex((decision) => !waits(decision)),
    );
    sorted.push(...left.splice(at, 1));
  }
  return sorted;
}
