// What the sizes are, and why a plan has one, in sentences for people.
import { say, type Sentence } from '../../documents/sentence.ts';
import type { PlanSize } from '../../documents/phases.ts';
import type { PlanScale, Signal } from './facts.ts';

/** What each size is, in a few words. */
export const meanings: Readonly<Record<PlanSize, Sentence>> = {
  XS: say('one small pull request'),
  S: say('a minor feature within one component, a day or two'),
  M: say('a feature over several components or with new data, one to two weeks'),
  L: say('a major feature over several systems, several weeks'),
  XL: say('an overhaul or a platform, months'),
};

const mostReasons = 5;

/** The heaviest reasons for a size. */
export function reasonsOf({ signals }: Pick<PlanScale, 'signals'>): readonly Sentence[] {
  return [...signals]
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .slice(0, mostReasons)
    .map(reasonOf);
}

function reasonOf({ name, detail }: Signal): Sentence {
  return reasons[name]?.(detail) ?? say('{0} ({1})', name, detail);
}

/** By the names that the sizing gives its signals. */
const reasons: Readonly<Record<string, (detail: string) => Sentence>> = {
  judgement: (size) => say('the model judges it {0}', size),
  effort: (detail) => say('the effort that is named ({0})', detail),
  rewrite: (detail) => say('something is replaced or rewritten ({0})', detail),
  migration: (detail) => say('data or users move ({0})', detail),
  'new data': (detail) => say('new data ({0})', detail),
  'new interface': (detail) => say('a new interface ({0})', detail),
  'outside systems': (detail) => say('outside systems ({0})', detail),
  whole: (detail) => say('all of something changes ({0})', detail),
  'deep change': (detail) => say('a change in the foundations ({0})', detail),
  'hard to get right': (detail) => say('hard to get right ({0})', detail),
  demands: (detail) => say('demands on quality ({0})', detail),
  'keeps working': (detail) => say('what must keep working ({0})', detail),
  handling: (detail) => say('what is handled ({0})', detail),
  'law and safety': (detail) => say('law and safety ({0})', detail),
  rollout: (detail) => say('a rollout in steps ({0})', detail),
  unknowns: (detail) => say('unknowns ({0})', detail),
  'something new': (detail) => say('something new ({0})', detail),
  bounded: (detail) => say('a limit that is named ({0})', detail),
  'already there': (detail) => say('what is there already ({0})', detail),
  systems: (detail) => say('parts of the system ({0})', detail),
  'people concerned': (detail) => say('people concerned ({0})', detail),
  breadth: (detail) => say('{0} statements', detail),
  figures: (detail) => say('figures ({0})', detail),
  components: (detail) => say('components ({0})', detail),
  risks: (detail) => say('{0} risks', detail),
  folders: (detail) => say('folders ({0})', detail),
  defect: (detail) => say('a defect ({0})', detail),
  'touch-up': (detail) => say('a touch-up ({0})', detail),
  'more than a line': () => say('more than a line to change'),
};
