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
  const marks = marksOf(document, fence);
  const wrapped = fence.closed ? wrappingEnd(text, fence, marks) : undefined;
  if (wrapped !== undefined || !fence.closed || startOfLine(text, fence.start) !== fence.start) return wrapped;
  if (/^(?:markdown|mdx?)$/i.test(fence.language)) return outerEnd(document, fence, marks);
  // What ends a block is not where the fault lies.
  if (fence.language === '' && looksClosing(text, fence.start)) return undefined;
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

/** The last of four lines of marks around one block, each pair without anything between: the outer ones show the block. */
function wrappingEnd(text: string, fence: Fence, marks: string): Range | undefined {
  if (
    fence.language !== '' ||
    !new RegExp(`^[ \\t>]*${marks}[ \\t]*[A-Za-z][\\w+#.-]*[ \\t]*[\\r\\n]`).test(fence.text)
  )
    return undefined;
  const behind = new RegExp(`^(?:\\r\\n|\\r|\\n)[ \\t>]*(${marks})[ \\t]*(?=[\\r\\n]|$)`).exec(text.slice(fence.end));
  const end = fence.end + (behind?.[0].trimEnd().length ?? 0);
  return behind === null ? undefined : { start: end - marks.length, end };
}

interface Mark extends Range {
  readonly isBare: boolean;
}

/**
 * Where a block of Markdown ends that shows blocks itself, with and without a language: the first bare marks behind which
 * no block without a language holds the opening of another. Nothing where it ends there as it is, or where that is not sure.
 */
function outerEnd({ text }: MarkdownDocument, fence: Fence, marks: string): Range | undefined {
  const line = new RegExp(
    `^( {0,3})(${marks.charAt(0)}{${marks.length},})[ \\t]*([^\\r\\n${marks.charAt(0)}]*)$`,
    'gm',
  );
  line.lastIndex = endOfLine(text, fence.start);
  const all: Mark[] = [];
  for (let match = line.exec(text); match !== null && all.length < 200; match = line.exec(text)) {
    const [, indent = '', run = '', info = ''] = match;
    // Marks of several lengths were chosen with care.
    if (run.length !== marks.length) break;
    const start = match.index + indent.length;
    all.push({ start, end: start + marks.length, isBare: info.trim() === '' });
  }
  for (let at = 0; ;) {
    const [one, next] = [all[at], all[at + 1]];
    if (one === undefined) return undefined;
    if (one.isBare && isSound(all, at + 1))
      return one.start < fence.end ? undefined : { start: one.start, end: one.end };
    if (next?.isBare !== true || (one.isBare && looksClosing(text, one.start))) return undefined;
    at += 2;
  }
}

/** Whether marks pair up from here to the next that have a language. */
function isSound(all: readonly Mark[], from: number): boolean {
  for (let at = from; at < all.length; at += 2) {
    if (all[at]?.isBare === false) return true;
    if (all[at + 1]?.isBare !== true) return false;
  }
  return true;
}

/** Bare marks with text right above them and none right below stand at the end of a block. */
export function looksClosing(text: string, start: number): boolean {
  const above = text.slice(Math.max(0, start - 300), startOfLine(text, start)).replace(/(?:\r\n|\r|\n)$/, '');
  const below = text.slice(endOfLine(text, start), endOfLine(text, start) + 300);
  return /\S[^\r\n]*$/.test(above) && /^(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r|\n|$)/.test(below);
}

function longer(text: string, marks: string): string {
  const sign = marks.charAt(0);
  const lengths = [...text.matchAll(new RegExp(`^[ \\t]*(${sign}{3,})`, 'gm'))].map(([, run = '']) => run.length);
  return sign.repeat(Math.max(marks.length, ...lengths) + 1);
}
