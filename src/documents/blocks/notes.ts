// Footnotes: numbered in the order in which they are referred to, shown together at the end.
import { say } from '../sentence.ts';
import type { BlockOptions } from './handlers.ts';
import { noteId, printOf, referenceId, type NoteMark, type Piece, type Print } from './piece.ts';

/** The text of a footnote and the line of the document on which it begins. */
export interface PlacedNote {
  readonly piece: Piece;
  readonly line: number;
}

/** Counts the references of one render. */
export class NoteNumbers {
  readonly #counts = new Map<string, { readonly number: number; count: number }>();

  /** Registers the next reference to the footnote with this label. */
  refer(label: string): NoteMark {
    const entry = this.#counts.get(label) ?? { number: this.#counts.size + 1, count: 0 };
    this.#counts.set(label, entry);
    entry.count += 1;
    return { number: entry.number, occurrence: entry.count };
  }

  /** The labels by number. Grows while it is gone through, where a footnote refers to another. */
  labels(): IterableIterator<string> {
    return this.#counts.keys();
  }

  marks(label: string): readonly NoteMark[] {
    const { number, count } = this.#counts.get(label) ?? { number: 0, count: 0 };
    return Array.from({ length: count }, (_, index) => ({ number, occurrence: index + 1 }));
  }
}

/** The list of the footnotes that are referred to; nothing where there are none. `line` is that of the list. */
export function printNotes(
  numbers: NoteNumbers,
  notes: ReadonlyMap<string, PlacedNote>,
  print: (piece: Piece) => Print,
  { line, translate }: { readonly line: number; readonly translate: BlockOptions['translate'] },
): Print | undefined {
  const texts = new Map<string, string>();
  for (const label of numbers.labels()) {
    const note = notes.get(label);
    texts.set(label, note ? print(note.piece).html : '');
  }
  if (texts.size === 0) return undefined;
  const back = escape(translate(say('Back to the text')));
  const items = [...texts].map(([label, html], index) => {
    const links = numbers.marks(label).map((mark) => `<a href="#${referenceId(mark)}" aria-label="${back}">↩</a>`);
    const at = (notes.get(label)?.line ?? line) - line;
    return `<li id="${noteId(index + 1)}" data-line="${at}">${appendToLast(html, links.join(' '))}</li>`;
  });
  const title = escape(translate(say('Footnotes')));
  return printOf(`<section class="footnotes" aria-label="${title}"><ol>${items.join('\n')}</ol></section>`);
}

/** Adds to the last paragraph, where the text ends with one. */
function appendToLast(html: string, addition: string): string {
  return html.endsWith('</p>') ? `${html.slice(0, -'</p>'.length)} ${addition}</p>` : `${html} ${addition}`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
