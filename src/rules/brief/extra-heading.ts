// There are no sections beside those of the template. What follows the last one is the matter of `brief/end`.
import { say } from '../../documents/sentence.ts';
import { headingRange, report } from '../finding.ts';
import { matchHeadings } from './match.ts';
import type { BriefRule } from './rule.ts';

const id = 'brief/extra-heading';

export const extraHeading: BriefRule = {
  id,
  page: {
    severity: 'warning',
    summary: say('There are no sections beside those of the template.'),
    why: say('What stands in a section of its own is missed by readers who know the template.'),
    wrong: '## Timeline\n\nSpring.',
    right: '- **Dependency:** The release in spring.',
  },
  check(document, shape) {
    const matches = matchHeadings(document, shape);
    const known = new Set(matches.map(({ section }) => section));
    const deepest = Math.max(...shape.headings.map(({ depth }) => depth));
    const end = matches.at(-1)?.section?.start ?? document.text.length;
    return document.sections
      .filter((section) => section.depth > 1 && section.depth <= deepest && !known.has(section) && section.start < end)
      .map((section) =>
        report(
          document,
          id,
          'warning',
          headingRange(section),
          say(
            'The template has no section "{0}". Move its text into one of the sections of the template.',
            section.title,
          ),
        ),
      );
  },
};
