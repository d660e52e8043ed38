// How big a work is: from what its text says and what was learned from it, the same for the same words.
import type { PlanSize } from '../../documents/phases.ts';
import type { PlanOutline, Repository, Signal } from './facts.ts';
import { sizes } from './facts.ts';
import { clausesOf, split, type Clauses } from './sizing/clauses.ts';
import { cues } from './sizing/cues.ts';
import type { Reach } from './sizing/cues/cue.ts';
import { effortIn, figuresIn, type Figure } from './sizing/figures.ts';
import { judgedPlace } from './sizing/judgement.ts';
import { code, correction, defect, known, puzzling, report, tweak, wish, wishing } from './sizing/nature.ts';
import { isMoreThanCorrection, isReport, reportIn, type Report } from './sizing/reports.ts';
import { actorsIn, sidesIn } from './sizing/systems.ts';

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

interface Weighed extends Signal {
  readonly reach: Reach;
}

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

function wordSignals({ added, limits }: Pick<Clauses, 'added' | 'limits'>): readonly Weighed[] {
  return cues.flatMap(({ name, weight, most, words, anywhere, reach = 'wide' }) => {
    const clauses = anywhere ? [...added, ...limits] : added;
    const matches = clauses.flatMap((clause) => wholeWords(clause, words));
    // As the writer spells them, each once however it is spelt.
    const each = new Map(matches.map((one) => [one.said.toLowerCase(), one.shown]));
    if (each.size === 0) return [];
    const sum = Math.min(most, each.size * Math.abs(weight));
    return [{ ...signal(name, [...each.values()].slice(0, 3).join(', '), weight < 0 ? -sum : sum), reach }];
  });
}

/** What a pattern finds, and the same up to the end of its last word. */
function wholeWords(clause: string, words: RegExp): readonly { readonly said: string; readonly shown: string }[] {
  return [...clause.matchAll(words)].map(({ 0: found, index }) => {
    const rest = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{M}]*/u.exec(clause.slice(index + found.length))?.[0] ?? '';
    const said = found.trim();
    return { said, shown: found === said ? said + rest : said };
  });
}

/** Sides of the system, those who deal with it, how much is said, figures. */
function breadth({ added, text, statements }: Clauses): readonly Weighed[] {
  const sides = sidesIn(added);
  const actors = actorsIn(added);
  // What is only told, about people and days, is nothing to be done.
  const parts = statements.flatMap(split).length;
  const figures = figuresIn(text);
  const [much, many] = [figures.filter(({ name }) => name === 'scale'), figures.filter(({ name }) => name !== 'scale')];
  const found: readonly (readonly [string, string, number, Reach])[] = [
    ['systems', sides.join(', '), Math.min(1, (sides.length - 1) * 0.18), 'wide'],
    ['people concerned', actors.join(', '), (actors.length - 1) * 0.25, 'wide'],
    ['breadth', String(parts), wideness.find(([least]) => parts >= least)?.[1] ?? 0, 'wide'],
    ['figures', listOf(many), Math.min(1.4, sumOf(many)), 'vast'],
    ['scale', listOf(much), Math.min(1, sumOf(much)), 'deep'],
  ];
  return found
    .filter(([, , weight]) => weight > 0)
    .map(([name, detail, weight, reach]) => ({ ...signal(name, detail, weight), reach }));
}

function listOf(figures: readonly Figure[]): string {
  return figures.map(({ detail }) => detail).join(', ');
}

function sumOf(weighed: readonly { readonly weight: number }[]): number {
  return weighed.reduce((sum, { weight }) => sum + weight, 0);
}

/** How much a number of clauses adds. */
const wideness: readonly (readonly [least: number, weight: number])[] = [
  [32, 0.6],
  [22, 0.45],
  [14, 0.3],
  [9, 0.15],
];

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

/** Whether the work is to repair or to touch up something, and how deep that goes. */
function natureOf(
  { opening, text, statements, added }: Clauses,
  found: readonly Weighed[],
  reported: Report,
): Signal | undefined {
  if (found.some(({ name }) => name === 'rewrite')) return undefined;
  const inWork = wordSignals({ added: statements.flatMap(split), limits: [] }).filter(({ weight }) => weight > 0);
  if (isReport(reported, sumOf(inWork)) && !wish.test(opening)) {
    const isMore = isMoreThanCorrection(reported, sumOf(inWork)) || isPuzzle(text);
    return signal('defect', reported.words.join(', '), isMore ? -0.3 : -1.1);
  }
  const wishes = found.filter(
    ({ name }) => name === 'something new' || name === 'new interface' || name === 'migration',
  );
  const wanted = wishes.reduce((sum, { weight }) => sum + weight, 0);
  const isWished = wish.test(opening);
  const corrections = count(text, correction);
  const isTraced = code.test(text) || corrections > 0 || count(text, known) > 1;
  const wished = added.filter((clause) => clause.length > 15 && (wish.test(clause) || wishing.test(clause))).length;
  const isByHand = found.some(({ name }) => name === 'from paper');
  const isDeep = sumOf(found.filter(({ reach, weight }) => reach !== 'wide' && weight > 0)) > 0.6;
  const isTold =
    (count(opening, report) > 0 && (isTraced || wished === 0)) ||
    (count(text, report) > 1 && !isWished && wished === 0) ||
    (count(opening, defect) > 0 && isTraced && !isWished && !isByHand && wished * 2 <= corrections);
  if (isTold && (corrections > 1 ? wanted < 0.8 : wanted < 0.5 && !isDeep && statements.length < 9)) {
    return signal('defect', matched(text, defect) || matched(text, report), isPuzzle(text) ? -0.3 : -1.1);
  }
  const isOneThing = found.some(({ name }) => name === 'one thing');
  const isCorrection =
    isWished || isOneThing || wished > 0
      ? corrections > 1 && added.length < 10
      : corrections > (text.length < 450 ? 0 : 1);
  const asked = found.filter(({ name, weight }) => weight > 0 && !surroundings.includes(name));
  const isSmall = sumOf(asked) < 0.9 && added.length < 15;
  if (isCorrection && isSmall && wanted < 0.5) return signal('correction', matched(text, correction), -1);
  const touched = count(opening, tweak);
  if (
    touched > 0 &&
    !isOneThing &&
    wished === 0 &&
    wanted < 0.5 &&
    added.length < 12 &&
    !found.some(({ reach }) => reach !== 'wide')
  )
    return signal('touch-up', matched(opening, tweak), -0.9);
  return undefined;
}

/** Whether nobody knows yet where it comes from. */
function isPuzzle(text: string): boolean {
  return count(text, puzzling) > 0 && count(text, known) + count(text, correction) < 3;
}

/** What tells where something is, not how much is to be done there. */
const surroundings = ['systems', 'people concerned', 'breadth'];

function count(text: string, words: RegExp): number {
  return new Set((text.match(words) ?? []).map((one) => one.toLowerCase())).size;
}

function matched(text: string, words: RegExp): string {
  return [...new Set((text.match(words) ?? []).map((one) => one.toLowerCase()))].slice(0, 3).join(', ');
}

function signal(name: string, detail: string, weight: number): Signal {
  return { name, detail, weight: Math.round(weight * 100) / 100 };
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
