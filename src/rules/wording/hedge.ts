// A requirement says what is meant, not "appropriate" or "etc.".
import type { Rule } from '../../core/rule.ts';
import { say } from '../../documents/sentence.ts';
import { report } from '../finding.ts';
import { matchesIn } from './matches.ts';
import { statementsOf } from './statements.ts';
import { hedgeWords } from './words.ts';

const id = 'wording/hedge';

export const hedge: Rule = {
  id,
  page: {
    severity: 'info',
    summary: say('A goal, requirement or criterion leaves nothing to “appropriate”, “if possible” or “etc.”.'),
    why: say('What such a word leaves open is decided by whoever builds it, and found out by whoever tests it.'),
    wrong:
      '## Functional Requirements\n\n- The system must handle errors of the gateway gracefully and in an appropriate way.',
    right:
      '## Functional Requirements\n\n- The system must try again three times when the gateway does not answer, and then tell the user.',
  },
  applies: () => true,
  check: (document) =>
    statementsOf(document).flatMap((statement) =>
      matchesIn(statement, hedgeWords).map((match) => {
        const message = say('“{0}” leaves open what is meant. Say it, or leave the word out.', match.words);
        return report(document, id, 'info', match, message);
      }),
    ),
};
