// Changes documents by splices: no byte outside an edit is touched.
import { diffArrays } from 'diff';
import type { MarkdownDocument, Section, Task } from './document.ts';
import { partsOf } from './document.ts';
import type { TextEdit } from './finding.ts';

/** The text with all edits applied. They refer to the same original and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => b.start - a.start || b.end - a.end);
  return ordered.reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

/** Replaces a section's own text; its subsections stay. */
export function setBody(document: MarkdownDocument, section: Section, body: string): TextEdit {
  const { text, eol } = document;
  const isLast = section.bodyEnd === text.length;
  const content = withEol(trimmed(body), eol);
  const before = text.slice(section.headingEnd, section.bodyEnd);
  // The space around the old text stays, so that only the text itself changes.
  const lead = /^(?:[ \t]*(?:\r\n|\r|\n))+/.exec(before)?.[0];
  const tail = /(?:\r\n|\r|\n|[ \t])*$/.exec(before)?.[0] ?? '';
  if (lead !== undefined && before.trim() !== '') {
    const start = section.headingEnd + lead.length;
    const end = section.bodyEnd - tail.length;
    if (content !== '') return { start, end, text: content };
  }
  const close = isLast ? eol : eol + eol;
  return { start: section.headingEnd, end: section.bodyEnd, text: content ? eol + eol + content + close : close };
}

/** A heading to add; a container has no text of its own. */
export interface NewSection {
  readonly heading: string;
  readonly depth: number;
  readonly body?: string;
}

/**
 * Adds sections that follow one another, at the place of the first in `order`, the headings of the template: after the
 * last one there that precedes it.
 */
export function insertSections(
  document: MarkdownDocument,
  added: readonly NewSection[],
  order: readonly string[],
): TextEdit {
  const { text, eol } = document;
  const [first] = added;
  if (!first) return { start: text.length, end: text.length, text: '' };
  const position = order.indexOf(first.heading);
  const indexed = document.sections.map((section) => ({ section, index: indexIn(order, section.title) }));
  const next = indexed.find(({ index }) => index > position);
  const before = indexed.findLast(({ index }) => index >= 0 && index < position);
  const at = next ? next.section.start : before ? endBelow(document, before.section, first.depth) : text.length;
  const content = added.map((section) => sectionText(section, eol)).join(eol + eol);
  const head = text.slice(0, at);
  const lead = head.trim() === '' ? '' : /\r?\n[ \t]*\r?\n$/.test(head) ? '' : /\n$/.test(head) ? eol : eol + eol;
  const tail = at >= text.length ? eol : eol + eol;
  return { start: at, end: at, text: lead + content + tail };
}

/** Takes out a section with its subsections. */
export function removeSection(section: Section): TextEdit {
  return { start: section.start, end: section.end, text: '' };
}

/** Ticks or unticks a task: one character changes. */
export function setTask(task: Task, checked: boolean): TextEdit {
  return { start: task.box, end: task.box + 1, text: checked ? 'x' : ' ' };
}

/** Edits that turn one text into another, by whole lines. */
export function smallestEdits(before: string, after: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let open: { start: number; end: number; text: string } | undefined;
  for (const part of diffArrays(lines(before), lines(after))) {
    const text = part.value.join('');
    if (!part.added && !part.removed) {
      if (open) edits.push(open);
      open = undefined;
      at += text.length;
      continue;
    }
    open ??= { start: at, end: at, text: '' };
    if (part.removed) {
      at += text.length;
      open.end = at;
    } else {
      open.text += text;
    }
  }
  if (open) edits.push(open);
  return edits;
}

function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function indexIn(order: readonly string[], title: string): number {
  const exact = order.indexOf(title);
  if (exact >= 0) return exact;
  const found = partsOf(title);
  return order.findIndex((heading) => {
    const wanted = partsOf(heading);
    return wanted.title === found.title && (!found.number || !wanted.number || found.number === wanted.number);
  });
}

/** Where a new section of that depth goes after one that is there: after its subsections, if it is no subsection itself. */
function endBelow(document: MarkdownDocument, section: Section, depth: number): number {
  if (section.depth === 1 || depth > section.depth) return section.bodyEnd;
  return section.end <= document.text.length ? section.end : document.text.length;
}

function sectionText({ heading, depth, body }: NewSection, eol: string): string {
  const line = `${'#'.repeat(depth)} ${heading}`;
  const text = body === undefined ? '' : withEol(trimmed(body), eol);
  return text ? line + eol + text : line;
}

function trimmed(body: string): string {
  return body.replace(/^(?:[ \t]*(?:\r\n|\r|\n))+/, '').trimEnd();
}

function withEol(text: string, eol: string): string {
  return text.replace(/\r\n|\r|\n/g, eol);
}
