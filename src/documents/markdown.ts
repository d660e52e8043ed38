// The one Markdown parser: GitHub flavour with front matter, offsets as in the text that was given.
import type { Node, Root } from 'mdast';
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { bomLength } from './text.ts';

const parser = remark().use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze();

/**
 * Parses a whole document. All offsets count UTF-16 units of `text`, a byte order mark included; lines and columns
 * start at 1 and do not count the mark, as editors show them. Any text is a document: this never fails.
 */
export function parseMarkdown(text: string): Root {
  const root = parser.parse(text);
  const shift = bomLength(text);
  if (shift > 0) visit(root, (node) => shiftOffsets(node, shift));
  return root;
}

/** Offsets of a node's source, `[start, end)`. */
export function rangeOf(node: Node): { readonly start: number; readonly end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

// The parser drops a byte order mark before it counts.
function shiftOffsets(node: Node, shift: number): void {
  if (node.position === undefined) return;
  const { start, end } = node.position;
  node.position = {
    start: { ...start, offset: (start.offset ?? 0) + shift },
    end: { ...end, offset: (end.offset ?? 0) + shift },
  };
}
