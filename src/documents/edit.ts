// Changes to a document as edits of its text: what is not touched stays, byte for byte.
import { diffLines } from 'diff';
import { closingLine } from './body.ts';
import { findSection, type MarkdownDocument, type Section, type Task } from './document.ts';
import type { TextEdit } from './finding.ts';
import { bomLength, endOfContent, trimBlankLines, withEol } from './text.ts';

/**
 * Applies edits that all refer to `text`, in any order; insertions at the same offset keep theirs.
 * Throws a RangeError where edits overlap or lie outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((one, other) => one.start - other.start || one.end - other.end);
  const parts: string[] = [];
  let done = 0;
  for (const edit of ordered) {
    if (edit.start < done || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`The edit [${edit.start}, ${edit.end}) overlaps another or lies outside the text.`);
    }
    parts.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  return parts.join('') + text.slice(done);
}

/**
 * Replaces a section's own text; its subsections stay. One blank line stands around the body; at the end of the document
 * the blank lines stay as they were. A fence or comment that the body leaves open is closed, so that it cannot swallow
 * what follows. Headings in the body are the caller's.
 */
export function setBody(document: MarkdownDocument, section: Section, body: string): TextEdit {
  const { text, eol } = document;
  const framed = frameBody(document, body, section.bodyEnd);
  const gap = eol + eol;
  if (section.bodyEnd < text.length) {
    return { start: section.headingEnd, end: section.bodyEnd, text: framed === '' ? gap : gap + framed + gap };
  }
  const end = endOfContent(text, section.headingEnd, section.bodyEnd);
  return { start: section.headingEnd, end, text: framed === '' ? '' : gap + framed };
}

/**
 * Inserts a new section. `order` holds the headings of the template: the section stands behind the nearest earlier one
 * that is there (with what the user put below it), before the nearest later one; a container before its first
 * subsection. Without any neighbour it stands at the end.
 */
export function insertSection(
  document: MarkdownDocument,
  heading: string,
  depth: number,
  body: string,
  order: readonly string[],
): TextEdit {
  const { text, eol } = document;
  const place = placeOf(document, heading, depth, order);
  const title = `${'#'.repeat(depth)} ${heading}`;
  const framed = frameBody(document, body, place ?? text.length);
  const section = framed === '' ? title : title + eol + eol + framed;
  if (place !== undefined) {
    return { start: place, end: place, text: missingGap(document, place) + section + eol + eol };
  }
  const end = endOfContent(text, bomLength(text), text.length);
  if (end === bomLength(text)) return { start: end, end, text: section + (end === text.length ? eol : '') };
  return { start: end, end, text: closingAtEnd(document, title) + eol + eol + section };
}

/** Removes a section with its subsections. What stood around it is parted by one blank line at least. */
export function removeSection(document: MarkdownDocument, section: Section): TextEdit {
  const { text, eol, sections } = document;
  const before = endOfContent(text, bomLength(text), section.start);
  if (section.end === text.length) {
    const start = before === bomLength(text) ? section.start : before;
    return { start, end: endOfContent(text, section.start, section.end), text: '' };
  }
  const previous = sections.findLast((other) => other.start < section.start);
  const own = text.slice(previous?.headingEnd ?? bomLength(text), section.start);
  const closing = closingLine(own, headingAt(document, section.end));
  const parting = closing === '' ? '' : closing + eol + eol;
  return { start: section.start, end: section.end, text: missingGap(document, section.start) + parting };
}

/** Ticks a task or unticks it: the one character between the brackets. */
export function setTask(document: MarkdownDocument, task: Task, checked: boolean): TextEdit {
  const box = document.text[task.box];
  const same = checked === (box === 'x' || box === 'X');
  const text = same && box !== undefined ? box : checked ? 'x' : ' ';
  return { start: task.box, end: task.box + 1, text };
}

/** The edits of whole lines that make `before` into `after`. Beyond a bound on the work: one edit of the middle. */
export function smallestEdits(before: string, after: string): readonly TextEdit[] {
  const changes = diffLines(before, after, { maxEditLength: 2000 });
  if (!changes) return [middleEdit(before, after)];
  const edits: TextEdit[] = [];
  let offset = 0;
  for (const change of changes) {
    const end = change.added ? offset : offset + change.value.length;
    if (change.added || change.removed) {
      const last = edits.at(-1);
      const text = change.added ? change.value : '';
      if (last?.end === offset) edits.splice(-1, 1, { start: last.start, end, text: last.text + text });
      else edits.push({ start: offset, end, text });
    }
    offset = end;
  }
  return edits;
}

function middleEdit(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (start > 0) start = before.lastIndexOf('\n', start - 1) + 1;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const lineBreak = before.indexOf('\n', before.length - tail);
  tail = lineBreak < 0 ? 0 : before.length - lineBreak - 1;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/** A body as it goes into the document, before the heading at `following`. */
function frameBody(document: MarkdownDocument, body: string, following: number): string {
  const trimmed = trimBlankLines(body);
  const closing = trimmed === '' ? '' : closingLine(trimmed, headingAt(document, following));
  return withEol(closing === '' ? trimmed : `${trimmed}\n${closing}`, document.eol);
}

/** Source of the heading that starts at an offset; some heading where none does. */
function headingAt(document: MarkdownDocument, offset: number): string {
  const section = document.sections.find((other) => other.start === offset);
  return section ? document.text.slice(section.start, section.headingEnd) : '# x';
}

/** What must stand between the end of the document and a heading that is appended. */
function closingAtEnd(document: MarkdownDocument, heading: string): string {
  const own = document.text.slice(document.sections.at(-1)?.start ?? bomLength(document.text));
  const closing = closingLine(own, heading);
  return closing === '' ? '' : document.eol + closing;
}

/** The line endings that are missing before an offset for a blank line to stand there. */
function missingGap(document: MarkdownDocument, offset: number): string {
  const { text, eol } = document;
  const end = endOfContent(text, bomLength(text), offset);
  if (end === bomLength(text)) return '';
  const breaks = text.slice(end, offset).match(/\r\n|\r|\n/g)?.length ?? 0;
  return eol.repeat(Math.max(0, 2 - breaks));
}

/** Where a new section goes: the start of an existing one, or `undefined` for the end of the document. */
function placeOf(
  document: MarkdownDocument,
  heading: string,
  depth: number,
  order: readonly string[],
): number | undefined {
  const at = order.indexOf(heading);
  const present = (headings: readonly string[]) =>
    headings.flatMap((other) => findSection(document, other) ?? []).filter((other) => other.title !== heading);
  const earlier = at < 0 ? undefined : present(order.slice(0, at)).at(-1);
  const later = at < 0 ? undefined : present(order.slice(at + 1))[0];
  if (!earlier) return later?.start;
  // Below a section that is not its parent ("3.1" after "2" while "3" is missing) the new one must not slip in.
  const shallow = isParent(earlier.title, heading) ? depth : Math.min(depth, earlier.depth);
  const behind = document.sections.filter((other) => other.start > earlier.start);
  const next = behind.find((other) => other === later || other.depth <= shallow);
  return next?.start;
}

function isParent(title: string, heading: string): boolean {
  const number = /^[\d.]*\d/.exec(title)?.[0];
  const own = /^[\d.]*\d/.exec(heading)?.[0];
  return number === undefined || own === undefined || own.startsWith(`${number}.`);
}
