// No two sections side by side have the same heading.
import type { Rule } from '../../core/rule.ts';
import { headingName } from '../../documents/heading.ts';
import { say } from '../../documents/sentence.ts';
import { headingRange, report } from '../finding.ts';
import { likely } from '../origin.ts';

const id = 'structure/repeated-heading';

export const repeatedHeading: Rule = {
  id,
  page: {
    severity: 'warning',
    summary: say('No two sections of the same parent have the same heading.'),
    why: say('A link reaches the first of them only, and an edit may change the wrong one.'),
    wrong: '# Plan\n\n## Risks\n\nOld bookmarks.\n\n## Risks\n\nThe release in March.',
    right: '# Plan\n\n## Risks\n\nOld bookmarks.\n\n## Dependencies\n\nThe release in March.',
  },
  applies: () => true,
  check(document, _verdicts, set) {
    const first = new Map<string, number>();
    return document.sections.flatMap((section) => {
      if (section.depth < 2 || section.title === '') return [];
      const name = JSON.stringify([section.depth, ...section.path.map((title) => Object.values(headingName(title)))]);
      const line = first.get(name);
      if (line === undefined) {
        first.set(name, section.line);
        return [];
      }
      const message = say(
        'The section "{0}" is there already, in line {1}. Merge them, or rename one.',
        section.title,
        line,
      );
      // The parts of steps and stories are often called alike, with the steps at their own level.
      const severity = section.depth > 2 ? likely(set) : 'warning';
      return [report(document, id, severity, headingRange(section), message)];
    });
  },
};
