// How big a work is: from what its text says and what was learned from it, the same for the same words.
import type { PlanSize } from '../../documents/phases.ts';
import type { PlanOutline, Repository, Signal } from './facts.ts';
import { sizes } from './facts.ts';
import { breadth } from './sizing/breadth.ts';
import { clausesOf, type Clauses } from './sizing/clauses.ts';
import type { Reach } from './sizing/cues/cue.ts';
import { effortIn } from './sizing/figures.ts';
import { judgedPlace } from './sizing/judgement.ts';
import { natureOf } from './sizing/natureOf.ts';
import { reportIn, type Report } from './sizing/reports.ts';
import { signal, wordSignals, type Weighed } from './sizing/weighed.ts';

/** A size with its reasons, the heaviest first. */
export interface Sizing {
  readonly size: PlanSize;
  readonly signals: readonly Signal[];
  /** How many phases that means; 0 for a plan that is one unit. */
  readonly phases: number;
}

/** A feature that nothing else is known of stands between S and M. */
const base = 1.25;
/** Where one size ends and the next begins. */
const bounds = [0.7, 1.7, 2.7, 3.7];

/**
 * How big a work is. Pure: the idea's own words decide, what was learned moves them, and where a model has judged
 * it, its judgement stands, unless hard facts contradict it plainly: then it is moved by one step.
 */
export function sizeOf(outline: PlanOutline, repository: Repository, idea: string): Sizing {
  const words = idea || [outline.title, outline.problem, ...outline.objectives].join('\n');
  const clauses = clausesOf(words);
  const signals = signalsOf(clauses, reportIn(words, clauses), outline, repository);
  const weighed = base + signals.reduce((sum, { weight }) => sum + weight, 0);
  const effort = effortIn(clauses.text);
  const said = effort === undefined ? undefined : placeOfDays(effort.days);
  const facts = said === undefined ? weighed : said * 0.7 + weighed * 0.3;
  const place =
    outline.effort === undefined
      ? placeOf(facts)
      : judgedPlace(outline.effort, outline, {
          weighed: placeOf(weighed),
          isVast: signals.filter(({ name }) => vast.includes(name)).length > 1,
          said: said === undefined ? undefined : Math.floor(said),
        });
  const all = [
    ...signals,
    ...(effort === undefined ? [] : [signal('effort', effort.detail, 1)]),
    ...(outline.effort === undefined ? [] : [signal('judgement', outline.effort, 1)]),
    ...(outline.effort === undefined || outline.effort === sizes[place] ? [] : [signal('moved', '', 0.95)]),
  ];
  const size = sizes[place] ?? 'M';
  return {
    size,
    signals: all.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
    phases: phasesOf(size, facts),
  };
}

/** Signals of what no few people do. */
const vast = ['rewrite', 'whole', 'figures'];

function signalsOf(
  clauses: Clauses,
  reported: Report,
  outline: PlanOutline,
  repository: Repository,
): readonly Signal[] {
  const words = wordSignals(clauses)
    .filter(({ name }) => name !== 'one thing' || clauses.added.length <= mostAroundOne)
    .map((one, _, all) => (isOfNewTable(one, all) ? { ...one, weight: newTable, reach: 'wide' as const } : one));
  const found = [...words, ...breadth(clauses), ...learned(outline, repository)];
  const nature = natureOf(clauses, found, reported);
  // What surrounds a defect is no part of the work: who is hit, where it happened, what the system is.
  const counted = nature
    ? found.filter(({ weight, name }) => weight > 0 && name !== 'systems' && name !== 'figures')
    : found;
  const signals = counted.map(({ name, detail, weight, reach }) =>
    signal(name, detail, weight * (nature ? 0.15 : weight < 0 ? 1 : share(counted, reach))),
  );
  return nature ? [nature, ...signals] : bounded(signals, clauses);
}

/** The migration that makes a new table moves nothing. */
const newTable = 0.15;

function isOfNewTable({ name, detail }: Weighed, all: readonly Weighed[]): boolean {
  return name === 'migration' && bareMigration.test(detail) && all.some((other) => other.name === 'new data');
}

const bareMigration = /^(?:migra(?:tions?|ción|ções|ção|ciones)|миграци\p{L}*)$/iu;

/** Where more is said, one button is but a part of it. */
const mostAroundOne = 24;

/** What the signals of a reach can add at most: wide work alone is no more than M, deep work no more than L. */
const most: Readonly<Record<Reach, number>> = { wide: 1.5, deep: 1.8, vast: 8 };

/** The more signals of a reach there are, the less each counts. */
function share(signals: readonly Weighed[], reach: Reach): number {
  const sum = signals.reduce((total, one) => total + (one.reach === reach && one.weight > 0 ? one.weight : 0), 0);
  return sum === 0 ? 1 : (most[reach] * (1 - Math.exp(-sum / most[reach]))) / sum;
}

/** Where nothing is rebuilt, nothing whole and no number of people is named, it is no overhaul. */
const mostWithoutVast = 3.6;
const leastVast = 0.55;

/** A wish of more than a line is no change of a line, however little it touches. */
function bounded(signals: readonly Signal[], { statements, text }: Clauses): readonly Signal[] {
  const value = base + signals.reduce((sum, { weight }) => sum + weight, 0);
  const least = statements.length < 3 && text.length < 300 ? 0 : 0.8;
  if (value < least) return [...signals, signal('more than a line', String(statements.length), least - value)];
  const beyond = value - mostWithoutVast;
  const isVast = signals.some(({ name, weight }) => vast.includes(name) && weight >= leastVast);
  return beyond > 0 && !isVast ? [...signals, signal('several weeks', '', -beyond)] : signals;
}

/** What was learned, as far as the words of the idea did not say it. */
function learned(outline: PlanOutline, { layout }: Repository): readonly Weighed[] {
  const names = outline.components.map(({ name }) => name.toLowerCase());
  const folders = layout.filter((folder) => {
    const bare = folder.split(/[\s/—:-]/)[0]?.toLowerCase() ?? '';
    return bare.length > 3 && names.some((name) => name.includes(bare));
  });
  const found = [
    ...(names.length > 4
      ? [signal('components', names.slice(0, 6).join(', '), Math.min(0.4, (names.length - 4) * 0.1))]
      : []),
    ...(outline.risks.length > 2 ? [signal('risks', String(outline.risks.length), 0.15)] : []),
    ...(folders.length > 2 ? [signal('folders', folders.slice(0, 6).join(', '), 0.2)] : []),
  ];
  return found.map((one) => ({ ...one, reach: 'wide' as const }));
}

function placeOf(value: number): number {
  return bounds.filter((bound) => value >= bound).length;
}

/** Working days on the scale of the sizes. */
function placeOfDays(days: number): number {
  return days < 0.6 ? 0.2 : days <= 2 ? 1.2 : days <= 11 ? 2.2 : days <= 45 ? 3.2 : 4.2;
}

/** Within what the size allows; more where it is near the next one. */
function phasesOf(size: PlanSize, value: number): number {
  const place = sizes.indexOf(size);
  const upper = value > place + 0.2;
  return { XS: 0, S: upper ? 2 : 1, M: upper ? 4 : 3, L: upper ? 6 : 5, XL: upper ? 8 : 7 }[size];
}
