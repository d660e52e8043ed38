// Reads decisions with all their parts, as Planner writes them and as people leave them.
import type { MarkdownDocument } from '../../document.ts';
import { referencesIn } from '../ids.ts';
import { fieldOf, type Field } from '../fields.ts';
import { readDecisions, type Decision } from '../decisions.ts';
import {
  decisionCategories,
  type DecisionCategory,
  type DecisionOption,
  type Outcome,
  type Reversibility,
  type TechnicalDecision,
} from './decision.ts';
import { plain, provisionalWords } from './inline.ts';
import { everyPhrase } from './phrases.ts';
import { placedDecisions, type PlacedDecision } from './places.ts';

/** Labels of the parts that tell what became of a decision. */
export const builtLabel = /^built until confirmed$/;
export const timeLabel = /^(?:timestamp|date)$/;
export const makerLabel = /^(?:decision maker|decided by)$/;
export const reviewLabel = /^review triggers?$/;

/** The weight is not written: what is on disk is of middle weight, in its order. */
const middle = 5;

/** The decisions of a document, the first with the greatest weight. What a decision does not say is empty. */
export function readTechnicalDecisions(document: MarkdownDocument): readonly TechnicalDecision[] {
  const short = readDecisions(document).decisions;
  const placed = placedDecisions(document);
  return placed.flatMap((place, index) => {
    const decision = short.find(({ key }) => key === place.key);
    return decision === undefined ? [] : [decisionOf(place, decision, middle - index / 100)];
  });
}

function decisionOf({ id, fields }: PlacedDecision, short: Decision, weight: number): TechnicalDecision {
  const value = (name: RegExp): string => plain(paragraph(fieldOf(fields, name)?.value));
  const reversibility = value(/^reversib/);
  const options = optionsOf(fields, reversibility);
  const recommended = /^\W*option ([a-z])\b\W*(.*)$/i.exec(value(/^recommend/));
  const review = known(value(reviewLabel));
  return {
    id,
    category: categoryOf(short.category),
    title: plain(short.title),
    context: known(value(/^context$/)),
    required: known(value(/^decision required$/)),
    options,
    recommendation: {
      option: Math.max(0, letterIndex(recommended?.[1] ?? 'A', options)),
      reasons: known(recommended?.[2] ?? value(/^recommend/)),
    },
    impact: known(value(/^impact/)),
    reversibility: levelOf(reversibility) ?? 'Medium',
    migration: known(value(/^migration/)),
    dependsOn: referencesIn(value(/^depends on$/)).map((reference) => reference.id),
    weight,
    ...(review === '' ? {} : { review }),
    ...outcomeOf(short, options, value),
  };
}

function outcomeOf(
  short: Decision,
  options: readonly DecisionOption[],
  value: (name: RegExp) => string,
): { readonly outcome?: Outcome } {
  const said = plain(short.outcome).replace(new RegExp(`^\\W*${provisionalWords}\\W*`), '');
  if (said === '') return {};
  const choice = readOption(said, options);
  const built = letterIndex(/^option ([a-z])\b/i.exec(value(builtLabel))?.[1] ?? '', options);
  return {
    outcome: {
      kind: short.provisional ? 'provisional' : 'decided',
      ...(choice === undefined ? {} : { option: choice.option }),
      text: choice?.text ?? said,
      rationale: known(plain(short.rationale)),
      by: known(value(makerLabel)),
      at: known(value(timeLabel)),
      reviewTrigger: known(value(reviewLabel)),
      ...(built >= 0 && short.provisional ? { built } : {}),
    },
  };
}

/** `Option B: Redis`, `Option B` or the words of an option. */
export function readOption(
  said: string,
  options: readonly DecisionOption[],
): { readonly option: number; readonly text: string } | undefined {
  const letter = /^\W*option ([a-z])\b/i.exec(said)?.[1];
  const folded = (text: string): string =>
    text
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .replace(/[.\s]+$/, '')
      .trim();
  const option =
    letter === undefined
      ? options.findIndex(({ text }) => folded(text) === folded(said))
      : letterIndex(letter, options);
  const found = options[option];
  return found === undefined ? undefined : { option, text: found.text };
}

function optionsOf(fields: readonly Field[], reversibility: string): readonly DecisionOption[] {
  const heads = fields.filter(({ name }) => /^option [a-z0-9]{1,2}$/.test(name));
  return heads.map((head, index): DecisionOption => {
    const inner = fields.filter(({ start }) => start > head.start && start < (heads[index + 1]?.start ?? head.end));
    const part = (name: RegExp): string => known(plain(fieldOf(inner, name)?.value.split('\n')[0] ?? ''));
    const level = levelOf(new RegExp(`${head.name}: (\\w+)`, 'i').exec(reversibility)?.[1] ?? '');
    return {
      text: plain(head.value.split(/\n\s*[-*+]/)[0] ?? ''),
      pros: itemsOf(part(/^pros$/)),
      cons: itemsOf(part(/^cons$/)),
      cost: part(/^cost/),
      ...(level === undefined ? {} : { reversibility: level }),
    };
  });
}

function itemsOf(text: string): readonly string[] {
  return text
    .split(/;\s+/)
    .map((item) => item.trim())
    .filter(Boolean);
}

function letterIndex(letter: string, options: readonly DecisionOption[]): number {
  const at = letter.length === 1 ? letter.toUpperCase().charCodeAt(0) - 65 : -1;
  return at >= 0 && at < options.length ? at : -1;
}

function levelOf(text: string): Reversibility | undefined {
  const word = /^\W*(\w+)/.exec(text)?.[1]?.toLowerCase() ?? '';
  return levels[word];
}

const levels: Readonly<Record<string, Reversibility>> = {
  easy: 'Easy',
  low: 'Easy',
  trivial: 'Easy',
  medium: 'Medium',
  moderate: 'Medium',
  hard: 'Hard',
  high: 'Hard',
  difficult: 'Hard',
  irreversible: 'Hard',
};

function categoryOf(written: string): DecisionCategory {
  const folded = written.toLowerCase();
  return decisionCategories.find((category) => folded.startsWith(category.toLowerCase().slice(0, 4))) ?? 'Architecture';
}

/** What stands below is the user's remark, and no part of it. */
function paragraph(value = ''): string {
  return value.split(/\r?\n[ \t]*\r?\n/)[0] ?? '';
}

/** What was written because nothing was known is nothing. */
function known(text: string): string {
  return everyPhrase('notStated').includes(text) ? '' : text;
}
