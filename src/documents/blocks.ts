// The blocks of a Markdown document as safe HTML, made again only where the document changed.
import { slug } from 'github-slugger';
import { cutChunks, type Chunk, type CutText } from './blocks/chunks.ts';
import { cutDocument } from './blocks/cutDocument.ts';
import type { BlockOptions } from './blocks/handlers.ts';
import { NoteNumbers, printNotes, type PlacedNote } from './blocks/notes.ts';
import { createPieceMaker, type Piece, type PieceMaker, type Print } from './blocks/piece.ts';
import {
  collectTargets,
  noteLabel,
  readReferences,
  resolveReferences,
  targetsFor,
  type References,
  type Target,
} from './blocks/references.ts';
import type { MarkdownDocument } from './document.ts';
import { english } from './sentence.ts';

export type { BlockOptions } from './blocks/handlers.ts';

/** A top-level block. Lines count from 1; `data-line` in its HTML counts from the block's first line, from 0. */
export interface RenderedBlock {
  /** Hash of the HTML, with an ordinal where the same comes again. */
  readonly id: string;
  readonly line: number;
  readonly endLine: number;
  readonly html: string;
}

/** What is known of a chunk beside its nodes. */
interface Rendered {
  readonly references: References;
  /** The targets that the pieces were made with. */
  key: string;
  pieces: readonly Piece[];
  notes: ReadonlyMap<string, Piece>;
}

/** Renders a document again and again as it changes. Keeps the last render, and parses changed stretches only. */
export class BlockRenderer {
  #cut: CutText | undefined;
  #rendered = new Map<Chunk, Rendered>();
  /** The names that were made of headings before: most of a document stays. */
  readonly #slugs = new Map<string, string>();
  readonly #makePiece: PieceMaker;

  readonly #options: BlockOptions;

  constructor(options: BlockOptions = { translate: english }) {
    this.#options = options;
    this.#makePiece = createPieceMaker(options);
  }

  /** The blocks in order. The same text gives the same blocks, whatever was rendered before. Never fails. */
  render(text: string): readonly RenderedBlock[] {
    return this.#renderCut(cutChunks(text.replace(/^\uFEFF/, ''), this.#cut));
  }

  /** The same blocks for a document that is parsed already. */
  renderDocument(document: MarkdownDocument): readonly RenderedBlock[] {
    const cut = cutDocument(document, this.#cut);
    return cut ? this.#renderCut(cut) : this.render(document.text);
  }

  #renderCut(cut: CutText): readonly RenderedBlock[] {
    this.#cut = cut;
    return assemble(cut.chunks, this.#renderAll(cut.chunks), this.#options, this.#slugs);
  }

  #renderAll(chunks: readonly Chunk[]): readonly Rendered[] {
    const before = this.#rendered;
    this.#rendered = new Map();
    const all = chunks.map((chunk) => {
      const rendered = before.get(chunk) ?? {
        references: readReferences(chunk),
        key: '-',
        pieces: [],
        notes: new Map(),
      };
      this.#rendered.set(chunk, rendered);
      return rendered;
    });
    const targets = collectTargets(all.map(({ references }) => references));
    all.forEach((rendered, index) => {
      const chunk = chunks[index];
      if (chunk) this.#update(rendered, chunk, targetsFor(rendered.references, targets));
    });
    return all;
  }

  #update(rendered: Rendered, chunk: Chunk, targets: readonly Target[]): void {
    const key = targets.length === 0 ? '' : JSON.stringify(targets);
    if (rendered.key === key) return;
    const pieces: Piece[] = [];
    const notes = new Map<string, Piece>();
    for (const node of resolveReferences(chunk, targets)) {
      const piece = this.#makePiece(node);
      if (node.type !== 'footnoteDefinition') {
        if (piece) pieces.push(piece);
      } else if (piece && !notes.has(noteLabel(node))) {
        notes.set(noteLabel(node), piece);
      }
    }
    Object.assign(rendered, { key, pieces, notes });
  }
}

/** Puts the pieces of all chunks together: ids of headings, numbers of footnotes, lines of the document. */
function assemble(
  chunks: readonly Chunk[],
  all: readonly Rendered[],
  options: BlockOptions,
  slugs: Map<string, string>,
): readonly RenderedBlock[] {
  const nameHeading = createNames(slugs);
  const numbers = new NoteNumbers();
  const notes = new Map<string, PlacedNote>();
  const identify = createIdentifier();
  const blocks: RenderedBlock[] = [];
  let above = 0;
  all.forEach(({ pieces, notes: own }, index) => {
    for (const piece of pieces) {
      const { hash, html } = printPiece(piece);
      blocks.push({ id: identify(hash), line: above + piece.line, endLine: above + piece.endLine, html });
    }
    for (const [label, piece] of own) if (!notes.has(label)) notes.set(label, { piece, line: above + piece.line });
    above += chunks[index]?.lines ?? 0;
  });
  const footer = printNotes(numbers, notes, printPiece, { line: above, translate: options.translate });
  if (footer) blocks.push({ id: identify(footer.hash), line: above, endLine: above, html: footer.html });
  return blocks;

  function printPiece(piece: Piece): Print {
    if (piece.headings.length === 0 && piece.notes.length === 0) return piece.print(none, none);
    const ids = piece.headings.map(nameHeading);
    const marks = piece.notes.map((label) => numbers.refer(label));
    return piece.print(ids, marks);
  }
}

const none: readonly never[] = [];

/** More headings than a document has. */
const mostSlugs = 20_000;

/** Names headings in order as GitHub does: the second of a name gets a number, one that nothing has yet. */
function createNames(slugs: Map<string, string>): (heading: string) => string {
  const times = new Map<string, number>();
  return (heading) => {
    let base = slugs.get(heading);
    if (base === undefined) {
      base = slug(heading);
      if (slugs.size >= mostSlugs) slugs.clear();
      slugs.set(heading, base);
    }
    let name = base;
    let time = times.get(base) ?? -1;
    do {
      time += 1;
      name = time === 0 ? base : `${base}-${time}`;
    } while (times.has(name) && time > 0);
    times.set(base, time);
    if (name !== base) times.set(name, 0);
    return name;
  };
}

/** Gives ids to blocks in order: the hash, and from the second time on an ordinal with it. */
function createIdentifier(): (hash: string) => string {
  const times = new Map<string, number>();
  return (hash) => {
    const time = (times.get(hash) ?? 0) + 1;
    times.set(hash, time);
    return time === 1 ? hash : `${hash}-${time}`;
  };
}
