// Code blocks are closed.
import type { Rule } from '../../core/rule.ts';
import { say } from '../../documents/sentence.ts';
import { endOfLine } from '../../documents/text.ts';
import { report } from '../finding.ts';
import { gluedMarks, marksOf } from './fence-marks.ts';

const id = 'structure/unclosed-fence';

export const unclosedFence: Rule = {
  id,
  page: {
    severity: 'error',
    summary: say('Code blocks are closed.'),
    why: say('An open block turns the rest of the document into code.'),
    wrong: '```json\n{ "a": 1 }\n\nThe text that follows.',
    right: '```json\n{ "a": 1 }\n```\n\nThe text that follows.',
  },
  applies: () => true,
  check: (document) =>
    document.fences
      .filter((fence) => !fence.closed && gluedMarks(document, fence) === undefined)
      .map((fence) => {
        const range = { start: fence.start, end: endOfLine(document.text, fence.start) };
        const marks = marksOf(document, fence);
        const message = say('This code block is not closed. Add a line with {0} where it ends.', marks);
        return report(document, id, 'error', range, message);
      }),
};
