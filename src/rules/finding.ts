// Makes findings: the place from offsets, the document's path, the fix where there is one.
import type { Node } from 'mdast';
import type { MarkdownDocument, Section } from '../documents/document.ts';
import type { Finding, Place, Severity } from '../documents/finding.ts';
import { lineAt, lineStarts } from '../documents/lines.ts';
import { rangeOf } from '../documents/markdown.ts';
import type { Sentence } from '../documents/sentence.ts';
import { endOfLine, startOfLine } from '../documents/text.ts';

/** Offsets of a part of a document, `[start, end)`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What a rule says of a range; whatever the range, the finding lies inside the document. */
export function report(
  document: Pick<MarkdownDocument, 'path' | 'text'>,
  rule: string,
  severity: Severity,
  range: Range,
  message: Sentence,
  fix?: Finding['fix'],
): Finding {
  const place = placeOf(document, range);
  return { rule, severity, path: document.path, place, message, ...(fix === undefined ? {} : { fix }) };
}

/** The heading's line. */
export function headingRange(section: Section): Range {
  return { start: section.start, end: section.headingEnd };
}

/** The line that a node starts in, from the node on. */
export function firstLineOf(document: MarkdownDocument, node: Node): Range {
  const { start, end } = rangeOf(node);
  return { start, end: Math.min(end, endOfLine(document.text, start)) };
}

/** The first line of the document that is not blank. */
export function firstLine(document: MarkdownDocument): Range {
  const start = Math.max(0, document.text.search(/[^\s\ufeff]/));
  return { start, end: endOfLine(document.text, start) };
}

/** A line by its number, from 1, without the white space around it; the last line where there is no such line. */
export function lineRange(document: Pick<MarkdownDocument, 'text'>, line: number): Range {
  const { text } = document;
  let start = startOfLine(text, 0);
  for (let at = 1; at < line; at++) {
    const end = endOfLine(text, start);
    if (end >= text.length) break;
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  const end = endOfLine(text, start);
  const source = text.slice(start, end);
  const indent = source.length - source.trimStart().length;
  return source.trim() === '' ? { start, end } : { start: start + indent, end: start + source.trimEnd().length };
}

/** Where the lines of a document start, counted once however many findings it has. */
const lines = new WeakMap<Pick<MarkdownDocument, 'text'>, readonly number[]>();

function placeOf(document: Pick<MarkdownDocument, 'text'>, range: Range): Place {
  const { text } = document;
  const starts = lines.get(document) ?? lineStarts(text);
  lines.set(document, starts);
  const start = Math.min(Math.max(range.start, 0), text.length);
  const end = Math.min(Math.max(range.end, start), text.length);
  const line = lineAt(starts, start);
  return { start, end, line, column: Math.max(1, start - (starts[line - 1] ?? 0) + 1) };
}
