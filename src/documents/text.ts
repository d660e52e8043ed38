// Lines, line endings and characters of plain text.

/** The line ending that most lines of a text have; `\n` where there is none. */
export function mainEol(text: string): '\n' | '\r\n' {
  const all = count(text, '\n');
  return count(text, '\r\n') * 2 > all ? '\r\n' : '\n';
}

/** The same text with another line ending throughout. */
export function withEol(text: string, eol: '\n' | '\r\n'): string {
  return text.replace(/\r\n|\r|\n/g, eol);
}

/** 1 where the text starts with a byte order mark, else 0. */
export function bomLength(text: string): 0 | 1 {
  return text.startsWith('\ufeff') ? 1 : 0;
}

/** Offset of the first character of the line that `offset` is in; a byte order mark is before the first line. */
export function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text[start - 1])) start--;
  return start === 0 ? Math.min(bomLength(text), offset) : start;
}

/** The number of the line that `offset` is in, from 1. */
export function lineAt(text: string, offset: number): number {
  return (text.slice(0, startOfLine(text, offset)).match(/\r\n|\r|\n/g)?.length ?? 0) + 1;
}

/** Offset after the last character of the line that `offset` is in, before its line ending. */
export function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineBreak(text[end])) end++;
  return end;
}

/** Offset after a line and its line ending. */
export function startOfNextLine(text: string, offset: number): number {
  const end = endOfLine(text, offset);
  return text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
}

/**
 * Where `text[from, to)` ends when the blank lines at its end are left out: after the last character of its last line
 * that is not blank, spaces at the end of that line included. `from` where all is blank.
 */
export function endOfContent(text: string, from: number, to: number): number {
  let last = to;
  while (last > from && isBlank(text[last - 1])) last--;
  return last === from ? from : Math.min(endOfLine(text, last), to);
}

/** Without the blank lines at both ends; the indentation of the first line stays. */
export function trimBlankLines(text: string): string {
  const trimmed = text.trimStart();
  const start = startOfLine(text, text.length - trimmed.length);
  return text.slice(start).trimEnd();
}

/**
 * One line for a place in a document: line breaks and tabs become spaces; control characters, directional marks
 * (they can reorder what is read), byte order marks and halves of characters go. Trimmed.
 */
export function cleanLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/gu, '')
    .trim();
}

function count(text: string, part: string): number {
  let found = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found++;
  return found;
}

function isLineBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || isLineBreak(character);
}

/**
 * How long each of several texts may be so that all of them together are no longer than `total`: what short ones leave
 * is there for the long ones. All lengths in the same unit; `Infinity` where nothing has to be cut.
 */
export function fairLimit(lengths: readonly number[], total: number): number {
  const ascending = lengths.toSorted((one, other) => one - other);
  let left = Math.max(0, total);
  for (const [index, length] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - index));
    if (length > share) return share;
    left -= length;
  }
  return Infinity;
}
