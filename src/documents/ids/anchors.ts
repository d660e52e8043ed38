// Links to headings whose text changes: they lead to the heading still.
import type { DocumentSet } from '../documentSet.ts';
import { applyEdits } from '../edit.ts';
import type { TextEdit } from '../finding.ts';
import { anchorOf } from '../links.ts';
import { readable } from '../speckit/readable.ts';

/** The edits of links to headings that the given edits, by path, change. */
export function anchorEdits(
  set: DocumentSet,
  edits: ReadonlyMap<string, readonly TextEdit[]>,
): ReadonlyMap<string, readonly TextEdit[]> {
  const moved = new Map<string, string>();
  for (const { path, text, sections } of set.documents) {
    for (const { start, headingEnd } of sections) {
      const own = (edits.get(path) ?? []).filter((edit) => edit.start >= start && edit.end <= headingEnd);
      if (own.length === 0) continue;
      const line = text.slice(start, headingEnd);
      const now = applyEdits(
        line,
        own.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })),
      );
      moved.set(anchorIn(line), anchorIn(now));
    }
  }
  const found = new Map<string, readonly TextEdit[]>();
  if (moved.size === 0) return found;
  for (const document of set.documents) {
    const { words, offset } = readable(document);
    const own = [...words.matchAll(/(?<=\]\([^()\s]{0,200}#)[^()\s]+(?=[\s)])/g)].flatMap(({ 0: anchor, index }) => {
      const now = moved.get(anchor.toLowerCase());
      return now === undefined ? [] : [{ start: offset(index), end: offset(index + anchor.length), text: now }];
    });
    if (own.length > 0) found.set(document.path, own);
  }
  return found;
}

function anchorIn(heading: string): string {
  return anchorOf(heading.replace(/^[ \t]*#{1,6}[ \t]*/, '').replace(/[ \t]#+[ \t]*$/, ''));
}
