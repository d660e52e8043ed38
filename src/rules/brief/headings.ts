// The template's headings are there, to the letter, on their level and in their order.
import type { MarkdownDocument, Section } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { say } from '../../documents/sentence.ts';
import { firstLine, headingRange, report } from '../finding.ts';
import { frameEdits, isUnframed, lineOf, missingFrame, sectionEdits } from './frame.ts';
import { matchHeadings, type Match } from './match.ts';
import type { BriefRule } from './rule.ts';
import type { BriefShape } from './shape.ts';

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
    if (isUnframed(document, shape)) return [unframed(document, shape)];
    const matches = matchHeadings(document, shape);
    return matches.flatMap((match, index) => {
      const before = matches.slice(0, index).flatMap(({ section }) => section ?? []);
      if (match.section === undefined) return missing(document, matches, index, before.at(-1));
      return [...misspelt(document, match, match.section), ...misplaced(document, match.section, before)];
    });
  },
};

function unframed(document: MarkdownDocument, shape: BriefShape): Finding {
  const message = say('The frame of the template is missing. Add {0}.', missingFrame(document, shape).join(', '));
  const edits = frameEdits(document, shape);
  return report(document, id, 'error', firstLine(document), message, edits && { title: say('Add the frame'), edits });
}

/** One finding for all the headings that are missing side by side, with the first of them. */
function missing(
  document: MarkdownDocument,
  matches: readonly Match[],
  index: number,
  before: Section | undefined,
): readonly Finding[] {
  const isMissing = ({ section, wanted }: Match) => section === undefined && !wanted.optional;
  const start = matches.slice(0, index).findLastIndex(({ section }) => section !== undefined) + 1;
  const rest = matches.slice(start).findIndex(({ section }) => section !== undefined);
  const side = matches.slice(start, rest < 0 ? undefined : start + rest).filter(isMissing);
  const [first] = side;
  if (first === undefined || first !== matches[index]) return [];
  const run = side.map(({ wanted }) => wanted);
  const lines = run.map(lineOf).join(', ');
  const message =
    run.length === 1
      ? before === undefined
        ? say('The section "{0}" is missing. Add it below the table.', lines)
        : say('The section "{0}" is missing. Add it after "{1}".', lines, before.title)
      : before === undefined
        ? say('These sections are missing: {0}. Add them below the table.', lines)
        : say('These sections are missing: {0}. Add them after "{1}".', lines, before.title);
  const edits = sectionEdits(document, matches, run);
  const title = run.length === 1 ? say('Add the section') : say('Add the sections');
  const range = before === undefined ? firstLine(document) : headingRange(before);
  return [report(document, id, 'error', range, message, edits && { title, edits })];
}

function misspelt(document: MarkdownDocument, match: Match, section: Section): readonly Finding[] {
  const line = lineOf(match.wanted);
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
