// How big a work is: from what its text says and what was learned from it, the same for the same words.
import type { PlanSize } from '../../documents/phases.ts';
import type { PlanOutline, Repository, Signal } from './facts.ts';
import { sizes } from './facts.ts';
import { clausesOf, type Clauses } from './sizing/clauses.ts';
import { cues, type Reach } from './sizing/cues.ts';
import { effortIn, figuresIn } from './sizing/figures.ts';
import { judgedPlace } from './sizing/judgement.ts';
import { defect, known, puzzling, report, tweak } from './sizing/nature.ts';
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
  const clauses = clausesOf(idea || [outline.title, outline.problem, ...outline.objectives].join('\n'));
  const signals = signalsOf(clauses, outline, repository);
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

function signalsOf(clauses: Clauses, outline: PlanOutline, repository: Repository): readonly Signal[] {
  const found = [...wordSignals(clauses), ...breadth(clauses), ...learned(outline, repository)];
  const nature = natureOf(clauses, found);
  // What surrounds a defect is no part of the work: who is hit, where it happened, what the system is.
  const counted = nature
    ? found.filter(({ weight, name }) => weight > 0 && name !== 'systems' && name !== 'figures')
    : found;
  const signals = counted.map(({ name, detail, weight, reach }) =>
    signal(name, detail, weight * (nature ? 0.15 : weight < 0 ? 1 : share(counted, reach))),
  );
  return nature ? [nature, ...signals] : bounded(signals, clauses);
}

/** What the signals of a reach can add at most: wide work alone is no more than M, deep work no more than L. */
const most: Readonly<Record<Reach, number>> = { wide: 1.5, deep: 1.8, vast: 4 };

/** The more signals of a reach there are, the less each counts. */
function share(signals: readonly Weighed[], reach: Reach): number {
  const sum = signals.reduce((total, one) => total + (one.reach === reach && one.weight > 0 ? one.weight : 0), 0);
  return sum === 0 ? 1 : (most[reach] * (1 - Math.exp(-sum / most[reach]))) / sum;
}

/** A wish of more than a line is no change of a line, however little it touches. */
function bounded(signals: readonly Signal[], { statements, text }: Clauses): readonly Signal[] {
  const value = base + signals.reduce((sum, { weight }) => sum + weight, 0);
  const least = statements.length < 3 && text.length < 300 ? 0 : 0.8;
  return value < least ? [...signals, signal('more than a line', String(statements.length), least - value)] : signals;
}

function wordSignals({ added, limits }: Clauses): readonly Weighed[] {
  return cues.flatMap(({ name, weight, most, words, anywhere, reach = 'wide' }) => {
    const clauses = anywhere ? [...added, ...limits] : added;
    const matches = new Set(
      clauses.flatMap((clause) => clause.match(words) ?? []).map((one) => one.toLowerCase().trim()),
    );
    if (matches.size === 0) return [];
    const sum = Math.min(most, matches.size * Math.abs(weight));
    return [{ ...signal(name, [...matches].slice(0, 3).join(', '), weight < 0 ? -sum : sum), reach }];
  });
}

/** Sides of the system, those who deal with it, how much is said, figures. */
function breadth({ added, text }: Clauses): readonly Weighed[] {
  const sides = sidesIn(added);
  const actors = actorsIn(added);
  const figures = figuresIn(text);
  const found: readonly (readonly [string, string, number, Reach])[] = [
    ['systems', sides.join(', '), Math.min(1, (sides.length - 1) * 0.18), 'wide'],
    ['people concerned', actors.join(', '), (actors.length - 1) * 0.25, 'wide'],
    ['breadth', String(added.length), wideness.find(([least]) => added.length >= least)?.[1] ?? 0, 'wide'],
    [
      'figures',
      figures.map(({ detail }) => detail).join(', '),
      Math.min(
        1.4,
        figures.reduce((sum, { weight }) => sum + weight, 0),
      ),
      'vast',
    ],
  ];
  return found
    .filter(([, , weight]) => weight > 0)
    .map(([name, detail, weight, reach]) => ({ ...signal(name, detail, weight), reach }));
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
function natureOf({ opening, text, statements, added }: Clauses, found: readonly Weighed[]): Signal | undefined {
  if (found.some(({ name }) => name === 'rewrite')) return undefined;
  const wishes = found.filter(
    ({ name }) => name === 'something new' || name === 'new interface' || name === 'migration',
  );
  const wanted = wishes.reduce((sum, { weight }) => sum + weight, 0);
  const defects = count(text, defect);
  const isReport =
    count(text, report) > 0 || (defects > 0 && !isWish.test(opening) && (count(opening, defect) > 0 || defects > 2));
  if (isReport && wanted < 0.5 && statements.length < 9) {
    const isPuzzling = count(text, puzzling) > 0 && count(text, known) < 3;
    return signal('defect', matched(text, defect) || matched(text, report), isPuzzling ? -0.3 : -1.1);
  }
  const touched = count(opening, tweak);
  if (touched > 0 && wanted < 0.5 && added.length < 12 && !found.some(({ reach }) => reach !== 'wide'))
    return signal('touch-up', matched(opening, tweak), -0.9);
  return undefined;
}

/** What begins so is a wish, whatever goes wrong today. */
const isWish =
  /^\W*(?:please )?(?:add|allow|let|make|introduce|support|provide|build|create|show|implement|enable|as an? |i(?:['’]d| would) like|we (?:want|need|would like)|wir (?:wollen|möchten|brauchen)|als \p{L}+ möchte|nous (?:voulons|souhaitons)|en tant que|queremos|quiero|como \p{L}+ quiero|precisamos|хотим|хочу|нужн|добавить|希望|想要|支持|增加|添加)/iu;

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
