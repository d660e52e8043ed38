// Nothing of a merge conflict remains.
import type { Rule } from '../../core/rule.ts';
import { conflictsOf } from '../../documents/conflict.ts';
import { say } from '../../documents/sentence.ts';
import { report } from '../finding.ts';

const id = 'structure/conflict-mark';

export const conflictMark: Rule = {
  id,
  page: {
    severity: 'error',
    summary: say('No mark of a merge conflict remains.'),
    why: say('Between the marks stand two plans: nobody knows which one holds.'),
    wrong: '<<<<<<< HEAD\nThe export is daily.\n=======\nThe export is weekly.\n>>>>>>> main',
    right: 'The export is daily.',
  },
  applies: () => true,
  check: (document) =>
    conflictsOf(document).map(({ start, mark }) => {
      const message = say('This is a mark of a merge conflict. Choose one of the texts, and remove the marks.');
      return report(document, id, 'error', { start, end: start + mark.length }, message);
    }),
};
