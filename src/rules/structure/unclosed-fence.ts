// Code blocks are closed.
import type { Rule } from '../../core/rule.ts';
import { parseDocument, type Fence, type MarkdownDocument } from '../../documents/document.ts';
import { applyEdits } from '../../documents/edit.ts';
import type { Finding } from '../../documents/finding.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { endOfContent, endOfLine, startOfLine } from '../../documents/text.ts';
import { lineRange, report } from '../finding.ts';
import { gluedMarks, marksOf, runsOn } from './fence-marks.ts';
import { lengthenedMarks, looksClosing, nestedFences } from './nested-fence.ts';
import { shiftedFence } from './swallowed.ts';

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
  hides: ['brief/headings', 'phases/*'],
  veils: (document) => nestedFences(document).map(({ veiled }) => veiled),
  applies: () => true,
  check: (document) => (nestedFences(document).length > 0 ? nestings(document) : openings(document)),
};

/** Blocks that are closed by the end of one that they hold. One repair mends them all: what follows hangs on each. */
function nestings(document: MarkdownDocument): readonly Finding[] {
  const nested = nestedFences(document);
  const fix = { title: say('Make the marks longer'), edits: lengthenedMarks(nested) };
  return nested.map(({ open, marks }) => {
    const range = { start: open.start, end: endOfLine(document.text, open.start) };
    const message = say(
      'This code block holds another with marks as long as its own, and ends with that. Open and close it with {0}.',
      marks,
    );
    return report(document, id, 'error', range, message, fix);
  });
}

function openings(document: MarkdownDocument): readonly Finding[] {
  const fences = document.fences.filter((fence) => gluedMarks(document, fence) === undefined);
  const swallowing = fences.flatMap((fence) => (fence.closed ? swallows(document, fence) : []));
  const open = fences.flatMap((fence) => {
    if (fence.closed) return [];
    // The end of a block opens another only because of a fault above it, which has been told.
    const isTold = swallowing.some(({ place }) => place.start < fence.start);
    const isEnd = fence.language === '' && looksClosing(document.text, fence.start);
    return isTold && isEnd && fence.text.trim() !== '' ? [] : [openFence(document, fence)];
  });
  return [...[...swallowing, ...open].sort((one, other) => one.place.start - other.place.start), ...shifts(document)];
}

/** From here on text stands in code blocks, and code outside of them. */
function shifts(document: MarkdownDocument): readonly Finding[] {
  const shifted = shiftedFence(document);
  if (shifted === undefined || runsOn(document, shifted.fence)) return [];
  const range = { start: shifted.start, end: endOfLine(document.text, shifted.start) };
  const message = say(
    'The heading "{0}" stands in this code block, and a link leads to it. A line with {1} is missing or too many, here or above.',
    shifted.title.trim(),
    marksOf(document, shifted.fence),
  );
  return [report(document, id, 'error', range, message)];
}

function openFence(document: MarkdownDocument, fence: Fence): Finding {
  const range = { start: fence.start, end: endOfLine(document.text, fence.start) };
  const marks = marksOf(document, fence);
  const other = otherMarks(fence, marks);
  if (other) return report(document, id, 'error', lineRange(document, fence.line + other.line), other.message);
  const isStray = fence.language === '' && document.text.slice(endOfLine(document.text, fence.start)).trim() === '';
  const message = isStray
    ? say('This line opens a code block at the end of the document. Delete it: nothing stands in the block.')
    : fence.language === '' && looksClosing(document.text, fence.start)
      ? say(
          'This line looks like the end of a code block, but opens one. Delete it if it is left over; else add a line with {0} where the block begins above, or ends below.',
          marks,
        )
      : say('This code block is not closed. Add a line with {0} where it ends.', marks);
  const before = endOfContent(document.text, 0, startOfLine(document.text, fence.start));
  const fix = { title: say('Delete the line'), edits: [{ start: before, end: range.end, text: '' }] };
  return report(document, id, 'error', range, message, isStray ? fix : closingFix(document, fence));
}

/** A block that is closed by marks that were meant for another block. */
function swallows(document: MarkdownDocument, fence: Fence): readonly Finding[] {
  const marks = marksOf(document, fence);
  const other = /^(?:markdown|md|mdx)$/i.test(fence.language) ? undefined : otherMarks(fence, marks);
  if (other) return [report(document, id, 'error', lineRange(document, fence.line + other.line), other.message)];
  if (!runsOn(document, fence)) return [];
  const range = { start: fence.start, end: endOfLine(document.text, fence.start) };
  const message = say('This code block runs on into the next one. Add a line with {0} where it ends.', marks);
  return [report(document, id, 'error', range, message, closingFix(document, fence))];
}

/**
 * Closes a block where it is certain where it ends: its code is in one piece, without a blank line, and after it comes
 * the end of the document, or a heading with text below it. A block in a list or quotation is left alone.
 */
function closingFix(document: MarkdownDocument, fence: Fence): Finding['fix'] {
  const { text } = document;
  if (fence.language === '' || startOfLine(text, fence.start) !== fence.start) return undefined;
  const rest = text.slice(fence.textStart);
  const code = /^(?:[ \t]*\S[^\r\n]*(?:\r\n|\r|\n|$))+/.exec(rest)?.[0];
  if (code === undefined || /^(?:markdown|mdx?)$/i.test(fence.language)) return undefined;
  const marks = marksOf(document, fence);
  // A line of marks in it may be what was meant to close it, or opens the next block.
  if (/^[ \t]*(?:`{2,}|~{2,})/m.test(code) || /^#{2,6} /m.test(code)) return undefined;
  const behind = rest.slice(code.length);
  if (behind.trim() !== '' && !headed.test(behind)) return undefined;
  const end = fence.textStart + code.trimEnd().length;
  const edits = [{ start: end, end, text: `${document.eol}${marks}` }];
  // With it all blocks must be closed: else marks further down are wrong too, and it is not certain which.
  const mended = parseDocument(document.path, applyEdits(text, edits));
  return mended.fences.every(({ closed }) => closed) ? { title: say('Close the block'), edits } : undefined;
}

/** Blank lines, a heading, and below it what is no code: a sentence, a table, a label, another heading. */
const headed =
  /^\s*^#{2,6} [^\r\n]+(?:\s*^#{2,6} [^\r\n]+)*\s*^(?:#{2,6} \S|\|[^\r\n]*\||\*\*\p{L}|(?:[-*] (?:\[[ x]\] )?)?(?:\*\*)?\p{Lu}[\p{L}\p{N}'’,-]*(?: [\p{L}\p{N}'’,:*.`/()-]+){3,})/mu;

/** A line that was meant to close the block and cannot: tildes do not close backticks, nor the other way round. */
function otherMarks(fence: Fence, marks: string): { readonly line: number; readonly message: Sentence } | undefined {
  const wrong = marks.startsWith('`') ? /^ {0,3}(~{3,})[ \t]*$/ : /^ {0,3}(`{3,})[ \t]*$/;
  const lines = fence.text.split(/\r\n|\r|\n/);
  const found = lines.flatMap((text, line) => {
    const written = wrong.exec(text)?.[1];
    return written === undefined
      ? []
      : [{ line, message: say('{0} does not close a block that {1} opened.', written, marks) }];
  });
  const opens = lines.some((text) =>
    (marks.startsWith('`') ? /^ {0,3}~{3,}[ \t]*\w/ : /^ {0,3}`{3,}[ \t]*\w/).test(text),
  );
  // In pairs they show a block inside a block.
  return found.length % 2 === 1 && !opens ? found[0] : undefined;
}
