// The goals stand in a list.
import { say } from '../../documents/sentence.ts';
import { names } from './names.ts';
import { needsList } from './needs-list.ts';
import type { BriefRule } from './rule.ts';

const id = 'brief/goals-list';

export const goalsList: BriefRule = {
  id,
  page: {
    severity: 'error',
    summary: say('Goals stand in a list, one outcome an item.'),
    why: say('Goals in prose cannot be ticked off one by one.'),
    wrong: 'We want it to be shorter and to cause fewer requests.',
    right: '- Signing in takes one page.\n- Support requests about it are halved within a month.',
  },
  check: (document) => needsList(document, id, names.goals, say('Write the goals as a list, one outcome an item.')),
};
