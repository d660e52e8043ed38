// The goals stand in a list.
import { say } from '../../documents/sentence.ts';
import { names } from './names.ts';
import { needsList } from './needs-list.ts';
import type { BriefRule } from './rule.ts';

const id = 'brief/goals-list';

export const goalsList: BriefRule = {
  id,
  check: (document) => needsList(document, id, names.goals, say('Write the goals as a list, one outcome an item.')),
};
