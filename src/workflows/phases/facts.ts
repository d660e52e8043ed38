// What a phase plan learns from the idea and the repository, and how it is checked.
import * as z from 'zod/mini';
import { read, schemaOf } from '../../core/fact.ts';
import type { Fact } from '../../core/workflow.ts';
import { isRecord } from '../../documents/json.ts';
import type { PlanSize } from '../../documents/phases.ts';
import { singleLine } from '../../documents/words.ts';
import { standards } from '../brief/tickets.ts';
import { checkDivision, readPresent, withPresent, type PresentPhase } from './division.ts';
import { inOrder, type PlannedPhase } from './order.ts';

export type { PlannedPhase } from './order.ts';

/** Smallest first. */
export const sizes = ['XS', 'S', 'M', 'L', 'XL'] as const satisfies readonly PlanSize[];

/** What matters beside the code itself, where it matters in this task. */
export const concerns = [
  'deployment',
  'performance',
  'monitoring',
  'security',
  'compliance',
  'migration',
  'documentation',
  'scalability',
] as const;
export type Concern = (typeof concerns)[number];

const statements = z._default(z.array(z.string()), []);
const text = z._default(z.string(), '');

const outlineShape = z.object({
  title: z.string().check(z.minLength(1)),
  language: z._default(z.string(), 'en'),
  problem: text,
  objectives: statements,
  success: statements,
  inScope: statements,
  outOfScope: statements,
  requirements: statements,
  constraints: statements,
  ideas: statements,
  components: z._default(z.array(z.object({ name: z.string(), change: text })), []),
  data: statements,
  interfaces: statements,
  risks: z._default(z.array(z.object({ risk: z.string(), mitigation: text })), []),
  unknowns: statements,
  dependencies: statements,
  questions: statements,
  contradictions: statements,
  concerns: z._default(z.array(z.string()), []),
  // A model that says something else has said nothing.
  effort: z.catch(z.optional(z.enum(sizes)), undefined),
});

const phasesShape = z.object({
  phases: z
    .array(
      z.object({
        title: z.string().check(z.minLength(1)),
        goal: text,
        dependsOn: z._default(z.array(z.number()), []),
        proof: z.optional(z.string()),
        was: z.optional(z.number()),
      }),
    )
    .check(z.minLength(1)),
});

const gapsShape = z.object({
  questions: z.array(
    z.object({
      section: z.string(),
      question: z.string().check(z.minLength(8)),
      why: text,
      suggestions: z._default(
        z.array(z.object({ label: z.string(), detail: z.optional(z.string()), recommended: z.optional(z.boolean()) })),
        [],
      ),
    }),
  ),
});

const repositoryShape = z.object({
  languages: statements,
  testCommand: z.optional(z.string()),
  buildCommand: z.optional(z.string()),
  layout: statements,
  conventions: statements,
  sources: z._default(z.array(z.object({ path: z.string(), what: text })), []),
});

/** The core of what is to be planned. Lists hold single statements; what nobody said is an empty list. */
export interface PlanOutline {
  readonly title: string;
  /** BCP 47 tag of the idea's language. */
  readonly language: string;
  readonly problem: string;
  readonly objectives: readonly string[];
  /** How one sees that the objectives are reached. */
  readonly success: readonly string[];
  readonly inScope: readonly string[];
  readonly outOfScope: readonly string[];
  readonly requirements: readonly string[];
  readonly constraints: readonly string[];
  /** Technical approaches that the text names. */
  readonly ideas: readonly string[];
  /** Files, modules and systems that are touched. */
  readonly components: readonly { readonly name: string; readonly change: string }[];
  /** New or changed data, schemas, migrations. */
  readonly data: readonly string[];
  /** APIs, screens and formats that others rely on. */
  readonly interfaces: readonly string[];
  readonly risks: readonly { readonly risk: string; readonly mitigation: string }[];
  readonly unknowns: readonly string[];
  readonly dependencies: readonly string[];
  /** Doubts and questions that the text itself raises. */
  readonly questions: readonly string[];
  /** Statements of the text that exclude each other. */
  readonly contradictions: readonly string[];
  readonly concerns: readonly Concern[];
  /** A model's own judgement of the size; missing offline. */
  readonly effort?: PlanSize | undefined;
}

/** What the workspace says of itself: data, read without a model. */
export interface Repository {
  readonly languages: readonly string[];
  readonly testCommand?: string | undefined;
  readonly buildCommand?: string | undefined;
  /** Top folders and what they hold. */
  readonly layout: readonly string[];
  readonly conventions: readonly string[];
  /** The files that were read, as the sources of the plan. */
  readonly sources: readonly { readonly path: string; readonly what: string }[];
}

/** How big the work is, and what follows from it. */
export interface PlanScale {
  readonly size: PlanSize;
  readonly by: 'planner' | 'user';
  readonly signals: readonly Signal[];
  /** How many phases that means; 0 for a plan that is one unit. */
  readonly phases: number;
  readonly sections: readonly string[];
}

/** One reason for a size. */
export interface Signal {
  readonly name: string;
  readonly detail: string;
  /** Negative makes the work smaller. */
  readonly weight: number;
}

/** The least and the most phases of a size; 0 is one unit without phases. */
export const phaseRange: Readonly<Record<PlanSize, readonly [least: number, most: number]>> = {
  XS: [0, 1],
  S: [1, 2],
  M: [2, 4],
  L: [3, 6],
  XL: [4, 9],
};

/** Learned first: what is to be planned, in parts. */
export const outlineFact: Fact = {
  name: 'outline',
  description: 'What the idea asks for, in parts. Lists are empty where it says nothing.',
  schema: schemaOf(outlineShape),
  parse: (value, known) => supportedOutline(read(outlineShape, value), JSON.stringify(known)),
};

/** Learned when the size is settled: the phases, in an order in which they can be done. */
export const phasesFact: Fact = {
  name: 'phases',
  description:
    'The phases of the plan in the order of the work. dependsOn holds the numbers of earlier phases, from 1.',
  schema: schemaOf(phasesShape),
  parse: (value, known) => {
    // A model may give the list alone.
    const { phases } = read(phasesShape, Array.isArray(value) ? { phases: value } : value);
    const present = readPresent(known['present']);
    if (present) return divided(phases, present);
    const scale = known['size'];
    const size = isRecord(scale) ? sizes.find((one) => one === scale['size']) : undefined;
    const [least, most] = size === undefined ? [1, phaseRange.XL[1]] : phaseRange[size];
    if (phases.length < least || phases.length > most) {
      const span = least === most ? String(most) : `${least} to ${most}`;
      throw new Error(`there are ${phases.length} phases; a plan of size ${size ?? 'XL'} has ${span}`);
    }
    return inOrder(phases);
  },
};

/** In a plan that is there the user's word counts, not what its size would have. */
const mostPhases = 12;

function divided(draft: readonly PlannedPhase[], present: readonly PresentPhase[]): readonly PlannedPhase[] {
  const phases = inOrder(withPresent(draft, present));
  const problem =
    phases.length > mostPhases
      ? `there are ${phases.length} phases; more than ${mostPhases} cannot be kept`
      : undefined;
  const wrong = problem ?? checkDivision(phases, present);
  if (wrong !== undefined) throw new Error(wrong);
  return phases;
}

/** Learned after the draft: what is missing or vague. */
export const gapsFact: Fact = {
  name: 'gaps',
  description: 'What the plan lacks, as questions to its author. Empty where nothing is left to ask.',
  schema: schemaOf(gapsShape),
  parse: (value) => read(gapsShape, value),
};

/** What the workspace says of itself; nothing where the value is something else. */
export function readRepository(value: unknown): Repository {
  const result = z.safeParse(repositoryShape, value);
  return result.success ? result.data : { languages: [], layout: [], conventions: [], sources: [] };
}

/** The outline that a run knows; undefined where the value is none. */
export function readOutline(value: unknown): PlanOutline | undefined {
  const result = z.safeParse(outlineShape, value);
  return result.success ? { ...result.data, concerns: knownConcerns(result.data.concerns) } : undefined;
}

function supportedOutline(outline: z.infer<typeof outlineShape>, source: string): PlanOutline {
  const supported = (list: readonly string[]) => list.map(singleLine).filter((one) => one && isSupported(one, source));
  return {
    title: singleLine(outline.title).replace(/[.。]$/, ''),
    // The tag stands among the rules of later prompts, so it must be nothing but a tag.
    language: /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/i.test(outline.language) ? outline.language : 'en',
    problem: isSupported(outline.problem, source) ? outline.problem.trim() : '',
    objectives: supported(outline.objectives),
    success: supported(outline.success),
    inScope: supported(outline.inScope),
    outOfScope: supported(outline.outOfScope),
    requirements: supported(outline.requirements),
    constraints: supported(outline.constraints),
    ideas: supported(outline.ideas),
    components: outline.components
      .map(({ name, change }) => ({ name: singleLine(name), change: singleLine(change) }))
      .filter(({ name, change }) => name !== '' && isSupported(`${name} ${change}`, source)),
    data: supported(outline.data),
    interfaces: supported(outline.interfaces),
    risks: outline.risks
      .map(({ risk, mitigation }) => ({
        risk: singleLine(risk),
        mitigation: isSupported(mitigation, source) ? singleLine(mitigation) : '',
      }))
      .filter(({ risk }) => risk !== '' && isSupported(risk, source)),
    unknowns: supported(outline.unknowns),
    dependencies: supported(outline.dependencies),
    questions: supported(outline.questions),
    contradictions: supported(outline.contradictions),
    concerns: knownConcerns(outline.concerns),
    ...(outline.effort === undefined ? {} : { effort: outline.effort }),
  };
}

/** Whether every ticket and link of a statement stands in what was given: neither is invented. */
function isSupported(statement: string, source: string): boolean {
  const named = statement.match(/https?:\/\/[^\s)>\]"]+|(?<![\p{L}\p{N}_/-])[A-Z][A-Z0-9_]+-\d+(?![\p{L}\p{N}])/gu);
  return (named ?? []).every((one) => standards.test(one) || source.includes(one.replace(/[.,;:]$/, '')));
}

function knownConcerns(named: readonly string[]): readonly Concern[] {
  const folded = new Set(named.map((one) => one.trim().toLowerCase()));
  return concerns.filter((concern) => folded.has(concern));
}
