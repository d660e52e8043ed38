// A long text is parsed in pieces: the parser takes more than twice as long for twice the text.
import type { Node, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { frontMatterLength, parseMarkdown, rangeOf } from './markdown.ts';
import { bomLength } from './text.ts';

/** By how much what follows a change has moved, or where a piece stands in its text. */
export interface Shift {
  readonly offset: number;
  readonly line: number;
}

/** A heading that closes whatever can be closed by one. It is parsed after a piece to see whether it is a heading there. */
export const probe = '# .\n';

/** Pieces are no shorter than this, in characters: each is parsed with one heading more. */
const leastPiece = 4_000;

/** The tree of a text, as `parseMarkdown` makes it. */
export function parsePieces(text: string, least = leastPiece): Root {
  // What is defined in one piece may be referred to in another.
  if (text.length < 2 * least || text.includes(']:')) return parseMarkdown(text);
  const bom = bomLength(text);
  const head = bom + frontMatterLength(text.slice(bom));
  const children: RootContent[] = [];
  let at: Shift = { offset: 0, line: 0 };
  for (;;) {
    const { root, end } = parsePiece(text, at.offset, Math.max(head, at.offset + least));
    if (at.offset > 0) visit(root, (node) => moveInPlace(node, at));
    children.push(...root.children);
    if (end === text.length) {
      const start = { line: 1, column: 1, offset: bom };
      return { type: 'root', children, ...(root.position ? { position: { start, end: root.position.end } } : {}) };
    }
    at = { offset: end, line: at.line + countEnds(text.slice(at.offset, end)) };
  }
}

/** Whether a heading at the margin begins here, if anything may begin here. */
export function isHeadingAt(text: string, offset: number): boolean {
  return /^#{1,6}(?:[ \t\r\n]|$)/.test(text.slice(offset, offset + 7));
}

/** Line ends as the parser counts them. */
export function countEnds(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

type Position = NonNullable<Node['position']>;

/** A position at another place. */
export function movePosition({ start, end }: Position, shift: Shift): Position {
  return { start: movePoint(start, shift), end: movePoint(end, shift) };
}

/** A point at another place. */
export function movePoint({ line, column, offset }: Position['start'], shift: Shift): Position['start'] {
  return { line: line + shift.line, column, offset: (offset ?? 0) + shift.offset };
}

/** Parses from `start` up to the first heading behind `least` that ends all that is open, else to the end. */
function parsePiece(text: string, start: number, least: number): { readonly root: Root; readonly end: number } {
  for (let wanted = least; ; wanted += wanted - start) {
    const cut = nextHeading(text, wanted);
    if (cut === undefined) return { root: parseMarkdown(text.slice(start)), end: text.length };
    const root = parseMarkdown(text.slice(start, cut) + probe);
    const last = root.children.pop();
    if (last?.type === 'heading' && rangeOf(last).start === cut - start) return { root, end: cut };
  }
}

function nextHeading(text: string, from: number): number | undefined {
  // Other than `^` the parser takes no separator of lines or paragraphs for the end of a line.
  const heading = /(?<=[\r\n])#{1,6}(?=[ \t\r\n]|$)/g;
  heading.lastIndex = from;
  return heading.exec(text)?.index;
}

function moveInPlace(node: Node, shift: Shift): void {
  if (node.position) node.position = movePosition(node.position, shift);
}
