// A document as it will be: sections that are still being written, shown in their place.
import { bodyOf, findSection, type MarkdownDocument } from './document.ts';
import { applyEdits, setBody } from './edit.ts';
import type { TextEdit } from './finding.ts';

/** A section as far as it is known: the text under its heading. */
export interface SectionOverlay {
  readonly section: string;
  readonly text: string;
}

/** The text with overlays in it, and the way back to the lines of the document. */
export interface Overlaid {
  readonly text: string;
  /** The line of the document (from 1) for a line of `text`; nothing for a line that only the overlay has. */
  lineInDocument(line: number): number | undefined;
}

/**
 * Puts the overlays in place of the sections' own text. A section that the document does not have comes at its end.
 * Of two overlays for one section, the later counts.
 */
export function overlaySections(document: MarkdownDocument, overlays: readonly SectionOverlay[]): Overlaid {
  if (overlays.length === 0) return { text: document.text, lineInDocument: (line) => line };
  const edits = new Map<number | string, TextEdit>();
  for (const { section: heading, text } of overlays) {
    const section = findSection(document, heading);
    if (section) edits.set(section.start, setBody(document, section, text));
    else edits.set(heading, appendSection(document, heading, text));
  }
  const ordered = [...edits.values()].sort((a, b) => a.start - b.start);
  // What is appended stands at one place: as one edit it keeps its order.
  const appended = ordered.filter(isAppended).map(({ text }) => text);
  const end = document.text.length;
  const all = [...ordered.filter((edit) => !isAppended(edit)), { start: end, end, text: appended.join('') }];
  return { text: applyEdits(document.text, all), lineInDocument: (line) => lineBefore(document.text, all, line) };

  function isAppended({ start }: TextEdit): boolean {
    return start === document.text.length;
  }
}

/** The section's own text in the document, or nothing where it has no such section: a change of it ends an overlay. */
export function sectionText(document: MarkdownDocument, heading: string): string | undefined {
  const section = findSection(document, heading);
  return section && bodyOf(document, section);
}

function appendSection(document: MarkdownDocument, heading: string, text: string): TextEdit {
  const end = document.text.length;
  const { eol } = document;
  const gap = end === 0 ? '' : eol + eol;
  return { start: end, end, text: `${gap}## ${heading}${eol}${eol}${text}${eol}` };
}

/** Goes back through the edits from a line of the new text to the line of the old one. */
function lineBefore(before: string, edits: readonly TextEdit[], line: number): number | undefined {
  let oldLine = 1;
  let newLine = 1;
  let at = 0;
  for (const edit of edits) {
    const kept = countEnds(before.slice(at, edit.start));
    if (line <= newLine + kept) return oldLine + (line - newLine);
    oldLine += kept + countEnds(before.slice(edit.start, edit.end));
    newLine += kept + countEnds(edit.text);
    if (line < newLine) return undefined;
    at = edit.end;
  }
  return oldLine + (line - newLine);
}

function countEnds(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
