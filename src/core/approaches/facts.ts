// The approaches that a plan is made for side by side, and the one that was chosen, as facts of a run.
import * as z from 'zod/mini';
import { isRecord } from '../../documents/json.ts';
import type { Speaker } from '../../documents/phrases/phrases.ts';
import { cleanLine } from '../../documents/text.ts';
import { lettersOf } from '../../documents/words.ts';
import { read, schemaOf } from '../fact.ts';
import type { Fact, Facts } from '../workflow.ts';

/** One way to do the work, and how it differs from the others. Each text is a line. */
export interface Approach {
  /** `A`, `B`, `C`, in the order in which they were given. */
  readonly key: string;
  readonly name: string;
  /** What is done, in one or two sentences. */
  readonly idea: string;
  readonly effort: string;
  readonly risk: string;
  /** What it takes to go back once it is built. */
  readonly reversibility: string;
  readonly givesUp: string;
  /** What it settles. */
  readonly decides: readonly string[];
}

/** What the user may choose from. */
export interface Approaches {
  /** None where there are no two that differ. */
  readonly approaches: readonly Approach[];
  /** The key of the one that is recommended; empty where none is. */
  readonly recommended: string;
  readonly because: string;
  /** Why there are none. */
  readonly cannot: string;
}

/** The approach that a document follows, as its prompts and its title are given it. */
export interface ChosenApproach extends Approach {
  /** `draft`: nobody has chosen yet. `other`: another one was chosen. */
  readonly state: 'draft' | 'chosen' | 'other';
  /** Why it was chosen; of one that was not, what was chosen instead, and why. */
  readonly because: string;
}

/** The name of the fact that holds what can be chosen from. */
export const approachesFactName = 'approaches';
/** The name of the fact that holds the approach which a document follows. */
export const approachFactName = 'approach';

const text = z._default(z.string(), '');
const needed = z.string().check(z.minLength(2));

const shape = z.object({
  approaches: z._default(
    z.array(
      z.object({
        name: needed,
        idea: needed,
        effort: needed,
        risk: needed,
        reversibility: needed,
        givesUp: needed,
        decides: z._default(z.array(z.string()), []),
      }),
    ),
    [],
  ),
  recommended: text,
  because: text,
  cannot: text,
});

/** Asked of the model. `known` holds `count`: how many approaches are wanted. */
export const approachesFact: Fact = {
  name: approachesFactName,
  description:
    'Ways to do the work that really differ, each with its effort, risk, reversibility and what it gives up. “cannot” says why there are none.',
  schema: schemaOf(shape),
  parse: (value, known) => checked(read(shape, Array.isArray(value) ? { approaches: value } : value), known),
};

function checked(found: z.infer<typeof shape>, known: Facts): Approaches {
  const wanted = typeof known['count'] === 'number' ? known['count'] : 2;
  const cannot = cleanLine(found.cannot);
  if (found.approaches.length === 0 && cannot !== '') return { approaches: [], recommended: '', because: '', cannot };
  if (found.approaches.length < wanted) {
    throw new Error(
      `there are ${found.approaches.length} approaches; ${wanted} are wanted, or “cannot” says why there are none`,
    );
  }
  const approaches = found.approaches.slice(0, wanted).map((one, index): Approach => ({
    key: keys[index] ?? String(index + 1),
    name: shortName(one.name),
    idea: cleanLine(one.idea),
    effort: cleanLine(one.effort),
    risk: cleanLine(one.risk),
    reversibility: cleanLine(one.reversibility),
    givesUp: cleanLine(one.givesUp),
    decides: one.decides.map(cleanLine).filter((line) => line !== ''),
  }));
  const names = new Set(approaches.map(({ name }) => lettersOf(name)));
  if (names.size < approaches.length) throw new Error('two approaches have the same name');
  const ideas = new Set(approaches.map(({ idea }) => lettersOf(idea)));
  if (ideas.size < approaches.length) throw new Error('two approaches are the same');
  const recommended = approaches.find(
    ({ key, name }) => key === found.recommended.trim() || lettersOf(name) === lettersOf(found.recommended),
  );
  return { approaches, recommended: recommended?.key ?? '', because: cleanLine(found.because), cannot: '' };
}

const keys = ['A', 'B', 'C'];
/** More than three nobody compares. */
export const mostApproaches = keys.length;

const longestName = 60;

function shortName(name: string): string {
  const plain = cleanLine(name)
    .replace(/^(?:approach|option|ansatz|variant\w*)?\s*[A-C1-3]\s*[:.)–—-]\s+/iu, '')
    .replace(/[<>*_`[\]#|\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[.。]+$/, '')
    .trim();
  return [...(plain === '' ? cleanLine(name) : plain)].slice(0, longestName).join('').trim();
}

/** What the user can choose from; nothing before it is asked for. */
export function approachesIn(facts: Facts): Approaches | undefined {
  const value = facts[approachesFactName];
  return isRecord(value) && Array.isArray(value['approaches']) && value['approaches'].every(isApproach)
    ? {
        approaches: value['approaches'],
        recommended: textIn(value, 'recommended'),
        because: textIn(value, 'because'),
        cannot: textIn(value, 'cannot'),
      }
    : undefined;
}

/** The approach that the plan follows; nothing where it was made without a choice. */
export function approachIn(facts: Facts): ChosenApproach | undefined {
  const value = facts[approachFactName];
  if (!isApproach(value) || !isRecord(value)) return undefined;
  const state = states.find((one) => one === value['state']) ?? 'draft';
  return { ...value, state, because: textIn(value, 'because') };
}

const states = ['draft', 'chosen', 'other'] as const;

/** What stands below the title of a document that follows an approach, in its language. */
export function approachLine(facts: Facts, speak: Speaker): string {
  const approach = approachIn(facts);
  if (!approach) return '';
  const { state, name, because } = approach;
  const reason = because === '' ? '' : ` ${because}`;
  switch (state) {
    case 'draft':
      return `${name} (${speak('oneOfSeveral')})`;
    case 'chosen':
      return `${name}.${reason}`;
    case 'other':
      return `${name} (${speak('notChosen')}).${reason}`;
  }
}

/** What of an approach counts for what is made from it. */
export function approachInput(facts: Facts): string {
  const approach = approachIn(facts);
  if (!approach) return '';
  const { name, idea, decides } = approach;
  return [`${name}: ${idea}`, ...decides.map((one) => `- ${one}`)].join('\n');
}

function isApproach(value: unknown): value is Approach {
  if (!isRecord(value) || !Array.isArray(value['decides'])) return false;
  return ['key', 'name', 'idea', 'effort', 'risk', 'reversibility', 'givesUp'].every(
    (name) => typeof value[name] === 'string',
  );
}

function textIn(value: Readonly<Record<string, unknown>>, name: string): string {
  const found = value[name];
  return typeof found === 'string' ? found : '';
}
