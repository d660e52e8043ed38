// What is in and out of scope stands in lists.
import { say } from '../../documents/sentence.ts';
import { names } from './names.ts';
import { needsList } from './needs-list.ts';
import type { BriefRule } from './rule.ts';

const id = 'brief/scope-lists';

export const scopeLists: BriefRule = {
  id,
  page: {
    severity: 'error',
    summary: say('What is in and out of scope stands in lists, or is to be determined.'),
    why: say('An item of a list is in or out; a sentence leaves room for both.'),
    wrong: 'The web client, but perhaps the app too.',
    right: "- The web client's sign-in.",
  },
  check(document) {
    const message = say('Write the scope as a list, or "{0}" where it is not known yet.', 'To be determined');
    return [names.inScope, names.outOfScope].flatMap((heading) => needsList(document, id, heading, message));
  },
};
