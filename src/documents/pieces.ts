// Parses a text in pieces that no construct crosses: what a parser holds of one is gone when it comes to the next.
import type { Node, Root, RootContent } from 'mdast';
import { parseMarkdown, rangeOf } from './markdown.ts';

/** A top-level heading at the margin: every construct before it has ended there, and a parser can begin anew. */
export interface Cut {
  /** Index of the heading among the top-level nodes. */
  readonly index: number;
  readonly offset: number;
  readonly line: number;
}

/** By how much what follows the change has moved. */
export interface Shift {
  readonly offset: number;
  readonly line: number;
}

/** A heading that closes whatever can be closed by one. It is parsed after a piece to see whether it is a heading there. */
const probe = '# .\n';

/** Smaller texts are parsed at once. In UTF-16 units. */
const large = 128 * 1024;
const pieceSize = 64 * 1024;

/**
 * The tree of a text, equal to what `parseMarkdown` makes of it: of a large one, whose parts cannot refer to each other,
 * in pieces between headings.
 */
export function parseInPieces(text: string, size = pieceSize, smallest = large): Root {
  // A definition may be referred to from everywhere.
  if (text.length < smallest || text.includes(']:')) return parseMarkdown(text);
  const children: RootContent[] = [];
  let from: Cut | undefined;
  let first: Root | undefined;
  let wanted = size;
  let line = 1;
  let counted = 0;
  for (const { index } of text.matchAll(/^#{1,6}[ \t]/gm)) {
    const start = from?.offset ?? 0;
    if (index - start < wanted) continue;
    const piece = parsePiece(text, from, index, new Set());
    // In a code block it is no heading: the next ones rarely are.
    wanted = piece === undefined ? wanted * 2 : size;
    if (piece === undefined) continue;
    for (const child of piece.children) children.push(child);
    line += countLines(text.slice(counted, index));
    counted = index;
    from = { index: children.length, offset: index, line };
    first ??= piece;
  }
  if (first === undefined) return parseMarkdown(text);
  const last = parsePiece(text, from, undefined, new Set());
  if (last === undefined) return parseMarkdown(text);
  for (const child of last.children) children.push(child);
  const [start, end] = [first.position?.start, last.position?.end];
  return { type: 'root', children, ...(start && end ? { position: { start, end } } : {}) };
}

/** The nodes of `text` from one cut to another, at their places in the text; nothing where something stays open. */
export function parsePiece(
  text: string,
  from: Cut | undefined,
  to: number | undefined,
  labels: ReadonlySet<string>,
): Root | undefined {
  const start = from?.offset ?? 0;
  const known = labels.size === 0 ? '' : [...labels].map(definitionOf).join('') + probe;
  const piece = known + text.slice(start, to);
  const root = parseMarkdown(to === undefined ? piece : piece + probe);
  if (to !== undefined) {
    const last = root.children.pop();
    if (last?.type !== 'heading' || rangeOf(last).start !== piece.length) return undefined;
  }
  const children = root.children.filter((node) => rangeOf(node).start >= known.length);
  // A byte order mark was counted by the parser already.
  const shift = { offset: start - known.length, line: (from?.line ?? 1) - 1 - (known.split('\n').length - 1) };
  return {
    type: 'root',
    children: children.map((node) => moveNode(node, shift)),
    ...(root.position ? { position: movePosition(root.position, shift) } : {}),
  };
}

/** A definition of a label as the tree holds it: `^…` is that of a footnote. */
function definitionOf(label: string): string {
  return label.startsWith('^') ? `[${label}]: .\n\n` : `[${label}]: <.>\n\n`;
}

/** Line ends as the parser counts them. */
export function countLines(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** A node at another place: a copy, or the node itself where that is the same. */
export function moveNode<T extends RootContent>(node: T, shift: Shift): T {
  return shift.offset === 0 && shift.line === 0 ? node : copyMoved(node, shift);
}

/** A copy of a node and what is below it, at another place. */
export function copyMoved<T extends Node>(node: T, shift: Shift): T {
  const copy: T = { ...node };
  if (node.position) copy.position = movePosition(node.position, shift);
  if ('children' in node && Array.isArray(node.children)) {
    Object.assign(copy, { children: node.children.map((child: Node) => copyMoved(child, shift)) });
  }
  return copy;
}

type Position = NonNullable<Node['position']>;

function movePosition({ start, end }: Position, shift: Shift): Position {
  return { start: movePoint(start, shift), end: movePoint(end, shift) };
}

export function movePoint({ line, column, offset }: Position['start'], shift: Shift): Position['start'] {
  return { line: line + shift.line, column, offset: (offset ?? 0) + shift.offset };
}
