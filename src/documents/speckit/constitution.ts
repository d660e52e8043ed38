// The constitution of a project: its principles, and what it says must and must not be. The untouched template is known.
import type { MarkdownDocument } from '../document.ts';
import { plainLine } from './definition.ts';
import { outlineOf } from './outline.ts';
import { readable, spanOf, type Span, type Unread } from './readable.ts';
import { remember } from './remember.ts';

export interface Statement {
  readonly text: string;
  /** `said`: a plain sentence, as "Services are written in Go". */
  readonly force: 'must' | 'must not' | 'should' | 'said';
  /** The heading that it stands under. */
  readonly principle: string;
  readonly span: Span;
}

export interface Constitution {
  /** Whether it is spec-kit's template, not filled: then it says nothing. */
  readonly template: boolean;
  readonly version: string;
  readonly principles: readonly { readonly title: string; readonly span: Span }[];
  /** What must, must not or should be. */
  readonly statements: readonly Statement[];
  /** All its sentences, the statements among them. */
  readonly sentences: readonly Statement[];
  readonly unread: readonly Unread[];
}

const mustNot = /\bMUST\s+NOT\b|\bSHALL\s+NOT\b|\bMUST\s+NEVER\b|\bNEVER\b|\u4e0d\u5f97|\u7981\u6b62/;
const must =
  /\bMUST\b|\bSHALL\b|\bREQUIRED\b|NON-NEGOTIABLE|\b[Mm]ust be\b|\b(?:is|are) mandatory\b|\u5fc5\u987b|\u5fc5\u9808|\u5fc5\u9808|\bMUSS\b|\bDEBE\b|\bDEVE\b|\bDOIT\b/;
const should = /\bSHOULD\b|\bRECOMMENDED\b/;

/** Reads a constitution, once. */
export const readConstitution = remember((document: MarkdownDocument): Constitution => {
  const source = readable(document);
  const { prose } = source;
  const { sections } = source.document;
  const places = new Set(
    prose.match(
      /\[(?:PROJECT_NAME|PRINCIPLE_\d_(?:NAME|DESCRIPTION)|SECTION_\d_(?:NAME|CONTENT)|GOVERNANCE_RULES|CONSTITUTION_VERSION)\]/g,
    ),
  );
  const sentences: Statement[] = [];
  let done = -1;
  for (const entry of outlineOf(document)) {
    // A heading is a principle, not a statement.
    if (entry.start < done || entry.kind === 'heading') continue;
    // The lines of a paragraph are one text: sentences run over them.
    const end = entry.kind === 'line' ? entry.bodyEnd : entry.end;
    if (entry.kind === 'line') done = entry.bodyEnd;
    const text = entry.kind === 'row' ? entry.cells.join('. ') : prose.slice(entry.textStart, end);
    for (const sentence of text.matchAll(/(?:[^.!?\u3002]|[.!?](?=[^\s*_)]))+[.!?\u3002]?/g)) {
      const force = mustNot.test(sentence[0])
        ? 'must not'
        : must.test(sentence[0])
          ? 'must'
          : should.test(sentence[0])
            ? 'should'
            : 'said';
      if (sentence[0].trim() === '') continue;
      const [start, length] =
        entry.kind === 'row'
          ? [entry.start, entry.end - entry.start]
          : [entry.textStart + sentence.index, sentence[0].length];
      const span = spanOf(source, start, start + length);
      sentences.push({ text: plainLine(sentence[0]), force, principle: entry.section?.title ?? '', span });
    }
  }
  return {
    template: places.size >= 3,
    version: /\*\*Version\*\*\s*:?\s*:?\s*v?(\d+\.\d+(?:\.\d+)?)/i.exec(prose)?.[1] ?? '',
    principles: sections
      .filter(
        ({ depth, path }) =>
          depth === 3 && /principle|prinzip|principio|princip|\u539f\u5219|\u539f\u5247/i.test(path[1] ?? ''),
      )
      .map(({ title, start, headingEnd }) => ({ title, span: spanOf(source, start, headingEnd) })),
    statements: places.size >= 3 ? [] : sentences.filter(({ force }) => force !== 'said'),
    sentences: places.size >= 3 ? [] : sentences,
    unread: source.unread,
  };
});
