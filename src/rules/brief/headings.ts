// The template's headings are there, to the letter, on their level and in their order.
import type { MarkdownDocument, Section } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { rangeOf } from '../../documents/markdown.ts';
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
      if (match.section === undefined) {
        const after = matches.slice(index + 1).find(({ wanted, section }) => section ?? !wanted.optional);
        const at = after ? after.section?.start : endOf(document);
        return missing(document, match.wanted, before, at);
      }
      return [...misspelt(document, match, match.section), ...misplaced(document, match.section, before)];
    });
  },
};

function missing(
  document: MarkdownDocument,
  wanted: ShapeHeading,
  earlier: readonly Section[],
  at: number | undefined,
): readonly Finding[] {
  if (wanted.optional) return [];
  const mark = '#'.repeat(wanted.depth);
  const before = earlier.at(-1);
  const range = before === undefined ? firstLine(document) : headingRange(before);
  const message =
    before === undefined
      ? say('The section "{0} {1}" is missing. Add it below the table.', mark, wanted.heading)
      : say('The section "{0} {1}" is missing. Add it after "{2}".', mark, wanted.heading, before.title);
  // Of several in a row the last one goes first: where the others belong stays the same.
  const isInOrder = at !== undefined && earlier.every(({ start }) => start < at);
  return [report(document, id, 'error', range, message, isInOrder ? addition(document, wanted, at) : undefined)];
}

/** A section that says that its content is open, before what follows it. */
function addition(document: MarkdownDocument, { depth, heading }: ShapeHeading, at: number): Finding['fix'] {
  const { eol, text } = document;
  const above = text.slice(0, at);
  const gap = above === '' || /\n[ \t]*\r?\n$/.test(above) ? '' : above.endsWith('\n') ? eol : eol + eol;
  const section = [`${'#'.repeat(depth)} ${heading}`, '', openContent, ...(at < text.length ? [''] : []), ''];
  return { title: say('Add the section'), edits: [{ start: at, end: at, text: gap + section.join(eol) }] };
}

/** What the template says where nothing is known yet. */
const openContent = 'To be determined';

/** Where a last section goes: before the line that ends a brief. Nowhere where a block without an end would take it. */
function endOf({ root, fences, text }: MarkdownDocument): number | undefined {
  const last = root.children.at(-1);
  if (last?.type === 'thematicBreak') return rangeOf(last).start;
  return last?.type === 'html' || fences.some(({ closed }) => !closed) ? undefined : text.length;
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
