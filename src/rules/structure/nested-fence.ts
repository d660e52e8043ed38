// Code blocks that hold code blocks: with marks as long as theirs the outer one ends where the inner one does, and what
// was meant to close it opens a third.
import { parseDocument, type Fence, type MarkdownDocument } from '../../documents/document.ts';
import { applyEdits } from '../../documents/edit.ts';
import type { TextEdit } from '../../documents/finding.ts';
import { remember } from '../../documents/speckit/remember.ts';
import { endOfLine, startOfLine } from '../../documents/text.ts';
import type { Range } from '../finding.ts';
import { gluedMarks, marksOf, runsOn } from './fence-marks.ts';

/** A block whose marks must be longer than those in it. Offsets are those of the document. */
export interface NestedFence {
  /** The marks that open it, and those that were meant to close it. */
  readonly open: Range;
  readonly close: Range;
  /** Marks that are long enough. */
  readonly marks: string;
  /** From its start to where blocks and text are again what they were meant to be. */
  readonly veiled: Range;
}

/** A document with more of them is looked at no further. */
const most = 20;
const largest = 400_000;

/**
 * The nested blocks of a document, in their order. Only where it is certain: with longer marks for all of them every
 * block of the document is closed, and none runs on into another.
 */
export const nestedFences = remember((document: MarkdownDocument): readonly NestedFence[] => {
  if (document.text.length > largest || document.fences.every((fence) => innerOf(document, fence) === undefined))
    return [];
  const found: NestedFence[] = [];
  const edits: TextEdit[] = [];
  let mended = document;
  for (let at = 0; found.length <= most;) {
    const fence = mended.fences.find(({ start }) => start >= at);
    if (fence === undefined) break;
    at = fence.end;
    const close = innerOf(mended, fence);
    if (close === undefined) continue;
    const open = { start: fence.start, end: fence.start + marksOf(mended, fence).length };
    const marks = longer(mended.text.slice(fence.textStart, close.start), marksOf(mended, fence));
    // What was written before has become longer by what was put there.
    const grown = edits.reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);
    const moved = ({ start, end }: Range) => ({ start: start - grown, end: end - grown });
    const own = [moved(open), moved(close)].map((range) => ({ ...range, text: marks }));
    const next = parseDocument(
      mended.path,
      applyEdits(
        mended.text,
        [open, close].map((range) => ({ ...range, text: marks })),
      ),
    );
    const stray = document.fences.find(({ start, end }) => start <= moved(close).start && moved(close).start < end);
    const end = Math.max(stray?.end ?? 0, moved(close).end);
    found.push({ open: moved(open), close: moved(close), marks, veiled: { start: moved(open).start, end } });
    edits.push(...own);
    at = next.fences.find(({ start }) => start === open.start)?.end ?? document.text.length;
    mended = next;
  }
  const isClean = mended.fences.every(
    (one) => one.closed && !runsOn(mended, one) && gluedMarks(mended, one) === undefined,
  );
  return found.length > 0 && found.length <= most && isClean ? found : [];
});

/** The edits that make the marks of all of them long enough. */
export function lengthenedMarks(nested: readonly NestedFence[]): readonly TextEdit[] {
  return nested.flatMap(({ open, close, marks }) => [open, close].map((range) => ({ ...range, text: marks })));
}

/** The marks that were meant to close a block which another one in it has closed. */
function innerOf(document: MarkdownDocument, fence: Fence): Range | undefined {
  const { text } = document;
  if (!fence.closed || startOfLine(text, fence.start) !== fence.start) return undefined;
  const marks = marksOf(document, fence);
  const opens = new RegExp(`^ {0,3}${marks}[ \\t]*[A-Za-z{]`, 'm');
  if (!opens.test(fence.text)) return undefined;
  const sign = marks.charAt(0);
  const line = new RegExp(`^( {0,3})(${sign}{${marks.length},})[ \\t]*([^\\r\\n${sign}]*)$`, 'gm');
  line.lastIndex = endOfLine(text, fence.start);
  let depth = 1;
  for (let match = line.exec(text); match !== null; match = line.exec(text)) {
    // Marks of several lengths were chosen with care.
    if ((match[2] ?? '').length !== marks.length) return undefined;
    depth += (match[3] ?? '').trim() === '' ? -1 : 1;
    const start = match.index + (match[1] ?? '').length;
    if (depth === 0) return start < fence.end ? undefined : { start, end: start + marks.length };
  }
  return undefined;
}

function longer(text: string, marks: string): string {
  const sign = marks.charAt(0);
  const lengths = [...text.matchAll(new RegExp(`^[ \\t]*(${sign}{3,})`, 'gm'))].map(([, run = '']) => run.length);
  return sign.repeat(Math.max(marks.length, ...lengths) + 1);
}
