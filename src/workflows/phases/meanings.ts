// What the sizes are, in a few words for people.
import { say, type Sentence } from '../../documents/sentence.ts';
import type { PlanSize } from '../../documents/phases.ts';

export const meanings: Readonly<Record<PlanSize, Sentence>> = {
  XS: say('one small pull request'),
  S: say('a minor feature within one component, a day or two'),
  M: say('a feature over several components or with new data, one to two weeks'),
  L: say('a major feature over several systems, several weeks'),
  XL: say('an overhaul or a platform, months'),
};
