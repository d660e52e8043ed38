// Headings go down one level at a time.
import type { Rule } from '../../core/rule.ts';
import { say } from '../../documents/sentence.ts';
import { headingRange, report } from '../finding.ts';

const id = 'structure/heading-level';

export const headingLevel: Rule = {
  id,
  page: {
    severity: 'info',
    summary: say('Headings go down one level at a time.'),
    why: say('Outlines and screen readers show a level that is left out as a section that is missing.'),
    wrong: '# Plan\n\n## Steps\n\n#### First\n\nOne.',
    right: '# Plan\n\n## Steps\n\n### First\n\nOne.',
  },
  applies: () => true,
  check: (document) =>
    document.sections.flatMap((section, index) => {
      const before = document.sections[index - 1]?.depth;
      if (before === undefined || section.depth <= before + 1) return [];
      const marks = '#'.repeat(before + 1);
      const message = say('This heading leaves out a level: after level {0} comes {1}.', before, `"${marks}"`);
      return [report(document, id, 'info', headingRange(section), message)];
    }),
};
