// The mark of provisional decisions in documents: a note at the top that names them, put in and taken out by code.
import type { MarkdownDocument } from '../../document.ts';
import type { TextEdit } from '../../finding.ts';
import { frontMatterLength } from '../../markdown.ts';
import { patternOf, speakerOf, type Speaker } from '../../phrases/phrases.ts';
import { bomLength } from '../../text.ts';
import { provisionalWords } from './inline.ts';

const english = speakerOf('en');

/** What the mark says, in every format: no colon, no quotes, so that it fits into any string. */
export function markSentence(ids: readonly string[], speak: Speaker = english): string {
  return `${provisionalWords} (${ids.join(', ')}) ${speak('unconfirmed')}`;
}

/** Finds what `markSentence` wrote, whatever its ids and its language. */
export const markPattern = String.raw`PROVISIONAL DECISION \(TD[^()\r\n]{1,400}\) ${patternOf('unconfirmed')}`;

/**
 * Edits that make the note at the top of a document name these decisions; without any it goes. It stands before the
 * first heading, so that it is a part of no section. All else stays, byte for byte.
 */
export function markEdits(
  document: MarkdownDocument,
  ids: readonly string[],
  speak: Speaker = english,
): readonly TextEdit[] {
  const { text, eol } = document;
  const top = bomLength(text);
  const start = top + frontMatterLength(text.slice(top));
  const note = `> **${provisionalWords}** ${markSentence(ids, speak).slice(provisionalWords.length + 1)}`;
  const found = noteAt(text, start);
  if (found === undefined) {
    if (ids.length === 0) return [];
    // A front matter keeps its empty line.
    const gap = start > top ? (/^(?:\r?\n)?/.exec(text.slice(start))?.[0].length ?? 0) : 0;
    const place = start + gap;
    return [
      { start: place, end: place, text: isLineStart(text, place) ? `${note}${eol}${eol}` : `${eol}${eol}${note}` },
    ];
  }
  if (ids.length === 0) return [{ start: found.start, end: found.end, text: '' }];
  const line = text.slice(found.note, found.noteEnd);
  return line === note ? [] : [{ start: found.note, end: found.noteEnd, text: note }];
}

interface Note {
  readonly note: number;
  readonly noteEnd: number;
  /** With what was put around it. */
  readonly start: number;
  readonly end: number;
}

const noteLine = new RegExp(
  String.raw`^((?:[ \t]*\r?\n)*)(> \*\*PROVISIONAL DECISION\*\* ${markPattern.replace('PROVISIONAL DECISION ', '')})[ \t]*((?:\r?\n){0,2})`,
);

function noteAt(text: string, from: number): Note | undefined {
  const match = noteLine.exec(text.slice(from));
  if (match === null) return undefined;
  const [, lead = '', line = '', tail = ''] = match;
  const at = from + lead.length;
  const noteEnd = at + line.length;
  // Behind a front matter without a line ending the note has none either, and two before it.
  return { note: at, noteEnd, start: tail === '' && lead !== '' ? from - lead.length : at, end: noteEnd + tail.length };
}

/** A front matter may be all that there is, without a line ending. */
function isLineStart(text: string, offset: number): boolean {
  return offset <= bomLength(text) || /[\r\n]/.test(text[offset - 1] ?? '');
}
