// The one Markdown parser: remark with GitHub's flavour and front matter.
import type { Node, Root } from 'mdast';
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';

const parser = remark().use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze();

/** The syntax tree. Its offsets count the UTF-16 units of `text`, a byte order mark included. */
export function parseMarkdown(text: string): Root {
  const tree = parser.parse(text);
  // The parser drops a byte order mark and then counts without it.
  if (text.startsWith('\ufeff')) visit(tree, shift);
  return tree;
}

function shift(node: Node): void {
  const { position } = node;
  if (!position) return;
  for (const point of [position.start, position.end]) point.offset = (point.offset ?? 0) + 1;
}
