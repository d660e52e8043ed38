// What is asked of a model about decisions: which are needed, and whether the path is clear once they are taken.
import * as z from 'zod/mini';
import {
  decisionCategories,
  type ConsideredCategory,
  type DecisionCategory,
  type Reversibility,
  type TechnicalDecision,
} from '../../documents/speckit/decision/decision.ts';
import { idOf } from '../../documents/speckit/ids.ts';
import { read, schemaOf } from '../fact.ts';
import type { Fact, Facts } from '../workflow.ts';

/** The decisions that are needed, numbered from TD001, and what is to be said of the categories. */
export interface Identified {
  readonly decisions: readonly TechnicalDecision[];
  readonly considered: readonly ConsideredCategory[];
}

/** What the decisions mean together. */
export interface PathReview {
  readonly conflicts: readonly Conflict[];
  /** New ones, numbered from TD001. */
  readonly decisions: readonly TechnicalDecision[];
  readonly risks: readonly { readonly risk: string; readonly mitigation: string }[];
  /** How the timeline changes; empty where it does not. */
  readonly timeline: string;
}

/** Decisions that do not go together. */
export interface Conflict {
  /** Ids. */
  readonly decisions: readonly string[];
  readonly problem: string;
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  readonly text: string;
  /** Decisions that it changes, and to what: an option's name or other words. */
  readonly changes: readonly { readonly decision: string; readonly choice: string }[];
}

const text = z._default(z.string(), '');
// Some models write one text where a list is asked for.
const texts = z._default(
  z.union([
    z.array(z.string()),
    z.pipe(
      z.string(),
      z.transform((one: string) => (one.trim() === '' ? [] : [one])),
    ),
  ]),
  [],
);
const level = z._default(z.string(), '');

const optionShape = z.object({
  text: z.string().check(z.minLength(1)),
  pros: texts,
  cons: texts,
  cost: text,
  reversibility: level,
});

const decisionShape = z.object({
  id: text,
  category: z.string(),
  title: z.string().check(z.minLength(1)),
  context: text,
  required: text,
  options: z.array(optionShape).check(z.minLength(2)),
  /** The number of the option, from 1, or its letter. */
  recommended: z._default(z.union([z.number(), z.string()]), 1),
  reasons: text,
  impact: text,
  reversibility: level,
  migration: text,
  dependsOn: texts,
  weight: z._default(z.number(), 5),
  review: text,
});

const identifiedShape = z.object({
  decisions: z.array(decisionShape),
  categories: z._default(z.array(z.object({ category: z.string(), reason: text })), []),
});

const pathShape = z.object({
  conflicts: z._default(
    z.array(
      z.object({
        decisions: texts,
        problem: z.string().check(z.minLength(1)),
        alternatives: z._default(
          z.array(
            z.object({
              text: z.string().check(z.minLength(1)),
              changes: z._default(z.array(z.object({ decision: z.string(), choice: z.string() })), []),
            }),
          ),
          [],
        ),
      }),
    ),
    [],
  ),
  decisions: z._default(z.array(decisionShape), []),
  risks: z._default(z.array(z.object({ risk: z.string().check(z.minLength(1)), mitigation: text })), []),
  timeline: text,
});

/** Which decisions are needed. All eight categories are considered. */
export const identifiedFact: Fact = {
  name: 'identified',
  description:
    'The technical decisions that the feature needs, and for each of the eight categories without one the reason.',
  schema: schemaOf(identifiedShape),
  parse: (value, known) => {
    const { decisions, categories } = read(identifiedShape, value);
    const found = numbered(decisions, known);
    return { decisions: found, considered: consideredOf(found, categories) } satisfies Identified;
  },
};

/** Whether the path is clear once decisions are taken. */
export const pathFact: Fact = {
  name: 'path',
  description:
    'What the decisions mean together: which do not go together, with alternatives; decisions that are needed now; new risks; the timeline.',
  schema: schemaOf(pathShape),
  parse: (value, known) => {
    const { decisions, conflicts, ...rest } = read(pathShape, value);
    const ids = new Set(knownIds(known));
    return {
      ...rest,
      // A conflict of decisions that there are not is none.
      conflicts: conflicts
        .map((conflict) => ({ ...conflict, decisions: conflict.decisions.filter((id) => ids.has(id)) }))
        .filter((conflict) => conflict.decisions.length > 0 || ids.size === 0),
      decisions: numbered(decisions, known),
    } satisfies PathReview;
  },
};

/** Whether a fact is what `identifiedFact` has learned. */
export function isIdentified(value: unknown): value is Identified {
  return typeof value === 'object' && value !== null && 'considered' in value && isDecisions(decisionsIn(value));
}

/** The decisions that a run knows. */
export function decisionsOf(facts: Facts): readonly TechnicalDecision[] {
  const value = facts['decisions'];
  return isDecisions(value) ? value : [];
}

/** The categories as a run has considered them. */
export function consideredIn(facts: Facts): readonly ConsideredCategory[] {
  const value = facts['consideredCategories'];
  return Array.isArray(value) ? value.filter(isConsidered) : [];
}

function isDecisions(value: unknown): value is readonly TechnicalDecision[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'options' in one);
}

function isConsidered(value: unknown): value is ConsideredCategory {
  return typeof value === 'object' && value !== null && 'category' in value && 'reason' in value;
}

function decisionsIn(value: object): unknown {
  return 'decisions' in value ? value.decisions : undefined;
}

function knownIds(known: Facts): readonly string[] {
  return decisionsOf(known).map(({ id }) => id);
}

type Found = z.infer<typeof decisionShape>;

/** Decisions as the run keeps them: ids of their own, references that lead somewhere, no invented links. */
function numbered(found: readonly Found[], known: Facts): readonly TechnicalDecision[] {
  const sources = JSON.stringify(known);
  const idAt = (index: number): string => `TD${String(index + 1).padStart(3, '0')}`;
  // Where decisions are known before, those found are numbered anew later: then the title names one.
  const isFirst = knownIds(known).length === 0 && !known['decisionsOnDisk'];
  const names = new Map(
    found.flatMap(({ id, title }, index): readonly (readonly [string, string])[] =>
      /^[A-Z]{1,3}-?\d{1,3}$/.test(id) && !/^TD/.test(id) ? [[id, isFirst ? idAt(index) : `“${title}”`]] : [],
    ),
  );
  const clean = (said: string): string =>
    said
      .replace(/(?<![\p{L}\p{N}_.-])[A-Z]{1,3}-?\d{1,3}(?![\p{L}\p{N}_-])/gu, (id) => names.get(id) ?? id)
      .replace(/https?:\/\/[^\s)>\]"]+/g, (link) => (sources.includes(link) ? link : ''))
      .replace(/\s+/g, ' ')
      .trim();
  const resolve = (said: string): readonly string[] => {
    const at = found.findIndex(({ id, title }, index) =>
      id === '' ? said === title || said === idAt(index) : said === id || said === title,
    );
    if (at >= 0) return [idAt(at)];
    return knownIds(known).filter((id) => id === idOf(said)?.id);
  };
  return found.map((one, index): TechnicalDecision => {
    const reversibility = levelOf(one.reversibility) ?? 'Medium';
    return {
      id: idAt(index),
      category: categoryOf(one.category, one.title),
      title: clean(one.title).replace(/[.\s]+$/, ''),
      context: clean(one.context),
      required: clean(one.required) || clean(one.title),
      options: one.options.map((option) => {
        const own = levelOf(option.reversibility);
        return {
          text: clean(option.text).replace(/^option [a-z]\s*[:.)-]\s*/i, ''),
          pros: option.pros.map(clean).filter(Boolean),
          cons: option.cons.map(clean).filter(Boolean),
          cost: clean(option.cost),
          ...(own === undefined ? {} : { reversibility: own }),
        };
      }),
      recommendation: { option: recommendedOf(one), reasons: clean(one.reasons) },
      impact: clean(one.impact),
      reversibility,
      migration: clean(one.migration),
      dependsOn: [...new Set(one.dependsOn.flatMap(resolve))].filter((id) => id !== idAt(index)),
      weight: one.weight,
      ...(clean(one.review) === '' ? {} : { review: clean(one.review) }),
    };
  });
}

function recommendedOf({ recommended, options }: Found): number {
  const said = String(recommended).trim();
  const letter = /^(?:option\s+)?([a-z])\b/i.exec(said)?.[1];
  const at = letter === undefined ? Number(/\d+/.exec(said)?.[0] ?? 1) - 1 : letter.toUpperCase().charCodeAt(0) - 65;
  const byText = options.findIndex((option) => option.text.toLowerCase() === said.toLowerCase());
  if (byText >= 0) return byText;
  return at >= 0 && at < options.length ? at : 0;
}

function levelOf(said: string): Reversibility | undefined {
  if (/^\W*(?:easy|low|trivial)/i.test(said)) return 'Easy';
  if (/^\W*(?:medium|moderate)/i.test(said)) return 'Medium';
  return /^\W*(?:hard|high|difficult|irreversible)/i.test(said) ? 'Hard' : undefined;
}

const words: Readonly<Record<DecisionCategory, RegExp>> = {
  Architecture: /architect/i,
  Technology: /technolog|framework|stack|language/i,
  Integration: /integrat|protocol|\bapi/i,
  Performance: /performan|latency/i,
  Security: /secur|auth|encrypt|complian/i,
  Scaling: /scal/i,
  Deployment: /deploy|hosting|ci\/cd|container/i,
  Data: /data|storage|backup|retention/i,
};

function categoryOf(said: string, title: string): DecisionCategory {
  const named = (from: string): DecisionCategory | undefined =>
    decisionCategories.find((category) => words[category].test(from));
  return named(said) ?? named(title) ?? 'Architecture';
}

/** More than so many categories passed over are no analysis: the model is asked again. */
const mostPassedOver = 4;

function consideredOf(
  decisions: readonly TechnicalDecision[],
  said: readonly { readonly category: string; readonly reason: string }[],
): readonly ConsideredCategory[] {
  const considered = decisionCategories.map((category): ConsideredCategory => {
    const ids = decisions.filter((decision) => decision.category === category).map(({ id }) => id);
    const reason = said.find((one) => words[category].test(one.category))?.reason.trim() ?? '';
    return { category, decisions: ids, reason };
  });
  const passedOver = considered.filter((one) => one.decisions.length === 0 && one.reason === '');
  if (passedOver.length > mostPassedOver) {
    const names = passedOver.map(({ category }) => category).join(', ');
    throw new Error(`each category needs a decision or a reason why it needs none; missing: ${names}`);
  }
  return considered.map((one) =>
    passedOver.includes(one)
      ? { ...one, reason: 'The analysis named neither a decision nor a reason: look at it before work begins.' }
      : one,
  );
}
