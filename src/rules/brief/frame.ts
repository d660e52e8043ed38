// The frame of a brief: its title, table and headings. What of it is missing, and the edits that add it.
import type { MarkdownDocument } from '../../documents/document.ts';
import type { TextEdit } from '../../documents/finding.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { endOfContent } from '../../documents/text.ts';
import { blocksOf, isComment, sectionOf } from '../blocks.ts';
import { matchHeadings, type Match } from './match.ts';
import type { BriefShape, ShapeHeading } from './shape.ts';
import { names } from './names.ts';
import { metadataTable } from './table.ts';

/** What stands in a part that nobody has said anything about. */
const open = 'To be determined';

/** Whether not one heading of the template is there: then one finding says what is missing, and not one for each part. */
export function isUnframed(document: MarkdownDocument, shape: BriefShape): boolean {
  return matchHeadings(document, shape).every(({ section }) => section === undefined);
}

/** Whether an unframed brief has no heading at all either, so that the title is a part of what is missing. */
export function isUntitled(document: MarkdownDocument, shape: BriefShape): boolean {
  return document.sections.length === 0 && isUnframed(document, shape);
}

/** The lines of the frame that an unframed brief lacks, for a person to read. */
export function missingFrame(document: MarkdownDocument, shape: BriefShape): readonly string[] {
  return [
    ...(isUntitled(document, shape) ? ['# …'] : []),
    ...(lacksTable(document, shape) ? shape.rows.map((row) => `| **${row}** | … |`) : []),
    ...required(shape).map(lineOf),
  ];
}

/**
 * The edits that add the frame to a brief of a title and some text; `undefined` where only the author can: sections of
 * another make have to be moved into those of the template.
 */
export function frameEdits(document: MarkdownDocument, shape: BriefShape): readonly TextEdit[] | undefined {
  const [title] = document.root.children;
  const isPlain = title?.type === 'heading' && title.depth === 1 && document.sections.length === 1;
  if (!isPlain || rangeOf(title).start > 1 || endsOpen(document)) return undefined;
  const [below, behind] = [rangeOf(title).end, endOfContent(document.text, 0, document.text.length)];
  const rows = shape.rows.map((row) => `| **${row}** | ${firstValues[row] ?? open} |`);
  const table = lacksTable(document, shape) ? ['', '', '| | |', '|---|---|', ...rows] : [];
  const sections = sectionLines(required(shape), undefined);
  const { eol } = document;
  if (below === behind) return [{ start: behind, end: behind, text: [...table, '', ...sections].join(eol) }];
  return [
    ...(table.length === 0 ? [] : [{ start: below, end: below, text: table.join(eol) }]),
    { start: behind, end: behind, text: ['', '', ...sections].join(eol) },
  ];
}

/** The edits that add headings that stand side by side, `undefined` where that would break something else. */
export function sectionEdits(
  document: MarkdownDocument,
  matches: readonly Match[],
  run: readonly ShapeHeading[],
): readonly TextEdit[] | undefined {
  const isKept = matches.every(
    ({ section, by, wanted }, index) =>
      section === undefined ||
      (by === 'words' &&
        section.depth === wanted.depth &&
        matches.slice(0, index).every((match) => (match.section?.start ?? -1) < section.start)),
  );
  const [first, last] = [run[0], run.at(-1)];
  if (!isKept || !first || !last) return undefined;
  if (document.sections.some(({ title }) => run.some(({ heading }) => heading === title))) return undefined;
  const behind = matches.slice(matches.findIndex(({ wanted }) => wanted === last) + 1);
  const next = behind.find(({ section }) => section !== undefined);
  const at = next?.section?.start ?? endOfContent(document.text, 0, document.text.length);
  const before = document.sections.findLast(({ start }) => start < at);
  if (before === undefined || first.depth > before.depth + 1) return undefined;
  const isBare = before.depth > 1 && blocksOf(document, before).every(isComment);
  if (isBare && first.depth <= before.depth) return undefined;
  if (next === undefined && endsOpen(document)) return undefined;
  const lines = sectionLines(run, next?.wanted);
  const text = next === undefined ? ['', '', ...lines] : [...lines, '', ''];
  const added: TextEdit = { start: at, end: at, text: text.join(document.eol) };
  const asked = questionEdit(document, run, next?.wanted);
  return asked === undefined ? [added] : [added, asked];
}

/** The heading as it is written. */
export function lineOf({ heading, depth }: ShapeHeading): string {
  return `${'#'.repeat(depth)} ${heading}`;
}

/** The values that a table starts with. */
const firstValues: Readonly<Record<string, string>> = { 'Jira Ticket': 'N/A', Status: '`Draft`' };

function required(shape: BriefShape): readonly ShapeHeading[] {
  return shape.headings.filter(({ optional }) => !optional);
}

function lacksTable(document: MarkdownDocument, shape: BriefShape): boolean {
  return shape.rows.length > 0 && metadataTable(document) === undefined;
}

/** Headings, each with a text below it unless a deeper one follows. What they leave open the last one asks for. */
function sectionLines(run: readonly ShapeHeading[], next: ShapeHeading | undefined): readonly string[] {
  const asked = questionsFor(run, next);
  const blocks = run.flatMap((heading, index) => {
    const follower = run[index + 1] ?? next;
    if (isQuestions(heading)) return [lineOf(heading), asked.length > 0 ? asked.join('\n') : `- [ ] ${anyQuestion}`];
    return (follower?.depth ?? 0) > heading.depth ? [lineOf(heading)] : [lineOf(heading), open];
  });
  return blocks.flatMap((block, index) => (index === 0 ? [] : ['']).concat(block.split('\n')));
}

/** What section 6 asks where it is added and nothing else is. */
const anyQuestion = 'Which questions are still open?';

function isQuestions({ heading }: ShapeHeading): boolean {
  return heading === names.questions;
}

/** A question for each section that is added without a text of its own, so that the brief does not look complete. */
function questionsFor(run: readonly ShapeHeading[], next: ShapeHeading | undefined): readonly string[] {
  return run
    .filter((heading, index) => !isQuestions(heading) && ((run[index + 1] ?? next)?.depth ?? 0) <= heading.depth)
    .map(({ heading }) => `- [ ] ${heading}: what belongs there?`);
}

/** The edit that puts the questions for what is added behind those that are asked already. */
function questionEdit(
  document: MarkdownDocument,
  run: readonly ShapeHeading[],
  next: ShapeHeading | undefined,
): TextEdit | undefined {
  const section = sectionOf(document, names.questions);
  const asked = questionsFor(run, next);
  if (section === undefined || asked.length === 0) return undefined;
  const last = blocksOf(document, section).findLast((block) => !isComment(block));
  const end = last === undefined ? section.headingEnd : rangeOf(last).end;
  if (last?.type === 'list' && endsOpen(document)) return undefined;
  const before = last?.type === 'list' ? [''] : ['', ''];
  return { start: end, end, text: [...before, ...asked].join(document.eol) };
}

/** Whether what is put behind the text would become a part of its last block. */
function endsOpen(document: MarkdownDocument): boolean {
  const last = document.root.children.at(-1);
  return last?.type === 'html' || last?.type === 'yaml' || document.fences.some(({ closed }) => !closed);
}
