// The template's headings are there, to the letter, on their level and in their order.
import type { MarkdownDocument, Section } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { say } from '../../documents/sentence.ts';
import { firstLine, headingRange, report } from '../finding.ts';
import { matchHeadings, type Match } from './match.ts';
import type { BriefRule } from './rule.ts';
import type { ShapeHeading } from './shape.ts';

const id = 'brief/headings';

export const headings: BriefRule = {
  id,
  page: {
    severity: 'error',
    summary: say('The headings of the template are there, to the letter and in their order.'),
    why: say('Whoever reads many briefs finds the same thing in the same place.'),
    wrong: '## 3. Umfang\n\n- The sign-in page',
    right: '## 3. Scope',
  },
  check(document, shape) {
    const matches = matchHeadings(document, shape);
    return matches.flatMap((match, index) => {
      const before = matches.slice(0, index).flatMap(({ section }) => section ?? []);
      if (match.section === undefined) return missing(document, match.wanted, before.at(-1));
      return [...misspelt(document, match, match.section), ...misplaced(document, match.section, before)];
    });
  },
};

function missing(document: MarkdownDocument, wanted: ShapeHeading, before: Section | undefined): readonly Finding[] {
  if (wanted.optional) return [];
  const mark = '#'.repeat(wanted.depth);
  const range = before === undefined ? firstLine(document) : headingRange(before);
  const message =
    before === undefined
      ? say('The section "{0} {1}" is missing. Add it below the table.', mark, wanted.heading)
      : say('The section "{0} {1}" is missing. Add it after "{2}".', mark, wanted.heading, before.title);
  return [report(document, id, 'error', range, message)];
}

function misspelt(document: MarkdownDocument, match: Match, section: Section): readonly Finding[] {
  const line = `${'#'.repeat(match.wanted.depth)} ${match.wanted.heading}`;
  const { start, end } = headingRange(section);
  const source = document.text.slice(start, end).trim();
  if (source === line) return [];
  const message = say('This heading must read "{0}", to the letter.', line);
  const fix = { title: say('Write "{0}"', line), edits: [{ start, end, text: line }] };
  return [report(document, id, 'error', { start, end }, message, match.by === 'words' ? fix : undefined)];
}

function misplaced(document: MarkdownDocument, section: Section, before: readonly Section[]): readonly Finding[] {
  const previous = before.at(-1);
  if (previous === undefined || previous.start < section.start) return [];
  const message = say('"{0}" must come after "{1}". Move the section.', section.title, previous.title);
  return [report(document, id, 'error', headingRange(section), message)];
}
