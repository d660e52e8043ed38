// The reasons for a size as sentences for people.
import { say, type Sentence } from '../../../documents/sentence.ts';
import type { Signal } from '../facts.ts';

/** No more are told: the heaviest say why. */
const mostReasons = 5;
/** What weighs less moves no size. */
const leastTold = 0.15;

/** The heaviest reasons, each as a sentence. Reasons that have no sentence are left out. */
export function reasonsFor(signals: readonly Signal[]): readonly Sentence[] {
  return signals
    .filter(({ weight }) => Math.abs(weight) >= leastTold)
    .toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .flatMap(({ name, detail }) => {
      const tell = Object.hasOwn(sentences, name) ? sentences[name] : undefined;
      return tell ? [tell(detail)] : [];
    })
    .slice(0, mostReasons);
}

/** By the name of the signal; what is given is what the idea says, in its own words. */
const sentences: Readonly<Record<string, (detail: string) => Sentence>> = {
  judgement: (size) => say('The model judged the work as size {0}.', size),
  moved: () => say('What it touches does not fit that size: it is moved by one step.'),
  effort: (time) => say('The idea gives the work a time: {0}.', time),
  defect: (words) =>
    words === '' ? say('It repairs something that is wrong.') : say('It repairs something that is wrong: {0}.', words),
  correction: (words) => say('It is known what has to be changed: {0}.', words),
  'touch-up': (words) => say('It touches up a text or a setting: {0}.', words),
  'several weeks': () => say('It names no rebuilding and no number of teams: weeks, not months.'),
  'more than a line': () => say('It is more than a change of a line.'),
  rewrite: (words) => say('Something that is in use is rebuilt or replaced: {0}.', words),
  migration: (words) => say('Data or systems are moved to something else: {0}.', words),
  'new data': () => say('It stores data that is not stored today.'),
  'new interface': (words) => say('It brings an interface that others rely on: {0}.', words),
  'outside systems': (words) => say('Systems of others take part: {0}.', words),
  'from paper': (words) => say('It replaces work that is done by hand: {0}.', words),
  platforms: (words) => say('It has to work on several platforms: {0}.', words),
  whole: (words) => say('It concerns the whole of something: {0}.', words),
  'hard to get right': (words) => say('It has parts that are hard to get right: {0}.', words),
  'deep change': (words) => say('It changes how the system works inside: {0}.', words),
  demands: () => say('It sets demands on size, speed or documentation.'),
  'keeps working': (words) => say('What exists has to go on working: {0}.', words),
  handling: () => say('There are several things that people can do with it.'),
  'law and safety': (words) => say('Law, certification or safety are concerned: {0}.', words),
  rollout: (words) => say('It goes live in steps: {0}.', words),
  unknowns: () => say('Parts of it are not known yet.'),
  'something new': (words) => say('Something new is built: {0}.', words),
  'one thing': () => say('It is about one thing that is added.'),
  bounded: () => say('The idea says itself where it ends.'),
  'already there': () => say('Part of what it needs is there already.'),
  systems: (words) => say('It touches several sides of the system: {0}.', words),
  'people concerned': () => say('It is for several groups of people.'),
  breadth: (count) => say('The idea has many parts: {0} statements.', count),
  figures: (words) => say('The idea names figures that mean much work: {0}.', words),
  scale: (words) => say('There is much of what it concerns: {0}.', words),
  components: (words) => say('It touches several components: {0}.', words),
  risks: (count) => say('It names {0} risks.', count),
  folders: (words) => say('It reaches into several folders: {0}.', words),
};
